import { describe, expect, it } from 'vitest';
import type { ProductPatch } from '../gql/graphql.js';
import {
  deleteProduct,
  newProduct,
  newProducts,
  restoreProduct,
  saveProduct,
  saveProducts,
  type Product,
  type Read,
} from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { useShop } from '../setup/shop.js';
import { expectNothingWritten, storedRevisions } from '../setup/stored.js';

const shop = useShop();
const MERGE = { onConflict: 'MERGE' } as const;
const MAX_INT = 2 ** 31 - 1;

const changed = async (product: Product, ...patches: ProductPatch[]): Promise<Product> => {
  let record = product;
  for (const patch of patches) record = expectType(await saveProduct(shop, record, patch, { as: 'ben' }), 'Product');
  return record;
};
const deleted = async (product: Product): Promise<Product> => expectType(await deleteProduct(shop, product), 'Product');
const ahead = ({ id }: Read, version = 99): Read => ({ id, version });

/** A record, as the caller knows it, with its patch; and the fields of it that conflict. */
type Stale = () => Promise<[Read, ProductPatch, conflicting: string[]]>;

const STALE: Record<string, Stale> = {
  'another field': async () => {
    const product = await newProduct(shop);
    await changed(product, { price: '5' });
    return [product, { name: 'x' }, []];
  },
  'the same field, to another value': async () => {
    const product = await newProduct(shop);
    await changed(product, { name: 'Chang', stock: 1 });
    return [product, { name: 'x', price: '1' }, ['name']];
  },
  'the same field, to the same value': async () => {
    const product = await newProduct(shop);
    await changed(product, { price: '5' });
    return [product, { price: '5.0' }, []];
  },
  'a field that was changed there and back': async () => {
    const product = await newProduct(shop);
    await changed(product, { name: 'Chang' }, { name: 'Chai' });
    return [product, { name: 'x' }, []];
  },
  'nothing: an empty patch': async () => {
    const product = await newProduct(shop);
    await changed(product, { price: '5' });
    return [product, {}, []];
  },
  'nothing: a patch of what was there already': async () => {
    const product = await newProduct(shop, { tags: ['a', 'b'] });
    await changed(product, { price: '5', tags: ['a'] });
    return [product, { price: '19.9', tags: ['b', 'a', 'b'], name: 'Chai', categoryId: null }, []];
  },
  'a tombstone': async () => {
    const product = await newProduct(shop);
    await deleted(await changed(product, { price: '5' }));
    return [product, { name: 'x', price: '6' }, ['deletedAt']];
  },
  'a tombstone, by an empty patch': async () => {
    const product = await newProduct(shop);
    await deleted(product);
    return [product, {}, ['deletedAt']];
  },
  'a tombstone that has changed since, based on it': async () => {
    const tombstone = await deleted(await newProduct(shop));
    await shop.sql.rows('update products set stock = stock + 1 where id = $1', [tombstone.id]);
    return [tombstone, { name: 'x' }, ['deletedAt']];
  },
  'what was deleted and restored since': async () => {
    const product = await newProduct(shop);
    expectType(await restoreProduct(shop, await deleted(product)), 'Product');
    return [product, { name: 'x' }, []];
  },
  'what has been restored since it was read': async () => {
    const tombstone = await deleted(await newProduct(shop));
    expectType(await restoreProduct(shop, tombstone), 'Product');
    return [tombstone, { name: 'x' }, []];
  },
  'a version that there is not yet': async () => [
    ahead(await newProduct(shop)),
    { name: 'x', price: '19.90' },
    ['name', 'price'],
  ],
  'the last version that there can be': async () => [ahead(await newProduct(shop), MAX_INT), { tags: [] }, ['tags']],
  'a version that there is not yet, by an empty patch': async () => [ahead(await newProduct(shop)), {}, []],
  'a version that a tombstone does not have yet': async () => [
    ahead(await deleted(await newProduct(shop))),
    { name: 'x' },
    ['deletedAt'],
  ],
  'a version that a tombstone does not have yet, by an empty patch': async () => [
    ahead(await deleted(await newProduct(shop))),
    {},
    ['deletedAt'],
  ],
};

