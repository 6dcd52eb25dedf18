import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { refuse } from './refuse.js';

type Told = readonly [status: number, message: string];

const BROKEN: Told = [400, 'The request is not well-formed HTTP.'];
const TOLD: Readonly<Record<string, Told>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request took too long to arrive.'],
  HPE_HEADER_OVERFLOW: [431, 'The address and the headers are too long.'],
};

/**
 * What is no request, or not all of one in time. Where an answer to an earlier one on the same connection is still under way,
 * nothing is said: to the client it would pass for that answer, and a write that is accepted for one that is refused.
 */
export function refuseBrokenRequests({ server }: FastifyInstance): void {
  const unanswered = new WeakMap<Socket, Set<IncomingMessage>>();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    const requests = unanswered.get(socket) ?? new Set();
    unanswered.set(socket, requests.add(request));
    response.once('close', () => requests.delete(request));
  });
  // Fastify's own has a form of its own, and speaks in any case.
  server.removeAllListeners('clientError');
  server.on('clientError', ({ code = '' }: NodeJS.ErrnoException, socket: Socket) => {
    const isAwaited = [...(unanswered.get(socket) ?? [])].some(({ complete }) => complete);
    if (isAwaited || !socket.writable) socket.destroy();
    else refuse(socket, ...(TOLD[code] ?? BROKEN));
  });
}
