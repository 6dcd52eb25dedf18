import { expect, it } from 'vitest';
import { migrate } from '../../src/storage/migrate.js';
import { ormOn, scratchDatabase } from '../setup/scratch-database.js';

const MIGRATION = '2026-01-08-fit-to-read';

it('2026-01-08: what nobody can read already does not hold the migration up, and is judged when it is written again', async () => {
  const { url, sql } = await scratchDatabase('migrated');
  await sql.rows('delete from migration where name = $1', [MIGRATION]);
  await sql.rows('alter table products drop constraint products_tags_check');
  await sql.rows(
    `insert into products (id, sku, name, price, tags) values ('product_01h455vb4pex5vsknk084sn02s', 'A', 'Chai', 1, '{tea,null}')`,
  );
  expect(await migrate(await ormOn(url))).toEqual([MIGRATION]);
  const unread = `update products set name = 'Tea'`;
  await expect(sql.rows(unread)).rejects.toMatchObject({ constraint: 'products_tags_check' });
  await sql.rows('update products set tags = array_remove(tags, null)');
  await sql.rows(unread);
  expect(await sql.row('select version, tags from products')).toEqual({ version: 3, tags: ['tea'] });
  const validated = `select conname from pg_constraint where convalidated and conname like '%\\_check' order by 1`;
  expect(await sql.rows(validated)).toContainEqual({ conname: 'orders_lines_check' });
  expect(await sql.rows(validated)).not.toContainEqual({ conname: 'products_tags_check' });
});
