import { describe, expect, it } from 'vitest';
import {
  adjustStock,
  newOrder,
  newProduct,
  newProducts,
  placeOrder,
  saveOrder,
  saveProduct,
  setOrderStatus,
  type Product,
} from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { barrier, race, times } from '../setup/race.js';
import { useShop } from '../setup/shop.js';
import { storedRevisions, storedRow } from '../setup/stored.js';

const shop = useShop();
const BUYERS = 16;

const lockRow = ({ id }: Product) => ['select from products where id = $1 for update', id] as const;
const stockOf = async ({ id }: Product): Promise<unknown> => (await storedRow(shop, 'products', id))['stock'];

describe('oversold stock: the same unit is sold twice', () => {
  it('control: buyers that look at the stock first and write what is left of it then sell more than there is', async () => {
    const product = await newProduct(shop, { stock: 1 });
    const allHaveLooked = barrier(BUYERS);
    const sold = await Promise.all(
      times(BUYERS, async () => {
        const sql = await shop.connect();
        const { stock } = await sql.row<{ stock: number }>('select stock from products where id = $1', [product.id]);
        await allHaveLooked();
        if (stock < 1) return false;
        await sql.rows('update products set stock = $2 where id = $1', [product.id, stock - 1]);
        return true;
      }),
    );
    expect(sold.filter(Boolean)).toHaveLength(BUYERS);
  });

  it(`V3: of ${BUYERS} orders for 10 units exactly 10 are placed, and the stock is 0`, async () => {
    const product = await newProduct(shop, { stock: 10 });
    const answers = await race(shop, {
      held: [lockRow(product)],
      contestants: times(BUYERS, () => () => placeOrder(shop, [{ productId: product.id, quantity: 1 }])),
    });
    const refused = answers.filter(({ __typename }) => __typename !== 'Order');
    expect(refused).toHaveLength(BUYERS - 10);
    for (const answer of refused) {
      expect(expectType(answer, 'ValidationError').issues).toMatchObject([
        { message: 'cannot be served: only 0 in stock' },
      ]);
    }
    expect(await stockOf(product)).toBe(0);
    const revisions = await storedRevisions(shop, product.id);
    expect(revisions.slice(1).map(({ changes }) => changes['stock'])).toEqual(
      times(10, (index) => [10 - index, 9 - index]),
    );
  });

  it('V3: orders, new quantities, cancellations and adjustments at once: the stock is what arithmetic says', async () => {
    const product = await newProduct(shop, { stock: 100 });
    const orders = await Promise.all(times(6, () => newOrder(shop, [product, 5])));
    const more = (index: number) => ({ lines: [{ id: orders[index]!.lines[0]!.id, quantity: 8 }] });
    const answers = await race<{ __typename: string }>(shop, {
      held: [lockRow(product)],
      contestants: [
        ...times(3, (index) => () => saveOrder(shop, orders[index]!, more(index))),
        ...times(3, (index) => () => setOrderStatus(shop, orders[3 + index]!, 'CANCELLED')),
        ...times(4, () => () => placeOrder(shop, [{ productId: product.id, quantity: 7 }])),
        ...times(4, () => () => adjustStock(shop, product.id, -2)),
      ],
    });
    expect(new Set(answers.map(({ __typename }) => __typename))).toEqual(new Set(['Order', 'Product']));
    expect(await stockOf(product)).toBe(100 - 6 * 5 - 3 * 3 + 3 * 5 - 4 * 7 - 4 * 2);
  });

  it('V2: a save that was based on the stock before an order conflicts, and takes nothing back', async () => {
    const product = await newProduct(shop, { stock: 10 });
    const [answer] = await race(shop, {
      held: [['update products set stock = stock - 4 where id = $1', product.id]],
      contestants: [() => saveProduct(shop, product, { stock: 11 })],
    });
    const conflict = expectType(answer, 'ConflictError');
    expect(conflict.fields).toMatchObject([{ field: 'stock', base: 10, current: 6, yours: 11, conflicting: true }]);
    expect(await stockOf(product)).toBe(6);
  });

  it('V2: expectedProductVersion is compared when the row is locked, not before', async () => {
    const product = await newProduct(shop);
    const [answer] = await race(shop, {
      held: [['update products set price = 99 where id = $1', product.id]],
      contestants: [() => placeOrder(shop, [{ productId: product.id, quantity: 1, expectedProductVersion: 1 }])],
    });
    expect(expectType(answer, 'ConflictError')).toMatchObject({
      current: { price: '99.00' },
      base: { price: '19.90' },
    });
  });
});

describe('double give-back: one order’s units go back twice', () => {
  it('V2: of eight cancellations of one order exactly one is accepted', async () => {
    const product = await newProduct(shop, { stock: 10 });
    const order = await newOrder(shop, [product, 4]);
    const answers = await race(shop, {
      held: [lockRow(product)],
      contestants: times(8, () => () => setOrderStatus(shop, order, 'CANCELLED')),
    });
    const kinds = answers.map(({ __typename }) => __typename).toSorted();
    expect(kinds).toEqual([...times(7, () => 'ConflictError'), 'Order']);
    expect(await stockOf(product)).toBe(10);
    expect(await storedRevisions(shop, order.id)).toHaveLength(2);
  });

  it('V2: a cancellation and the removal of a line: one of them, and its units once', async () => {
    const [tea, coffee] = await newProducts(shop, 2);
    const order = await newOrder(shop, [tea!, 4], [coffee!, 3]);
    const answers = await race(shop, {
      held: [lockRow(tea!)],
      contestants: [
        () => setOrderStatus(shop, order, 'CANCELLED'),
        () => saveOrder(shop, order, { lines: [{ id: order.lines[0]!.id, quantity: 0 }] }),
      ],
    });
    const winner = expectType(
      answers.find(({ __typename }) => __typename === 'Order'),
      'Order',
    );
    expectType(
      answers.find((answer) => answer !== winner),
      'ConflictError',
    );
    expect([await stockOf(tea!), await stockOf(coffee!)]).toEqual(
      winner.orderStatus === 'CANCELLED' ? [10, 10] : [10, 7],
    );
  });
});
