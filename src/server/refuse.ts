import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { RETRY_AFTER_SECONDS } from './error-codes.js';

const CODES: Readonly<Record<number, string>> = {
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  503: 'STOPPING',
};

/** Answers what fastify never comes to see with a GraphQL error, as the last thing on the connection. */
export function refuse(socket: Duplex, status: number, message: string): void {
  const body = JSON.stringify({ errors: [{ message, extensions: { code: CODES[status] ?? 'BAD_REQUEST' } }] });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'connection: close',
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    ...(status === 503 ? [`retry-after: ${RETRY_AFTER_SECONDS}`] : []),
  ];
  socket.on('error', () => undefined);
  socket.once('finish', () => socket.destroy());
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
