import { describe, expect, it } from 'vitest';
import {
  deleteProduct,
  newOrder,
  newProduct,
  newProducts,
  saveOrder,
  saveProduct,
  setOrderStatus,
  type Order,
  type Read,
} from '../setup/acts.js';
import type { OrderStatus } from '../gql/graphql.js';
import { expectType } from '../setup/http.js';
import { useShop } from '../setup/shop.js';
import { expectAccepted, expectNothingWritten, lastRevision, storedRow } from '../setup/stored.js';

const shop = useShop();

const stockOf = async ({ id }: Read): Promise<unknown> => (await storedRow(shop, 'products', id))['stock'];
const lineIds = ({ lines }: Order): string[] => lines.map(({ id }) => id);

async function newOrderIn(status: OrderStatus): Promise<Order> {
  const order = await newOrder(shop, [await newProduct(shop), 1]);
  const way = { PLACED: [], PAID: ['PAID'], SHIPPED: ['PAID', 'SHIPPED'], CANCELLED: ['CANCELLED'] } as const;
  let current = order;
  for (const step of way[status]) current = expectType(await setOrderStatus(shop, current, step), 'Order');
  return current;
}

describe('V8: an order and its lines are one unit with one version', () => {
  it('V8: a line’s new quantity raises the order’s version, and stock follows', async () => {
    const [tea, coffee] = await newProducts(shop, 2, { price: '2' });
    const order = await newOrder(shop, [tea!, 4], [coffee!, 3]);
    const [first, second] = lineIds(order);
    const patch = {
      note: 'Ring twice',
      lines: [
        { id: first!, quantity: 6 },
        { id: second!, quantity: 1 },
      ],
    };
    const saved = expectType(await saveOrder(shop, order, patch, { as: 'ben' }), 'Order');
    expect(saved).toMatchObject({
      version: 2,
      total: '14.00',
      lines: [
        { id: first, quantity: 6 },
        { id: second, quantity: 1 },
      ],
    });
    const stored = (quantities: readonly number[]) =>
      order.lines.map(({ id, unitPrice, product }, index) => ({
        id,
        productId: product.id,
        quantity: quantities[index],
        unitPrice,
      }));
    await expectAccepted(shop, 'orders', saved, {
      version: 2,
      by: 'ben',
      changes: { note: ['', 'Ring twice'], lines: [stored([4, 3]), stored([6, 1])] },
    });
    expect([await stockOf(tea!), await stockOf(coffee!)]).toEqual([4, 9]);
    expect(await lastRevision(shop, tea!.id)).toMatchObject({
      version: 3,
      actor_id: 'ben',
      changes: { stock: [6, 4] },
    });
  });

  it('V8: a quantity of 0 removes the line and gives its units back', async () => {
    const [tea, coffee] = await newProducts(shop, 2);
    const order = await newOrder(shop, [tea!, 4], [coffee!, 3]);
    const [first, second] = lineIds(order);
    const saved = expectType(await saveOrder(shop, order, { lines: [{ id: first!, quantity: 0 }] }), 'Order');
    expect(lineIds(saved)).toEqual([second]);
    expect([await stockOf(tea!), await stockOf(coffee!)]).toEqual([10, 7]);
  });

  it('V1: lines named with the quantities they have change nothing', async () => {
    const tea = await newProduct(shop);
    const order = await newOrder(shop, [tea, 4]);
    const patch = { lines: [{ id: lineIds(order)[0]!, quantity: 4 }], note: '' };
    expect(expectType(await expectNothingWritten(shop, () => saveOrder(shop, order, patch)), 'Order')).toEqual(order);
  });

  it('V1: fields besides the lines are saved without touching any product', async () => {
    const tea = await newProduct(shop);
    const order = await newOrder(shop, [tea, 4]);
    const saved = expectType(
      await saveOrder(shop, order, { customerName: 'Margaret', shippingAddress: 'Here' }),
      'Order',
    );
    await expectAccepted(shop, 'orders', saved, {
      version: 2,
      changes: { customer_name: ['Nancy Davolio', 'Margaret'], shipping_address: [order.shippingAddress, 'Here'] },
    });
    expect(await storedRow(shop, 'products', tea.id)).toMatchObject({ version: 2 });
  });

  it('V3: more than there is in stock is refused', async () => {
    const [tea, coffee] = await newProducts(shop, 2);
    const order = await newOrder(shop, [tea!, 4], [coffee!, 1]);
    const [first, second] = lineIds(order);
    const lines = [
      { id: second!, quantity: 0 },
      { id: first!, quantity: 11 },
    ];
    const answer = await expectNothingWritten(shop, () => saveOrder(shop, order, { lines }));
    expect(expectType(answer, 'ValidationError').issues).toEqual([
      { path: ['patch', 'lines', '1', 'quantity'], message: 'cannot be served: only 6 in stock' },
    ]);
  });

  it('V3: units go back to any product, but only ACTIVE ones are sold', async () => {
    const tea = await newProduct(shop);
    const order = await newOrder(shop, [tea, 4]);
    await saveProduct(shop, { ...tea, version: 2 }, { status: 'ARCHIVED' });
    const quantity = (count: number) => ({ lines: [{ id: lineIds(order)[0]!, quantity: count }] });
    const more = await expectNothingWritten(shop, () => saveOrder(shop, order, quantity(5)));
    expect(expectType(more, 'ValidationError').issues).toMatchObject([{ message: 'is not for sale' }]);
    expectType(await saveOrder(shop, order, quantity(1)), 'Order');
    expect(await stockOf(tea)).toBe(9);
  });

  it('V3: the last line stays; a line of another order, an unknown one and one named twice are refused, each with its path', async () => {
    const [tea, coffee] = await newProducts(shop, 2);
    const [order, other] = [await newOrder(shop, [tea!, 1]), await newOrder(shop, [coffee!, 1])];
    const [mine, others] = [lineIds(order)[0]!, lineIds(other)[0]!];
    const last = await expectNothingWritten(shop, () => saveOrder(shop, order, { lines: [{ id: mine, quantity: 0 }] }));
    expect(expectType(last, 'ValidationError').issues).toMatchObject([{ path: ['patch', 'lines'] }]);
    const lines = [others, 'nonsense', mine, mine].map((id) => ({ id, quantity: 2 }));
    const wrong = await expectNothingWritten(shop, () => saveOrder(shop, order, { lines }));
    expect(expectType(wrong, 'ValidationError').issues.map(({ path }) => path.join('.'))).toEqual([
      'patch.lines.0.id',
      'patch.lines.1.id',
      'patch.lines.3.id',
    ]);
  });

  it.each(['PAID', 'SHIPPED', 'CANCELLED'] as const)(
    'V3: the lines of an order that is %s do not change',
    async (status) => {
      const order = await newOrderIn(status);
      const answer = await expectNothingWritten(shop, () =>
        saveOrder(shop, order, { lines: [{ id: lineIds(order)[0]!, quantity: 2 }] }),
      );
      expect(expectType(answer, 'ValidationError').issues).toMatchObject([{ path: ['patch', 'lines'] }]);
    },
  );

  it('V2: a stale change of lines moves no stock', async () => {
    const tea = await newProduct(shop);
    const order = await newOrder(shop, [tea, 4]);
    expectType(await saveOrder(shop, order, { note: 'first' }), 'Order');
    const lines = [{ id: lineIds(order)[0]!, quantity: 1 }];
    expectType(await expectNothingWritten(shop, () => saveOrder(shop, order, { lines })), 'ConflictError');
    expect(await stockOf(tea)).toBe(6);
  });
});

