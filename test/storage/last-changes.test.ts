import type { MikroORM } from '@mikro-orm/postgresql';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { recordTypes } from '../../src/model/record-type.js';
import { hydrate, loadVersions } from '../../src/revisions/record-state.js';
import { query } from '../../src/storage/transaction.js';
import { migrate } from '../../src/storage/migrate.js';
import { ormOn, scratchDatabase } from '../setup/scratch-database.js';
import { Sql } from '../setup/sql.js';

const [CATEGORY, TOP] = ['category_01h455vb4pex5vsknk084sn02q', 'category_01h455vb4pex5vsknk084sn02r'];
const PRODUCT = 'product_01h455vb4pex5vsknk084sn02s';
const ORDER = 'order_01h455vb4pex5vsknk084sn02t';
const LINE = { id: 'line_1', productId: PRODUCT, quantity: 2, unitPrice: '19.90' };

/** What happened to the records of a shop: fields set late, cleared and set again, deletions, the lines of an order. */
const HISTORY = [
  `insert into categories (id, name) values ('${TOP}', 'Top'), ('${CATEGORY}', 'Beverages')`,
  `insert into products (id, sku, name, price) values ('${PRODUCT}', 'A', 'Chai', 19.9)`,
  `insert into orders (id, customer_name, shipping_address, lines) values ('${ORDER}', 'Nancy', 'Here', '[${JSON.stringify(LINE)}]')`,
  `update products set name = 'Chang', price = 0.10 where id = '${PRODUCT}'`,
  `update products set category_id = '${CATEGORY}' where id = '${PRODUCT}'`,
  `update categories set parent_id = '${TOP}' where id = '${CATEGORY}'`,
  `update products set tags = '{a,b}', description = E'one\\ntwo "\\\\ \\u00e9' where id = '${PRODUCT}'`,
  `update products set category_id = null where id = '${PRODUCT}'`,
  `update products set deleted_at = '2026-01-01T00:00:00.123Z' where id = '${PRODUCT}'`,
  `update products set deleted_at = null, stock = 2147483647 where id = '${PRODUCT}'`,
  `update orders set lines = jsonb_set(lines, '{0,quantity}', '7'), note = 'x' where id = '${ORDER}'`,
  `update orders set status = 'PAID' where id = '${ORDER}'`,
  `update categories set parent_id = null, name = 'Drinks' where id = '${CATEGORY}'`,
  `update products set name = 'Chai', status = 'ACTIVE', price = 9999999999.99 where id = '${PRODUCT}'`,
  `update products set write_id = gen_random_uuid(), updated_by_id = 'ben', stock = 1 where id = '${PRODUCT}'`,
];
const RECORDS = [CATEGORY, TOP, PRODUCT, ORDER];

type Row = Record<string, unknown> & { id: string; version: number };

const tableOf = (id: string) => recordTypes().find(({ prefix }) => id.startsWith(`${prefix}_`))!;

/** Lets it happen, and answers every row as each statement left it: the truth about every version. */
async function happen(sql: Sql, orm: MikroORM, history = HISTORY): Promise<Row[]> {
  const truth = new Map<string, Row>();
  for (const statement of history) {
    await sql.rows(statement);
    for (const id of RECORDS) {
      // As the server reads it.
      const rows = await query<Row>(orm.em.fork(), `select * from ${tableOf(id).table} where id = $1`, [id]);
      for (const row of rows) truth.set(`${row.id} ${row.version}`, row);
    }
  }
  return [...truth.values()];
}

async function setIn(sql: Sql): Promise<Record<string, unknown>> {
  const rows = await sql.rows<{ key: string; set_in: unknown }>(
    `select record_id || ' ' || version as key, set_in from revision order by 1`,
  );
  return Object.fromEntries(rows.map((row) => [row.key, row.set_in]));
}

/** All that it has, written as JSON. */
function contentOf(record: object | null | undefined): Record<string, unknown> {
  return JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(record ?? {})))) as Record<string, unknown>;
}

/** Every version, rebuilt, is what the row was then. */
async function expectRebuilt(orm: MikroORM, truth: readonly Row[]): Promise<void> {
  for (const row of truth) {
    const type = tableOf(row.id);
    const [then] = await loadVersions(orm.em.fork(), type, [row]);
    // By which write it was made is not part of what it was.
    const real = hydrate(orm.em.fork(), type, { ...row, write_id: null });
    expect({ ...contentOf(then), writeId: null }, `${row.id} at version ${row.version}`).toEqual(contentOf(real));
  }
}

