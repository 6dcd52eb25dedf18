import { describe, expect, it } from 'vitest';
import type { ProductPatch } from '../gql/graphql.js';
import {
  adjustStock,
  deleteCategory,
  deleteProduct,
  newCategory,
  newProduct,
  newProducts,
  readProductAt,
  restoreProduct,
  saveCategory,
  saveProduct,
  undoProductRevision,
  uniqueSku,
  type Product,
  type Read,
} from '../setup/acts.js';
import { UndoCategoryRevision } from '../setup/category-operations.js';
import { expectType } from '../setup/http.js';
import { race, times } from '../setup/race.js';
import { useShop } from '../setup/shop.js';
import { expectAccepted, expectNothingWritten, storedRow } from '../setup/stored.js';

const shop = useShop();
const MAX_INT = 2 ** 31 - 1;

/** A product with a version for each of these patches, after the first. */
async function history(start: object, ...patches: ProductPatch[]): Promise<Product> {
  let product = await newProduct(shop, start);
  for (const patch of patches) product = expectType(await saveProduct(shop, product, patch, { as: 'ben' }), 'Product');
  return product;
}

const undo = (read: Read, version: number) => undoProductRevision(shop, read, version, { as: 'cleo' });

async function expectInvalid(read: Read, version: number): Promise<void> {
  const answer = await expectNothingWritten(shop, () => undo(read, version));
  expect(expectType(answer, 'ValidationError').issues).toMatchObject([{ path: ['version'] }]);
}

describe('H3: undo takes back what one revision changed, and keeps what came after it', () => {
  it('H3: its fields are what they were before, the others stay as they are now', async () => {
    const product = await history({ price: '1', stock: 3 }, { price: '2', name: 'Chang' }, { stock: 4, tags: ['x'] });
    const undone = expectType(await undo(product, 2), 'Product');
    expect(undone).toMatchObject({ price: '1.00', name: 'Chai', stock: 4, tags: ['x'] });
    await expectAccepted(shop, 'products', undone, {
      version: 4,
      by: 'cleo',
      changes: { price: [2, 1], name: ['Chang', 'Chai'] },
    });
  });

  it('H3: the newest revision, and one behind the server’s back', async () => {
    const product = await history({}, { name: 'Chang' });
    expect(expectType(await undo(product, 2), 'Product')).toMatchObject({ version: 3, name: 'Chai' });
    await shop.sql.rows(`update products set name = 'By hand', stock = 0 where id = $1`, [product.id]);
    const undone = expectType(await undo({ ...product, version: 4 }, 4), 'Product');
    expect(undone).toMatchObject({ version: 5, name: 'Chai', stock: 10 });
  });

  it('H3: an addition to a set, while others added and removed others', async () => {
    const product = await history(
      { tags: ['a', 'b'] },
      { tags: ['a', 'b', 'mine'] },
      { tags: ['b', 'mine', 'theirs'] },
    );
    expect(expectType(await undo(product, 2), 'Product').tags).toEqual(['b', 'theirs']);
  });

  it('H3: a removal from a set', async () => {
    const product = await history({ tags: ['a', 'b'] }, { tags: ['b'] }, { tags: ['b', 'c'] });
    expect(expectType(await undo(product, 2), 'Product').tags).toEqual(['a', 'b', 'c']);
  });

  it('H3: what one revision did to a text, while others changed other lines of it', async () => {
    const product = await history(
      { description: 'one\ntwo\nthree\nfour\nfive\n' },
      { description: 'ONE\ntwo\nthree\nfour\nfive\nsix\n' },
      { description: 'ONE\ntwo\nTHREE\nfour\nfive\nsix\n' },
    );
    expect(expectType(await undo(product, 2), 'Product').description).toBe('one\ntwo\nTHREE\nfour\nfive\n');
  });

  it('H3: a category that was set, and one that was cleared', async () => {
    const category = await newCategory(shop);
    const product = await history({}, { categoryId: category.id }, { stock: 1 });
    expect(expectType(await undo(product, 2), 'Product').category).toBeNull();
    const cleared = await history({ categoryId: category.id }, { categoryId: null }, { stock: 1 });
    expect(expectType(await undo(cleared, 2), 'Product').category).toEqual({ id: category.id });
  });

  it('H3: an undo is undone like any other revision', async () => {
    const product = await history({ tags: ['a'] }, { name: 'Chang', tags: ['a', 'b'] }, { stock: 1 });
    const undone = expectType(await undo(product, 2), 'Product');
    const again = expectType(await undo(undone, 4), 'Product');
    expect(again).toMatchObject({ version: 5, name: 'Chang', tags: ['a', 'b'], stock: 1 });
  });

  it('V1: what has been taken back already, by whomever, is no new version', async () => {
    const product = await history(
      { tags: ['a'] },
      { name: 'Chang', tags: ['a', 'b'] },
      { name: 'Chai', tags: ['a', 'c'] },
    );
    const answer = await expectNothingWritten(shop, () => undo(product, 2));
    expect(expectType(answer, 'Product')).toEqual(product);
    const undone = expectType(await undo(await history({}, { name: 'x' }), 2), 'Product');
    expect(expectType(await undo(undone, 2), 'Product').version).toBe(3);
  });

  it('H3: of a category, too', async () => {
    const [top, child] = [await newCategory(shop), await newCategory(shop)];
    const moved = expectType(await saveCategory(shop, child, { parentId: top.id }), 'Category');
    const named = expectType(await saveCategory(shop, moved, { name: 'Tea' }), 'Category');
    const variables = { id: child.id, expectedVersion: named.version, version: 2 };
    const { undoCategoryRevision } = await shop.request(UndoCategoryRevision, variables);
    expect(expectType(undoCategoryRevision, 'Category')).toMatchObject({ version: 4, name: 'Tea', parent: null });
  });
});

