import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect } from 'vitest';
import { WebSocket } from 'ws';
import { INNARDS, KNOWN_CODES, type GraphqlError } from '../setup/http.js';
import type { Person, Shop } from '../setup/shop.js';

export interface Operation {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

export interface Told {
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly GraphqlError[];
}

export const DOORS = ['HTTP', 'an event stream', 'a WebSocket'] as const;
export type Door = (typeof DOORS)[number];

/** How long a subscription is listened to that may have nothing to say. */
export const SILENCE_MS = 25;
const NOTHING: Told = { data: null, errors: [] };

/** The three ways in, each held open for any number of operations of one person. */
export class Doors {
  readonly #agent = new Agent({ keepAlive: true });
  readonly #socket: WebSocket;
  readonly #waiting = new Map<string, PromiseWithResolvers<Told>>();
  #count = 0;

  private constructor(
    private readonly shop: Shop,
    private readonly authorization: string,
  ) {
    this.#socket = new WebSocket(`${shop.url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws');
    this.#socket.on('message', (data: Buffer) => this.#hear(data.toString()));
    this.#socket.on('close', (code) =>
      this.#waiting.forEach(({ reject }) => reject(new Error(`The socket was closed: ${code}.`))),
    );
  }

  static async open(shop: Shop, as: Person): Promise<Doors> {
    const authorization = `Bearer ${await shop.identity.token(as)}`;
    const doors = new Doors(shop, authorization);
    await once(doors.#socket, 'open');
    doors.#socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
    await once(doors.#socket, 'message');
    return doors;
  }

  async close(): Promise<void> {
    this.#agent.destroy();
    this.#socket.terminate();
    await once(this.#socket, 'close');
  }

  /**
   * What is answered; of a subscription, the first of it, or nothing when it is silent for so long. It is well-formed, and
   * tells nothing that it must not.
   */
  async ask(door: Door, operation: Operation, silenceMs?: number): Promise<Told> {
    const patienceMs = mayBeSilent(operation) ? silenceMs : undefined;
    const told =
      door === 'a WebSocket'
        ? await this.#bySocket(operation, patienceMs)
        : await this.#byHttp(door, operation, patienceMs);
    for (const { message, extensions } of told.errors) {
      expect(message).not.toMatch(INNARDS);
      expect(KNOWN_CODES).toContain(extensions.code);
      expect(extensions.code, JSON.stringify(operation)).not.toBe('INTERNAL_SERVER_ERROR');
    }
    return told;
  }

  async #byHttp(door: Door, operation: Operation, patienceMs?: number): Promise<Told> {
    const address = new URL(door === 'HTTP' ? '/graphql' : '/graphql/stream', this.shop.url);
    const headers = { 'content-type': 'application/json', authorization: this.authorization };
    const asking = request(address, { method: 'POST', agent: this.#agent, headers });
    asking.end(JSON.stringify(operation));
    const [response] = (await once(asking, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBeLessThan(500);
    const isStream = response.headers['content-type']?.startsWith('text/event-stream');
    if (isStream && patienceMs) return firstEvent(response, patienceMs);
    const answer = await text(response);
    return parts(JSON.parse(isStream ? EVENT.exec(answer)![1]! : answer));
  }

  #bySocket(operation: Operation, patienceMs?: number): Promise<Told> {
    const id = String((this.#count += 1));
    const answer = Promise.withResolvers<Told>();
    const silence = patienceMs && setTimeout(() => answer.resolve(NOTHING), patienceMs);
    this.#waiting.set(id, answer);
    this.#socket.send(JSON.stringify({ type: 'subscribe', id, payload: operation }));
    return answer.promise.finally(() => {
      if (silence) clearTimeout(silence);
      this.#waiting.delete(id);
      if (silence) this.#socket.send(JSON.stringify({ type: 'complete', id }));
    });
  }

  #hear(message: string): void {
    const { type, id = '', payload } = JSON.parse(message) as { type: string; id?: string; payload?: unknown };
    if (type === 'next') this.#waiting.get(id)?.resolve(parts(payload));
    if (type === 'error') this.#waiting.get(id)?.resolve({ data: null, errors: payload as GraphqlError[] });
  }
}

const EVENT = /^data: (.*)\n\n/m;

/** Whether it may be a subscription. */
function mayBeSilent({ query }: Operation): boolean {
  return query.includes('subscription');
}

/** The stream is not read any further. */
async function firstEvent(response: IncomingMessage, patienceMs: number): Promise<Told> {
  const silence = setTimeout(() => response.destroy(), patienceMs);
  let received = '';
  try {
    for await (const data of response) {
      received += String(data);
      const [, event] = EVENT.exec(received) ?? [];
      if (event) return parts(JSON.parse(event));
    }
  } catch {
    // Nothing came of it in time.
  } finally {
    clearTimeout(silence);
    response.destroy();
  }
  return NOTHING;
}

function parts(answer: unknown): Told {
  const { data = null, errors = [] } = answer as Partial<Told>;
  return { data, errors };
}
