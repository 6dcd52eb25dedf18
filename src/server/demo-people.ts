import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Role } from '../api/context.js';

/** Somebody as whom the page can be tried out. */
export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly token: string;
}

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const LOCAL_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/** In development: tokens for the page, whoever asks from this machine. They are what is printed when the server starts. */
export function serveDemoPeople(server: FastifyInstance, people: () => Promise<DemoPerson[]>): void {
  server.get('/demo/people', async (request, reply) => {
    if (!isFromHere(request)) return reply.callNotFound();
    return reply.header('cache-control', 'no-store').send(await people());
  });
}

/** From the page itself, or a program on this machine: neither by a name that another site made point here, nor for its pages, nor through a proxy. */
function isFromHere({ socket, headers }: FastifyRequest): boolean {
  const isProxied = 'x-forwarded-for' in headers || 'forwarded' in headers;
  const host = URL.parse(`http://${headers.host}`);
  const site = headers['sec-fetch-site'];
  const isOfPage = headers.origin === undefined || URL.parse(headers.origin)?.host === host?.host;
  return (
    LOOPBACK.has(socket.remoteAddress ?? '') &&
    !isProxied &&
    LOCAL_NAMES.has(host?.hostname ?? '') &&
    isOfPage &&
    (site === undefined || site === 'same-origin')
  );
}