describe('H3: what came after stands in the way', () => {
  it('H3: a ConflictError: base is the record right after the revision, current the one now, yours the one before', async () => {
    const product = await history(
      { price: '1', stock: 3 },
      { price: '2', name: 'Chang', tags: ['x'] },
      { price: '3' },
      { stock: 9 },
    );
    const conflict = expectType(await expectNothingWritten(shop, () => undo(product, 2)), 'ConflictError');
    expect(conflict).toMatchObject({ expectedVersion: 4, currentVersion: 4, conflictingFields: ['price'] });
    expect(conflict.base).toEqual(await readProductAt(shop, product.id, 2));
    expect(conflict.current).toEqual(product);
    const nobody = { changedBy: null, changedAt: null, changedInVersion: null };
    const at = async (version: number) => (await readProductAt(shop, product.id, version))!.updatedAt;
    const ben = async (version: number) => ({
      changedBy: { id: 'ben', name: 'Ben' },
      changedAt: await at(version),
      changedInVersion: version,
    });
    expect(conflict.fields).toEqual([
      { field: 'name', base: 'Chang', current: 'Chang', yours: 'Chai', conflicting: false, merged: 'Chai', ...nobody },
      {
        field: 'price',
        base: '2.00',
        current: '3.00',
        yours: '1.00',
        conflicting: true,
        merged: null,
        ...(await ben(3)),
      },
      { field: 'stock', base: 3, current: 9, yours: 3, conflicting: false, merged: 9, ...(await ben(4)) },
      { field: 'tags', base: ['x'], current: ['x'], yours: [], conflicting: false, merged: [], ...nobody },
    ]);
    expect(conflict.message).toContain('version 2');
  });

  it('H3: a line of a text that was changed again since', async () => {
    const product = await history({ description: 'a\n' }, { description: 'b\n' }, { description: 'c\n' });
    const conflict = expectType(await expectNothingWritten(shop, () => undo(product, 2)), 'ConflictError');
    expect(conflict.fields).toMatchObject([{ base: 'b\n', current: 'c\n', yours: 'a\n', conflicting: true }]);
  });

  it('H3: stock that was moved since, though moving it commutes: nobody knows how many units the undo should leave', async () => {
    const product = await history({ stock: 3 }, { stock: 5 });
    const sold = expectType(await adjustStock(shop, product.id, -1), 'Product');
    const conflict = expectType(await expectNothingWritten(shop, () => undo(sold, 2)), 'ConflictError');
    expect(conflict.fields).toMatchObject([{ field: 'stock', base: 5, current: 4, yours: 3, conflicting: true }]);
  });
});

