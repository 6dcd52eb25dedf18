import type { FastifyInstance } from 'fastify';

const LOOK_EVERY_MS = 20;

/**
 * A server that closes waits for its connections: as long as `graceMs` for those on which something is under way, and not for
 * those that a client keeps for later, after its last answer.
 */
export function finishWithin(graceMs: number, fastify: FastifyInstance): void {
  const { server } = fastify;
  fastify.addHook('preClose', async () => {
    const tidying = setInterval(() => server.closeIdleConnections(), LOOK_EVERY_MS);
    const patience = setTimeout(() => server.closeAllConnections(), graceMs);
    server.once('close', () => {
      clearInterval(tidying);
      clearTimeout(patience);
    });
  });
}
