import type { MikroORM } from '@mikro-orm/postgresql';
import { recordTypeNames } from '../model/record-type.js';
import { query } from '../storage/transaction.js';
import { HORIZON } from './page.js';

/**
 * For how many seconds the oldest change that is committed, and not yet in the feed, has waited for a transaction that began before it and is
 * still running, in this database or another of the same PostgreSQL; 0 when none waits.
 */
export async function heldBackSeconds(orm: MikroORM): Promise<number> {
  const [row] = await query<{ seconds: string | number }>(
    orm.em.fork(),
    `select coalesce(max(extract(epoch from clock_timestamp() - at)), 0)::float8 as seconds
      from feed, unnest($1::text[]) as type (name) cross join lateral (
        select at from revision
          where record_type = type.name
            and transaction_id >= ${HORIZON}
          order by transaction_id, sequence limit 1
      ) as waiting`,
    [recordTypeNames()],
  );
  return Number(row!.seconds);
}
