import 'reflect-metadata';
import { isInputObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSchema } from '../../src/server/schema.js';
import {
  adjustStock,
  deleteProduct,
  newCategory,
  newOrder,
  newProduct,
  newProducts,
  placeOrder,
  readRecord,
  restoreProduct,
  revertProduct,
  saveCategory,
  saveOrder,
  saveProduct,
  setOrderStatus,
  undoProductRevision,
} from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { useShop } from '../setup/shop.js';
import { expectAccepted, expectNothingWritten, storedRow } from '../setup/stored.js';
import { breakLock, letExpire, lockOn, release, save } from './acts.js';
import { SaveAllLocked } from './operations.js';

const shop = useShop();

describe('L2: only its token lets a write through', () => {
  it('L2: with the token the holder saves; anybody else, and the holder’s other tab, are told who holds it', async () => {
    const product = await newProduct(shop);
    const { token, lock } = await lockOn(shop, product, { as: 'ben', note: 'New photos' });
    for (const as of ['ben', 'cleo', 'ana'] as const) {
      const answer = await expectNothingWritten(shop, () => save(shop, product, { name: 'x' }, { as }));
      const refused = expectType(answer, 'RecordLockedError');
      expect(refused).toMatchObject({ lock: { ...lock, heldByMe: as === 'ben' }, current: product });
    }
    const saved = expectType(await save(shop, product, { name: 'x' }, { as: 'ben', lockToken: token }), 'Product');
    await expectAccepted(shop, 'products', saved, { version: 2, by: 'ben', changes: { name: ['Chai', 'x'] } });
  });

  it('L2: it is asked before the version is, and a patch that changes nothing is refused as well', async () => {
    const product = await newProduct(shop);
    await saveProduct(shop, product, { name: 'x' });
    await lockOn(shop, product, { as: 'ben' });
    expectType(await save(shop, product, { price: '1' }), 'RecordLockedError');
    expectType(await save(shop, product, { price: '1' }, { onConflict: 'MERGE' }), 'RecordLockedError');
    expectType(await save(shop, { ...product, version: 2 }, { name: 'x' }), 'RecordLockedError');
  });

  it('L2: stale with the token is an ordinary conflict, and merges', async () => {
    const product = await newProduct(shop);
    const { token: lockToken } = await lockOn(shop, product);
    await shop.sql.rows('update products set stock = 3 where id = $1', [product.id]);
    expectType(await save(shop, product, { name: 'x' }, { lockToken }), 'ConflictError');
    const merged = await save(shop, product, { name: 'x' }, { lockToken, onConflict: 'MERGE' });
    expect(expectType(merged, 'Product')).toMatchObject({ version: 3, name: 'x', stock: 3 });
  });

  it('L2: every kind of versioned write of every type needs it', async () => {
    const product = expectType(await saveProduct(shop, await newProduct(shop), { name: 'x' }), 'Product');
    const category = await newCategory(shop);
    const order = await newOrder(shop, [await newProduct(shop), 1]);
    const deleted = expectType(await deleteProduct(shop, await newProduct(shop)), 'Product');
    const living = [product, category, order];
    for (const record of living) await lockOn(shop, record, { as: 'ben' });
    await shop.sql.rows(
      `insert into edit_lock (record_id, holder_id, holder_name, note, acquired_at, renewed_at, expires_at)
         select $1, holder_id, holder_name, note, acquired_at, renewed_at, expires_at from edit_lock where record_id = $2`,
      [deleted.id, product.id],
    );
    const answers = await expectNothingWritten(shop, async () => [
      await deleteProduct(shop, product),
      await restoreProduct(shop, deleted),
      await revertProduct(shop, product, 1),
      await undoProductRevision(shop, product, 2),
      await saveCategory(shop, category, { name: 'x' }),
      await saveOrder(shop, order, { note: 'x' }),
      await setOrderStatus(shop, order, 'CANCELLED'),
    ]);
    expect(new Set(answers.map(({ __typename }) => __typename))).toEqual(new Set(['RecordLockedError']));
  });

  it('L2: there is no mutation with an expectedVersion that takes no lockToken', () => {
    const schema = createSchema();
    const places = [
      ...Object.values(schema.getMutationType()!.getFields()).map(({ name, args }) => ({ name, members: args })),
      ...Object.values(schema.getTypeMap())
        .filter(isInputObjectType)
        .map((type) => ({ name: type.name, members: Object.values(type.getFields()) })),
    ];
    const versioned = places.filter(({ members }) => members.some(({ name }) => name === 'expectedVersion'));
    expect(versioned.length).toBeGreaterThan(10);
    expect(versioned.filter(({ members }) => !members.some(({ name }) => name === 'lockToken'))).toEqual([]);
  });
});

