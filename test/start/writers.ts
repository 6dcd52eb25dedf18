import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';

/** A product that one writer saves over and over, each time on top of what it was answered. */
export interface Saved {
  readonly id: string;
  version: number;
}

/** One save, as it was sent. */
interface Sent {
  readonly query: string;
  readonly variables: { readonly idempotencyKey: string };
}

interface Answer {
  readonly data?: { updateProduct?: { version?: number } };
}

/** Sends a save, and answers what came; null where the server went away without an answer. @throws when it fails otherwise. */
type Send = (sent: Sent) => Promise<Answer | null>;

const SAVE = `mutation ($id: ID!, $expectedVersion: Int!, $patch: ProductPatch!, $idempotencyKey: ID!) {
  updateProduct(id: $id, expectedVersion: $expectedVersion, patch: $patch, idempotencyKey: $idempotencyKey) {
    ... on Product { version } ... on MutationError { message }
  }
}`;

/** What became of all that was sent. */
export class Ledger {
  /** Keys of the saves that were answered as they should be. */
  readonly answered: string[] = [];
  /** Keys of those that a server took leave of without an answer, before they were sent once more under another. */
  readonly unanswered: string[] = [];
  readonly failed: unknown[] = [];
}

/** Saves until it is told to stop, one save after the other. */
export async function keepSaving(product: Saved, send: Send, ledger: Ledger, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const idempotencyKey = randomUUID();
    const patch = { name: `v${product.version + 1}` };
    const variables = { id: product.id, expectedVersion: product.version, patch, idempotencyKey };
    const answer = await send({ query: SAVE, variables }).catch((error: unknown) => ({ error }));
    if (answer === null) {
      ledger.unanswered.push(idempotencyKey);
    } else if ('data' in answer && answer.data?.updateProduct?.version === product.version + 1) {
      ledger.answered.push(idempotencyKey);
      product.version += 1;
    } else {
      ledger.failed.push(answer);
      return;
    }
  }
}

/** By HTTP, on one connection that is kept. */
export function overHttp(url: string): Send {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  return async (sent) => {
    const headers = { 'content-type': 'application/json' };
    const asked = request(`${url}/graphql`, { method: 'POST', agent, headers });
    asked.end(JSON.stringify(sent));
    const [answer] = (await once(asked, 'response')) as [NodeJS.ReadableStream];
    return (await json(answer)) as Answer;
  };
}

/** By a WebSocket, and another one whenever a server says that it goes away. Nothing is sent twice. */
export function overSocket(url: string): Send {
  let socket: WebSocket | null = null;
  let serial = 0;
  onTestFinished(() => socket?.terminate());
  return async (sent) => {
    socket ??= await enter(url);
    const id = String(++serial);
    const open = socket;
    const answer = Promise.withResolvers<Answer | null>();
    const hear = (data: Buffer): void => {
      const {
        id: about,
        type,
        payload,
      } = JSON.parse(data.toString()) as { id?: string; type: string; payload: Answer };
      if (about === id && type !== 'complete') answer.resolve(payload);
    };
    const closed = (code: number): void => {
      socket = null;
      if (code === 1001) answer.resolve(null);
      else answer.reject(new Error(`closed with ${code}`));
    };
    open.on('message', hear).once('close', closed);
    // Closed already, which is a reason to go elsewhere and no answer.
    if (open.readyState === WebSocket.OPEN) open.send(JSON.stringify({ type: 'subscribe', id, payload: sent }));
    const came = await answer.promise;
    open.off('message', hear).off('close', closed);
    if (open.readyState !== WebSocket.OPEN) socket = null;
    return came;
  };
}

async function enter(url: string): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws');
  socket.on('error', () => undefined);
  await once(socket, 'open');
  socket.send('{"type":"connection_init"}');
  await once(socket, 'message');
  return socket;
}