describe('2026-01-03: a database with histories in it is migrated on', () => {
  it('H1 and H2: every set_in is what the trigger would have written, and every version is rebuilt as it was', async () => {
    const old = await scratchDatabase('empty');
    const orm = await ormOn(old.url);
    await orm.migrator.up({ to: '2026-01-02-shop' });
    const truth = await happen(old.sql, orm);
    expect(truth.filter(({ id }) => id === PRODUCT)).toHaveLength(9);
    expect(await migrate(orm)).toContain('2026-01-03-last-changes');

    const fresh = await scratchDatabase('migrated');
    await happen(fresh.sql, await ormOn(fresh.url));
    const filled = await setIn(old.sql);
    expect(filled).toEqual(await setIn(fresh.sql));
    expect(filled[`${PRODUCT} 8`]).toMatchObject({ category_id: 5, deleted_at: 7, name: 8, sku: 1, stock: 7 });
    await expectRebuilt(orm, truth);

    // And it goes on from there.
    const after = [
      `update products set name = 'On', tags = '{}' where id = '${PRODUCT}'`,
      `update orders set note = '' where id = '${ORDER}'`,
    ];
    await expectRebuilt(orm, [...truth, ...(await happen(old.sql, orm, after))]);
  });

  it('V3: a write that runs into the migration waits for it, and leaves its revision as the new trigger writes it', async () => {
    const { url, sql } = await scratchDatabase('empty');
    const orm = await ormOn(url);
    await orm.migrator.up({ to: '2026-01-02-shop' });
    const truth = await happen(sql, orm);
    const [reader, writer] = [await Sql.connect(url), await Sql.connect(url)];
    onTestFinished(async () => void (await Promise.all([reader.close(), writer.close()])));
    const waiting = (count: number) =>
      vi.waitFor(async () => {
        const rows = await sql.rows(
          `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
        expect(rows).toHaveLength(count);
      }, 20_000);
    await reader.rows('begin');
    await reader.rows('select 1 from revision limit 1');
    const migrated = migrate(orm);
    await waiting(1);
    const written = writer.rows(`update products set name = 'Meanwhile' where id = '${PRODUCT}'`);
    written.catch(() => undefined);
    await waiting(2);
    await reader.rows('commit');
    await migrated;
    await written;
    expect((await setIn(sql))[`${PRODUCT} 10`]).toMatchObject({ name: 10, price: 8, category_id: 5 });
    await expectRebuilt(orm, truth);
  });
});

describe('H1: a column that a later migration adds', () => {
  it('H1: a version from before it has what the column held before its first change; or holds, if nothing changed it', async () => {
    const { url, sql } = await scratchDatabase('migrated');
    // As if there had been no such columns yet.
    await sql.rows('alter table products drop column tags, drop column category_id');
    await sql.rows('alter table orders drop column note');
    await sql.rows(HISTORY[0]!);
    await sql.rows(HISTORY[1]!);
    await sql.rows(HISTORY[2]!);
    await sql.rows(`update products set name = 'Before' where id = $1`, [PRODUCT]);
    await sql.rows(
      `alter table products add column tags text[] not null default '{unknown}', add column category_id text`,
    );
    await sql.rows(`alter table orders add column note text not null default 'none'`);
    await sql.rows(`update products set name = 'After' where id = $1`, [PRODUCT]);
    await sql.rows(`update products set tags = '{x}', category_id = $2 where id = $1`, [PRODUCT, CATEGORY]);
    await sql.rows(`update products set tags = '{y}' where id = $1`, [PRODUCT]);
    await sql.rows('update products set category_id = null where id = $1', [PRODUCT]);
    const orm = await ormOn(url);
    const keys = [1, 2, 3, 4, 5, 6].map((version) => ({ id: PRODUCT, version }));
    const products = (await loadVersions(orm.em.fork(), tableOf(PRODUCT), keys)) as unknown as Row[];
    expect(products.map(({ name, tags, categoryId }) => [name, tags, categoryId])).toEqual([
      ['Chai', ['unknown'], null],
      ['Before', ['unknown'], null],
      ['After', ['unknown'], null],
      ['After', ['x'], CATEGORY],
      ['After', ['y'], CATEGORY],
      ['After', ['y'], null],
    ]);
    await sql.rows(`update orders set status = 'PAID' where id = $1`, [ORDER]);
    const [order] = await loadVersions(orm.em.fork(), tableOf(ORDER), [{ id: ORDER, version: 1 }]);
    expect(order).toMatchObject({ version: 1, note: 'none', status: 'PLACED' });
  });

  it('H1: the creation of a record after it tells of it like of any other column, though it is left null', async () => {
    const { url, sql } = await scratchDatabase('migrated');
    await sql.rows(HISTORY[0]!);
    await sql.rows('update categories set parent_id = $2 where id = $1', [CATEGORY, TOP]);
    const orm = await ormOn(url);
    const keys = [1, 2].map((version) => ({ id: CATEGORY, version }));
    const categories = await loadVersions(orm.em.fork(), tableOf(CATEGORY), keys);
    expect(categories).toMatchObject([{ parentId: null }, { parentId: TOP }]);
    expect((await setIn(sql))[`${CATEGORY} 1`]).toMatchObject({ parent_id: 1, deleted_at: 1 });
  });
});
