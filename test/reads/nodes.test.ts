import { describe, expect, it } from 'vitest';
import { graphql } from '../gql/gql.js';
import { deleteProduct, newCategory, newOrder, newProduct, readRecord, saveProduct } from '../setup/acts.js';
import { expectType, GraphqlErrors } from '../setup/http.js';
import { times } from '../setup/race.js';
import { useShop } from '../setup/shop.js';

// 200 orders whole, each with the whole product of each of its lines, are more than anybody may ask for by default.
const shop = useShop({ limits: { maxCost: 1_000_000 } });

const Nodes = graphql(`
  query Nodes($ids: [ID!]!) {
    nodes(ids: $ids) {
      ...WholeRecord
    }
  }
`);

const OneNode = graphql(`
  query OneNode($id: ID!) {
    node(id: $id) {
      id
    }
    product(id: $id) {
      id
    }
    category(id: $id) {
      id
    }
    order(id: $id) {
      id
    }
  }
`);

const NOBODY = 'product_01hzzzzzzzzzzzzzzzzzzzzzzz';
const MALFORMED = [
  '',
  'nonsense',
  'product_',
  'product_1',
  `${NOBODY}x`,
  `PRODUCT${NOBODY.slice(7)}`,
  `unknown${NOBODY.slice(7)}`,
  NOBODY.slice(8),
  'product_zzzzzzzzzzzzzzzzzzzzzzzzzz',
  'a\0b',
  '\ud800',
  "' or true --",
  'x'.repeat(10_000),
];

const nodes = async (ids: string[]) => (await shop.request(Nodes, { ids })).nodes;

describe('node', () => {
  it('answers a record of any type as its own query does', async () => {
    const product = await newProduct(shop);
    const { id: category } = await newCategory(shop);
    const { id: order } = await newOrder(shop, [product, 1]);
    const found = { product: null, category: null, order: null };
    const { id } = product;
    expect(await shop.request(OneNode, { id })).toEqual({ ...found, node: { id }, product: { id } });
    expect(await shop.request(OneNode, { id: category })).toEqual({
      ...found,
      node: { id: category },
      category: { id: category },
    });
    expect(await shop.request(OneNode, { id: order })).toEqual({ ...found, node: { id: order }, order: { id: order } });
  });

  it.each([NOBODY, ...MALFORMED].map((id) => [id]))(
    'is null, and so is every record, for an id that is %j',
    async (id) => {
      expect(await shop.request(OneNode, { id })).toEqual({ node: null, product: null, category: null, order: null });
    },
  );

  it('V6: answers a deleted record', async () => {
    const deleted = expectType(await deleteProduct(shop, await newProduct(shop)), 'Product');
    expect(deleted.deletedAt).not.toBeNull();
    expect(await readRecord(shop, 'Product', deleted.id)).toEqual(deleted);
  });
});

describe('nodes', () => {
  it('answers records of all types in the order of their ids, with null for each that there is not', async () => {
    const [chai, chang, category] = [await newProduct(shop), await newProduct(shop), await newCategory(shop)];
    const order = await newOrder(shop, [chai, 1]);
    const [sold] = await nodes([chai.id]);
    const ids = [order.id, chang.id, NOBODY, category.id, ...MALFORMED, chai.id];
    expect(await nodes(ids)).toEqual([order, chang, null, category, ...MALFORMED.map(() => null), sold]);
  });

  it('answers the same id as often as it is asked for', async () => {
    const product = await newProduct(shop);
    expect(await nodes([product.id, NOBODY, product.id])).toEqual([product, null, product]);
    expect(await nodes([])).toEqual([]);
  });

  it('answers 200, and refuses 201 as BAD_USER_INPUT', async () => {
    const product = await newProduct(shop);
    expect(await nodes(times(200, () => product.id))).toEqual(times(200, () => product));
    const error = await nodes(times(201, () => product.id)).then(
      () => expect.fail('It was answered.'),
      (reason: unknown) => reason,
    );
    if (!(error instanceof GraphqlErrors)) throw error;
    expect(error.answer.errors).toMatchObject([
      { message: 'At most 200 ids can be asked for at once.', extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });
});

describe('a read after a write of the same request', () => {
  it('sees what the write left', async () => {
    const product = await newProduct(shop);
    const query = `mutation ($id: ID!) {
      a: updateProduct(id: $id, expectedVersion: 1, patch: { name: "a" }) { ... on Product { revisions { nodes { version } } } }
      b: updateProduct(id: $id, expectedVersion: 2, patch: { name: "b" }) { ... on Product { revisions { nodes { version } } } }
    }`;
    const { data, errors } = await shop.post({ query, variables: { id: product.id } });
    expect(errors).toEqual([]);
    expect(data).toEqual({
      a: { revisions: { nodes: [{ version: 2 }, { version: 1 }] } },
      b: { revisions: { nodes: [{ version: 3 }, { version: 2 }, { version: 1 }] } },
    });
    expectType(await saveProduct(shop, { id: product.id, version: 3 }, { name: 'c' }), 'Product');
  });
});
