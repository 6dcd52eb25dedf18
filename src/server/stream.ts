import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { ApolloServer, HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type ExecutionResult } from 'graphql';
import { print } from 'graphql-sse';
import type { Context } from '../api/context.js';
import { headerMap } from './apollo-handler.js';
import { ToldError, type Tell } from './errors.js';
import { authorizationOf, type Entrance, type Visitor } from './entrance.js';
import { doorOf } from './execution.js';
import { at } from './expiry.js';
import { unauthenticated } from './identity.js';
import type { OpenConnections } from './open-connections.js';
import { byNameIn } from './persisted-queries.js';
import { Results } from './results.js';
import { undertake } from './undertaking.js';

const HEARTBEAT_EVERY_MS = 12_000;
/** A client that takes nothing for so many heartbeats is as good as gone. */
const MAX_HEARTBEATS_HELD_UP = 3;
const KEEP_ALIVE_AFTER_MS = 30_000;
const PATIENCE_MS = 2_000;
const HEARTBEAT = ':\n\n';

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  // Proxies in front of us are not to wait until there is more.
  'x-accel-buffering': 'no',
};

export interface StreamOptions {
  readonly apollo: ApolloServer<Context>;
  readonly entrance: Entrance;
  readonly connections: OpenConnections;
  readonly operationTimeoutMs: number;
  readonly tell: Tell;
}

/**
 * Server-Sent Events at /graphql/stream: the "distinct connections mode" of graphql-sse's protocol, one operation for each
 * request. Its own handler would take what a subscription has as fast as it comes, keep it until the client reads it,
 * however much that is (F3), and refuse without codes.
 */
export class Streams {
  readonly #open = new Set<EventStream>();
  readonly #heartbeats = setInterval(() => this.#open.forEach((each) => each.beat()), HEARTBEAT_EVERY_MS).unref();
  #isClosing = false;

  constructor(private readonly options: StreamOptions) {}

  readonly handle = async (request: FastifyRequest, reply: FastifyReply): Promise<string | undefined> => {
    const { apollo, operationTimeoutMs } = this.options;
    let guest: Guest | undefined;
    try {
      const context = async (): Promise<Context> => {
        guest = await this.#admit(request);
        return guest.context;
      };
      const { status, headers, body } = await undertake(request.headers, operationTimeoutMs, () =>
        apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest: asPost(request), context }),
      );
      if (body.kind !== 'complete') throw new Error('An answer in parts, which nobody asked for.');
      if (status && status >= 400) {
        void reply.code(status).headers(Object.fromEntries(headers));
        return body.string;
      }
      const result = (): [ExecutionResult] => [JSON.parse(body.string) as ExecutionResult];
      await this.#carry(resultsFor(guest) ?? result(), reply, guest!.visitor);
      return undefined;
    } finally {
      resultsFor(guest)?.end();
      guest?.leave();
    }
  };

  /** Cuts subscriptions off in the middle, so that clients go on elsewhere. */
  close(): void {
    this.#isClosing = true;
    clearInterval(this.#heartbeats);
    this.#open.forEach((each) => each.goAway());
  }

  async #admit({ raw, method }: FastifyRequest): Promise<Guest> {
    const { entrance, connections } = this.options;
    const visitor = await entrance.identify(raw, authorizationOf(raw));
    const context = entrance.begin(visitor, { transport: 'event-stream', isGet: method === 'GET' });
    const leave = connections.take(visitor.actor.id);
    if (!leave) throw tooManyConnections();
    return { visitor, context, leave };
  }

  async #carry(results: Results | [ExecutionResult], reply: FastifyReply, { expiresAt }: Visitor): Promise<void> {
    const stream = new EventStream(reply.hijack(), results);
    this.#open.add(stream);
    const expire = (): void => stream.fail(this.options.tell(unauthenticated('The token is no longer valid.')));
    const callOff = expiresAt ? at(expiresAt, expire) : undefined;
    try {
      if (this.#isClosing) stream.goAway();
      await stream.carry();
    } finally {
      callOff?.();
      this.#open.delete(stream);
    }
  }
}

