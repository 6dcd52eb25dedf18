import type { MikroORM } from '@mikro-orm/postgresql';
import { Audience, type Listener } from '../core/audience.js';
import { TooSlow } from '../core/refusal.js';
import type { Lookout, Pulse } from '../storage/pulse.js';
import { query } from '../storage/transaction.js';
import { IN_FORCE, LOCK_COLUMNS, lockOf, type EditLockRow, type EditLockState } from './edit-lock.js';

const MAX_WAITING = 10_000;

/** What has become of a record's lock. */
export interface LockChange {
  readonly recordId: string;
  /** Null: there is none now. */
  readonly lock: EditLockState | null;
}

/**
 * Sees what becomes of edit locks, whoever changes them: compares those in force with those that were, whenever there may be news. By the
 * database's clock, so that a lock that runs out is seen like one that is released.
 */
export class LockWatch {
  readonly #watchers = new Audience<Watcher>();
  #lookout: Lookout | null = null;
  /** The locks in force, each with the number of the transaction that wrote it last; null before the first look. */
  #known: Map<string, string> | null = null;

  constructor(
    private readonly orm: MikroORM,
    private readonly pulse: Pulse,
    private readonly maxWaiting = MAX_WAITING,
  ) {}

  get watchers(): number {
    return this.#watchers.size;
  }

  /** Tells of the locks of these records, or of all, from when this comes back. */
  async follow(ids: readonly string[] | null): Promise<AsyncIterableIterator<LockChange>> {
    const watcher = new Watcher(ids && new Set(ids), this.maxWaiting, () => this.#leave(watcher));
    this.#watchers.add(watcher);
    this.#lookout ??= this.pulse.whenever(() => this.#look());
    await this.#lookout.fresh();
    watcher.forget();
    return watcher;
  }

  #leave(watcher: Watcher): void {
    this.#watchers.delete(watcher);
    if (this.#watchers.size > 0) return;
    this.#lookout?.stop();
    this.#lookout = this.#known = null;
  }

  /** Whether there was anything to tell. */
  async #look(): Promise<boolean> {
    const before = this.#known;
    const rows = await query<ChangedRow>(this.orm.em.fork(), CHANGED, [
      [...(before?.keys() ?? [])],
      [...(before?.values() ?? [])],
    ]);
    if (this.#known !== before || this.#watchers.size === 0) return false;
    this.#known ??= new Map();
    for (const { changed_id: recordId, written, ...row } of rows) {
      if (written === null) this.#known.delete(recordId);
      else this.#known.set(recordId, written);
      if (!before) continue;
      const change = { recordId, lock: written === null ? null : lockOf(row) };
      for (const watcher of this.#watchers.of(recordId)) watcher.tell(change);
    }
    return before !== null && rows.length > 0;
  }
}

interface ChangedRow extends EditLockRow {
  readonly changed_id: string;
  readonly written: string | null;
}

/** Of the locks in force and those known, the ones that are not the same. */
const CHANGED = `
  select coalesce(known.id, held.record_id) as changed_id, held.*
    from unnest($1::text[], $2::text[]) as known (id, written) full join (
      select ${LOCK_COLUMNS}, xmin::text as written from edit_lock where ${IN_FORCE}
    ) as held on held.record_id = known.id
    where held.written is distinct from known.written`;

/** One subscriber. Of each record the newest state waits for it, so it can fall behind but hardly grow. */
class Watcher implements Listener, AsyncIterableIterator<LockChange> {
  readonly #waiting = new Map<string, LockChange>();
  #wake: () => void = () => undefined;
  #closed = false;
  #failure: TooSlow | null = null;

  constructor(
    readonly ids: ReadonlySet<string> | null,
    private readonly maxWaiting: number,
    private readonly leave: () => void,
  ) {}

  tell(change: LockChange): void {
    // The newest last: it is told when its turn comes.
    this.#waiting.delete(change.recordId);
    this.#waiting.set(change.recordId, change);
    if (this.#waiting.size > this.maxWaiting) {
      this.#failure = new TooSlow(null);
      this.#end();
    }
    this.#wake();
  }

  forget(): void {
    this.#waiting.clear();
  }

  async next(): Promise<IteratorResult<LockChange>> {
    for (;;) {
      if (this.#failure) throw this.#failure;
      if (this.#closed) return { value: undefined, done: true };
      for (const [id, change] of this.#waiting) {
        this.#waiting.delete(id);
        return { value: change, done: false };
      }
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  async return(): Promise<IteratorResult<LockChange>> {
    this.#closed = true;
    this.#end();
    this.#wake();
    return { value: undefined, done: true };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #end(): void {
    this.leave();
    this.#waiting.clear();
  }
}
