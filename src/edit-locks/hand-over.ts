import type { MikroORM } from '@mikro-orm/postgresql';
import type { Actor } from '../model/versioned-record.js';
import { query, writeAtOnce } from '../storage/transaction.js';
import { IN_FORCE, LOCK_COLUMNS, lockOf, type EditLockRow, type EditLockState } from './edit-lock.js';
import { PROVEN, type Proof } from './hold.js';
import { tokenParameters } from './token.js';

const MAX_REQUESTS = 100;

/** The requests of all but one person, in their order. */
const OTHERS = (person: string): string => `
  select coalesce(jsonb_agg(waiting order by place), '[]')
    from jsonb_array_elements(requests) with ordinality as request (waiting, place) where waiting ->> 'id' <> ${person}`;

/** Puts the caller among those who wait for the lock, once: null when nobody else holds it, or too many wait. */
export async function request(
  orm: MikroORM,
  recordId: string,
  { id, name }: Actor,
  message: string,
): Promise<EditLockState | null> {
  const [row] = await writeAtOnce<EditLockRow>(
    orm,
    `update edit_lock set requests = (${OTHERS('$2')}) || jsonb_build_object(
        'id', $2::text, 'name', $3::text, 'message', $4::text, 'at', date_trunc('milliseconds', clock_timestamp()))
      where record_id = $1 and holder_id <> $2 and ${IN_FORCE} and jsonb_array_length(requests) < ${MAX_REQUESTS}
      returning ${LOCK_COLUMNS}`,
    [recordId, id, name, message],
  );
  return row ? lockOf(row) : null;
}

/**
 * Keeps the lock for one of those who wait for it, until it runs out; the token of the one who hands it over is lost. Not handed
 * over when the token is lost already, or the person does not wait.
 */
export async function handOver(
  orm: MikroORM,
  { recordId, holderId, token }: Proof,
  to: string,
): Promise<EditLockState | 'lost' | 'not-requested'> {
  const proof = [recordId, holderId, ...tokenParameters(token)];
  const [row] = await writeAtOnce<EditLockRow>(
    orm,
    `update edit_lock set fence = nextval('edit_lock_fence'), token_hash = null, note = '', acquired_at = clock_timestamp(),
        holder_id = $5, holder_name = (
          select waiting ->> 'name' from jsonb_array_elements(requests) as waiting where waiting ->> 'id' = $5),
        requests = (${OTHERS('$5')})
      where ${PROVEN} and requests @> jsonb_build_array(jsonb_build_object('id', $5::text))
      returning ${LOCK_COLUMNS}`,
    [...proof, to],
  );
  if (row) return lockOf(row);
  const held = await query(orm.em.fork(), `select 1 from edit_lock where ${PROVEN}`, proof);
  return held.length > 0 ? 'not-requested' : 'lost';
}
