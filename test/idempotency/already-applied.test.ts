import { describe, expect, it } from 'vitest';
import {
  adjustStock,
  deleteProduct,
  newOrder,
  newProduct,
  newProducts,
  placeOrder,
  restoreProduct,
  revertProduct,
  saveOrder,
  saveProduct,
  saveProducts,
  setOrderStatus,
  undoProductRevision,
  type Product,
  type Way,
} from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { race, times } from '../setup/race.js';
import { useShop } from '../setup/shop.js';
import { expectNothingWritten, storedRow } from '../setup/stored.js';
import { ACCEPTED_CALLS, titled } from './accepted-calls.js';
import { conflictsOf, isAccepted, newKey } from './keys.js';

const shop = useShop();
const VERSIONED = titled(ACCEPTED_CALLS.filter(({ versioned }) => versioned));

type Answer = Awaited<ReturnType<typeof saveProduct>>;
type Act = (product: Product, way: Way) => Promise<{ __typename: string }>;

/** Whether the answer, a conflict, is known to be with the very same call. */
const known = (answer: { __typename: string }): boolean =>
  expectType(answer as Answer, 'ConflictError').yoursAlreadyApplied;

/** Everything there is, by hand. */
async function othersSave(): Promise<void> {
  await shop.sql.rows(`update products set name = name || '!', stock = stock + 1`);
  await shop.sql.rows(`update categories set name = name || '!'`);
  await shop.sql.rows(`update orders set customer_name = customer_name || '!'`);
}

describe('yoursAlreadyApplied: the retry of a versioned write that was accepted', () => {
  it.each(VERSIONED)('is told that it was: %s', async (_, { prepare }) => {
    const call = await prepare(shop);
    expect(await call({ as: 'ben' })).toSatisfy(isAccepted);
    const conflicts = conflictsOf(await expectNothingWritten(shop, () => call({ as: 'ben' })));
    expect(conflicts.length).toBeGreaterThan(0);
    for (const { yoursAlreadyApplied, message } of conflicts) {
      expect(yoursAlreadyApplied).toBe(true);
      expect(message).toMatch(/^You saved this already, as version \d+\./);
    }
  });

  it.each(VERSIONED)('also when others have saved since: %s', async (_, { prepare }) => {
    const call = await prepare(shop);
    await call({ as: 'ben' });
    await othersSave();
    await othersSave();
    const conflicts = conflictsOf(await expectNothingWritten(shop, () => call({ as: 'ben' })));
    expect(conflicts.map(({ yoursAlreadyApplied }) => yoursAlreadyApplied)).toEqual(conflicts.map(() => true));
  });

  it.each(VERSIONED)('also when it had a key, and the retry has none or another one: %s', async (_, { prepare }) => {
    const call = await prepare(shop);
    await call({ as: 'ben', key: newKey() });
    for (const key of [undefined, newKey()]) {
      const conflicts = conflictsOf(await call({ as: 'ben', ...(key === undefined ? {} : { key }) }));
      expect(conflicts.map(({ yoursAlreadyApplied }) => yoursAlreadyApplied)).toEqual(conflicts.map(() => true));
    }
  });

  it.each(VERSIONED)('but another person is not: %s', async (_, { prepare }) => {
    const call = await prepare(shop);
    await call({ as: 'ben' });
    const conflicts = conflictsOf(await expectNothingWritten(shop, () => call({ as: 'cleo' })));
    expect(conflicts.length).toBeGreaterThan(0);
    expect(conflicts.map(({ yoursAlreadyApplied }) => yoursAlreadyApplied)).toEqual(conflicts.map(() => false));
  });

  it('is told by every entry of a batch', async () => {
    const products = await newProducts(shop, 4);
    const edits = products.map((product, index) => [product, { name: `new ${index}` }] as const);
    expectType(await saveProducts(shop, edits), 'ProductsUpdated');
    const { failures } = expectType(await saveProducts(shop, edits), 'BatchError');
    expect(failures.map(({ index, error }) => [index, known(error)])).toEqual(times(4, (index) => [index, true]));
  });

  it('is told when both are under way at once: one is accepted, the others hear of it', async () => {
    const product = await newProduct(shop);
    const answers = await race(shop, {
      held: [['select from products where id = $1 for update', product.id]],
      contestants: times(8, () => () => saveProduct(shop, product, { name: 'Tea' }, { as: 'ben' })),
    });
    const conflicts = answers.filter(({ __typename }) => __typename === 'ConflictError');
    expect(conflicts).toHaveLength(7);
    expect(conflicts.map(known)).toEqual(times(7, () => true));
    expect(await storedRow(shop, 'products', product.id)).toMatchObject({ version: 2 });
  });

  it('is told of a merge that cannot be made any more', async () => {
    const product = await newProduct(shop);
    await adjustStock(shop, product.id, 1);
    const save = () => saveProduct(shop, product, { name: 'Tea' }, { onConflict: 'MERGE' });
    expect(expectType(await save(), 'Product').version).toBe(3);
    await saveProduct(shop, { ...product, version: 3 }, { name: 'Coffee' }, { as: 'cleo' });
    expect(known(await expectNothingWritten(shop, save))).toBe(true);
  });

  it('V9: is known of a merge that came twice, and never makes the database believe that it was changed by hand', async () => {
    const product = await newProduct(shop);
    const save = () => saveProduct(shop, product, { name: 'Tea' }, { onConflict: 'MERGE', as: 'ben' });
    expectType(await save(), 'Product');
    // By hand: the row keeps the mark of Ben's write, and his call finds something to do once more.
    await shop.sql.rows(`update products set name = 'Chai' where id = $1`, [product.id]);
    const again = expectType(await save(), 'Product');
    expect(again).toMatchObject({ name: 'Tea', version: 4, updatedBy: { id: 'ben' } });
    expect(await storedRow(shop, 'products', product.id)).toMatchObject({ updated_by_id: 'ben' });
    await saveProduct(shop, again, { name: 'Coffee' }, { as: 'cleo' });
    expect(known(await save())).toBe(true);
  });
});

