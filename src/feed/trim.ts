import type { MikroORM } from '@mikro-orm/postgresql';
import { recordTypeNames } from '../model/record-type.js';
import { fromTimeToTime, type Chore } from '../storage/removal.js';
import { query } from '../storage/transaction.js';
import { HORIZON } from './page.js';

const EVERY_MS = 60_000;
const AT_ONCE = 10_000;

/**
 * Brings the beginning of the feed forward, past the changes older than `retention` (an interval as PostgreSQL reads it). History stays:
 * only cursors from before become too old. In portions, so that no statement takes long.
 */
export async function trimFeed(orm: MikroORM, retention: string): Promise<void> {
  for (;;) {
    const moved = await query(orm.em.fork(), TRIM, [retention, recordTypeNames(), AT_ONCE]);
    if (moved.length === 0) return;
  }
}

export function keepTrimmingFeed(orm: MikroORM, retention: string | null, chore: Chore): Promise<void> {
  return retention === null ? Promise.resolve() : fromTimeToTime(() => trimFeed(orm, retention), EVERY_MS, chore);
}

/** To the last of the old changes before which there is no young one. */
const TRIM = `
  with portion as (
    select transaction_id, sequence, at < clock_timestamp() - $1::interval as is_old
      from unnest($2::text[]) as type (name) cross join lateral (
        select * from revision, feed
          where record_type = type.name and (transaction_id, sequence) > (kept_transaction, kept_sequence)
            and transaction_id < ${HORIZON}
          order by transaction_id, sequence limit $3
      ) as kept order by transaction_id, sequence limit $3
  ), old as (
    select transaction_id, sequence, every(is_old) over (order by transaction_id, sequence) as is_old from portion
  )
  update feed set kept_transaction = last.transaction_id, kept_sequence = last.sequence
    from (select * from old where is_old order by transaction_id desc, sequence desc limit 1) as last
    where (last.transaction_id, last.sequence) > (kept_transaction, kept_sequence)
    returning 1`;
