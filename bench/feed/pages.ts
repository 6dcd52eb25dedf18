import type { Client } from 'pg';
import { built } from '../database.ts';
import type * as FeedPage from '../../src/feed/page.js';
import type { Place } from '../../src/feed/cursor.js';
import { table } from '../report.ts';
import { median } from '../statistics.ts';
import type { Stage } from './stage.ts';

const PAGE = 200;
const RECORDS = 1000;
/** Of so many revisions, one is of the same record. */
const HOT_EVERY = 100;
const HOT = 'record_hot';
const REPETITIONS = 5;

interface Explained {
  readonly 'QUERY PLAN': readonly [{ Plan: Record<string, number>; 'Execution Time': number; 'Planning Time': number }];
}

type Query = Pick<{ sql: string; parameters: readonly unknown[] }, 'sql' | 'parameters'>;

/** What PostgreSQL reads for a page, by the length of the feed. It forges the history: nothing may be measured after it. */
export async function measurePages(stage: Stage): Promise<string> {
  const { database, full, tell } = stage;
  const queryOf = await queries();
  const lines: string[][] = [];
  let forged = 0;
  for (const length of full ? [10_000, 1_000_000, 10_000_000] : [10_000, 1_000_000]) {
    tell(`A feed of ${length.toLocaleString('en')} revisions…`);
    await forge(database.client, forged, length);
    forged = length;
    for (const [what, filter] of FILTERS) {
      const cells = [];
      for (const [, share] of PLACES) {
        const transaction = BigInt(Math.floor((length - PAGE) * share));
        const after = share === 0 ? null : { transaction, sequence: transaction };
        cells.push(await explain(database.client, await queryOf(after, filter)));
      }
      tell(`${what}: ${cells.join(' | ')}`);
      lines.push([what, length.toLocaleString('en'), ...cells]);
    }
  }
  return table(['buffers, ms', 'revisions', ...PLACES.map(([name]) => name)], lines);
}

const PLACES = [
  ['beginning', 0],
  ['middle', 0.5],
  ['end', 1],
] as const;

const FILTERS: readonly (readonly [string, FeedPage.Filter])[] = [
  ['all', {}],
  ['a rare type', { types: ['Category'] }],
  ['two types', { types: ['Product', 'Order'] }],
  [`the record of one in ${HOT_EVERY}`, { ids: [HOT] }],
  ['200 records', { ids: [HOT, ...Array.from({ length: 199 }, (_, nth) => `record_${nth + 1}`)] }],
];

/** The statement itself, as the feed's own code makes it. */
async function queries(): Promise<(after: Place | null, filter: FeedPage.Filter) => Promise<Query>> {
  await import('reflect-metadata');
  await built('records/index.js');
  const { readPage } = await built<typeof FeedPage>('feed/page.js');
  return async (after, filter) => {
    let asked: Query | null = null;
    const executeQuery = async (query: Query): Promise<{ rows: object[] }> => {
      asked = query;
      return {
        rows: [
          {
            last_transaction: '0',
            last_sequence: '0',
            kept_transaction: '0',
            kept_sequence: '0',
            transaction_id: null,
          },
        ],
      };
    };
    const em = { getKysely: () => ({ executeQuery }) };
    await readPage(em as unknown as Parameters<typeof readPage>[0], after, PAGE, filter);
    return asked!;
  };
}

/** One transaction each; nine of ten are products', one of fifty a category's. The versions of a record are without gaps. */
async function forge(client: Client, from: number, to: number): Promise<void> {
  // The guard against a history that is made up, in this database, which is thrown away.
  await client.query('alter table revision disable trigger revision_is_of_a_write');
  await client.query(
    `insert into revision (record_id, version, record_type, kind, actor_id, actor_name, at, changes, set_in, transaction_id, sequence)
        overriding system value
      select case when is_hot then $3 else 'record_' || n % $4::int end,
          case when is_hot then n / $5::int else n / $4::int + 1 end,
          type, 'UPDATED', 'ben', 'Ben', now(), '{"name": ["before", "after"]}', '{"name": 1}', n, n
        from (
          select n, n % $5::int = 0 as is_hot,
              case when n % 50 = 1 then 'Category' when n % 10 = 2 then 'Order' else 'Product' end as type
            from generate_series($1::int, $2::int) as n
        ) as each`,
    [from + 1, to, HOT, RECORDS, HOT_EVERY],
  );
  await client.query('alter table revision enable trigger revision_is_of_a_write');
  await client.query('update feed set ahead = greatest(ahead, $1)', [to]);
  await client.query('vacuum analyze revision');
}

async function explain(client: Client, { sql, parameters }: Query): Promise<string> {
  const times: number[] = [];
  let buffers = 0;
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    const { rows } = await client.query<Explained>(`explain (analyze, buffers, format json) ${sql}`, [...parameters]);
    const [{ Plan: plan, ...time }] = rows[0]!['QUERY PLAN'];
    buffers = plan['Shared Hit Blocks']! + plan['Shared Read Blocks']!;
    times.push(time['Execution Time'] + time['Planning Time']);
  }
  return `${buffers}, ${median(times).toFixed(1)}`;
}
