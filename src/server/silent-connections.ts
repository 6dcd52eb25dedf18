import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Browsers and programs open connections in advance. One on which nothing was ever asked is not idle to Node, and would
 * hold up the end of the server for as long as its first request may take: a minute.
 */
export function closeSilentConnections(server: FastifyInstance): void {
  const silent = new Set<Socket>();
  const asked = ({ socket }: IncomingMessage): boolean => silent.delete(socket);
  server.server.on('connection', (socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  server.server.on('request', asked);
  server.server.on('upgrade', asked);
  server.addHook('preClose', async () => silent.forEach((socket) => socket.destroy()));
}
