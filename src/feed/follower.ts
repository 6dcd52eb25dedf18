import { setTimeout as pause } from 'node:timers/promises';
import type { Listener } from '../core/audience.js';
import { BoundedQueue } from '../core/queue.js';
import { ResyncRequired, TooSlow } from '../core/refusal.js';
import { isBefore, type Place } from './cursor.js';
import type { FeedChange, Filter } from './page.js';

const READ_BACK = 200;
const RETRY_EVERY_MS = 250;

/** What a follower needs of the feed. */
export interface Source {
  /** Changes after a place, read from the database; and the place up to which that is all. */
  read(after: Place, size: number, filter: Filter): Promise<{ changes: FeedChange[]; upTo: Place; hasMore: boolean }>;
  /** The place up to which everything has been told by now. */
  now(): Promise<Place>;
  cursorAt(place: Place): string;
  /** It has more waiting than its queue holds. */
  late(follower: Follower): void;
  leave(follower: Follower): void;
}

/**
 * One subscriber's way through the feed: what it missed is read from the database, then it is told of changes as they are seen. From its
 * beginning it is told of them into a queue, so nothing falls between the two; what was read already is left out. When more comes than the
 * queue holds, the queue is given up and the database read again: it never takes more memory, and leaves nothing out.
 */
export class Follower implements Listener, AsyncIterableIterator<FeedChange> {
  readonly ids: ReadonlySet<string> | null;
  readonly #types: ReadonlySet<string> | null;
  readonly #queue: BoundedQueue<FeedChange>;
  readonly #outageMs: number;
  /** What was read from the database and is still to be told. */
  #read: FeedChange[] = [];
  /** Whether the database has to be read before the queue. */
  #isBehind = true;
  /** Whether the queue was given up. */
  #overflowed = false;
  /** What was told last, or where it began. */
  #told: Place | null;
  /** When it took something last; while somebody waits for the next change, it is not slow. */
  #takenAt = performance.now();
  #closed = false;
  #failure: Error | null = null;

  constructor(
    private readonly source: Source,
    private readonly filter: Filter,
    /** Up to here everything has been told or read; null: from now on. */
    private place: Place | null,
    { queueSize, outageMs }: { readonly queueSize: number; readonly outageMs: number },
  ) {
    this.#outageMs = outageMs;
    this.ids = filter.ids ? new Set(filter.ids) : null;
    this.#types = filter.types ? new Set(filter.types) : null;
    this.#queue = new BoundedQueue(queueSize);
    this.#told = place;
  }

  /** Has to be waited for before anything is read. @throws ResyncRequired */
  async start(): Promise<this> {
    try {
      if (this.#failure) throw this.#failure;
      if (this.place) await this.#readBack();
      else {
        this.place = this.#told = await this.source.now();
        this.#isBehind = this.#overflowed;
      }
      return this;
    } catch (error) {
      await this.return();
      throw error;
    }
  }

  tell(change: FeedChange): void {
    if (this.#overflowed || (this.#types && !this.#types.has(change.type.name))) return;
    if (this.#queue.push(change)) return;
    this.#queue.clear();
    this.#overflowed = this.#isBehind = true;
    this.#queue.wake();
    this.source.late(this);
  }

  /** Lets it go if it has taken nothing for so long while more waits than a queue holds (F3). */
  letGoIfStalled(patienceMs: number): void {
    if (!this.#overflowed || performance.now() - this.#takenAt < patienceMs) return;
    this.fail(new TooSlow(this.#told && this.source.cursorAt(this.#told)));
  }

  fail(error: Error): void {
    this.#failure = error;
    this.#end();
  }

  async next(): Promise<IteratorResult<FeedChange>> {
    this.#takenAt = Infinity;
    for (;;) {
      if (this.#failure) throw this.#failure;
      if (this.#closed) return { value: undefined, done: true };
      const change = this.#read.shift() ?? this.#fromQueue();
      if (change) {
        this.#told = change.place;
        this.#takenAt = performance.now();
        return { value: change, done: false };
      }
      if (this.#isBehind) await this.#readBackPatiently();
      else await this.#queue.changed();
    }
  }

  async return(): Promise<IteratorResult<FeedChange>> {
    this.#closed = true;
    this.#end();
    return { value: undefined, done: true };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #fromQueue(): FeedChange | undefined {
    while (!this.#isBehind && this.#queue.size > 0) {
      const change = this.#queue.shift()!;
      if (!isBefore(this.place!, change.place)) continue;
      this.place = change.place;
      return change;
    }
    return undefined;
  }

  /** While the database is away, who follows waits for it. */
  async #readBackPatiently(): Promise<void> {
    for (const giveUpAt = performance.now() + this.#outageMs; !this.#closed;) {
      try {
        return await this.#readBack();
      } catch (error) {
        if (error instanceof ResyncRequired || performance.now() > giveUpAt) throw error;
        await pause(RETRY_EVERY_MS, undefined, { ref: false });
      }
    }
  }

  async #readBack(): Promise<void> {
    // Before it is read: the queue has all that comes after.
    this.#overflowed = false;
    const { changes, upTo, hasMore } = await this.source.read(this.place!, READ_BACK, this.filter);
    if (this.#closed || this.#failure) return;
    this.#read = changes;
    this.place = upTo;
    this.#isBehind = hasMore || this.#overflowed;
  }

  #end(): void {
    this.source.leave(this);
    this.#read = [];
    this.#queue.clear();
    this.#queue.wake();
  }
}
