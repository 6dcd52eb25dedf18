import { createClient as createStreamClient, NetworkError } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';

export interface ConnectionOptions {
  /** Of a WebSocket (ws:, wss:), or else of an event stream. */
  readonly url: string;
  readonly authorization: string | undefined;
  readonly webSocketImpl: unknown;
  /** How long a sign of life may take to come. */
  readonly patienceMs: number;
  /** The server has let us in. */
  readonly onOpened: () => void;
}

interface Operation {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

interface Result {
  readonly data?: object | null | undefined;
  readonly errors?: unknown;
}

interface Client {
  subscribe(
    operation: Operation,
    sink: { next(result: Result): void; error(error: unknown): void; complete(): void },
  ): () => void;
}

type Socket = InstanceType<typeof WebSocket>;

const FORBIDDEN = 4403;
const NEWLINE = 10;

/** A connection, or an operation that it carried, has come to an end; with the server's code, if it gave one. */
export class Cut extends Error {
  constructor(
    message: string,
    readonly code?: string,
  ) {
    super(message);
  }
}

/**
 * One try: the libraries speak their protocols and never try again by themselves, since they would ask for the same once more, from where
 * it began. Any number of operations, one after the other.
 */
export class Connection {
  readonly #client: Client;
  readonly #cut = Promise.withResolvers<never>();
  #socket: Socket | undefined;
  #unsubscribe: () => void = () => undefined;
  #isClosed = false;
  #alarm: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: ConnectionOptions) {
    // It may come when nobody waits for anything.
    this.#cut.promise.catch(() => undefined);
    this.#client = isSocket(options.url) ? this.#socketClient() : this.#streamClient();
    this.#expectLife(options.patienceMs);
  }

  /** The first result. @throws Cut */
  async ask(query: string): Promise<object> {
    let answer = {};
    await this.listen({ query }, (data) => {
      answer = data;
      return false;
    });
    return answer;
  }

  /** Every result, until `take` wants no more, which it says by false. @throws Cut when there is an error, or no more. */
  async listen(operation: Operation, take: (data: object) => boolean): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    let isOver = false;
    const end = (settle: () => void): void => {
      // Several may come at once: after one that failed, the others would leave a gap.
      if (isOver) return;
      isOver = true;
      settle();
    };
    this.#unsubscribe = this.#client.subscribe(operation, {
      next: ({ data, errors }) => {
        if (errors || !data) end(() => reject(cutBy(errors)));
        else if (!isOver && !take(data)) end(resolve);
      },
      error: (error) => end(() => resolve(rejected(error))),
      complete: () => end(() => reject(new Cut('There is no more.'))),
    });
    try {
      await Promise.race([promise, this.#cut.promise]);
    } finally {
      isOver = true;
      this.#unsubscribe();
    }
  }

  close(reason = 'Closed'): void {
    this.#isClosed = true;
    clearTimeout(this.#alarm);
    this.#cut.reject(new Cut(reason));
    // First: a socket that is closed while there is a subscription is opened again by the library, whatever it was told.
    this.#unsubscribe();
    this.#socket?.close(1000);
  }

  #expectLife(withinMs: number): void {
    clearTimeout(this.#alarm);
    if (this.#isClosed) return;
    this.#alarm = setTimeout(() => this.close('Nothing was heard for too long.'), withinMs);
  }

  #socketClient(): Client {
    const { url, authorization, webSocketImpl, patienceMs, onOpened } = this.options;
    const alive = (): void => clearTimeout(this.#alarm);
    return createSocketClient({
      url,
      webSocketImpl: this.#noted((webSocketImpl ?? globalThis.WebSocket) as typeof WebSocket),
      ...(authorization === undefined ? {} : { connectionParams: { authorization } }),
      retryAttempts: 0,
      // Only so that it lives from one operation to the next.
      lazyCloseTimeout: 1,
      keepAlive: patienceMs / 2,
      on: {
        connected: () => {
          alive();
          onOpened();
        },
        // Only once it is sent: in a page that nobody sees, timers are late.
        ping: (isReceived) => void (isReceived || this.#expectLife(patienceMs / 2)),
        pong: (isReceived) => void (isReceived && alive()),
        closed: (event) => {
          void rejected(event).catch(this.#cut.reject);
          // At once: code 1000 the library would take for an invitation to subscribe again.
          this.#unsubscribe();
        },
      },
    });
  }

  /** The library hands out a socket when it is open, and one may never be. */
  #noted(Implementation: typeof WebSocket): typeof WebSocket {
    const note = (socket: Socket): void => void (this.#socket = socket);
    return class extends Implementation {
      constructor(...parameters: ConstructorParameters<typeof WebSocket>) {
        super(...parameters);
        note(this);
      }
    };
  }

  #streamClient(): Client {
    const { url, authorization, patienceMs, onOpened } = this.options;
    const alive = (): void => this.#expectLife(patienceMs);
    const fetchFn = async (address: string, init: RequestInit): Promise<unknown> => {
      const response = await fetch(address, init);
      if (!response.ok || !response.body) return response;
      return { ok: true, body: observed(response.body, alive) };
    };
    return createStreamClient({
      url,
      ...(authorization === undefined ? {} : { headers: { authorization } }),
      retryAttempts: 0,
      fetchFn,
      on: { connected: onOpened },
    });
  }
}

export function isSocket(url: string): boolean {
  return /^wss?:/i.test(url);
}

/**
 * Heartbeats are nothing to the library: only who sees the bytes knows of them. And it is given whole lines, since it keeps all that it has
 * read for as long as the last line is not whole: what came before a cut would be lost, and on a bad line the same again each time.
 */
async function* observed(body: ReadableStream<Uint8Array>, alive: () => void): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  let rest = new Uint8Array();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    alive();
    const bytes = joined(rest, read.value);
    const whole = bytes.lastIndexOf(NEWLINE) + 1;
    rest = bytes.subarray(whole);
    if (whole > 0) yield bytes.subarray(0, whole);
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

async function rejected(error: unknown): Promise<never> {
  throw await reasonOf(error);
}

/** What the libraries throw: errors of GraphQL, an answer by HTTP, the end of a socket, or whatever befell them. */
async function reasonOf(error: unknown): Promise<Cut> {
  if (Array.isArray(error)) return cutBy(error);
  if (error instanceof NetworkError && error.response instanceof Response) {
    return (await errorIn(error.response)) ?? new Cut(error.message);
  }
  const { code, reason, message } = error as { code?: unknown; reason?: string; message?: string };
  if (code === FORBIDDEN) return new Cut(reason || 'The server lets us in no more.', 'UNAUTHENTICATED');
  return new Cut(reason || message || 'The connection was lost.');
}

/** None where it is not our server that answers, but a proxy in front of it. */
async function errorIn(response: Response): Promise<Cut | undefined> {
  try {
    const { errors } = (await response.json()) as Result;
    return errors ? cutBy(errors) : undefined;
  } catch {
    return undefined;
  }
}

function cutBy(errors: unknown): Cut {
  const [error] = (errors ?? []) as { message: string; extensions?: { code?: string } }[];
  return new Cut(error?.message ?? 'The server gave no answer.', error?.extensions?.code);
}
