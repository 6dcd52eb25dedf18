import { describe, expect, it } from 'vitest';
import { useWiredShop } from '../reads/wire.js';
import { newKey } from '../idempotency/keys.js';
import {
  adjustStock,
  createCategory,
  deleteProduct,
  newProduct,
  newProducts,
  placeOrder,
  saveProduct,
  saveProducts,
  type Product,
  type Way,
} from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { times } from '../setup/race.js';

const { shop, wire } = useWiredShop();

const UPDATE_NAME = `mutation ($id: ID!) {
  updateProduct(id: $id, expectedVersion: 1, patch: {name: "x"}) {
    __typename
    ... on Product { id version sku name description price stock tags status updatedAt }
    ... on ConflictError { current { version } base { version } fields { field base current yours changedInVersion } }
  }
}`;

/** The first word of every statement; each of them is one round trip. */
async function verbsDuring(act: () => Promise<unknown>): Promise<string[]> {
  const statements = await wire.during(act);
  return statements.map(({ sql }) => /\w+/.exec(sql)![0].toLowerCase());
}

describe('what a write costs', () => {
  it('an accepted update takes four round trips to the database: begin, read, update, commit', async () => {
    const { id } = await newProduct(shop);
    const verbs = await verbsDuring(async () => {
      const { data } = await shop.post({ query: UPDATE_NAME, variables: { id } });
      expect(data).toMatchObject({ updateProduct: { __typename: 'Product', version: 2 } });
    });
    expect(verbs).toEqual(['start', 'select', 'update', 'commit']);
  });

  it('V2: its UPDATE names the version that was read, so that the database compares it', async () => {
    const product = await newProduct(shop);
    const statements = await wire.during(() => saveProduct(shop, product, { name: 'x' }));
    expect(statements.find(({ sql }) => /^update/i.test(sql))!.sql).toMatch(/where .*"version" = /i);
  });

  it('V1: an update that changes nothing writes nothing', async () => {
    const product = await newProduct(shop);
    expect(await verbsDuring(() => saveProduct(shop, product, { name: product.name }))).toEqual([
      'start',
      'select',
      'commit',
    ]);
  });

  it('V4: a stale one reads everything that it tells in one statement more, however many versions lie between', async () => {
    const product = await newProduct(shop);
    let record = product;
    for (const stock of times(20, (index) => index))
      record = expectType(await saveProduct(shop, record, { stock }), 'Product');
    const verbs = await verbsDuring(async () => {
      const { data } = await shop.post({ query: UPDATE_NAME, variables: { id: product.id } });
      expect(data).toMatchObject({
        updateProduct: { __typename: 'ConflictError', current: { version: 21 }, base: { version: 1 } },
      });
    });
    expect(verbs).toEqual(['start', 'select', 'rollback', 'select']);
  });

  it('V7: a batch reads all its rows in one statement', async () => {
    const products = await newProducts(shop, 5);
    const verbs = await verbsDuring(() =>
      saveProducts(
        shop,
        products.map((each) => [each, { name: 'x' }] as const),
      ),
    );
    expect(verbs).toEqual(['start', 'select', ...times(5, () => 'update'), 'commit']);
  });
});

/** The same, each with the table that it is about. */
async function statementsDuring(act: () => Promise<unknown>): Promise<string[]> {
  const statements = await wire.during(act);
  return statements.map(({ sql }) => {
    const table = /\b(?:into|update|from) "?(\w+)/i.exec(sql.replace(/\bunnest\b/g, ''));
    return [/\w+/.exec(sql)![0].toLowerCase(), ...(table ? [table[1]] : [])].join(' ');
  });
}

describe('what an idempotency key costs', () => {
  it('I1: an accepted update with a key is begin, claim, read, update, commit', async () => {
    const product = await newProduct(shop);
    const way = { key: newKey() };
    expect(await statementsDuring(() => saveProduct(shop, product, { name: 'x' }, way))).toEqual([
      'start',
      'insert idempotency_key',
      'select products',
      'update products',
      'commit',
    ]);
  });

  const ACTS: [string, (product: Product, way: Way) => Promise<unknown>][] = [
    ['a creation', (_, way) => createCategory(shop, {}, way)],
    ['an adjustment', ({ id }, way) => adjustStock(shop, id, 1, undefined, way)],
    ['an order', ({ id }, way) => placeOrder(shop, [{ productId: id, quantity: 1 }], way)],
    ['a deletion', (product, way) => deleteProduct(shop, product, way)],
  ];

  it.each(ACTS)('I1: %s with a key takes one statement more than without, the first', async (_, act) => {
    const [one, other] = await newProducts(shop, 2);
    const [start, ...others] = await verbsDuring(() => act(one!, {}));
    expect(await verbsDuring(() => act(other!, { key: newKey() }))).toEqual([start, 'insert', ...others]);
  });

  it('I1: a batch with a key claims it in one statement, however many records it has', async () => {
    const edits = (await newProducts(shop, 5)).map((each) => [each, { name: 'x' }] as const);
    const verbs = await verbsDuring(() => saveProducts(shop, edits, { key: newKey() }));
    expect(verbs).toEqual(['start', 'insert', 'select', ...times(5, () => 'update'), 'commit']);
  });

  it('I1: one that changes nothing says so in a statement more, since the claim expected a new version', async () => {
    const product = await newProduct(shop);
    const way = { key: newKey() };
    expect(await statementsDuring(() => saveProduct(shop, product, { name: product.name }, way))).toEqual([
      'start',
      'insert idempotency_key',
      'select products',
      'update idempotency_key',
      'commit',
    ]);
  });

  it('I1: a repeat is begin, claim, rollback, and two reads: of the key, and of all records as they were', async () => {
    const edits = (await newProducts(shop, 3)).map((each) => [each, { name: 'x' }] as const);
    const way = { key: newKey() };
    await saveProducts(shop, edits, way);
    expect(await statementsDuring(() => saveProducts(shop, edits, way))).toEqual([
      'start',
      'insert idempotency_key',
      'rollback',
      'select idempotency_key',
      expect.stringMatching(/^select/),
    ]);
  });

  it('I2: a key of another request is known by its row alone', async () => {
    const [one, other] = await newProducts(shop, 2);
    const way = { key: newKey() };
    await saveProduct(shop, one!, { name: 'x' }, way);
    expect(await verbsDuring(() => saveProduct(shop, other!, { name: 'x' }, way))).toEqual([
      'start',
      'insert',
      'rollback',
      'select',
    ]);
  });
});
