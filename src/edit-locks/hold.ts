import type { MikroORM } from '@mikro-orm/postgresql';
import type { RecordType } from '../model/record-type.js';
import type { Actor } from '../model/versioned-record.js';
import { writeAtOnce } from '../storage/transaction.js';
import { IN_FORCE, LOCK_COLUMNS, lockOf, type EditLockRow, type EditLockState } from './edit-lock.js';
import { hashOf, IS_TOKEN_OF, newToken, tokenParameters } from './token.js';

export interface Acquisition {
  readonly recordId: string;
  readonly note: string;
  readonly ttlSeconds: number;
  readonly takeOverMine: boolean;
}

export type Acquired =
  | { readonly kind: 'granted'; readonly lock: EditLockState; readonly token: string }
  | { readonly kind: 'locked' | 'deleted' | 'not-found' };

/**
 * Grants the lock to the caller's session, if nobody holds it, or only the caller does and takes it over, or it is kept for
 * the caller by a hand-over. One statement. It waits for writes under way, whose row it takes first, so that the record that is read
 * after it holds all that was saved without the lock (L1, L2).
 */
export async function acquire(
  orm: MikroORM,
  type: RecordType,
  { id: holderId, name: holderName }: Actor,
  { recordId, note, ttlSeconds, takeOverMine }: Acquisition,
): Promise<Acquired> {
  const token = newToken();
  const [row] = await writeAtOnce<{ deleted: boolean | null; granted: EditLockRow | null }>(
    orm,
    `with record as (select id, deleted_at from "${type.table}" where id = $1 for no key update),
      -- After the row was waited for: the lock begins when it is granted.
      moment as materialized (select clock_timestamp() as now from record where deleted_at is null),
      granted as (
        insert into edit_lock as held (record_id, holder_id, holder_name, token_hash, note, acquired_at, renewed_at, expires_at)
          select $1, $2, $3, $4, $5, now, now, now + $6 * interval '1 second' from moment
          on conflict (record_id) do update set
            fence = excluded.fence, holder_id = excluded.holder_id, holder_name = excluded.holder_name,
            token_hash = excluded.token_hash, note = excluded.note, acquired_at = excluded.acquired_at,
            renewed_at = excluded.renewed_at, expires_at = excluded.expires_at,
            requests = case when held.${IN_FORCE} then held.requests else '[]' end
          where held.expires_at <= clock_timestamp()
            or held.holder_id = excluded.holder_id and ($7 or held.token_hash is null)
        returning ${LOCK_COLUMNS}
      )
    select (select deleted_at is not null from record) as deleted, (select to_jsonb(granted) from granted) as granted`,
    [recordId, holderId, holderName, hashOf(token), note, ttlSeconds, takeOverMine],
  );
  const { deleted, granted } = row!;
  if (granted) return { kind: 'granted', lock: lockOf(granted), token };
  if (deleted === null) return { kind: 'not-found' };
  return { kind: deleted ? 'deleted' : 'locked' };
}

/** A token, and whose it is said to be. It is good for nobody else. */
export interface Proof {
  readonly recordId: string;
  readonly holderId: string;
  readonly token: string;
}

/** Puts off the end of the lock, and never brings it nearer (L5); null when it is lost. */
export async function renew(
  orm: MikroORM,
  { recordId, holderId, token }: Proof,
  ttlSeconds: number,
): Promise<EditLockState | null> {
  const [row] = await writeAtOnce<EditLockRow>(
    orm,
    `update edit_lock set renewed_at = clock_timestamp(),
        expires_at = greatest(expires_at, clock_timestamp() + $5 * interval '1 second')
      where ${PROVEN} returning ${LOCK_COLUMNS}`,
    [recordId, holderId, ...tokenParameters(token), ttlSeconds],
  );
  return row ? lockOf(row) : null;
}

/** Ends the lock; false when it is lost already. */
export async function release(orm: MikroORM, { recordId, holderId, token }: Proof): Promise<boolean> {
  const rows = await writeAtOnce(orm, `delete from edit_lock where ${PROVEN} returning 1`, [
    recordId,
    holderId,
    ...tokenParameters(token),
  ]);
  return rows.length > 0;
}

/** The lock in force is the one that the token was made for. Parameters: record, holder, and two of the token. */
export const PROVEN = `record_id = $1 and holder_id = $2 and ${IS_TOKEN_OF('$3', '$4')} and ${IN_FORCE}`;
