import { expect, it } from 'vitest';
import { anchorFeed } from '../../src/feed/anchor.js';
import { fillWithDemo } from '../../src/records/demo.js';
import { entities } from '../../src/records/index.js';
import { openDatabase } from '../../src/storage/database.js';
import { bringUpToDate } from '../../src/storage/migrate.js';
import { times } from '../setup/race.js';
import { scratchDatabase } from '../setup/scratch-database.js';

const INSTANCES = 20;

it('twenty that start together on an empty database migrate it once, fill it once, and all succeed', async () => {
  const { url, sql } = await scratchDatabase('empty');
  const settings = { databaseUrl: url, directUrl: null, dataDir: '', poolSize: 2, statementTimeoutMs: 30_000 };
  const filled = await Promise.all(
    times(INSTANCES, async () => {
      const database = await openDatabase(entities, settings, { besideServer: false });
      try {
        await bringUpToDate(database.orm);
        await anchorFeed(database.orm);
        return await fillWithDemo(database.orm);
      } finally {
        await database.close();
      }
    }),
  );
  expect(filled.filter((each) => each !== null)).toHaveLength(1);
  expect(await sql.rows('select name from migration group by name having count(*) > 1')).toEqual([]);
  expect(await sql.row('select count(*)::int as products from products')).toEqual({ products: 25 });
  expect(
    await sql.rows(`select from pg_locks where locktype = 'advisory' and database = (
    select oid from pg_database where datname = current_database())`),
  ).toEqual([]);
}, 120_000);
