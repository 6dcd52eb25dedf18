import { describe, expect, it } from 'vitest';
import {
  adjustStock,
  createProduct,
  deleteProduct,
  newProduct,
  placeOrder,
  readRecord,
  restoreProduct,
  saveProduct,
  saveProducts,
  uniqueSku,
  type Product,
} from '../setup/acts.js';
import { graphql } from '../gql/gql.js';
import { expectType } from '../setup/http.js';
import { useShop } from '../setup/shop.js';
import { expectAccepted, expectNothingWritten, storedRow } from '../setup/stored.js';

const shop = useShop();

const ListBySku = graphql(`
  query ListBySku($sku: String!, $includeDeleted: Boolean!) {
    products(filter: { search: $sku, includeDeleted: $includeDeleted }) {
      totalCount
      nodes {
        id
      }
    }
  }
`);

async function newTombstone(fields: Partial<Product> = {}): Promise<Product> {
  const { sku } = { sku: uniqueSku(), ...fields };
  return expectType(await deleteProduct(shop, await newProduct(shop, { sku })), 'Product');
}

describe('V6: deletion keeps the row as a tombstone', () => {
  it('V6: version + 1, deletedAt set, and one revision of kind DELETED', async () => {
    const product = await newProduct(shop);
    const deleted = expectType(await deleteProduct(shop, product, { as: 'ben' }), 'Product');
    const { updatedAt, ...same } = product;
    expect(deleted).toMatchObject({ ...same, version: 2, updatedBy: { id: 'ben' }, deletedAt: expect.any(String) });
    expect(deleted.updatedAt >= updatedAt).toBe(true);
    expect(deleted.deletedAt).toBe(deleted.updatedAt);
    const { deleted_at } = await storedRow(shop, 'products', product.id);
    expect(new Date(deleted_at as string).toISOString()).toBe(deleted.deletedAt);
    await expectAccepted(shop, 'products', deleted, {
      version: 2,
      kind: 'DELETED',
      by: 'ben',
      changes: { deleted_at: [null, expect.any(String)] },
    });
  });

  it('V6: lists leave it out unless asked; by id it is found', async () => {
    const tombstone = await newTombstone();
    const list = (includeDeleted: boolean) => shop.request(ListBySku, { sku: tombstone.sku, includeDeleted });
    expect((await list(false)).products).toEqual({ totalCount: 0, nodes: [] });
    expect((await list(true)).products).toEqual({ totalCount: 1, nodes: [{ id: tombstone.id }] });
    expect(await readRecord(shop, 'Product', tombstone.id)).toEqual(tombstone);
  });

  it('V6: its sku stays taken', async () => {
    const { sku } = await newTombstone();
    const refused = expectType(await createProduct(shop, { sku }), 'ValidationError');
    expect(refused.issues).toEqual([{ path: ['input', 'sku'], message: 'is taken already' }]);
  });

  it('V6: ids are never reused: created again, it is another record', async () => {
    const tombstone = await newTombstone();
    expect((await newProduct(shop)).id > tombstone.id).toBe(true);
  });
});

