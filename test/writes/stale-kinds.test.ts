import { describe, expect, it } from 'vitest';
import { newCategory, newOrder, newProduct, newProducts, saveCategory, saveOrder, saveProduct } from '../setup/acts.js';
import type { ProductPatch } from '../gql/graphql.js';
import { expectType } from '../setup/http.js';
import { useShop } from '../setup/shop.js';
import { expectNothingWritten } from '../setup/stored.js';

const shop = useShop();

/** The conflict of a product that `theirs` changed after it was read, with what `yours` would change. */
async function clash(start: ProductPatch, theirs: ProductPatch, yours: ProductPatch) {
  const product = await newProduct(shop, start as object);
  expectType(await saveProduct(shop, product, theirs), 'Product');
  return expectType(await expectNothingWritten(shop, () => saveProduct(shop, product, yours)), 'ConflictError');
}

describe('V4 and M2: a conflict compares each kind of field by its own rules', () => {
  it('M2: additions to and removals from a set all take effect', async () => {
    const { fields } = await clash({ tags: ['a', 'b', 'c'] }, { tags: ['a', 'c', 'd'] }, { tags: ['e', 'b', 'a'] });
    expect(fields).toMatchObject([
      {
        field: 'tags',
        base: ['a', 'b', 'c'],
        current: ['a', 'c', 'd'],
        yours: ['a', 'b', 'e'],
        conflicting: false,
        merged: ['a', 'd', 'e'],
      },
    ]);
  });

  it('V4: a set in another order, or with an entry twice, is the same set', async () => {
    const { fields } = await clash({ tags: ['a', 'b'] }, { stock: 1 }, { tags: ['b', 'a', 'b'] });
    expect(fields.map(({ field }) => field)).toEqual(['stock']);
  });

  it('M2: long text is merged line by line', async () => {
    const { fields } = await clash(
      { description: 'one\ntwo\nthree\nfour\n' },
      { description: 'ONE\ntwo\nthree\nfour\n' },
      { description: 'one\ntwo\nthree\nfour\nfive\n' },
    );
    expect(fields).toMatchObject([
      { field: 'description', conflicting: false, merged: 'ONE\ntwo\nthree\nfour\nfive\n' },
    ]);
  });

  it('M2: changes to the same line of a long text conflict', async () => {
    const conflict = await clash(
      { description: 'one\ntwo\n' },
      { description: 'one\nTWO\n' },
      { description: 'one\nzwei\n' },
    );
    expect(conflict.fields).toMatchObject([{ field: 'description', conflicting: true, merged: null }]);
    expect(conflict.conflictingFields).toEqual(['description']);
  });

  it('V4: amounts are compared as numbers and shown with two decimals', async () => {
    const conflict = await clash({ price: '19.90' }, { price: '20' }, { price: '21.5' });
    expect(conflict.fields).toMatchObject([
      { field: 'price', base: '19.90', current: '20.00', yours: '21.50', conflicting: true, merged: null },
    ]);
    const same = await clash({ price: '19.90' }, { stock: 1 }, { price: '19.9' });
    expect(same.fields.map(({ field }) => field)).toEqual(['stock']);
  });

  it('V4: amounts of any size come out of history to the digit', async () => {
    const { base, fields } = await clash({ price: '9999999999.99' }, { price: '0' }, { price: '8888888888.88' });
    expect(base).toMatchObject({ price: '9999999999.99' });
    expect(fields).toMatchObject([{ base: '9999999999.99', current: '0.00', yours: '8888888888.88' }]);
  });

  it('V4: text comes out of history to the letter', async () => {
    const texts = { name: `'"\\ \t\u{1F375} ñ \u2028 null`, description: '\r\n{"a":[null]}\n\n \\u0041' };
    const { base } = await clash(texts, { name: 'x', description: 'y' }, {});
    expect(base).toMatchObject(texts);
  });

  it('V4: a choice changed on both sides conflicts', async () => {
    const { fields } = await clash({ status: 'DRAFT' }, { status: 'ACTIVE' }, { status: 'ARCHIVED' });
    expect(fields).toMatchObject([
      { field: 'status', base: 'DRAFT', current: 'ACTIVE', yours: 'ARCHIVED', conflicting: true, merged: null },
    ]);
  });
});

