import type { MikroORM } from '@mikro-orm/postgresql';
import type { Actor } from '../model/versioned-record.js';
import { writeAtOnce } from '../storage/transaction.js';
import { IN_FORCE } from './edit-lock.js';

/** Ends whosever lock it is, and leaves a trace of it (L6); false when there was none. */
export async function breakLock(
  orm: MikroORM,
  recordId: string,
  { id, name }: Actor,
  reason: string,
): Promise<boolean> {
  const rows = await writeAtOnce(
    orm,
    `with broken as (delete from edit_lock where record_id = $1 and ${IN_FORCE} returning *)
      insert into edit_lock_break (record_id, holder_id, holder_name, broken_by_id, broken_by_name, reason)
        select record_id, holder_id, holder_name, $2, $3, $4 from broken returning 1`,
    [recordId, id, name, reason],
  );
  return rows.length > 0;
}
