import { expect } from 'vitest';
import type { Shop } from '../setup/shop.js';

const TABLES = ['products', 'categories', 'orders'];

/** V1, V9, H2: the version of every record is the number of its revisions, and they, replayed, come to the row as it stands. */
export async function expectHistoryWhole({ sql }: Shop): Promise<void> {
  for (const table of TABLES) {
    const miscounted = await sql.rows(
      `select record.id, record.version, count(revision) as revisions, max(revision.version) as latest
         from ${table} as record left join revision on record_id = record.id
         group by record.id having count(revision) <> record.version or max(revision.version) is distinct from record.version`,
    );
    expect(miscounted, `${table} whose version is not the number of their revisions`).toEqual([]);
    const lost = await sql.rows(
      `with field as (select record_id, version, key, value -> 0 as before, value -> 1 as after from revision, jsonb_each(changes)),
         step as (select *, lag(after) over history as was, lead(version) over history is null as is_last
           from field window history as (partition by record_id, key order by version))
       select step.* from step join ${table} as record on record.id = record_id
         where (step.version > 1 and coalesce(was, 'null') is distinct from before)
            or (is_last and after is distinct from to_jsonb(record) -> key)`,
    );
    expect(lost, `changes of ${table} that do not follow from each other, or do not lead to the row`).toEqual([]);
  }
}

/** What a mutation has answered to be accepted is in the history. */
export async function expectInHistory(
  { sql }: Shop,
  answered: readonly { id: string; version: number }[],
): Promise<void> {
  const forgotten = await sql.rows(
    `select id, version from jsonb_to_recordset($1::jsonb) as answered (id text, version int)
       where not exists (select from revision where record_id = id and revision.version = answered.version)`,
    [JSON.stringify(answered)],
  );
  expect(forgotten, 'versions that were answered and are not there').toEqual([]);
}
