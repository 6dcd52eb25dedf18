import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { WebSocket, type ClientOptions } from 'ws';
import type { GraphqlError } from './http.js';
import type { Person, Shop } from './shop.js';
import type { Closing } from './subscribe.js';

export interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

interface Options extends Omit<ClientOptions, 'protocol'> {
  path?: string;
  /** None: whatever a client proposes that does not know the protocol. */
  protocol?: string | string[] | null;
}

/** A WebSocket without a client that keeps the protocol. */
export class RawSocket {
  readonly closed: Promise<Closing>;
  readonly #messages: Message[] = [];

  private constructor(readonly socket: WebSocket) {
    this.closed = once(socket, 'close').then(([code, reason]) => ({ code: code as number, reason: String(reason) }));
    socket.on('message', (data: Buffer) => this.#messages.push(JSON.parse(data.toString()) as Message));
    // How it ended is what `closed` says.
    socket.on('error', () => undefined);
    onTestFinished(() => socket.terminate());
  }

  static async open(shop: Pick<Shop, 'url'>, options: Options = {}): Promise<RawSocket> {
    const raw = new RawSocket(connect(shop, options));
    await once(raw.socket, 'open');
    return raw;
  }

  /** What is answered by HTTP in place of a socket. */
  static async refused(
    shop: Pick<Shop, 'url'>,
    options: Options = {},
  ): Promise<{ status: number | undefined; code: string }> {
    const socket = connect(shop, options);
    const [, response] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
    const { errors } = (await json(response)) as { errors: GraphqlError[] };
    return { status: response.statusCode, code: errors[0]!.extensions.code };
  }

  send(message: object | string): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  subscribe(id: string, query: string): void {
    this.send({ type: 'subscribe', id, payload: { query } });
  }

  /** Is let in. */
  async enter(shop: Shop, as: Person = 'ana'): Promise<this> {
    this.send({ type: 'connection_init', payload: { authorization: `Bearer ${await shop.identity.token(as)}` } });
    await this.next();
    return this;
  }

  async next(): Promise<Message> {
    while (this.#messages.length === 0) await once(this.socket, 'message');
    return this.#messages.shift()!;
  }
}

function connect(
  shop: Pick<Shop, 'url'>,
  { path = '/graphql', protocol = 'graphql-transport-ws', ...options }: Options,
): WebSocket {
  const address = `${shop.url.replace(/^http/, 'ws')}${path}`;
  return new WebSocket(address, protocol ?? [], options);
}
