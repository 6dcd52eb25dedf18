import { Connection, Cut, isSocket } from './connection.js';

/** What is read of every change. */
export interface RecordChange {
  /** After it this change has been seen: keep it, and pass it as `after` to go on from here another time. */
  readonly cursor: string;
  readonly recordType: string;
  readonly recordId: string;
  readonly kind: 'CREATED' | 'UPDATED' | 'DELETED' | 'RESTORED';
  readonly version: number;
  readonly changedFields: readonly string[];
  readonly actor: { readonly id: string; readonly name: string };
  /** By the clock of the database. */
  readonly at: string;
}

export interface FollowOptions {
  /** Of the WebSocket (wss://…/graphql), or of the event stream (https://…/graphql/stream). */
  readonly url: string;
  /** Only changes of these records. */
  readonly ids?: readonly string[];
  /** Only changes of records of these types: ['PRODUCT']. */
  readonly types?: readonly string[];
  /** Everything that came after this cursor; from now on, without. */
  readonly after?: string | null;
  /** What to read of a change besides, as a GraphQL selection: "record { id … on Product { name } }". */
  readonly selection?: string;
  /** "Bearer …". Asked anew for each connection, since tokens are renewed. */
  readonly authorization?: () => string | Promise<string>;
  /** Ends it. */
  readonly signal?: AbortSignal;
  /** For a badge: whether changes are coming, or the server is waited for. Told when it changes. */
  readonly onConnection?: (state: ConnectionState) => void;
  /** Where there is no WebSocket, as in Node before 22: that of the package ws. */
  readonly webSocketImpl?: unknown;
  /** Where `online` is heard: the window or the worker, when it is not given and there is one. */
  readonly page?: EventTarget;
  /** The wait after the first failure, which doubles up to 30 s; 250 when it is not given. */
  readonly backoffMs?: number;
  /** How long the server may give no sign of life, and it gives one every 12 s; 40,000 when it is not given. */
  readonly patienceMs?: number;
  /** How many changes may wait for the consumer before no more are taken; 1000 when it is not given. */
  readonly maxWaiting?: number;
}

export type ConnectionState = 'connected' | 'waiting';

export interface Following<Change> extends AsyncIterableIterator<Change, undefined> {
  /** Of the last change handed out, or where it began; null before that is known. */
  readonly cursor: string | null;
  return(): Promise<IteratorResult<Change, undefined>>;
}

/** The place is too old, or unknown: read the records anew, and follow again, without `after`. */
export class ResyncRequired extends Error {
  override readonly name = 'ResyncRequired';
}

/** The server refuses, and would however often it is asked. */
export class FollowRefused extends Error {
  override readonly name = 'FollowRefused';

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const ALWAYS = 'cursor recordType recordId kind version changedFields actor { id name } at';
const REFUSALS = new Set([
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'GRAPHQL_VALIDATION_FAILED',
  'GRAPHQL_PARSE_FAILED',
  'OPERATION_TOO_COMPLEX',
  'DOCUMENT_NOT_TRUSTED',
]);
/** So often in a row, each time with the authorization of that moment. */
const MAX_UNAUTHENTICATED = 3;
const LONGEST_WAIT_MS = 30_000;

/**
 * Follows the change feed: every change once, in order, however often the connection is lost meanwhile. It connects when the first change
 * is asked for, connects again by itself for as long as it takes, and ends with the loop.
 *
 *   for await (const change of follow({ url: 'wss://shop.example/graphql', types: ['PRODUCT'] })) show(change);
 *
 * It throws ResyncRequired and FollowRefused, after all that had come before.
 */
export function follow<Selected extends object = object>(options: FollowOptions): Following<RecordChange & Selected> {
  if (isSocket(options.url) && !options.webSocketImpl && !('WebSocket' in globalThis)) {
    throw new TypeError('There is no WebSocket here: give one as `webSocketImpl`.');
  }
  return new Follower<RecordChange & Selected>(options);
}

class Follower<Change extends RecordChange> implements Following<Change> {
  #cursor: string | null;
  /** Of the last change that came, which may still wait: from here a new connection goes on. */
  #place: string | null;
  readonly #waiting: Change[] = [];
  #state: ConnectionState | undefined;
  #isStarted = false;
  #isOver = false;
  #failure: Error | undefined;
  #connection: Connection | undefined;
  #openedAt = Infinity;
  /** In a row. */
  #failures = 0;
  #unauthenticated = 0;
  #changed = Promise.withResolvers<void>();
  #tryNow: () => void = () => undefined;
  readonly #page: EventTarget | undefined;

  constructor(private readonly options: FollowOptions) {
    this.#cursor = this.#place = options.after ?? null;
    this.#page =
      options.page ?? ('addEventListener' in globalThis ? (globalThis as unknown as EventTarget) : undefined);
  }

  get cursor(): string | null {
    return this.#cursor;
  }

