import { describe, expect, it } from 'vitest';
import { useWiredShop } from '../reads/wire.js';
import {
  newOrder,
  newProduct,
  newProducts,
  readRecord,
  saveOrder,
  setOrderStatus,
  type Order,
  type Product,
} from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { openTransaction, race, times } from '../setup/race.js';
import { lastRevision, storedRevisions, storedRow } from '../setup/stored.js';

const { shop, wire } = useWiredShop();
const MERGE = { onConflict: 'MERGE' } as const;
const LINES = 8;

const stockOf = async ({ id }: Product): Promise<unknown> => (await storedRow(shop, 'products', id))['stock'];
const lockOrder = ({ id }: Order) => ['select from orders where id = $1 for update', id] as const;
const lockProduct = ({ id }: Product) => ['select from products where id = $1 for update', id] as const;
const quantity = (order: Order, line: number, count: number) => ({
  lines: [{ id: order.lines[line]!.id, quantity: count }],
});

describe('stock and merged orders: the units moved are those between the order as it is and as it becomes', () => {
  it('control: moving the units between the order as it was read and as it was asked for counts some of them twice', async () => {
    const tea = await newProduct(shop, { stock: 100 });
    const [one, two] = [await openTransaction(shop), await openTransaction(shop)];
    // Both have read an order of 10 units and make it 4: each gives 6 back.
    for (const sql of [one, two]) {
      await sql.rows('update products set stock = stock + 6 where id = $1', [tea.id]);
      await sql.rows('commit');
    }
    expect(await stockOf(tea)).toBe(112);
  });

  it('M1: both sides set a line to the same quantity: its units move once', async () => {
    const tea = await newProduct(shop, { stock: 100 });
    const order = await newOrder(shop, [tea, 10]);
    expectType(await saveOrder(shop, order, quantity(order, 0, 4), { as: 'ben' }), 'Order');
    const again = expectType(await saveOrder(shop, order, { ...quantity(order, 0, 4), note: 'x' }, MERGE), 'Order');
    expect(again).toMatchObject({ version: 3, note: 'x', lines: [{ quantity: 4 }] });
    expect(await stockOf(tea)).toBe(96);
    expect(await lastRevision(shop, tea.id)).toMatchObject({ version: 3, changes: { stock: [90, 96] } });
  });

  it('M2: a line that only they changed stays as it is now, and of its product nothing moves again', async () => {
    const [tea, coffee] = await newProducts(shop, 2, { stock: 100 });
    const order = await newOrder(shop, [tea!, 10], [coffee!, 10]);
    expectType(await saveOrder(shop, order, quantity(order, 0, 15)), 'Order');
    const patch = {
      lines: [
        { id: order.lines[0]!.id, quantity: 10 },
        { id: order.lines[1]!.id, quantity: 7 },
      ],
    };
    const saved = expectType(await saveOrder(shop, order, patch, MERGE), 'Order');
    expect(saved.lines.map((line) => line.quantity)).toEqual([15, 7]);
    expect([await stockOf(tea!), await stockOf(coffee!)]).toEqual([85, 93]);
  });

  it('M2: a line that they removed meanwhile and you left as it was stays removed', async () => {
    const [tea, coffee] = await newProducts(shop, 2, { stock: 100 });
    const order = await newOrder(shop, [tea!, 10], [coffee!, 10]);
    expectType(await saveOrder(shop, order, quantity(order, 0, 0)), 'Order');
    const saved = expectType(await saveOrder(shop, order, quantity(order, 1, 7), MERGE), 'Order');
    expect(saved.lines).toMatchObject([{ id: order.lines[1]!.id, quantity: 7 }]);
    expect([await stockOf(tea!), await stockOf(coffee!)]).toEqual([100, 93]);
  });

  it('V2: an order changed from psql between the reading and the UPDATE of a merge: the units of the newest state', async () => {
    const [tea, coffee] = await newProducts(shop, 2, { stock: 100 });
    const order = await newOrder(shop, [tea!, 10], [coffee!, 10]);
    expectType(await saveOrder(shop, order, { note: 'x' }), 'Order');
    // They set the line to what the merge is going to make of it, and move its units.
    const [answer] = await race(shop, {
      held: [
        [`update orders set lines = jsonb_set(lines, '{0,quantity}', '4') where id = $1`, order.id],
        ['select from orders where id = $1 for update', order.id],
      ],
      contestants: [() => saveOrder(shop, order, { ...quantity(order, 0, 4), customerName: 'Me' }, MERGE)],
    });
    expect(expectType(answer, 'Order')).toMatchObject({ version: 4, lines: [{ quantity: 4 }, { quantity: 10 }] });
    // By hand they moved none, and so nobody has.
    expect(await stockOf(tea!)).toBe(90);
  });

  it(`M2: ${LINES} who each change another line at once: all are accepted, and the stock is what arithmetic says`, async () => {
    const products = await newProducts(shop, LINES, { stock: 100 });
    const order = await newOrder(shop, ...products.map((product) => [product, 10] as const));
    const wanted = times(LINES, (index) => (index % 3 === 0 ? 0 : 10 + (index % 2 ? index : -index)));
    const answers = await race(shop, {
      held: [lockOrder(order)],
      contestants: wanted.map((count, line) => () => saveOrder(shop, order, quantity(order, line, count), MERGE)),
    });
    for (const answer of answers) expectType(answer, 'Order');
    const { version, lines } = await readRecord(shop, 'Order', order.id);
    expect(version).toBe(LINES + 1);
    expect(lines.map((line) => line.quantity)).toEqual(wanted.filter((count) => count > 0));
    const stocks = await Promise.all(products.map(stockOf));
    expect(stocks).toEqual(wanted.map((count) => 100 - count));
    expect(await storedRevisions(shop, order.id)).toHaveLength(LINES + 1);
  });

  it('M3: of those who change the same line to different quantities one is accepted, and only its units move', async () => {
    const tea = await newProduct(shop, { stock: 100 });
    const order = await newOrder(shop, [tea, 10]);
    const answers = await race(shop, {
      held: [lockProduct(tea)],
      contestants: times(6, (index) => () => saveOrder(shop, order, quantity(order, 0, 20 + index), MERGE)),
    });
    expect(answers.filter(({ __typename }) => __typename === 'Order')).toHaveLength(1);
    expect(answers.filter(({ __typename }) => __typename === 'ConflictError')).toHaveLength(5);
    const { lines } = await readRecord(shop, 'Order', order.id);
    expect(await stockOf(tea)).toBe(100 - lines[0]!.quantity);
  });
});

