import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { OrderDirection, ProductOrderField } from '../gql/graphql.js';
import { createProduct, newProduct, uniqueSku } from '../setup/acts.js';
import { times } from '../setup/race.js';
import { useShop } from '../setup/shop.js';
import { listProducts, walkProducts } from './operations.js';

const shop = useShop();

const COLUMNS: Record<ProductOrderField, string> = {
  NAME: 'name',
  SKU: 'sku',
  PRICE: 'price',
  STOCK: 'stock',
  UPDATED_AT: 'updated_at',
};
const FIELDS = Object.keys(COLUMNS) as ProductOrderField[];
const DIRECTIONS: OrderDirection[] = ['ASC', 'DESC'];
const NAMES = ['chai', 'Chai', 'Chai ', 'Ångström', 'ångström', 'A b', 'a-b', '', '"quoted"', '日本'].map(
  (name) => name || '~',
);
/** As text 9.50 would come after 10.00, and 100.00 before 9.50. */
const PRICES = ['9.50', '10.00', '100.00', '0.00', '9999999999.99'];

/** Products with many ties: by the time of change too, because one statement changes several in the same millisecond. */
async function products(): Promise<string> {
  const tag = randomUUID();
  await Promise.all(
    times(40, (index) =>
      createProduct(shop, {
        sku: uniqueSku(),
        name: NAMES[index % NAMES.length]!,
        price: PRICES[index % PRICES.length]!,
        stock: index % 3,
        tags: [tag],
      }),
    ),
  );
  await shop.sql.rows('update products set description = $1 where $1 = any(tags)', [tag]);
  const { moments } = await shop.sql.row<{ moments: number }>(
    'select count(distinct updated_at)::int as moments from products where $1 = any(tags)',
    [tag],
  );
  expect(moments).toBeLessThan(40);
  return tag;
}

describe.each(FIELDS)('ordered by %s', (field) => {
  it.each(DIRECTIONS)(
    '%s, every row is met exactly once, in order and ties by id, from both ends',
    async (direction) => {
      const tag = await products();
      const column = COLUMNS[field];
      const expected = await shop.sql.rows<{ id: string }>(
        `select id from products where $1 = any(tags) order by ${column} ${direction}, id ${direction}`,
        [tag],
      );
      const list = { filter: { tag }, orderBy: { field, direction } };
      for (const pageSize of [1, 7, 40]) {
        for (const backwards of [false, true]) {
          const met = await walkProducts(shop, { ...list, pageSize, backwards });
          expect(
            met.map(({ id }) => id),
            `pages of ${pageSize}, backwards: ${backwards}`,
          ).toEqual(expected.map(({ id }) => id));
        }
      }
    },
  );

  it('without a direction is ascending', async () => {
    const tag = randomUUID();
    for (const price of ['2', '1', '3'])
      await newProduct(shop, { price, stock: Number(price), name: price, tags: [tag] });
    const up = await listProducts(shop, { filter: { tag }, orderBy: { field } });
    expect(up).toEqual(await listProducts(shop, { filter: { tag }, orderBy: { field, direction: 'ASC' } }));
    const down = await listProducts(shop, { filter: { tag }, orderBy: { field, direction: 'DESC' } });
    expect(down.nodes).toEqual(up.nodes.toReversed());
    expect(up.nodes).toHaveLength(3);
  });
});

describe('ordered by PRICE', () => {
  it('amounts are compared as numbers, to the last cent of the largest one', async () => {
    const tag = randomUUID();
    for (const price of ['9999999999.99', '10', '9999999999.98', '9.5']) await newProduct(shop, { price, tags: [tag] });
    const met = await walkProducts(shop, { filter: { tag }, orderBy: { field: 'PRICE' }, pageSize: 1 });
    expect(met.map(({ price }) => price)).toEqual(['9.50', '10.00', '9999999999.98', '9999999999.99']);
  });
});

describe('without an order', () => {
  it.each([false, true])('products come in the order in which they were made; backwards: %s', async (backwards) => {
    const tag = randomUUID();
    const made: string[] = [];
    for (let count = 0; count < 7; count++) made.push((await newProduct(shop, { tags: [tag] })).id);
    const met = await walkProducts(shop, { filter: { tag }, pageSize: 3, backwards });
    expect(met.map(({ id }) => id)).toEqual(made);
  });
});
