import { createClient as createStreamClient, NetworkError } from 'graphql-sse';
import { createClient as createSocketClient, type Client, type ClientOptions } from 'graphql-ws';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { TypedDocumentString } from '../gql/graphql.js';
import type { GraphqlError } from './http.js';
import type { Person, Shop } from './shop.js';

export interface Result<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly GraphqlError[];
}

/** How a subscription ended; empty where the server had nothing more to tell. */
export interface Ending {
  readonly errors?: readonly GraphqlError[];
  /** The code with which the socket was closed, or the status of the answer by HTTP. */
  readonly code?: number;
  readonly reason?: string;
}

export interface Closing {
  readonly code: number;
  readonly reason: string;
}

interface Way {
  as?: Person;
  /** In place of the token of `as`. */
  token?: string;
}

type Document<Data, Variables> = TypedDocumentString<Data, Variables> | string;

/** What one subscriber sees, in order. */
export class Subscription<Data> implements AsyncIterable<Data> {
  readonly #results: Result<Data>[] = [];
  readonly #ended = Promise.withResolvers<Ending>();
  #changed = Promise.withResolvers<void>();
  #isOver = false;

  /** Comes back when the server has let the subscriber in; its subscription begins a moment later. */
  readonly connected: Promise<void>;
  /** Comes back when it is over, whoever ended it. */
  readonly ended: Promise<Ending> = this.#ended.promise;
  /** Unsubscribes. */
  readonly end: () => void;

  constructor(start: (subscription: Subscription<Data>, connected: () => void) => () => void) {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.connected = promise;
    this.end = start(this, resolve);
    onTestFinished(() => this.end());
  }

  /** Waits for the next result, and answers its data. @throws when it has errors, or never comes. */
  async next(): Promise<Data> {
    const { data, errors } = await this.nextResult();
    if (errors || !data) throw new Error(`A result with errors: ${JSON.stringify(errors)}`);
    return data;
  }

  async nextResult(): Promise<Result<Data>> {
    while (this.#results.length === 0) {
      if (this.#isOver) throw new Error(`It is over: ${JSON.stringify(await this.ended)}`);
      await this.#changed.promise;
    }
    return this.#results.shift()!;
  }

  /** What has come and was not asked for yet. */
  get waiting(): readonly Result<Data>[] {
    return this.#results;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Data> {
    while (!this.#isOver || this.#results.length > 0) yield await this.next();
  }

  /** For the client of the library: where it puts what comes. */
  readonly sink = {
    next: (result: object): void => {
      this.#results.push({ ...result });
      this.#tell();
    },
    complete: (): void => this.#over({}),
    error: async (error: unknown): Promise<void> => this.#over(await endingOf(error)),
  };

  #over(ending: Ending): void {
    this.#isOver = true;
    this.#ended.resolve(ending);
    this.#tell();
  }

  #tell(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }
}

/** One WebSocket, for any number of operations. */
export class Socket {
  /** How the server closed it. */
  readonly closed: Promise<Closing>;
  readonly #client: Client;

  constructor(shop: Shop, way: Way = {}, options: Partial<ClientOptions> = {}) {
    const closed = Promise.withResolvers<Closing>();
    this.closed = closed.promise;
    this.#client = createSocketClient({
      url: `${shop.url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: async () => ({ ...(await authorization(shop, way)) }),
      retryAttempts: 0,
      // Left open until the test ends: how the server closes it is what some want to see.
      lazyCloseTimeout: 60_000,
      on: { closed: (event) => closed.resolve(event as Closing) },
      ...options,
    });
    onTestFinished(() => void this.#client.dispose());
  }

  subscribe<Data, Variables extends Record<string, unknown>>(
    document: Document<Data, Variables>,
    variables?: Variables,
  ): Subscription<Data> {
    return new Subscription((subscription, connected) => {
      this.#client.on('connected', connected);
      return this.#client.subscribe({ query: String(document), ...(variables && { variables }) }, subscription.sink);
    });
  }
}

/** Subscribes over a WebSocket of its own. */
export function subscribe<Data, Variables extends Record<string, unknown>>(
  shop: Shop,
  document: Document<Data, Variables>,
  variables?: Variables,
  way: Way = {},
): Subscription<Data> {
  return new Socket(shop, way).subscribe(document, variables);
}

/** Subscribes by Server-Sent Events. */
export function subscribeByStream<Data, Variables extends Record<string, unknown>>(
  shop: Shop,
  document: Document<Data, Variables>,
  variables?: Variables,
  way: Way = {},
): Subscription<Data> {
  const client = createStreamClient({
    url: `${shop.url}/graphql/stream`,
    headers: () => authorization(shop, way),
    retryAttempts: 0,
  });
  return new Subscription((subscription, connected) =>
    client.subscribe({ query: String(document), ...(variables && { variables }) }, subscription.sink, { connected }),
  );
}

async function authorization(shop: Shop, { as, token }: Way): Promise<Record<string, string>> {
  const sent = token ?? (as && (await shop.identity.token(as)));
  return sent ? { authorization: `Bearer ${sent}` } : {};
}

async function endingOf(error: unknown): Promise<Ending> {
  if (Array.isArray(error)) return { errors: error as GraphqlError[] };
  if (error instanceof NetworkError && error.response instanceof Response) {
    const { errors } = (await error.response.json()) as { errors: GraphqlError[] };
    return { errors, code: error.response.status };
  }
  const { code, reason } = error as Partial<Closing>;
  return typeof code === 'number' ? { code, reason: reason ?? '' } : { reason: String(error) };
}