describe('changeOrderStatus: PLACED to PAID to SHIPPED; CANCELLED from PLACED or PAID', () => {
  const all = ['PLACED', 'PAID', 'SHIPPED', 'CANCELLED'] as const;
  const allowed = new Set(['PLACED-PAID', 'PAID-SHIPPED', 'PLACED-CANCELLED', 'PAID-CANCELLED']);
  const steps = all.flatMap((from) => all.map((to) => [from, to] as const)).filter(([from, to]) => from !== to);

  it.each(steps.filter((step) => allowed.has(step.join('-'))))('V1: from %s to %s is one change', async (from, to) => {
    const order = await newOrderIn(from);
    const changed = expectType(await setOrderStatus(shop, order, to, { as: 'cleo' }), 'Order');
    expect(changed.orderStatus).toBe(to);
    const changes = { status: [from, to] as [string, string] };
    await expectAccepted(shop, 'orders', changed, { version: order.version + 1, by: 'cleo', changes });
  });

  it.each(steps.filter((step) => !allowed.has(step.join('-'))))('V3: from %s to %s is refused', async (from, to) => {
    const order = await newOrderIn(from);
    const answer = await expectNothingWritten(shop, () => setOrderStatus(shop, order, to));
    expect(expectType(answer, 'ValidationError').issues).toMatchObject([{ path: ['status'] }]);
  });

  it.each(all)('V1: to %s, which it is already, changes nothing', async (status) => {
    const order = await newOrderIn(status);
    const answer = await expectNothingWritten(shop, () => setOrderStatus(shop, order, status));
    expect(expectType(answer, 'Order')).toEqual(order);
  });

  it('V1: CANCELLED gives the units of every line back, as changes of the products', async () => {
    const [tea, coffee] = await newProducts(shop, 2);
    const order = await newOrder(shop, [tea!, 4], [coffee!, 3]);
    await saveProduct(shop, { ...tea!, version: 2 }, { status: 'ARCHIVED' });
    expectType(await setOrderStatus(shop, order, 'CANCELLED', { as: 'ben' }), 'Order');
    expect([await stockOf(tea!), await stockOf(coffee!)]).toEqual([10, 10]);
    expect(await lastRevision(shop, coffee!.id)).toMatchObject({
      version: 3,
      actor_id: 'ben',
      changes: { stock: [7, 10] },
    });
  });

  it('V6: units go back to a deleted product as well: whoever restores it finds them', async () => {
    const tea = await newProduct(shop);
    const order = await newOrder(shop, [tea, 4]);
    const tombstone = expectType(await deleteProduct(shop, { ...tea, version: 2 }), 'Product');
    expectType(await setOrderStatus(shop, order, 'CANCELLED'), 'Order');
    expect(await storedRow(shop, 'products', tea.id)).toMatchObject({ stock: 10, version: tombstone.version + 1 });
    expect(await lastRevision(shop, tea.id)).toMatchObject({ kind: 'UPDATED', changes: { stock: [6, 10] } });
  });

  it('V3: a cancellation that would leave more in stock than an Int can hold is refused', async () => {
    const tea = await newProduct(shop);
    const order = await newOrder(shop, [tea, 4]);
    await saveProduct(shop, { ...tea, version: 2 }, { stock: 2 ** 31 - 1 });
    const answer = await expectNothingWritten(shop, () => setOrderStatus(shop, order, 'CANCELLED'));
    expectType(answer, 'ValidationError');
  });

  it('V2: a stale change of status is a conflict', async () => {
    const order = await newOrderIn('PLACED');
    expectType(await saveOrder(shop, order, { note: 'first' }, { as: 'ben' }), 'Order');
    const conflict = expectType(
      await expectNothingWritten(shop, () => setOrderStatus(shop, order, 'PAID')),
      'ConflictError',
    );
    expect(conflict.fields).toMatchObject([
      { field: 'note', current: 'first', changedBy: { id: 'ben' } },
      { field: 'status', base: 'PLACED', current: 'PLACED', yours: 'PAID', conflicting: false, merged: 'PAID' },
    ]);
  });
});