  async next(): Promise<IteratorResult<Change, undefined>> {
    this.#start();
    while (this.#waiting.length === 0 && !this.#isOver) await this.#changed.promise;
    const change = this.#waiting.shift();
    if (change) {
      this.#cursor = change.cursor;
      if (this.#waiting.length === 0) this.#stir();
      return { value: change, done: false };
    }
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure) throw failure;
    return { value: undefined, done: true };
  }

  async return(): Promise<IteratorResult<Change, undefined>> {
    this.#leave();
    return { value: undefined, done: true };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #start(): void {
    if (this.#isStarted || this.#isOver) return;
    this.#isStarted = true;
    const { signal } = this.options;
    if (signal?.aborted) return this.#leave();
    signal?.addEventListener('abort', this.#leave);
    this.#page?.addEventListener('online', this.#onOnline);
    void this.#run();
  }

  async #run(): Promise<void> {
    while (!this.#isOver) {
      try {
        await this.#hear();
        await this.#caughtUp();
      } catch (error) {
        if (this.#isOver) return;
        const verdict = this.#verdict(error);
        if (verdict) return this.#end(verdict);
        this.#tell('waiting');
        await this.#rest();
      }
    }
  }

  /** Over one connection, until more waits than may. @throws Cut, and whatever the authorization throws. */
  async #hear(): Promise<void> {
    const { url, webSocketImpl, patienceMs = 40_000, maxWaiting = 1000 } = this.options;
    const authorization = await this.options.authorization?.();
    if (this.#isOver) return;
    this.#openedAt = Infinity;
    const onOpened = (): void => this.#opened();
    const connection = new Connection({ url, webSocketImpl, authorization, patienceMs, onOpened });
    this.#connection = connection;
    try {
      if (this.#place === null) await this.#begin(connection);
      await connection.listen(this.#subscription, (data) => {
        this.#take((data as { change: Change }).change);
        return this.#waiting.length < maxWaiting;
      });
    } finally {
      connection.close();
    }
  }

  /** Where "now" is, before anything else: whatever happens from here on, it is known where to go on. */
  async #begin(connection: Connection): Promise<void> {
    const { place } = (await connection.ask('{ place: currentCursor }')) as { place: string };
    this.#cursor = this.#place = place;
    this.#opened();
  }

  get #subscription(): { query: string; variables: Record<string, unknown> } {
    const { ids, types, selection = '' } = this.options;
    return {
      query: `subscription ($ids: [ID!], $types: [RecordType!], $after: String) {
        change: recordChanged(ids: $ids, types: $types, after: $after) { ${ALWAYS} ${selection} }
      }`,
      variables: { ids, types, after: this.#place },
    };
  }

  #opened(): void {
    this.#unauthenticated = 0;
    if (this.#place === null || this.#isOver) return;
    this.#openedAt = Math.min(this.#openedAt, performance.now());
    this.#tell('connected');
  }

  #take(change: Change): void {
    this.#failures = 0;
    this.#place = change.cursor;
    this.#waiting.push(change);
    this.#stir();
  }

  /** The consumer is what is slow: the server keeps the rest, and no memory fills up. */
  async #caughtUp(): Promise<void> {
    while (this.#waiting.length > 0 && !this.#isOver) await this.#changed.promise;
  }

  /** What no further try would mend; undefined when one may. */
  #verdict(error: unknown): Error | undefined {
    if (!(error instanceof Cut) || !error.code) return undefined;
    const { code, message } = error;
    if (code === 'RESYNC_REQUIRED') return new ResyncRequired(message);
    // Not where a token has run out that was good when it was given.
    if (code === 'UNAUTHENTICATED' && this.#openedAt === Infinity) this.#unauthenticated += 1;
    const isRefused = REFUSALS.has(code) || this.#unauthenticated >= MAX_UNAUTHENTICATED;
    return isRefused ? new FollowRefused(code, message) : undefined;
  }

  /** Longer each time, and never as long as others: who was cut off together does not come back together. */
  async #rest(): Promise<void> {
    const { backoffMs = 250 } = this.options;
    if (performance.now() - this.#openedAt >= LONGEST_WAIT_MS) this.#failures = 0;
    const atMost = Math.min(LONGEST_WAIT_MS, backoffMs * 2 ** this.#failures);
    this.#failures += 1;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, atMost * (0.5 + Math.random() / 2));
    this.#tryNow = resolve;
    await promise;
    clearTimeout(timer);
  }

  #tell(state: ConnectionState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.options.onConnection?.(state);
  }

  /** Whoever waits for anything looks again. */
  #stir(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }

  readonly #onOnline = (): void => this.#tryNow();

  /** The consumer wants no more, of what waits either. */
  readonly #leave = (): void => {
    this.#waiting.length = 0;
    this.#end();
  };

  #end(failure?: Error): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#failure = failure;
    this.options.signal?.removeEventListener('abort', this.#leave);
    this.#page?.removeEventListener('online', this.#onOnline);
    this.#connection?.close();
    this.#tryNow();
    this.#stir();
  }
}