describe('V4: conflictingFields is empty if and only if the same call with MERGE is accepted', () => {
  it.each(Object.entries(STALE))('V4: %s', async (_, make) => {
    const [read, patch, conflicting] = await make();
    const refused = await expectNothingWritten(shop, () => saveProduct(shop, read, patch));
    const conflict = expectType(refused, 'ConflictError');
    expect(conflict.conflictingFields.toSorted()).toEqual(conflicting);
    const current = expectType(conflict.current, 'Product');
    const answer = await saveProduct(shop, read, patch, MERGE);
    if (conflicting.length > 0) {
      expect(answer).toEqual(refused);
      expect(await storedRevisions(shop, read.id)).toHaveLength(current.version);
      return;
    }
    const saved = expectType(answer, 'Product');
    const merged = Object.fromEntries(conflict.fields.map(({ field, merged: value }) => [field, value]));
    expect({ ...saved, categoryId: saved.category?.id ?? null }).toMatchObject(merged);
    const isNew = conflict.fields.some(
      ({ merged: value, current: is }) => JSON.stringify(value) !== JSON.stringify(is),
    );
    expect(saved.version).toBe(current.version + (isNew ? 1 : 0));
    expect(await storedRevisions(shop, read.id)).toHaveLength(saved.version);
  });

  it('V6: a tombstone at its own version is not merged into either: a ValidationError', async () => {
    const tombstone = await deleted(await newProduct(shop));
    const answer = await expectNothingWritten(shop, () => saveProduct(shop, tombstone, { name: 'x' }, MERGE));
    expect(expectType(answer, 'ValidationError').message).toContain('restore it first');
  });

  it('V7: in a batch, the same: all of them at once, each as it would be alone', async () => {
    const stale = [];
    for (const make of Object.values(STALE)) stale.push(await make());
    const edits = stale.map(([read, patch]) => [read, patch] as const);
    const alone = [];
    for (const [read, patch, conflicting] of stale) {
      if (conflicting.length > 0) alone.push(await saveProduct(shop, read, patch, MERGE));
    }
    const refused = await expectNothingWritten(shop, () => saveProducts(shop, edits, MERGE));
    const { failures } = expectType(refused, 'BatchError');
    const expected = stale.flatMap(([, , conflicting], index) => (conflicting.length > 0 ? [index] : []));
    expect(failures.map(({ index }) => index)).toEqual(expected);
    expect(failures.map(({ error }) => error)).toEqual(alone);
    const mergeable = edits.filter((_, index) => !expected.includes(index));
    const { products } = expectType(await saveProducts(shop, mergeable, MERGE), 'ProductsUpdated');
    expect(products.map(({ id }) => id)).toEqual(mergeable.map(([{ id }]) => id));
  });
});

describe('V7: the entries of a batch each say for themselves whether they may be merged', () => {
  it('V7: one that is stale and merges, one that is stale and may not: refused whole', async () => {
    const [one, other] = await newProducts(shop, 2);
    await changed(one!, { price: '5' });
    await changed(other!, { price: '5' });
    const query = `mutation ($updates: [ProductUpdate!]!) { updateProducts(updates: $updates) {
      __typename ... on BatchError { failures { index error { __typename } } } ... on ProductsUpdated { products { version name price } } } }`;
    const entry = ({ id }: Read, onConflict: string) => ({ id, expectedVersion: 1, patch: { name: 'x' }, onConflict });
    const send = async (...updates: object[]) => (await shop.post({ query, variables: { updates } })).data;
    expect(await expectNothingWritten(shop, () => send(entry(one!, 'MERGE'), entry(other!, 'REJECT')))).toEqual({
      updateProducts: { __typename: 'BatchError', failures: [{ index: 1, error: { __typename: 'ConflictError' } }] },
    });
    const saved = { version: 3, name: 'x', price: '5.00' };
    expect(await send(entry(one!, 'MERGE'), entry(other!, 'MERGE'))).toEqual({
      updateProducts: { __typename: 'ProductsUpdated', products: [saved, saved] },
    });
  });
});
