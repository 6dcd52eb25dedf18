import type { MikroORM } from '@mikro-orm/postgresql';
import { idPrefix } from '../core/ids.js';
import type { LockRefusal } from '../core/refusal.js';
import { IN_FORCE, loadLock } from '../edit-locks/edit-lock.js';
import { hashOf, isTokenOf } from '../edit-locks/token.js';
import { typeOfPrefix } from '../model/record-type.js';
import type { VersionedRecord } from '../model/versioned-record.js';
import { hydrate } from '../revisions/record-state.js';
import { query } from '../storage/transaction.js';
import type { SingleFailure } from './outcome.js';

/** The lock in force on a record, as it was found beside the record. */
export interface MetLock {
  readonly holder_id: string;
  /** As PostgreSQL writes bytes: \\x and hexadecimal digits; null while a hand-over keeps the lock. */
  readonly token_hash: string | null;
}

/** In place of a token. */
export const COMMUTES = Symbol('commutes');

/** Beside each row of `record`: the lock in force on it, as `held`. */
export const WITH_LOCK = (record: string): string =>
  `left join edit_lock held on held.record_id = ${record}.id and held.${IN_FORCE}`;

/** L2, L3: why a write with this token does not pass the lock that it meets; null if it does. */
export function lockRefusal(
  id: string,
  met: MetLock | null,
  { token, actorId }: { token: string | null | undefined; actorId: string },
): LockRefusal | null {
  if (token == null) return met ? { kind: 'locked', id } : null;
  const isHeld =
    met?.token_hash != null &&
    met.holder_id === actorId &&
    isTokenOf(token, Buffer.from(met.token_hash.slice(2), 'hex'));
  return isHeld ? null : { kind: 'lock-lost', id };
}

/**
 * What the transaction's writes say of locks, for the trigger that checks them in the end (see the migration): by record, the
 * hash of its token; or that they commute with whatever the holder is about, and so pass (L2).
 */
export class Asserted {
  readonly #byRecord: Record<string, string> = {};

  add(id: string, token: string | typeof COMMUTES | null): void {
    if (token === COMMUTES) this.#byRecord[id] = 'commutes';
    else if (token !== null) this.#byRecord[id] = hashOf(token).toString('hex');
  }

  /** Null when there is nothing to say. */
  get setting(): string | null {
    return Object.keys(this.#byRecord).length > 0 ? JSON.stringify(this.#byRecord) : null;
  }
}

/** The refusal as it is told, from committed state; null when another try would not be refused so. */
export async function describeLock(orm: MikroORM, { kind, id }: LockRefusal): Promise<SingleFailure | null> {
  const type = typeOfPrefix(idPrefix(id))!;
  const lock = await loadLock(orm, id);
  if (kind === 'locked' && !lock) return null;
  const em = orm.em.fork();
  const [row] = await query<object>(em, `select * from "${type.table}" where id = $1`, [id]);
  const current: VersionedRecord = hydrate(em, type, row!);
  return kind === 'locked' ? { kind, lock: lock!, current } : { kind, lock, current };
}
