import type { MikroORM } from '@mikro-orm/postgresql';
import { Actor } from '../model/versioned-record.js';
import { query, type EntityManager } from '../storage/transaction.js';

/** A time-limited claim to edit one record. */
export interface EditLockState {
  readonly recordId: string;
  /** Rises with every grant. */
  readonly fence: string;
  readonly holder: Actor;
  readonly note: string;
  readonly acquiredAt: Date;
  readonly renewedAt: Date;
  readonly expiresAt: Date;
  /** Oldest first. */
  readonly requests: readonly LockRequest[];
}

export interface LockRequest {
  readonly requester: Actor;
  readonly message: string;
  readonly requestedAt: Date;
}

/** A lock as its table has it. */
export interface EditLockRow {
  readonly record_id: string;
  readonly fence: string | number;
  readonly holder_id: string;
  readonly holder_name: string;
  readonly note: string;
  readonly acquired_at: string;
  readonly renewed_at: string;
  readonly expires_at: string;
  readonly requests: readonly {
    readonly id: string;
    readonly name: string;
    readonly message: string;
    readonly at: string;
  }[];
}

/** L4: what has run out is no lock, whether or not its row is still there. By the database's clock. */
export const IN_FORCE = 'expires_at > clock_timestamp()';

/** Everything but the token's hash, which nobody needs to see. */
export const LOCK_COLUMNS =
  'record_id, fence, holder_id, holder_name, note, acquired_at, renewed_at, expires_at, requests';

export function lockOf(row: EditLockRow): EditLockState {
  return {
    recordId: row.record_id,
    fence: String(row.fence),
    holder: Actor.of(row.holder_id, row.holder_name),
    note: row.note,
    acquiredAt: new Date(row.acquired_at),
    renewedAt: new Date(row.renewed_at),
    expiresAt: new Date(row.expires_at),
    requests: row.requests.map(({ id, name, message, at }) => ({
      requester: Actor.of(id, name),
      message,
      requestedAt: new Date(at),
    })),
  };
}

/** The locks in force on these records, in the order of the ids; null where there is none. One statement. */
export async function loadLocks(em: EntityManager, ids: readonly string[]): Promise<(EditLockState | null)[]> {
  const rows = await query<EditLockRow>(
    em,
    `select ${LOCK_COLUMNS} from edit_lock where record_id = any($1) and ${IN_FORCE}`,
    [ids],
  );
  const locks = new Map(rows.map((row) => [row.record_id, lockOf(row)]));
  return ids.map((id) => locks.get(id) ?? null);
}

export async function loadLock(orm: MikroORM, id: string): Promise<EditLockState | null> {
  const [lock] = await loadLocks(orm.em.fork(), [id]);
  return lock ?? null;
}
