import { describe, expect, it } from 'vitest';
import { newCategory, newProduct, readRecord, saveProduct } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { useShop } from '../setup/shop.js';
import { expectAccepted, expectNothingWritten, storedRevisions, storedRow } from '../setup/stored.js';

const shop = useShop();

describe('V1: every accepted change raises the version by exactly one and leaves exactly one revision', () => {
  it('V1: a record is born at version 1, with one revision of kind CREATED that holds every field', async () => {
    const product = await newProduct(shop, { sku: 'born', tags: ['b', 'a'], description: 'Tea.' }, { as: 'ben' });
    await expectAccepted(shop, 'products', product, {
      version: 1,
      kind: 'CREATED',
      by: 'ben',
      changes: {
        sku: [null, 'born'],
        name: [null, 'Chai'],
        description: [null, 'Tea.'],
        price: [null, 19.9],
        stock: [null, 10],
        tags: [null, ['a', 'b']],
        status: [null, 'ACTIVE'],
      },
    });
    expect(product).toMatchObject({ createdBy: { id: 'ben', name: 'Ben' }, updatedBy: { id: 'ben' }, deletedAt: null });
    expect(product.createdAt).toBe(product.updatedAt);
  });

  it('V1: an update answers the next version, stores it, and its revision holds only what changed', async () => {
    const product = await newProduct(shop);
    const saved = expectType(await saveProduct(shop, product, { name: 'Chang' }, { as: 'cleo' }), 'Product');
    await expectAccepted(shop, 'products', saved, { version: 2, by: 'cleo', changes: { name: ['Chai', 'Chang'] } });
    expect(saved).toMatchObject({
      name: 'Chang',
      updatedBy: { id: 'cleo', name: 'Cleo' },
      createdBy: product.createdBy,
    });
    expect(saved.createdAt).toBe(product.createdAt);
    expect(saved.updatedAt >= product.updatedAt).toBe(true);
  });

  it('V1: every field that a patch names is saved, in one version', async () => {
    const category = await newCategory(shop);
    const product = await newProduct(shop);
    const patch = {
      sku: 'all-fields',
      name: 'Chang',
      description: 'Two\nlines',
      price: '0.05',
      stock: 2_147_483_647,
      tags: ['x'],
      status: 'ARCHIVED' as const,
      categoryId: category.id,
    };
    const saved = expectType(await saveProduct(shop, product, patch), 'Product');
    const { categoryId, ...shown } = patch;
    expect(saved).toMatchObject({ ...shown, version: 2, category: { id: categoryId } });
    expect(Object.keys((await storedRevisions(shop, product.id))[1]!.changes).toSorted()).toEqual([
      'category_id',
      'description',
      'name',
      'price',
      'sku',
      'status',
      'stock',
      'tags',
    ]);
  });

  it('V1: what a mutation answers is what is read afterwards', async () => {
    const product = await newProduct(shop);
    const saved = expectType(await saveProduct(shop, product, { price: '7', tags: ['b', 'a', 'b'] }), 'Product');
    expect(saved).toMatchObject({ price: '7.00', tags: ['a', 'b'] });
    expect(await readRecord(shop, 'Product', product.id)).toEqual(saved);
  });

  it('V1: versions are without gaps, one revision each, however many saves there are', async () => {
    let product = await newProduct(shop);
    for (let round = 2; round <= 6; round++) {
      product = expectType(await saveProduct(shop, product, { stock: round }), 'Product');
      await expectAccepted(shop, 'products', product, {
        version: round,
        changes: { stock: [round === 2 ? 10 : round - 1, round] },
      });
    }
  });

  it('V1: null clears a field that may be null, and absence leaves it alone', async () => {
    const category = await newCategory(shop);
    const product = await newProduct(shop, { categoryId: category.id });
    const renamed = expectType(await saveProduct(shop, product, { name: 'Chang' }), 'Product');
    expect(renamed.category).toEqual({ id: category.id });
    const cleared = expectType(await saveProduct(shop, renamed, { categoryId: null }), 'Product');
    await expectAccepted(shop, 'products', cleared, { version: 3, changes: { category_id: [category.id, null] } });
    expect(cleared.category).toBeNull();
  });
});

describe('V1: a patch that changes nothing leaves version and revisions alone', () => {
  it.each([
    ['an empty patch', {}],
    ['the same values', { name: 'Chai', stock: 10, status: 'ACTIVE' as const }],
    ['"19.9" for "19.90"', { price: '19.9' }],
    ['"019.900" for "19.90"', { price: '019.900' }],
    ['the tags in another order', { tags: ['b', 'a'] }],
    ['the tags with one of them twice', { tags: ['a', 'b', 'a'] }],
    ['null for a category that is not there', { categoryId: null }],
  ])('V1: %s', async (_, patch) => {
    const product = await newProduct(shop, { tags: ['a', 'b'] }, { as: 'ben' });
    const answer = await expectNothingWritten(shop, () => saveProduct(shop, product, patch, { as: 'cleo' }));
    expect(expectType(answer, 'Product')).toEqual(product);
  });

  it('V1: only the fields that do change are in the revision of a patch that names others too', async () => {
    const product = await newProduct(shop, { tags: ['a', 'b'] });
    const patch = { name: 'Chai', price: '19.9', tags: ['b', 'a'], stock: 9 };
    const saved = expectType(await saveProduct(shop, product, patch), 'Product');
    await expectAccepted(shop, 'products', saved, { version: 2, changes: { stock: [10, 9] } });
  });

  it('V1: it still conflicts when it is stale', async () => {
    const product = await newProduct(shop);
    await saveProduct(shop, product, { name: 'Chang' });
    const conflict = await expectNothingWritten(shop, () => saveProduct(shop, product, {}));
    expect(expectType(conflict, 'ConflictError')).toMatchObject({ expectedVersion: 1, currentVersion: 2 });
  });

  it('V1: a patch to what somebody else has saved already conflicts, too: it was based on another version', async () => {
    const product = await newProduct(shop);
    await saveProduct(shop, product, { name: 'Chang' });
    const conflict = expectType(await saveProduct(shop, product, { name: 'Chang' }), 'ConflictError');
    expect(conflict.conflictingFields).toEqual([]);
    expect(await storedRow(shop, 'products', product.id)).toMatchObject({ version: 2 });
  });
});
