import { expect, it, onTestFinished } from 'vitest';
import { entities } from '../../src/records/index.js';
import { migrate } from '../../src/storage/migrate.js';
import { openOrm } from '../../src/storage/orm.js';
import { missingTimeLimits } from '../../src/storage/time-limits.js';
import { query } from '../../src/storage/transaction.js';
import { ormOn, scratchDatabase } from '../setup/scratch-database.js';
import { Sql } from '../setup/sql.js';

it('F2: a statement of the server ends after its time, and a transaction that waits for the next one too', async () => {
  const { url } = await scratchDatabase('migrated');
  const orm = await openOrm(entities, { url, poolSize: 2, statementTimeoutMs: 200 });
  onTestFinished(() => orm.close(true));
  const em = orm.em.fork();
  await expect(query(em, 'select pg_sleep(20)', [])).rejects.toMatchObject({ code: '57014' });
  const [{ idle } = { idle: '' }] = await query<{ idle: string }>(
    em,
    `select current_setting('idle_in_transaction_session_timeout') as idle`,
    [],
  );
  expect(idle).toBe('200ms');
});

it('F2: migrations wait for their turn, however long it takes', async () => {
  const { url, sql } = await scratchDatabase('empty');
  const orm = await openOrm(entities, { url, poolSize: 2, statementTimeoutMs: 1000 });
  onTestFinished(() => orm.close(true));
  await sql.rows('begin');
  await sql.rows(`select pg_advisory_xact_lock(hashtextextended('concord: migrations', 0))`);
  const migrated = migrate(orm);
  // Longer than any other statement may take.
  await sql.rows('select pg_sleep(1.5)');
  await sql.rows('commit');
  expect(await migrated).not.toEqual([]);
});

it('a migration may take longer than any other statement', async () => {
  const { url, sql } = await scratchDatabase('empty');
  // As if there were a large table to bring up to date.
  await sql.rows(
    `create function take_long() returns event_trigger language plpgsql as $$ begin
       if exists (select from pg_event_trigger_ddl_commands() where object_identity = 'public.feed') then
         perform pg_sleep(1.5);
       end if;
     end $$`,
  );
  await sql.rows(
    `create event trigger take_long on ddl_command_end when tag in ('CREATE TABLE') execute function take_long()`,
  );
  const orm = await openOrm(entities, { url, poolSize: 2, statementTimeoutMs: 1000 });
  onTestFinished(() => orm.close(true));
  expect(await migrate(orm)).not.toEqual([]);
  // Nobody else has that long, on the same connection neither.
  await expect(query(orm.em.fork(), 'select pg_sleep(20)', [])).rejects.toMatchObject({ code: '57014' });
});

it('F2: nobody’s transaction idles for ever in a database that was migrated, unless the operator wants it to', async () => {
  for (const [set, expected] of [
    ['', '1min'],
    [`set idle_in_transaction_session_timeout = '7min'`, '7min'],
  ] as const) {
    const { url, sql } = await scratchDatabase('empty');
    if (set) await sql.rows(`alter database ${new URL(url).pathname.slice(1)} ${set}`);
    const orm = await openOrm(entities, { url, poolSize: 2 });
    await migrate(orm);
    await orm.close(true);
    const anybody = await Sql.connect(url);
    const { idle } = await anybody.row<{ idle: string }>(
      `select current_setting('idle_in_transaction_session_timeout') as idle`,
    );
    await anybody.close();
    expect(idle).toBe(expected);
  }
});

it('F2: what a connection lacks of time limits is told, whoever was to set them: the server, or the database', async () => {
  const { url, sql } = await scratchDatabase('empty');
  const limited = await openOrm(entities, { url, poolSize: 2, statementTimeoutMs: 1000 });
  onTestFinished(() => limited.close(true));
  expect(await missingTimeLimits(limited)).toBeNull();
  // As through a proxy that pools transactions.
  expect(await missingTimeLimits(await ormOn(url))).toMatch(
    /^The database sets no statement_timeout and no idle_in_transaction_session_timeout: "alter role \w+ set statement_timeout = '30s'" and /,
  );
  const name = new URL(url).pathname.slice(1);
  await sql.rows(`alter database ${name} set idle_in_transaction_session_timeout = '30s'`);
  expect(await missingTimeLimits(await ormOn(url))).toMatch(/^The database sets no statement_timeout: /);
  await sql.rows(`alter database ${name} set statement_timeout = '30s'`);
  expect(await missingTimeLimits(await ormOn(url))).toBeNull();
});
