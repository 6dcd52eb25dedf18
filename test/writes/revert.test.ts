import { describe, expect, it } from 'vitest';
import type { ProductPatch } from '../gql/graphql.js';
import {
  deleteCategory,
  deleteProduct,
  newCategory,
  newProduct,
  readProductAt,
  restoreProduct,
  revertProduct,
  saveCategory,
  saveProduct,
  uniqueSku,
  type Product,
  type Read,
} from '../setup/acts.js';
import { RevertCategory } from '../setup/category-operations.js';
import { expectType } from '../setup/http.js';
import { race, times } from '../setup/race.js';
import { useShop } from '../setup/shop.js';
import { expectAccepted, expectNothingWritten, storedRow } from '../setup/stored.js';

const shop = useShop();
const MAX_INT = 2 ** 31 - 1;

async function history(start: object, ...patches: ProductPatch[]): Promise<Product> {
  let product = await newProduct(shop, start);
  for (const patch of patches) product = expectType(await saveProduct(shop, product, patch, { as: 'ben' }), 'Product');
  return product;
}

const revert = (read: Read, toVersion: number) => revertProduct(shop, read, toVersion, { as: 'cleo' });

/** What people edit of it. */
const contentOf = ({ sku, name, description, price, stock, tags, status, category }: Product) => ({
  sku,
  name,
  description,
  price,
  stock,
  tags,
  status,
  category,
});

async function expectInvalid(read: Read, toVersion: number): Promise<void> {
  const answer = await expectNothingWritten(shop, () => revert(read, toVersion));
  expect(expectType(answer, 'ValidationError').issues).toMatchObject([{ path: ['toVersion'] }]);
}

describe('H3: revert makes a new version that equals an old one', () => {
  it('H3: in every field, whatever came between', async () => {
    const category = await newCategory(shop);
    const product = await history(
      { price: '1', tags: ['a', 'b'], description: 'one\ntwo\n', categoryId: category.id },
      { price: '2', sku: uniqueSku(), status: 'ARCHIVED' },
      { tags: ['c'], description: '', stock: 0, name: 'Chang', categoryId: null },
    );
    const first = expectType(await readProductAt(shop, product.id, 1), 'Product');
    const reverted = expectType(await revert(product, 1), 'Product');
    expect(contentOf(reverted)).toEqual(contentOf(first));
    await expectAccepted(shop, 'products', reverted, {
      version: 4,
      by: 'cleo',
      changes: {
        sku: [product.sku, first.sku],
        name: ['Chang', 'Chai'],
        description: ['', 'one\ntwo\n'],
        price: [2, 1],
        stock: [0, 10],
        tags: [['c'], ['a', 'b']],
        status: ['ARCHIVED', 'ACTIVE'],
        category_id: [null, category.id],
      },
    });
    expect(reverted).toMatchObject({ createdAt: first.createdAt, updatedBy: { id: 'cleo' } });
  });

  it('H3: to versions before and after its deletion; and a revert is reverted like anything else', async () => {
    const tombstone = expectType(await deleteProduct(shop, await history({}, { name: 'Chang' })), 'Product');
    const restored = expectType(await restoreProduct(shop, tombstone), 'Product');
    const renamed = expectType(await saveProduct(shop, restored, { name: 'Tea' }), 'Product');
    const toFirst = expectType(await revert(renamed, 1), 'Product');
    expect(toFirst).toMatchObject({ version: 6, name: 'Chai', deletedAt: null });
    const toRestored = expectType(await revert(toFirst, 4), 'Product');
    expect(toRestored).toMatchObject({ version: 7, name: 'Chang', deletedAt: null });
    expect(expectType(await revert(toRestored, 5), 'Product')).toMatchObject({ version: 8, name: 'Tea' });
  });

  it('V1: to a version with the same content: no new version', async () => {
    const product = await history({ tags: ['a', 'b'] }, { name: 'Chang' }, { name: 'Chai' });
    const answer = await expectNothingWritten(shop, () => revert(product, 1));
    expect(expectType(answer, 'Product')).toEqual(product);
  });

  it('H3: to a version that SQL has made behind the server’s back', async () => {
    const product = await newProduct(shop);
    await shop.sql.rows(`update products set name = 'By hand', tags = '{z,a}' where id = $1`, [product.id]);
    const now = expectType(await saveProduct(shop, { ...product, version: 2 }, { name: 'x', tags: [] }), 'Product');
    expect(expectType(await revert(now, 2), 'Product')).toMatchObject({
      version: 4,
      name: 'By hand',
      tags: ['a', 'z'],
    });
  });

  it('H3: of a category, too', async () => {
    const [top, child] = [await newCategory(shop), await newCategory(shop)];
    const moved = expectType(await saveCategory(shop, child, { parentId: top.id, name: 'Tea' }), 'Category');
    const variables = { id: child.id, expectedVersion: moved.version, toVersion: 1 };
    const { revertCategory } = await shop.request(RevertCategory, variables);
    expect(expectType(revertCategory, 'Category')).toMatchObject({ version: 3, name: 'Beverages', parent: null });
  });
});