describe('V6: a write to a deleted record', () => {
  it('V6: stale: a conflict in which deletedAt alone is conflicting, and nothing is merged', async () => {
    const product = await newProduct(shop, { tags: ['a'] });
    const renamed = expectType(await saveProduct(shop, product, { name: 'Chang', stock: 3 }, { as: 'ben' }), 'Product');
    const tombstone = expectType(await deleteProduct(shop, renamed, { as: 'cleo' }), 'Product');
    const patch = { name: 'Tea', tags: ['b'] };
    const conflict = expectType(
      await expectNothingWritten(shop, () => saveProduct(shop, product, patch)),
      'ConflictError',
    );
    expect(conflict).toMatchObject({ currentVersion: 3, current: tombstone, base: product });
    expect(conflict.message).toContain('Cleo deleted it');
    expect(conflict.fields).toMatchObject([
      {
        field: 'name',
        base: 'Chai',
        current: 'Chang',
        yours: 'Tea',
        conflicting: false,
        merged: null,
        changedInVersion: 2,
      },
      { field: 'stock', base: 10, current: 3, yours: 10, conflicting: false, merged: null, changedBy: { id: 'ben' } },
      { field: 'tags', base: ['a'], current: ['a'], yours: ['b'], conflicting: false, merged: null, changedBy: null },
      {
        field: 'deletedAt',
        base: null,
        current: tombstone.deletedAt,
        yours: null,
        conflicting: true,
        merged: null,
        changedBy: { id: 'cleo', name: 'Cleo' },
        changedAt: tombstone.deletedAt,
        changedInVersion: 3,
      },
    ]);
    expect(conflict.conflictingFields).toEqual(['deletedAt']);
  });

  it('V6: with the right version: a ValidationError that says to restore it first', async () => {
    const tombstone = await newTombstone();
    const answers = await expectNothingWritten(shop, async () => [
      await saveProduct(shop, tombstone, { name: 'Tea' }),
      await saveProduct(shop, tombstone, {}),
      await deleteProduct(shop, tombstone),
      await adjustStock(shop, tombstone.id, 1),
      await adjustStock(shop, tombstone.id, 1, tombstone.version),
    ]);
    for (const answer of answers) {
      expect(expectType(answer, 'ValidationError').message).toContain('restore it first');
    }
  });

  it('V6: in a batch likewise', async () => {
    const tombstone = await newTombstone();
    const product = await newProduct(shop);
    const answer = await expectNothingWritten(shop, () =>
      saveProducts(shop, [
        [product, { name: 'fine' }],
        [tombstone, { name: 'x' }],
      ]),
    );
    const [failure, ...others] = expectType(answer, 'BatchError').failures;
    expect([failure!.index, others]).toEqual([1, []]);
    expect(expectType(failure!.error, 'ValidationError').message).toContain('restore it first');
  });

  it('V6: a deleted product is not for sale', async () => {
    const tombstone = await newTombstone();
    const line = { productId: tombstone.id, quantity: 1 };
    const answer = await expectNothingWritten(shop, () => placeOrder(shop, [line]));
    expect(expectType(answer, 'ValidationError').issues).toEqual([
      { path: ['input', 'lines', '0', 'productId'], message: 'is not for sale' },
    ]);
  });
});

describe('V6: restoring', () => {
  it('V6: brings it back as it was, as a new version of kind RESTORED', async () => {
    const product = await newProduct(shop, { tags: ['a'], description: 'Tea' });
    const tombstone = expectType(await deleteProduct(shop, product), 'Product');
    const restored = expectType(await restoreProduct(shop, tombstone, { as: 'ben' }), 'Product');
    const { updatedAt, ...same } = product;
    expect(restored).toMatchObject({ ...same, version: 3, updatedBy: { id: 'ben' } });
    expect(restored.updatedAt >= updatedAt).toBe(true);
    await expectAccepted(shop, 'products', restored, {
      version: 3,
      kind: 'RESTORED',
      by: 'ben',
      changes: { deleted_at: [expect.any(String), null] },
    });
  });

  it('V6: a living record is a ValidationError', async () => {
    const product = await newProduct(shop);
    const answer = await expectNothingWritten(shop, () => restoreProduct(shop, product));
    expect(expectType(answer, 'ValidationError').issues).toMatchObject([{ path: ['id'] }]);
  });

  it('V6: at a stale version it is a conflict, whether the record lives or not', async () => {
    const product = await newProduct(shop);
    const tombstone = expectType(await deleteProduct(shop, product), 'Product');
    const early = expectType(await restoreProduct(shop, product), 'ConflictError');
    expect(early).toMatchObject({ currentVersion: 2, conflictingFields: ['deletedAt'] });
    expectType(await restoreProduct(shop, tombstone), 'Product');
    const late = expectType(await restoreProduct(shop, tombstone), 'ConflictError');
    expect(late).toMatchObject({ currentVersion: 3, base: tombstone, conflictingFields: [] });
    expect(late.fields).toMatchObject([{ field: 'deletedAt', base: tombstone.deletedAt, current: null }]);
  });

  it('V4: deleted and restored in between: deletedAt went there and back, so the conflict does not list it', async () => {
    const product = await newProduct(shop);
    const tombstone = expectType(await deleteProduct(shop, product), 'Product');
    expectType(await restoreProduct(shop, tombstone), 'Product');
    const conflict = expectType(await saveProduct(shop, product, { name: 'Tea' }), 'ConflictError');
    expect(conflict.fields.map(({ field }) => field)).toEqual(['name']);
  });

  it('V6: after it, writing goes on with the next version', async () => {
    const tombstone = await newTombstone();
    const restored = expectType(await restoreProduct(shop, tombstone), 'Product');
    const saved = expectType(await saveProduct(shop, restored, { name: 'Tea' }), 'Product');
    await expectAccepted(shop, 'products', saved, { version: 4, changes: { name: ['Chai', 'Tea'] } });
  });
});
