import { randomUUID } from 'node:crypto';
import { expect, inject, it, onTestFinished } from 'vitest';
import { entities } from '../../src/records/index.js';
import { openOrm } from '../../src/storage/orm.js';
import { schemaDifference } from '../../src/storage/schema-difference.js';
import { Sql } from '../setup/sql.js';

/** What is missing in a migrated database after these statements. */
async function differenceAfter(...statements: string[]): Promise<string[]> {
  const template = new URL(inject('templateUrl'));
  const name = `schema_${randomUUID().replaceAll('-', '')}`;
  const admin = await Sql.connect(new URL('/postgres', template).href);
  await admin.rows(`create database ${name} template ${template.pathname.slice(1)}`);
  onTestFinished(async () => {
    await admin.rows(`drop database ${name} (force)`);
    await admin.close();
  });
  const url = new URL(`/${name}`, template).href;
  const sql = await Sql.connect(url);
  for (const statement of statements) await sql.rows(statement);
  await sql.close();
  const orm = await openOrm(entities, { url, poolSize: 2 });
  onTestFinished(() => orm.close(true));
  return schemaDifference(orm);
}

it('the migrations say what the entities say', async () => {
  expect(await differenceAfter()).toEqual([]);
});

it.each([
  ['a column', 'alter table products drop column stock', 'add "stock" int not null default 0'],
  ['an index', 'drop index products_price_id_index', 'create index "products_price_id_index"'],
  ['the search index', 'drop index products_search_index', 'create index "products_search_index"'],
  ['a default', 'alter table orders alter status drop default', `alter column "status" set default 'PLACED'`],
  [
    'a rule of a number',
    'alter table products drop constraint products_stock_check',
    '"products_stock_check" check ("stock" >= 0)',
  ],
  [
    'a rule of a choice',
    'alter table orders drop constraint orders_status_check',
    '"orders_status_check" check ("status" in (',
  ],
  [
    'a reference',
    'alter table products drop constraint products_category_id_foreign',
    'references "categories" ("id") on delete no action',
  ],
  ['a unique field', 'alter table products drop constraint products_sku_unique', 'unique ("sku")'],
  ['a table', 'drop table orders', 'create table "orders" ("id" text collate "C" not null'],
])('control: %s that is missing is found', async (_what, statement, missing) => {
  expect((await differenceAfter(statement)).join('\n')).toContain(missing);
});