describe('L2: changes that commute pass an edit lock', () => {
  it('L2: units are taken from a product that is being edited, and given back, and the holder’s save still merges', async () => {
    const product = await newProduct(shop);
    const { token } = await lockOn(shop, product, { as: 'ben' });
    expectType(await adjustStock(shop, product.id, -1, undefined, { as: 'cleo' }), 'Product');
    const order = expectType(await placeOrder(shop, [{ productId: product.id, quantity: 2 }], { as: 'cleo' }), 'Order');
    const changed = await saveOrder(shop, order, { lines: [{ id: order.lines[0]!.id, quantity: 3 }] }, { as: 'cleo' });
    expectType(await setOrderStatus(shop, expectType(changed, 'Order'), 'CANCELLED', { as: 'cleo' }), 'Order');
    const saving = { as: 'ben', lockToken: token, onConflict: 'MERGE' } as const;
    expect(expectType(await save(shop, product, { name: 'x' }, saving), 'Product')).toMatchObject({
      stock: 9,
      name: 'x',
    });
  });

  it('L2: an order whose own lock somebody holds does not change, and moves no stock', async () => {
    const product = await newProduct(shop);
    const order = await newOrder(shop, [product, 2]);
    await lockOn(shop, order, { as: 'ben' });
    expectType(await setOrderStatus(shop, order, 'CANCELLED'), 'RecordLockedError');
    expect(await storedRow(shop, 'products', product.id)).toMatchObject({ stock: 8 });
  });

  it('V9: SQL behind the server’s back passes too, and is seen as what it is', async () => {
    const product = await newProduct(shop);
    await lockOn(shop, product);
    await shop.sql.rows(`update products set name = 'By hand' where id = $1`, [product.id]);
    expect((await readRecord(shop, 'Product', product.id)).updatedBy.id).toMatch(/^database:/);
  });
});

describe('L3: a token that is lost saves nothing', () => {
  it.each([
    ['expired', (product: { id: string }) => letExpire(shop, product)],
    ['released', (product: { id: string }, token: string) => release(shop, product.id, token)],
    ['broken', (product: { id: string }) => breakLock(shop, product.id, 'Closing time')],
    ['replaced', (product: { id: string }) => lockOn(shop, product, { takeOverMine: true })],
    [
      'followed by another’s',
      async (product: { id: string }) => {
        await letExpire(shop, product);
        await lockOn(shop, product, { as: 'cleo' });
      },
    ],
  ] as const)('L3: %s', async (_, lose) => {
    const product = await newProduct(shop);
    const { token } = await lockOn(shop, product);
    await lose(product, token);
    const answer = await expectNothingWritten(shop, () => save(shop, product, { name: 'x' }, { lockToken: token }));
    expect(expectType(answer, 'LockLostError').current).toEqual(product);
  });

  it('L3: a token where no lock is in force, of another record, of another person, or made up', async () => {
    const [product, other] = await newProducts(shop, 2);
    const { token: others } = await lockOn(shop, other!, { as: 'ben' });
    expectType(await save(shop, product!, { name: 'x' }, { as: 'ben', lockToken: others }), 'LockLostError');
    expectType(await save(shop, other!, { name: 'x' }, { as: 'cleo', lockToken: others }), 'LockLostError');
    expectType(await save(shop, other!, { name: 'x' }, { as: 'ben', lockToken: 'a\0b' }), 'LockLostError');
    expectType(await save(shop, other!, { name: 'x' }, { as: 'ben', lockToken: others }), 'Product');
  });
});

describe('L2, V7: a batch in which one record is locked is refused whole', () => {
  it('V7: with a RecordLockedError at that index, and goes through with its token', async () => {
    const products = await newProducts(shop, 3);
    const { token } = await lockOn(shop, products[1]!, { as: 'ben' });
    const updates = products.map(({ id }) => ({ id, expectedVersion: 1, patch: { name: 'x' } }));
    const refused = await expectNothingWritten(shop, () => shop.request(SaveAllLocked, { updates }, { as: 'ben' }));
    expect(expectType(refused.updateProducts, 'BatchError').failures).toMatchObject([
      { index: 1, error: { __typename: 'RecordLockedError' } },
    ]);
    const withToken = updates.map((update, index) => (index === 1 ? { ...update, lockToken: token } : update));
    const saved = await shop.request(SaveAllLocked, { updates: withToken }, { as: 'ben' });
    expect(expectType(saved.updateProducts, 'ProductsUpdated').products).toEqual([
      { version: 2 },
      { version: 2 },
      { version: 2 },
    ]);
  });
});