describe('V4: fields that may be null', () => {
  it('V4: cleared by them, untouched by you: null is a value like any other', async () => {
    const { id } = await newCategory(shop);
    const { fields, base, current } = await clash({ categoryId: id }, { categoryId: null }, { stock: 1 });
    expect([base, current]).toMatchObject([{ category: { id } }, { category: null }]);
    expect(fields.find(({ field }) => field === 'categoryId')).toMatchObject({
      base: id,
      current: null,
      yours: id,
      conflicting: false,
      merged: null,
      changedInVersion: 2,
    });
  });

  it('V4: set by them and set by you to another value, from null: conflicting', async () => {
    const [one, two] = [await newCategory(shop), await newCategory(shop)];
    const { fields, conflictingFields } = await clash({}, { categoryId: one.id }, { categoryId: two.id });
    expect(fields).toMatchObject([
      { field: 'categoryId', base: null, current: one.id, yours: two.id, conflicting: true },
    ]);
    expect(conflictingFields).toEqual(['categoryId']);
  });

  it('V4: cleared by both sides: not conflicting', async () => {
    const { id } = await newCategory(shop);
    const { fields, conflictingFields } = await clash({ categoryId: id }, { categoryId: null }, { categoryId: null });
    expect(fields).toMatchObject([{ field: 'categoryId', base: id, current: null, yours: null, conflicting: false }]);
    expect(conflictingFields).toEqual([]);
  });

  it('V4: the parent of a category, too', async () => {
    const [top, other] = [await newCategory(shop), await newCategory(shop)];
    const child = await newCategory(shop, { parentId: top.id });
    await saveCategory(shop, child, { parentId: null }, { as: 'ben' });
    const conflict = expectType(await saveCategory(shop, child, { parentId: other.id }), 'ConflictError');
    expect(conflict.base).toEqual(child);
    expect(conflict.fields).toMatchObject([
      { field: 'parentId', base: top.id, current: null, yours: other.id, conflicting: true, changedBy: { id: 'ben' } },
    ]);
  });
});

describe('V4 and V8: the lines of an order', () => {
  it('M2: changes to different lines are reconciled line by line', async () => {
    const [tea, coffee] = await newProducts(shop, 2);
    const order = await newOrder(shop, [tea!, 2], [coffee!, 3]);
    const [first, second] = order.lines;
    await saveOrder(shop, order, { lines: [{ id: first!.id, quantity: 5 }] }, { as: 'ben' });
    const yours = { lines: [{ id: second!.id, quantity: 7 }], note: 'Ring twice' };
    const conflict = expectType(await expectNothingWritten(shop, () => saveOrder(shop, order, yours)), 'ConflictError');
    const line = (number: 0 | 1, quantity: number) => ({
      id: order.lines[number]!.id,
      productId: order.lines[number]!.product.id,
      quantity,
      unitPrice: '19.90',
    });
    expect(conflict.fields).toMatchObject([
      {
        field: 'note',
        base: '',
        current: '',
        yours: 'Ring twice',
        conflicting: false,
        merged: 'Ring twice',
        changedBy: null,
      },
      {
        field: 'lines',
        base: [line(0, 2), line(1, 3)],
        current: [line(0, 5), line(1, 3)],
        yours: [line(0, 2), line(1, 7)],
        conflicting: false,
        merged: [line(0, 5), line(1, 7)],
        changedBy: { id: 'ben' },
        changedInVersion: 2,
      },
    ]);
    expect(conflict.base).toEqual(order);
  });

  it.each([
    ['changed to different quantities', 5, 7],
    ['removed by one and changed by the other', 0, 7],
    ['changed by one and removed by the other', 5, 0],
  ])('M2: one line, %s, is a conflict', async (_, theirs, yours) => {
    const [tea, coffee] = await newProducts(shop, 2);
    const order = await newOrder(shop, [tea!, 2], [coffee!, 3]);
    const change = (quantity: number) => ({ lines: [{ id: order.lines[0]!.id, quantity }] });
    expectType(await saveOrder(shop, order, change(theirs)), 'Order');
    const conflict = expectType(await saveOrder(shop, order, change(yours)), 'ConflictError');
    expect(conflict.fields).toMatchObject([{ field: 'lines', conflicting: true, merged: null }]);
    expect(conflict.conflictingFields).toEqual(['lines']);
  });

  it('M2: one line removed and another one changed: both take effect', async () => {
    const [tea, coffee, rice] = await newProducts(shop, 3);
    const order = await newOrder(shop, [tea!, 2], [coffee!, 3], [rice!, 4]);
    const [first, second, third] = order.lines.map(({ id }) => id);
    await saveOrder(shop, order, { lines: [{ id: first!, quantity: 0 }] });
    const conflict = expectType(
      await saveOrder(shop, order, { lines: [{ id: second!, quantity: 9 }] }),
      'ConflictError',
    );
    expect(conflict.fields).toMatchObject([
      {
        field: 'lines',
        conflicting: false,
        merged: [
          { id: second, quantity: 9 },
          { id: third, quantity: 4 },
        ],
      },
    ]);
  });
});
