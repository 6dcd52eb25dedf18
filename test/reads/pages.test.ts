import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ListProductsQueryVariables } from '../gql/graphql.js';
import { deleteProduct, newProduct, newProducts, saveProduct, type Product } from '../setup/acts.js';
import { GraphqlErrors, expectType } from '../setup/http.js';
import { useShop } from '../setup/shop.js';
import { idsOf, listProducts, walkProducts } from './operations.js';

const shop = useShop();

/** Products of a list that no other test has a part in. */
async function ownList(count: number): Promise<{ filter: { tag: string }; made: string[] }> {
  const tag = randomUUID();
  const products = await newProducts(shop, count, { tags: [tag] });
  return { filter: { tag }, made: products.map(({ id }) => id).toSorted() };
}

async function refusal(variables: ListProductsQueryVariables) {
  const error = await listProducts(shop, variables).then(
    () => expect.fail('The page was answered.'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof GraphqlErrors)) throw error;
  return error.answer;
}

describe('the size of a page', () => {
  it('is 50 when neither first nor last is given', async () => {
    const { filter, made } = await ownList(51);
    const page = await listProducts(shop, { filter });
    expect(idsOf(page)).toEqual(made.slice(0, 50));
    expect(page.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  });

  it('is 200 at most, from the start and from the end', async () => {
    const { filter, made } = await ownList(201);
    const first = await listProducts(shop, { filter, first: 1_000 });
    expect(idsOf(first)).toEqual(made.slice(0, 200));
    expect(first.pageInfo.hasNextPage).toBe(true);
    const last = await listProducts(shop, { filter, last: 2_147_483_647 });
    expect(idsOf(last)).toEqual(made.slice(1));
    expect(last.pageInfo.hasPreviousPage).toBe(true);
  });

  it('may be 0: an empty page without cursors, which still tells whether there are rows', async () => {
    const { filter } = await ownList(1);
    const empty = { edges: [], nodes: [], pageInfo: { startCursor: null, endCursor: null } };
    expect(await listProducts(shop, { filter, first: 0 })).toMatchObject({ ...empty, pageInfo: { hasNextPage: true } });
    expect(await listProducts(shop, { filter, last: 0 })).toMatchObject({
      ...empty,
      pageInfo: { hasPreviousPage: true },
    });
    const none = await listProducts(shop, { filter: { tag: randomUUID() }, first: 0 });
    expect(none).toMatchObject({ ...empty, pageInfo: { hasNextPage: false, hasPreviousPage: false } });
  });

  it.each([
    { first: -1 },
    { last: -1 },
    { first: -2_147_483_648 },
    { skip: -1 },
    { first: 1, last: 1 },
    { first: 0, last: 0 },
  ])('%o is refused as BAD_USER_INPUT', async (sizes) => {
    const { errors, data } = await refusal(sizes);
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    expect(data).toBeNull();
  });
});

describe('a page', () => {
  it('has the nodes of its edges, and the cursors of its ends', async () => {
    const { filter, made } = await ownList(4);
    const page = await listProducts(shop, { filter, first: 3 });
    expect(page.nodes.map(({ id }) => id)).toEqual(made.slice(0, 3));
    expect(idsOf(page)).toEqual(made.slice(0, 3));
    expect(page.pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: page.edges[0]!.cursor,
      endCursor: page.edges[2]!.cursor,
    });
  });

  it('that ends exactly where the list ends says that there is no next one', async () => {
    const { filter } = await ownList(4);
    const half = await listProducts(shop, { filter, first: 2 });
    const rest = await listProducts(shop, { filter, first: 2, after: half.pageInfo.endCursor! });
    expect(rest.edges).toHaveLength(2);
    expect(rest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  it('taken from the end is in the order of the list, and the page before it ends where it starts', async () => {
    const { filter, made } = await ownList(5);
    const last = await listProducts(shop, { filter, last: 2 });
    expect(idsOf(last)).toEqual(made.slice(3));
    expect(last.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const middle = await listProducts(shop, { filter, last: 2, before: last.pageInfo.startCursor! });
    expect(idsOf(middle)).toEqual(made.slice(1, 3));
    expect(middle.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    const start = await listProducts(shop, { filter, last: 2, before: middle.pageInfo.startCursor! });
    expect(idsOf(start)).toEqual(made.slice(0, 1));
    expect(start.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  });

  it('may be jumped to from either end and from a cursor, and goes on from there like any other', async () => {
    const { filter, made } = await ownList(9);
    const jumped = await listProducts(shop, { filter, first: 2, skip: 4 });
    expect(idsOf(jumped)).toEqual(made.slice(4, 6));
    expect(jumped.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    const { startCursor, endCursor } = jumped.pageInfo;
    expect(idsOf(await listProducts(shop, { filter, first: 2, after: endCursor! }))).toEqual(made.slice(6, 8));
    expect(idsOf(await listProducts(shop, { filter, first: 2, after: endCursor!, skip: 1 }))).toEqual(made.slice(7));
    expect(idsOf(await listProducts(shop, { filter, last: 2, before: startCursor!, skip: 1 }))).toEqual(
      made.slice(1, 3),
    );
    const fromEnd = await listProducts(shop, { filter, last: 2, skip: 7 });
    expect(idsOf(fromEnd)).toEqual(made.slice(0, 2));
    expect(fromEnd.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    expect(await listProducts(shop, { filter, first: 2, skip: 9 })).toMatchObject({
      edges: [],
      pageInfo: { hasNextPage: false, endCursor: null },
    });
  });

  it('between two cursors holds what is between them, counted from either end', async () => {
    const { filter, made } = await ownList(6);
    const { edges } = await listProducts(shop, { filter });
    const between = { filter, after: edges[0]!.cursor, before: edges[5]!.cursor };
    expect(idsOf(await listProducts(shop, between))).toEqual(made.slice(1, 5));
    expect(idsOf(await listProducts(shop, { ...between, first: 2 }))).toEqual(made.slice(1, 3));
    expect(idsOf(await listProducts(shop, { ...between, last: 2 }))).toEqual(made.slice(3, 5));
    expect(idsOf(await listProducts(shop, { filter, after: edges[3]!.cursor, before: edges[2]!.cursor }))).toEqual([]);
  });
});

describe('paging stays right while rows change between two pages', () => {
  const orderBy = { field: 'STOCK', direction: 'ASC' } as const;

  /** Ten of them, whose stock is 10, 20, … 100. */
  async function shelf(): Promise<{ tag: string; shelved: Product[] }> {
    const tag = randomUUID();
    const stocks = Array.from({ length: 10 }, (_, index) => (index + 1) * 10);
    return { tag, shelved: await Promise.all(stocks.map((stock) => newProduct(shop, { stock, tags: [tag] }))) };
  }

  it.each([false, true])('every row that stays is met exactly once; backwards: %s', async (backwards) => {
    const { tag, shelved } = await shelf();
    const gone = new Set([shelved[0]!.id, shelved[4]!.id, shelved[9]!.id]);
    let round = 0;
    const met = await walkProducts(shop, {
      filter: { tag },
      orderBy,
      pageSize: 2,
      backwards,
      // Rows come and go on both sides of the cursor, the row at the cursor itself among them.
      meanwhile: async () => {
        round += 1;
        await newProduct(shop, { stock: 5, tags: [tag] });
        await newProduct(shop, { stock: 105, tags: [tag] });
        if (round > 1) return;
        for (const product of shelved.filter(({ id }) => gone.has(id))) {
          expectType(await deleteProduct(shop, product), 'Product');
        }
        const atCursor = shelved[backwards ? 8 : 1]!;
        expectType(await deleteProduct(shop, atCursor), 'Product');
        gone.add(atCursor.id);
      },
    });
    const staying = shelved.map(({ id }) => id).filter((id) => !gone.has(id));
    const ids = met.map(({ id }) => id);
    expect(ids.filter((id) => staying.includes(id))).toEqual(staying);
    expect(new Set(ids).size).toBe(ids.length);
    expect(round).toBeGreaterThan(3);
  });

  it('a row that moves ahead of the cursor is met where it now is, and one that moves behind it is not', async () => {
    const { tag, shelved } = await shelf();
    const page = await listProducts(shop, { filter: { tag }, orderBy, first: 5 });
    expectType(await saveProduct(shop, shelved[5]!, { stock: 1 }), 'Product');
    expectType(await saveProduct(shop, shelved[0]!, { stock: 75 }), 'Product');
    const rest = await listProducts(shop, { filter: { tag }, orderBy, first: 10, after: page.pageInfo.endCursor! });
    expect(rest.edges.map(({ node }) => node.stock)).toEqual([70, 75, 80, 90, 100]);
    expect(idsOf(rest)[1]).toBe(shelved[0]!.id);
  });
});