describe('H3: staleness is asked first', () => {
  it.each([1, 2, 3, 77])('V2: a stale revert to version %i is an ordinary conflict', async (toVersion) => {
    const product = await history({ price: '1' }, { price: '2' });
    expectType(await saveProduct(shop, product, { price: '3' }, { as: 'ana' }), 'Product');
    const conflict = expectType(await expectNothingWritten(shop, () => revert(product, toVersion)), 'ConflictError');
    expect(conflict).toMatchObject({ expectedVersion: 2, currentVersion: 3, base: product });
    const yours = ['1.00', '2.00', '3.00'][toVersion - 1] ?? '2.00';
    expect(conflict.fields).toMatchObject([
      { field: 'price', base: '2.00', current: '3.00', yours, conflicting: toVersion === 1, changedBy: { id: 'ana' } },
    ]);
  });

  it('V6: one of a record that was deleted meanwhile: deletedAt alone conflicts', async () => {
    const product = await history({ price: '1' }, { price: '2' });
    expectType(await deleteProduct(shop, product), 'Product');
    const conflict = expectType(await expectNothingWritten(shop, () => revert(product, 1)), 'ConflictError');
    expect(conflict.conflictingFields).toEqual(['deletedAt']);
  });

  it('V2: of eight reverts at once exactly one is accepted', async () => {
    const product = await history({ price: '1' }, { price: '2' });
    const answers = await race(shop, {
      held: [['select from products where id = $1 for update', product.id]],
      contestants: times(8, () => () => revert(product, 1)),
    });
    expect(answers.filter(({ __typename }) => __typename === 'Product')).toHaveLength(1);
    expect(await storedRow(shop, 'products', product.id)).toMatchObject({ version: 3, price: '1.00' });
  });
});

describe('H3: to what nothing is reverted', () => {
  it('H3: the version that it is at; one in which it was deleted', async () => {
    const tombstone = expectType(await deleteProduct(shop, await newProduct(shop)), 'Product');
    const restored = expectType(await restoreProduct(shop, tombstone), 'Product');
    await expectInvalid(restored, 3);
    await expectInvalid(restored, 2);
  });

  it.each([3, 77, MAX_INT])('H3: version %i of 2, which there never was', async (toVersion) => {
    await expectInvalid(await history({}, { name: 'x' }), toVersion);
  });

  it.each([0, -1])('V5: version %i is a ValidationError, whatever the expectedVersion', async (toVersion) => {
    const product = await history({}, { name: 'x' });
    await expectInvalid(product, toVersion);
    await expectInvalid({ ...product, version: 1 }, toVersion);
  });

  it.each([MAX_INT + 1, -MAX_INT - 2, 1.5])(
    'a version that no Int can be is a GraphQL error: %d',
    async (toVersion) => {
      const { id } = await newProduct(shop);
      const query = `mutation { revertProduct(id: "${id}", expectedVersion: 1, toVersion: ${toVersion}) { __typename } }`;
      const { errors } = await shop.post({ query });
      expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
    },
  );

  it('V6: anything of a deleted record: restore it first', async () => {
    const tombstone = expectType(await deleteProduct(shop, await history({}, { name: 'x' })), 'Product');
    const answer = await expectNothingWritten(shop, () => revert(tombstone, 1));
    expect(expectType(answer, 'ValidationError').message).toContain('restore it first');
  });

  it.each(['product_01h455vb4pex5vsknk084sn02q', 'nonsense'])(
    'an unknown record is a NotFoundError: %s',
    async (id) => {
      expectType(await revert({ id, version: 1 }, 1), 'NotFoundError');
      expectType(await revert({ id: (await newCategory(shop)).id, version: 2 }, 1), 'NotFoundError');
    },
  );
});

describe('M4: what reverting comes to must pass the rules, as any write', () => {
  it('M4: its category was deleted meanwhile', async () => {
    const category = await newCategory(shop);
    const product = await history({ categoryId: category.id }, { categoryId: null, price: '2' });
    expectType(await deleteCategory(shop, category), 'Category');
    const answer = await expectNothingWritten(shop, () => revert(product, 1));
    expect(expectType(answer, 'ValidationError').issues).toEqual([
      { path: ['toVersion'], message: 'categoryId names no living record' },
    ]);
  });

  it('M4: its sku was taken meanwhile', async () => {
    const sku = uniqueSku();
    const product = await history({ sku }, { sku: uniqueSku() });
    await newProduct(shop, { sku });
    const answer = await expectNothingWritten(shop, () => revert(product, 1));
    expect(expectType(answer, 'ValidationError').issues).toEqual([
      { path: ['toVersion'], message: 'sku is taken already' },
    ]);
  });

  it('M4: what only SQL can have made: a name that nobody may give', async () => {
    const product = await newProduct(shop);
    await shop.sql.rows(`update products set name = '' where id = $1`, [product.id]);
    const named = expectType(await saveProduct(shop, { ...product, version: 2 }, { name: 'x' }), 'Product');
    await expectInvalid(named, 2);
  });

  it('M4: a category below what has come to lie below it', async () => {
    const [one, other] = [await newCategory(shop), await newCategory(shop)];
    const below = expectType(await saveCategory(shop, one, { parentId: other.id }), 'Category');
    const top = expectType(await saveCategory(shop, below, { parentId: null }), 'Category');
    expectType(await saveCategory(shop, other, { parentId: one.id }), 'Category');
    const variables = { id: one.id, expectedVersion: top.version, toVersion: 2 };
    const { revertCategory } = await expectNothingWritten(shop, () => shop.request(RevertCategory, variables));
    expect(expectType(revertCategory, 'ValidationError').issues).toEqual([
      { path: ['toVersion'], message: 'parentId would make the category its own ancestor' },
    ]);
  });
});
