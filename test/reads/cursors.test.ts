import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { graphql } from '../gql/gql.js';
import type { ListProductsQueryVariables } from '../gql/graphql.js';
import { newProduct } from '../setup/acts.js';
import { GraphqlErrors } from '../setup/http.js';
import { useShop } from '../setup/shop.js';
import { listProducts } from './operations.js';

const shop = useShop();

const PageOfOrders = graphql(`
  query PageOfOrders($after: String) {
    orders(after: $after) {
      nodes {
        id
      }
    }
  }
`);

const PageOfHistory = graphql(`
  query PageOfHistory($id: ID!, $after: String) {
    product(id: $id) {
      revisions(after: $after) {
        edges {
          cursor
        }
      }
    }
  }
`);

const forged = (...parts: unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

/** That the cursor is the caller's mistake: told as one, never as a failure of the database. */
async function expectRefused(request: Promise<unknown>): Promise<void> {
  const error = await request.then(
    () => expect.fail('The page was answered.'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof GraphqlErrors)) throw error;
  expect(error.answer.errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  expect(error.answer.errors[0]!.message).toBe('The cursor does not belong to this list in this order.');
}

async function cursorOf(list: ListProductsQueryVariables): Promise<string> {
  const tag = randomUUID();
  await newProduct(shop, { tags: [tag] });
  return (await listProducts(shop, { ...list, filter: { tag } })).pageInfo.endCursor!;
}

describe('a malformed cursor is BAD_USER_INPUT', () => {
  it.each([
    ['nothing', ''],
    ['no base64', '!!! ???'],
    ['no JSON', Buffer.from('SELECT 1').toString('base64url')],
    ['another JSON value', Buffer.from('{"length":3}').toString('base64url')],
    ['null', Buffer.from('null').toString('base64url')],
    ['too few parts', forged('created', 'x')],
    ['too many parts', forged('created', 'x', '', '')],
    ['parts of other types', forged('created', 1, '')],
    ['null for a part', forged('created', null, '')],
    ['a zero byte', forged('created', 'a\0b', '')],
    ['a zero byte in the tie', forged('created', 'a', '\0')],
    ['half of a surrogate pair', Buffer.from('["created","\\ud800",""]').toString('base64url')],
    ['bytes that are no UTF-8', Buffer.from([0xff, 0xfe, 0x00]).toString('base64url')],
    ['a very long text', 'A'.repeat(50_000)],
  ])('%s', async (_, cursor) => {
    await expectRefused(listProducts(shop, { after: cursor }));
    await expectRefused(listProducts(shop, { last: 1, before: cursor }));
  });
});

describe('a forged cursor with a value that the column cannot have is BAD_USER_INPUT, never a database error', () => {
  it.each([
    ['STOCK', 'ten'],
    ['STOCK', ''],
    ['STOCK', '1.5'],
    ['STOCK', '99999999999999999999'],
    ['STOCK', "0'; drop table products; --"],
    ['PRICE', 'NaN'],
    ['PRICE', 'Infinity'],
    ['PRICE', '1e3'],
    ['PRICE', '9'.repeat(200)],
    ['UPDATED_AT', 'yesterday'],
    ['UPDATED_AT', '2026-01-01'],
    ['UPDATED_AT', '2026-02-31T00:00:00.000Z'],
    ['UPDATED_AT', 'infinity'],
    ['NAME', 'a\0b'],
    ['SKU', 'a\0b'],
  ] as const)('%j: %j', async (field, value) => {
    await expectRefused(listProducts(shop, { orderBy: { field }, after: forged(`${field} ASC`, value, 'product_x') }));
  });

  it.each(['0000-01-01T00:00:00.000Z', '-000044-03-15T00:00:00.000Z', '+275760-09-13T00:00:00.000Z'])(
    'a moment that JavaScript knows and PostgreSQL does not: %s',
    async (moment) => {
      const after = forged('UPDATED_AT ASC', moment, 'product_x');
      await expectRefused(listProducts(shop, { orderBy: { field: 'UPDATED_AT' }, after }));
    },
  );
});

describe('a foreign cursor is BAD_USER_INPUT', () => {
  it('of another ordering', async () => {
    const byName = await cursorOf({ orderBy: { field: 'NAME' } });
    await expectRefused(listProducts(shop, { after: byName }));
    await expectRefused(listProducts(shop, { orderBy: { field: 'SKU' }, after: byName }));
    await expectRefused(listProducts(shop, { orderBy: { field: 'NAME' }, after: await cursorOf({}) }));
  });

  it('of the same ordering in the other direction', async () => {
    const upwards = await cursorOf({ orderBy: { field: 'NAME', direction: 'ASC' } });
    await expectRefused(listProducts(shop, { orderBy: { field: 'NAME', direction: 'DESC' }, after: upwards }));
  });

  it('of the history of a record, in a list of records and the other way round', async () => {
    const { id } = await newProduct(shop);
    const { product } = await shop.request(PageOfHistory, { id });
    await expectRefused(shop.request(PageOfOrders, { after: product!.revisions.edges[0]!.cursor }));
    await expectRefused(shop.request(PageOfHistory, { id, after: await cursorOf({}) }));
  });

  it('also when only one of two cursors is foreign', async () => {
    const own = await cursorOf({});
    const foreign = await cursorOf({ orderBy: { field: 'PRICE' } });
    await expectRefused(listProducts(shop, { after: own, before: foreign }));
    await expectRefused(listProducts(shop, { after: foreign, before: own }));
  });
});
