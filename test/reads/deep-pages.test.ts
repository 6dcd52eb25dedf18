import { beforeAll, describe, expect, it } from 'vitest';
import type { ListProductsQueryVariables, OrderDirection, ProductOrderField } from '../gql/graphql.js';
import { listProducts } from './operations.js';
import { rowsRead } from './rows-read.js';
import { useWiredShop } from './wire.js';

const { shop, wire } = useWiredShop();
const ROWS = 20_000;
const PAGE_SIZE = 20;
const FIELDS: ProductOrderField[] = ['NAME', 'SKU', 'PRICE', 'STOCK', 'UPDATED_AT'];
const DIRECTIONS: OrderDirection[] = ['ASC', 'DESC'];
const ORDERS = [null, ...FIELDS.flatMap((field) => DIRECTIONS.map((direction) => ({ field, direction })))];

beforeAll(async () => {
  await shop.sql.rows(
    `insert into products (id, sku, name, price, stock, tags)
       select 'product_0' || lpad(n::text, 25, '0'), md5(n::text), 'Chai ' || n % 500, n % 700, n % 300, array['deep']
         from generate_series(1, $1) as n`,
    [ROWS],
  );
  // Changed by hundreds of statements, as they would be in a shop: many ties, and many different times.
  await shop.sql.rows(
    `do $$ begin
       for part in 0..199 loop
         update products set description = 'x' where id in (
           select id from products where stock % 200 = part limit 20);
       end loop;
     end $$`,
  );
  await shop.sql.rows('vacuum analyze products');
});

async function costOf(variables: ListProductsQueryVariables): Promise<{ rows: number; answered: number }> {
  let answered = 0;
  const statements = await wire.during(async () => {
    answered = (await listProducts(shop, variables)).edges.length;
  });
  expect(statements).toHaveLength(1);
  return { rows: await rowsRead(shop, statements[0]!), answered };
}

describe(`a page deep in a list of ${ROWS} rows reads as few rows as the first`, () => {
  it.each(ORDERS)('page 1000, forwards and backwards, ordered by %j', async (orderBy) => {
    const list = { orderBy, first: PAGE_SIZE };
    const ends = await Promise.all([
      listProducts(shop, { orderBy, last: PAGE_SIZE + 1 }),
      listProducts(shop, { orderBy, first: PAGE_SIZE + 1 }),
    ]);
    const [nearEnd, nearStart] = [ends[0].edges[0]!.cursor, ends[1].edges.at(-1)!.cursor];
    expect(await costOf(list)).toEqual({ rows: PAGE_SIZE + 1, answered: PAGE_SIZE });
    // The last page: there is no row beyond it to be looked at.
    expect(await costOf({ ...list, after: nearEnd })).toEqual({ rows: PAGE_SIZE, answered: PAGE_SIZE });
    expect(await costOf({ orderBy, last: PAGE_SIZE, before: nearStart })).toEqual({
      rows: PAGE_SIZE,
      answered: PAGE_SIZE,
    });
  });

  it('the count of rows read is a true one: a list that no index has the order of reads all of them', async () => {
    const sql = 'select * from products order by description, id limit 20';
    expect(await rowsRead(shop, { sql, parameters: [] })).toBe(ROWS);
  });
});
