import { describe, expect, it } from 'vitest';
import {
  adjustStock,
  deleteCategory,
  deleteProduct,
  newCategory,
  newOrder,
  newProduct,
  restoreProduct,
  saveCategory,
  saveOrder,
  saveProduct,
  saveProducts,
  setOrderStatus,
} from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { useShop } from '../setup/shop.js';
import { expectNothingWritten } from '../setup/stored.js';

const shop = useShop();
const MAX_INT = 2 ** 31 - 1;

describe('V5: an expectedVersion above the current one', () => {
  it.each([2, MAX_INT])(
    'V5: %i of 1: a conflict without base, in which every field of the patch conflicts',
    async (version) => {
      const product = await newProduct(shop);
      const patch = { name: 'Chang', price: '19.9', tags: ['b', 'a', 'b'], categoryId: null };
      const answer = await expectNothingWritten(shop, () => saveProduct(shop, { ...product, version }, patch));
      const conflict = expectType(answer, 'ConflictError');
      expect(conflict).toMatchObject({ expectedVersion: version, currentVersion: 1, base: null, current: product });
      const nobody = { changedBy: null, changedAt: null, changedInVersion: null };
      expect(conflict.fields.toSorted((a, b) => a.field.localeCompare(b.field))).toEqual([
        { field: 'categoryId', base: null, current: null, yours: null, conflicting: true, merged: null, ...nobody },
        { field: 'name', base: null, current: 'Chai', yours: 'Chang', conflicting: true, merged: null, ...nobody },
        { field: 'price', base: null, current: '19.90', yours: '19.90', conflicting: true, merged: null, ...nobody },
        { field: 'tags', base: null, current: [], yours: ['a', 'b'], conflicting: true, merged: null, ...nobody },
      ]);
      expect(conflict.conflictingFields.toSorted()).toEqual(['categoryId', 'name', 'price', 'tags']);
    },
  );

  it('V5: so for every mutation that names a version', async () => {
    const [product, category] = [await newProduct(shop), await newCategory(shop)];
    const order = await newOrder(shop, [product, 1]);
    const ahead = <R extends { version: number }>(record: R): R => ({ ...record, version: 99 });
    const answers = [
      await saveProduct(shop, ahead(product), { name: 'x' }),
      await deleteProduct(shop, ahead(product)),
      await restoreProduct(shop, ahead(product)),
      await adjustStock(shop, product.id, 1, 99),
      await saveCategory(shop, ahead(category), { name: 'x' }),
      await deleteCategory(shop, ahead(category)),
      await saveOrder(shop, ahead(order), { note: 'x' }),
      await setOrderStatus(shop, ahead(order), 'PAID'),
    ];
    for (const answer of answers) {
      expect(expectType(answer, 'ConflictError')).toMatchObject({ expectedVersion: 99, base: null });
    }
  });

  it('V5: the lines of an order that the patch names conflict as the list that the caller would have', async () => {
    const product = await newProduct(shop);
    const order = await newOrder(shop, [product, 2]);
    const patch = { lines: [{ id: order.lines[0]!.id, quantity: 3 }] };
    const conflict = expectType(await saveOrder(shop, { ...order, version: 5 }, patch), 'ConflictError');
    expect(conflict.fields).toMatchObject([
      {
        field: 'lines',
        base: null,
        current: [{ quantity: 2 }],
        yours: [{ quantity: 3 }],
        conflicting: true,
        merged: null,
      },
    ]);
  });
});

describe('V5: an expectedVersion below 1 is a ValidationError', () => {
  it.each([0, -1, -MAX_INT - 1])('V5: %i', async (version) => {
    const [product, category] = [await newProduct(shop), await newCategory(shop)];
    const order = await newOrder(shop, [product, 1]);
    const answers = await expectNothingWritten(shop, async () => [
      await saveProduct(shop, { ...product, version }, { name: 'x' }),
      await deleteProduct(shop, { ...product, version }),
      await restoreProduct(shop, { ...product, version }),
      await adjustStock(shop, product.id, 1, version),
      await saveCategory(shop, { ...category, version }, { name: 'x' }),
      await saveOrder(shop, { ...order, version }, { note: 'x' }),
      await setOrderStatus(shop, { ...order, version }, 'PAID'),
    ]);
    for (const answer of answers) {
      expect(expectType(answer, 'ValidationError').issues).toEqual([
        { path: ['expectedVersion'], message: expect.stringContaining('below 1') },
      ]);
    }
  });

  it('V5: in a batch, too, and beside the broken rules of the patch', async () => {
    const product = await newProduct(shop);
    const answer = await saveProducts(shop, [[{ ...product, version: 0 }, { price: '-1' }]]);
    const [failure] = expectType(answer, 'BatchError').failures;
    expect(expectType(failure!.error, 'ValidationError').issues.map(({ path }) => path)).toEqual([
      ['expectedVersion'],
      ['patch', 'price'],
    ]);
  });

  it('V5: it is asked before the record is looked up', async () => {
    const answer = await saveProduct(shop, { id: 'product_nobody', version: 0 }, { name: 'x' });
    expectType(answer, 'ValidationError');
  });
});
