import { createSecretKey, type KeyObject } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Audience } from '../core/audience.js';
import { ResyncRequired } from '../core/refusal.js';
import type { Lookout, Pulse } from '../storage/pulse.js';
import { query } from '../storage/transaction.js';
import { decodeCursor, encodeCursor, isBefore, type Place } from './cursor.js';
import { Follower, type Source } from './follower.js';
import { readPage, type FeedChange, type Filter } from './page.js';

const QUEUE_SIZE = 1000;
const PATIENCE_MS = 5000;
const OUTAGE_MS = 60_000;
const LOOK_AHEAD = 500;

export interface FeedOptions {
  /** How many changes may wait for one subscriber. */
  readonly queueSize?: number;
  /** How long a subscriber may take nothing while more than that wait. */
  readonly patienceMs?: number;
  /** How long a subscriber who was let in waits for a database that is away. */
  readonly outageMs?: number;
}

/**
 * The change feed of this process: pages of it, and one reader for all who follow it live, whatever their number (PROTOCOL.md,
 * F1 to F4). It keeps nothing that another process, or the next start of this one, would need.
 */
export class Feed {
  readonly #followers = new Audience<Follower>();
  readonly #late = new Set<Follower>();
  #lookout: Lookout | null = null;
  /** Up to here the followers have been told; null while there are none. */
  #place: Place | null = null;

  private constructor(
    private readonly orm: MikroORM,
    private readonly pulse: Pulse,
    private readonly secret: KeyObject,
    private readonly options: Required<FeedOptions>,
  ) {}

  static async open(
    orm: MikroORM,
    pulse: Pulse,
    { queueSize = QUEUE_SIZE, patienceMs = PATIENCE_MS, outageMs = OUTAGE_MS }: FeedOptions = {},
  ): Promise<Feed> {
    const [row] = await query<{ secret: Buffer }>(orm.em.fork(), 'select secret from feed', []);
    return new Feed(orm, pulse, createSecretKey(row!.secret), { queueSize, patienceMs, outageMs });
  }

  get followers(): number {
    return this.#followers.size;
  }

  /** A page of committed changes. @throws ResyncRequired */
  async page(
    after: string | null,
    size: number,
    filter: Filter,
  ): Promise<{ changes: FeedChange[]; cursor: string; hasMore: boolean }> {
    const { changes, hasMore, kept } = await this.#read(after === null ? null : this.#placeOf(after), size, filter);
    return { changes, hasMore, cursor: changes.at(-1)?.cursor ?? after ?? this.#cursorAt(kept) };
  }

  /** The place in the feed right now: whatever commits from now on comes after it. */
  async cursor(): Promise<string> {
    const { last } = await this.#read(null, 0, { types: [] });
    return this.#cursorAt(last);
  }

  /** Changes after a cursor, or from now on, without end. It has joined when this comes back. @throws ResyncRequired */
  async follow(filter: Filter, after: string | null): Promise<AsyncIterableIterator<FeedChange>> {
    const place = after === null ? null : this.#placeOf(after);
    const follower = new Follower(this.#source, filter, place, this.options);
    this.#followers.add(follower);
    this.#lookout ??= this.pulse.whenever(() => this.#look());
    // Before the reader has a place of its own, it might begin after what the follower reads back.
    if (!this.#place) await this.#lookout.fresh();
    return follower.start();
  }

  readonly #source: Source = {
    read: async (after, size, filter) => {
      const { changes, hasMore, last } = await this.#read(after, size, filter);
      return { changes, hasMore, upTo: hasMore ? changes.at(-1)!.place : last };
    },
    now: async () => {
      await this.#lookout!.fresh();
      return this.#place!;
    },
    cursorAt: (place) => this.#cursorAt(place),
    late: (follower) => void this.#late.add(follower),
    leave: (follower) => this.#leave(follower),
  };

  #leave(follower: Follower): void {
    this.#followers.delete(follower);
    this.#late.delete(follower);
    if (this.#followers.size > 0) return;
    this.#lookout?.stop();
    this.#lookout = this.#place = null;
  }

  async #look(): Promise<boolean> {
    let hasNews = false;
    try {
      hasNews = await this.#tellNews();
    } catch (error) {
      if (!(error instanceof ResyncRequired)) throw error;
      this.#place = null;
      for (const follower of this.#followers) follower.fail(error);
    }
    for (const follower of this.#late) follower.letGoIfStalled(this.options.patienceMs);
    return hasNews;
  }

  /** Tells the followers of what has been committed since the last time; whether there was anything. */
  async #tellNews(): Promise<boolean> {
    let hasNews = false;
    for (let hasMore = true; hasMore && this.#followers.size > 0;) {
      const after = this.#place;
      const page = await this.#read(after, after ? LOOK_AHEAD : 0, after ? {} : { types: [] });
      // Meanwhile the last one has left, and perhaps another come.
      if (this.#place !== after) continue;
      for (const change of page.changes) {
        for (const follower of this.#followers.of(change.recordId)) follower.tell(change);
      }
      hasNews ||= page.changes.length > 0;
      hasMore = page.hasMore;
      this.#place = hasMore ? page.changes.at(-1)!.place : page.last;
    }
    return hasNews;
  }

  async #read(
    after: Place | null,
    size: number,
    filter: Filter,
  ): Promise<{ changes: FeedChange[]; hasMore: boolean; last: Place; kept: Place }> {
    const { changes, hasMore, last, kept, isTrimmed } = await readPage(this.orm.em.fork(), after, size, filter);
    // Beyond: of a database that has since been brought back to an earlier state.
    if (after && (isTrimmed || isBefore(last, after))) throw resyncRequired();
    return {
      changes: changes.map((change) => ({ ...change, cursor: this.#cursorAt(change.place) })),
      hasMore,
      last,
      kept,
    };
  }

  #placeOf(cursor: string): Place {
    const place = decodeCursor(this.secret, cursor);
    if (!place) throw resyncRequired();
    return place;
  }

  #cursorAt(place: Place): string {
    return encodeCursor(this.secret, place);
  }
}

function resyncRequired(): ResyncRequired {
  return new ResyncRequired(
    'The cursor is not known here, or what came after it is no longer kept: read the records anew, and go on from `currentCursor`.',
  );
}
