import { expect, it } from 'vitest';
import { entities } from '../../src/records/index.js';
import { openDatabase } from '../../src/storage/database.js';
import { scratchDatabase } from '../setup/scratch-database.js';

it('a database that keeps its warnings to itself is not used: an unconfirmed commit would pass for one', async () => {
  const { url, sql } = await scratchDatabase('migrated');
  await sql.rows(`alter database ${new URL(url).pathname.slice(1)} set client_min_messages = error`);
  const settings = { databaseUrl: url, directUrl: null, dataDir: '', poolSize: 2, statementTimeoutMs: 0 };
  await expect(openDatabase(entities, settings, { besideServer: false })).rejects.toThrow('client_min_messages');
});
