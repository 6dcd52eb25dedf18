import type { MikroORM } from '@mikro-orm/postgresql';
import { query } from '../storage/transaction.js';
import { recordTypeNames } from '../model/record-type.js';

/**
 * In a database that was restored from a dump, transactions are numbered from a low number again: the feed goes on counting from
 * where it had come to, and cursors stay good. Anywhere else there is nothing to do: no revision is of a transaction that has not begun.
 */
export async function anchorFeed(orm: MikroORM): Promise<void> {
  await query(
    orm.em.fork(),
    `update feed set ahead = newest + 1 - begun
      from (select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as begun) as clock, (
        select coalesce(max(last.transaction_id), 0) as newest from unnest($1::text[]) as type (name) cross join lateral (
          select transaction_id from revision where record_type = type.name
            order by transaction_id desc, sequence desc limit 1) as last
      ) as revisions
      where newest >= ahead + begun`,
    [recordTypeNames()],
  );
}