interface Guest {
  readonly visitor: Visitor;
  readonly context: Context;
  readonly leave: () => void;
}

function resultsFor(guest: Guest | undefined): Results | undefined {
  return guest && doorOf(guest.context).results;
}

class EventStream {
  readonly #response: ServerResponse;
  #isCut = false;
  #heartbeatsHeldUp = 0;

  constructor(
    reply: FastifyReply,
    private readonly results: Results | [ExecutionResult],
  ) {
    this.#response = reply.raw;
    // What a client does to its end of the connection is no error of ours.
    this.#response.on('error', () => undefined);
    this.#response.once('close', () => this.#end());
    // Gone while its operation began: that is not told again.
    if (this.#response.destroyed) this.#end();
    this.#response.socket?.setKeepAlive(true, KEEP_ALIVE_AFTER_MS);
    // What other parts have said so far: those of CORS are among them.
    this.#response.writeHead(200, { ...(reply.getHeaders() as OutgoingHttpHeaders), ...HEADERS });
    // Some browsers tell of a stream only when something has come.
    this.#response.write(HEARTBEAT);
  }

  async carry(): Promise<void> {
    try {
      for await (const result of this.results) await this.#write(print({ event: 'next', data: result }));
    } catch (error) {
      if (!(error instanceof ToldError)) throw error;
      await this.#write(print({ event: 'next', data: { errors: [error] } }));
    }
    if (!this.#isCut) await this.#write(print({ event: 'complete', data: null }));
    this.#response.end();
  }

  beat(): void {
    const isHeldUp = this.#response.writableLength > 0;
    this.#heartbeatsHeldUp = isHeldUp ? this.#heartbeatsHeldUp + 1 : 0;
    if (this.#heartbeatsHeldUp > MAX_HEARTBEATS_HELD_UP) this.#response.destroy();
    else if (!isHeldUp) this.#response.write(HEARTBEAT);
  }

  fail(error: ToldError): void {
    this.#end(error);
  }

  /**
   * A subscription without "complete", which would tell the client that there is no more to come, here or elsewhere. Any other
   * operation with it: without, the client would send a mutation once more.
   */
  goAway(): void {
    this.#isCut = this.results instanceof Results;
    this.#end();
    setTimeout(() => this.#response.destroy(), PATIENCE_MS).unref();
  }

  #end(error?: ToldError): void {
    if (this.results instanceof Results) this.results.end(error);
  }

  /** Comes back when the network has taken it: a subscription is as fast as whom it is for. */
  #write(text: string): Promise<void> {
    return new Promise((resolve) => void this.#response.write(text, () => resolve()));
  }
}

/**
 * By GET as by POST: Apollo itself takes no subscription by GET, which is all that some clients of event streams can do. It
 * refuses either, with any other operation, where a page of another site may have sent it without being asked first.
 */
function asPost({ method, body, query, headers }: FastifyRequest): HTTPGraphQLRequest {
  return {
    method: 'POST',
    headers: headerMap({ ...headers, accept: '*/*' }),
    search: '',
    body: byNameIn(method === 'GET' ? parsed(query as Record<string, unknown>) : body),
  };
}

/** The parameters of an address; those that are JSON, as what they say. */
function parsed(query: Record<string, unknown>): Record<string, unknown> {
  const values = { ...query };
  for (const name of ['variables', 'extensions']) {
    try {
      if (typeof values[name] === 'string') values[name] = JSON.parse(values[name]);
    } catch {
      // Left as text, it is refused with the rest of what is malformed.
    }
  }
  return values;
}

function tooManyConnections(): GraphQLError {
  const extensions = { code: 'TOO_MANY_CONNECTIONS', http: { status: 429 } };
  return new GraphQLError('You have too many connections open.', { extensions });
}
