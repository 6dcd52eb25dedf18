import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.js';

/** /metrics, for whoever has the token, or everybody where there is none. */
export function serveMetrics(server: FastifyInstance, metrics: Metrics, token: string | null): void {
  server.get('/metrics', async ({ headers }, reply) => {
    if (token !== null && !isSame(headers.authorization ?? '', `Bearer ${token}`)) {
      const message = 'The metrics are for those who have the token of the setting METRICS_TOKEN.';
      return reply
        .code(401)
        .header('www-authenticate', 'Bearer')
        .send({ errors: [{ message, extensions: { code: 'UNAUTHENTICATED' } }] });
    }
    return reply.type(metrics.contentType).send(await metrics.text());
  });
}

/** Tells nothing by how long it takes. */
function isSame(a: string, b: string): boolean {
  const [one, other] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(one!, other!);
}