describe('deadlock by opposite order: an order and the stock of its products', () => {
  it('V7: a merge that is overtaken, and a cancellation: who holds the order waits for no product that waits for the order', async () => {
    const [tea, coffee] = await newProducts(shop, 2);
    const order = await newOrder(shop, [tea!, 1], [coffee!, 1]);
    const current = expectType(await saveOrder(shop, order, { note: 'x' }), 'Order');
    const ifFree = 'where id in (select id from orders where id = $1 for update skip locked) returning id';
    let cancellation: ReturnType<typeof setOrderStatus> | null = null;
    const interpose = async ({ sql }: { sql: string }): Promise<void> => {
      if (/^update "orders"/i.test(sql)) {
        await shop.sql.rows(`update orders set customer_name = 'Margaret' ${ifFree}`, [order.id]);
      }
      // At the moment at which the merge holds the order, and is about to take the product.
      const [free] = await shop.sql.rows('select from orders where id = $1 for update skip locked', [order.id]);
      if (cancellation || free || !/from "products"/.test(sql)) return;
      cancellation = setOrderStatus(shop, current, 'CANCELLED');
      await shop.untilWaiting(1);
    };
    const merged = await wire.interposing(interpose, () => saveOrder(shop, order, quantity(order, 0, 3), MERGE));
    expectType(merged, 'Order');
    expectType(await cancellation!, 'ConflictError');
    expect(wire.errors.filter((sqlState) => sqlState === '40P01')).toEqual([]);
    expect([await stockOf(tea!), await stockOf(coffee!)]).toEqual([7, 9]);
  });
});
