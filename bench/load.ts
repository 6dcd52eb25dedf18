import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Row, Workload } from './contenders.ts';

/** What came of one round of load. */
export interface Round {
  readonly connections: number;
  readonly answers: number;
  readonly seconds: number;
  /** In milliseconds, ascending. */
  readonly latencies: Float64Array;
}

export interface Target {
  readonly port: number;
  readonly authorization: string | null;
}

let serial = 0;

/**
 * Loads the server for some seconds: each row has a connection of its own, which sends the next request when it has the
 * answer to the one before. It shares the machine with what it measures, so it speaks just enough HTTP over bare sockets.
 * @throws at the first answer that is not the expected one: every write must be accepted.
 */
export async function runRound(
  target: Target,
  workload: Workload,
  rows: readonly Row[],
  seconds: number,
): Promise<Round> {
  const sockets = await Promise.all(rows.map(() => open(target.port)));
  const start = performance.now();
  const until = start + seconds * 1000;
  const latencies: number[] = [];
  try {
    await Promise.all(
      sockets.map(async (socket, index) => {
        const row = rows[index]!;
        const exchange = exchanger(socket, headerOf(target, workload.path));
        do {
          const sent = performance.now();
          await take(exchange, workload, row);
          latencies.push(performance.now() - sent);
        } while (performance.now() < until);
      }),
    );
  } finally {
    for (const socket of sockets) socket.destroy();
  }
  return roundOf(rows, start, latencies);
}

/**
 * Offers so many requests a second, whether or not the server keeps up: every row's are due at even intervals, in turn
 * with the others'. A latency counts from when the request was due, so that a server which falls behind is not asked less.
 */
export async function runAtRate(
  target: Target,
  workload: Workload,
  rows: readonly Row[],
  { perSecond, seconds, answered }: { perSecond: number; seconds: number; answered?: (row: Row) => void },
): Promise<Round> {
  const sockets = await Promise.all(rows.map(() => open(target.port)));
  const start = performance.now();
  const latencies: number[] = [];
  try {
    await Promise.all(
      sockets.map(async (socket, index) => {
        const row = rows[index]!;
        const exchange = exchanger(socket, headerOf(target, workload.path));
        for (let nth = index; nth < perSecond * seconds; nth += rows.length) {
          const due = start + (nth / perSecond) * 1000;
          await pause(Math.max(0, due - performance.now()));
          await take(exchange, workload, row);
          latencies.push(performance.now() - due);
          answered?.(row);
        }
      }),
    );
  } finally {
    for (const socket of sockets) socket.destroy();
  }
  return roundOf(rows, start, latencies);
}

/** A connection for one request at a time, each its body and the answer's. */
export async function connectTo(
  target: Target,
  path: string,
): Promise<{ exchange: (body: string) => Promise<string>; close: () => void }> {
  const socket = await open(target.port);
  return { exchange: exchanger(socket, headerOf(target, path)), close: () => void socket.destroy() };
}

async function take(exchange: (body: string) => Promise<string>, workload: Workload, row: Row): Promise<void> {
  const answer = await exchange(workload.body(row, ++serial));
  if (!workload.isExpected(answer, row))
    throw new Error(`unexpected answer about ${row.id} at ${row.version}: ${answer}`);
  if (workload.writes) row.version++;
}

function roundOf(rows: readonly Row[], start: number, latencies: readonly number[]): Round {
  const elapsed = (performance.now() - start) / 1000;
  return {
    connections: rows.length,
    answers: latencies.length,
    seconds: elapsed,
    latencies: Float64Array.from(latencies).toSorted(),
  };
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  return socket;
}

function headerOf({ authorization }: Target, path: string): string {
  return [
    `POST ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Content-Type: application/json',
    'Accept: application/json',
    ...(authorization ? [`Authorization: ${authorization}`] : []),
    'Content-Length: ',
  ].join('\r\n');
}

/** Sends a body and waits for the body of the answer, one at a time. */
function exchanger(socket: Socket, header: string): (body: string) => Promise<string> {
  let waiting: PromiseWithResolvers<string> | null = null;
  let received = '';
  const finish = (settle: (waiting: PromiseWithResolvers<string>) => void): void => {
    const settled = waiting;
    waiting = null;
    received = '';
    if (settled) settle(settled);
  };
  // One character a byte: lengths are in bytes, and nothing here looks beyond ASCII.
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    received += chunk;
    const headerEnd = received.indexOf('\r\n\r\n');
    if (headerEnd < 0) return;
    const length = /\r\ncontent-length: (\d+)/i.exec(received.slice(0, headerEnd))?.[1];
    if (length === undefined) {
      finish(({ reject }) => reject(new Error(`an answer without Content-Length: ${received}`)));
    } else if (received.length >= headerEnd + 4 + Number(length)) {
      const body = received.slice(headerEnd + 4);
      finish(({ resolve }) => resolve(body));
    }
  });
  socket.on('error', (error) => finish(({ reject }) => reject(error)));
  socket.on('close', () => finish(({ reject }) => reject(new Error('the server closed the connection'))));
  return (body) => {
    waiting = Promise.withResolvers();
    socket.write(`${header}${Buffer.byteLength(body)}\r\n\r\n${body}`);
    return waiting.promise;
  };
}