describe('H3: staleness is asked first', () => {
  it.each([2, 3, 1, 77])('V2: a stale undo of version %i is an ordinary conflict', async (version) => {
    const product = await history({ price: '1' }, { price: '2' });
    expectType(await saveProduct(shop, product, { stock: 1 }), 'Product');
    const answer = await expectNothingWritten(shop, () => undo(product, version));
    const conflict = expectType(answer, 'ConflictError');
    expect(conflict).toMatchObject({ expectedVersion: 2, currentVersion: 3, base: product });
    const price = conflict.fields.filter(({ field }) => field === 'price');
    expect(price).toMatchObject(
      version === 2 ? [{ base: '2.00', current: '2.00', yours: '1.00', merged: '1.00' }] : [],
    );
  });

  it('V5: so is one that names a version that there is not yet', async () => {
    const product = await history({ price: '1' }, { price: '2' });
    const answer = await expectNothingWritten(shop, () => undo({ ...product, version: 9 }, 2));
    expect(expectType(answer, 'ConflictError')).toMatchObject({ base: null, conflictingFields: ['price'] });
  });

  it('V2: of eight undoes of the same revision at once exactly one is accepted', async () => {
    const product = await history({ price: '1' }, { price: '2' });
    const answers = await race(shop, {
      held: [['select from products where id = $1 for update', product.id]],
      contestants: times(8, () => () => undo(product, 2)),
    });
    expect(answers.filter(({ __typename }) => __typename === 'Product')).toHaveLength(1);
    expect(await storedRow(shop, 'products', product.id)).toMatchObject({ version: 3, price: '1.00' });
  });
});

describe('H3: what is not undone', () => {
  it('H3: a creation, a deletion, a restoration', async () => {
    const tombstone = expectType(await deleteProduct(shop, await newProduct(shop)), 'Product');
    const restored = expectType(await restoreProduct(shop, tombstone), 'Product');
    for (const version of [1, 2, 3]) await expectInvalid(restored, version);
  });

  it.each([4, 77, MAX_INT])('H3: version %i of 3, which there never was', async (version) => {
    await expectInvalid(await history({}, { name: 'x' }, { name: 'y' }), version);
  });

  it.each([0, -1])('V5: version %i is a ValidationError, whatever the expectedVersion', async (version) => {
    const product = await history({}, { name: 'x' });
    await expectInvalid(product, version);
    await expectInvalid({ ...product, version: 1 }, version);
  });

  it.each([MAX_INT + 1, -MAX_INT - 2, 1.5])('a version that no Int can be is a GraphQL error: %d', async (version) => {
    const { id } = await newProduct(shop);
    const query = `mutation { undoProductRevision(id: "${id}", expectedVersion: 1, version: ${version}) { __typename } }`;
    const { errors } = await shop.post({ query });
    expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  });

  it('V6: anything of a deleted record: restore it first', async () => {
    const tombstone = expectType(await deleteProduct(shop, await history({}, { name: 'x' })), 'Product');
    const answer = await expectNothingWritten(shop, () => undo(tombstone, 2));
    expect(expectType(answer, 'ValidationError').message).toContain('restore it first');
  });

  it.each(['product_01h455vb4pex5vsknk084sn02q', 'nonsense'])(
    'an unknown record is a NotFoundError: %s',
    async (id) => {
      expectType(await undo({ id, version: 1 }, 2), 'NotFoundError');
      expectType(await undo({ id: (await newCategory(shop)).id, version: 1 }, 2), 'NotFoundError');
    },
  );
});

describe('M4: what undoing comes to must pass the rules, as any write', () => {
  it('M4: the category was deleted meanwhile, and the sku taken', async () => {
    const category = await newCategory(shop);
    const [sku, product] = [uniqueSku(), await newProduct(shop, { categoryId: category.id })];
    const moved = expectType(await saveProduct(shop, product, { categoryId: null }), 'Product');
    expectType(await deleteCategory(shop, category), 'Category');
    await expectInvalid(moved, 2);
    const renamed = await history({ sku }, { sku: uniqueSku() });
    await newProducts(shop, 1, { sku });
    await expectInvalid(renamed, 2);
  });

  it('M4: more tags than a product may have', async () => {
    const tags = (side: string) => times(60, (index) => `${side} ${index}`);
    await expectInvalid(await history({ tags: tags('old') }, { tags: [] }, { tags: tags('new') }), 2);
  });
});