describe('yoursAlreadyApplied is false', () => {
  const BEN = { as: 'ben' } as const;
  const first: Act = (product) => saveProduct(shop, product, { stock: 12, name: 'Tea' }, BEN);

  it.each<[string, accepted: Act, retry: Act]>([
    ['for another version', first, (p) => saveProduct(shop, { ...p, version: 9 }, { stock: 12, name: 'Tea' }, BEN)],
    ['for another value', first, (p) => saveProduct(shop, p, { stock: 13, name: 'Tea' }, BEN)],
    ['for a field more', first, (p) => saveProduct(shop, p, { stock: 12, name: 'Tea', price: '1' }, BEN)],
    ['for a field fewer', first, (p) => saveProduct(shop, p, { stock: 12 }, BEN)],
    ['for nothing at all', first, (p) => saveProduct(shop, p, {}, BEN)],
    ['for a batch of the same', first, (p) => saveProducts(shop, [[p, { stock: 12, name: 'Tea' }]], BEN)],
    ['for another mutation', first, (p) => deleteProduct(shop, p, BEN)],
    [
      'for the same value by an adjustment',
      (p) => adjustStock(shop, p.id, 2, undefined, BEN),
      (p) => saveProduct(shop, p, { stock: 12 }, BEN),
    ],
    [
      'for an adjustment that was made before',
      (p) => adjustStock(shop, p.id, 2, 1, BEN),
      (p) => adjustStock(shop, p.id, 2, 1, BEN),
    ],
    [
      'for an adjustment, after the same change by a save',
      (p) => saveProduct(shop, p, { stock: 12 }, BEN),
      (p) => adjustStock(shop, p.id, 2, 1, BEN),
    ],
  ])('%s', async (_, accepted, retry) => {
    const product = await newProduct(shop, { stock: 10 });
    expect(await accepted(product, {})).toSatisfy(isAccepted);
    const conflicts = conflictsOf(await expectNothingWritten(shop, () => retry(product, {})));
    expect(conflicts.map(({ yoursAlreadyApplied }) => yoursAlreadyApplied)).toEqual([false]);
  });

  it('for a save that changed nothing, since others changed something', async () => {
    const product = await newProduct(shop);
    const save = () => saveProduct(shop, product, { stock: product.stock }, BEN);
    expect(await save()).toEqual(product);
    await adjustStock(shop, product.id, 1);
    expect(known(await save())).toBe(false);
  });

  it('for the same change made by hand', async () => {
    const product = await newProduct(shop);
    const save = () => saveProduct(shop, product, { name: 'Tea' });
    await shop.sql.rows(`update products set name = 'Tea' where id = $1`, [product.id]);
    expect(known(await save())).toBe(false);
  });

  it('for a write that was refused', async () => {
    const product = await newProduct(shop);
    const save = () => saveProduct(shop, product, { name: 'Tea' }, BEN);
    await saveProduct(shop, product, { name: 'Coffee' }, { as: 'cleo' });
    expect(known(await save())).toBe(false);
    expect(known(await save())).toBe(false);
  });

  it('for a version that came to be after it was asked for', async () => {
    const product = await newProduct(shop);
    const early = () => saveProduct(shop, { ...product, version: 2 }, { name: 'Tea' }, BEN);
    expect(known(await early())).toBe(false);
    await adjustStock(shop, product.id, 1);
    expectType(await early(), 'Product');
    expect(known(await early())).toBe(true);
  });

  it('for a batch that shares entries with an accepted one', async () => {
    const [one, two, three] = await newProducts(shop, 3);
    const edit = (product: Product) => [product, { name: 'Tea' }] as const;
    expectType(await saveProducts(shop, [edit(one!), edit(two!)]), 'ProductsUpdated');
    for (const others of [[one!], [two!, one!], [one!, two!, three!]]) {
      const conflicts = conflictsOf(await expectNothingWritten(shop, () => saveProducts(shop, others.map(edit))));
      expect(conflicts.map(({ yoursAlreadyApplied }) => yoursAlreadyApplied)).toEqual(conflicts.map(() => false));
    }
    expect(known(await saveProduct(shop, one!, { name: 'Tea' }))).toBe(false);
  });

  it('for changes that commute, since each has a mark of its own, however alike they are', async () => {
    const { id } = await newProduct(shop, { stock: 10 });
    const lines = [{ productId: id, quantity: 1 }];
    for (const _ of times(2, () => null)) {
      await adjustStock(shop, id, 1);
      await adjustStock(shop, id, 2);
      await placeOrder(shop, lines);
    }
    const { marks } = await shop.sql.row<{ marks: number }>(
      'select count(distinct write_id)::int as marks from revision where record_id = $1',
      [id],
    );
    expect(marks).toBe(1 + 2 * 3);
  });

  it('for what an order does to its products', async () => {
    const product = await newProduct(shop, { stock: 10 });
    await newOrder(shop, [product, 2]);
    expect(known(await saveProduct(shop, product, { stock: 8 }))).toBe(false);
  });

  it('for another status or other lines of an order', async () => {
    const order = await newOrder(shop, [await newProduct(shop), 2]);
    const lines = [{ id: order.lines[0]!.id, quantity: 3 }];
    expectType(await saveOrder(shop, order, { lines }), 'Order');
    expect(known(await saveOrder(shop, order, { lines }))).toBe(true);
    expect(known(await saveOrder(shop, order, { lines: [{ ...lines[0]!, quantity: 4 }] }))).toBe(false);
    expect(known(await setOrderStatus(shop, order, 'PAID'))).toBe(false);
  });

  it('for an undo that clashes, though its revision was made by the same person', async () => {
    const product = await newProduct(shop);
    const two = expectType(await saveProduct(shop, product, { name: 'Tea' }), 'Product');
    const three = expectType(await saveProduct(shop, two, { name: 'Coffee' }), 'Product');
    expect(known(await undoProductRevision(shop, three, 2))).toBe(false);
  });

  it('for the next deletion of the same record, and true for a retry of each', async () => {
    const product = await newProduct(shop);
    const deleted = expectType(await deleteProduct(shop, product), 'Product');
    const restored = expectType(await restoreProduct(shop, deleted), 'Product');
    expect(known(await deleteProduct(shop, product))).toBe(true);
    expect(known(await restoreProduct(shop, deleted))).toBe(true);
    expectType(await deleteProduct(shop, restored), 'Product');
    expect(known(await deleteProduct(shop, { ...restored, version: 2 }))).toBe(false);
    expect(known(await revertProduct(shop, restored, 1))).toBe(false);
  });
});
