import { describe, expect, it } from 'vitest';
import { newOrder, newProduct, newProducts, placeOrder, readRecord, saveProduct, type Product } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { PlaceOrder } from '../setup/order-operations.js';
import { useShop } from '../setup/shop.js';
import { expectAccepted, expectNothingWritten, lastRevision, storedRow } from '../setup/stored.js';

const shop = useShop();

const stockOf = async ({ id }: Product): Promise<unknown> => (await storedRow(shop, 'products', id))['stock'];

describe('placeOrder takes the units from stock in the same transaction', () => {
  it('V1: the order is born at version 1, and each product’s stock is a change of that product', async () => {
    const tea = await newProduct(shop, { price: '4.5', stock: 10 });
    const coffee = await newProduct(shop, { price: '12.25', stock: 3 });
    const lines = [
      { productId: tea.id, quantity: 4 },
      { productId: coffee.id, quantity: 3 },
    ];
    const order = expectType(await placeOrder(shop, lines, { as: 'ben' }), 'Order');
    expect(order).toMatchObject({
      version: 1,
      orderStatus: 'PLACED',
      note: '',
      total: '54.75',
      createdBy: { id: 'ben' },
      lines: [
        { quantity: 4, unitPrice: '4.50', product: { id: tea.id } },
        { quantity: 3, unitPrice: '12.25', product: { id: coffee.id } },
      ],
    });
    expect(await readRecord(shop, 'Order', order.id)).toEqual(order);
    const stored = order.lines.map(({ product, ...line }) => ({ ...line, productId: product.id }));
    await expectAccepted(shop, 'orders', order, {
      version: 1,
      kind: 'CREATED',
      by: 'ben',
      changes: {
        customer_name: [null, order.customerName],
        shipping_address: [null, order.shippingAddress],
        note: [null, ''],
        status: [null, 'PLACED'],
        lines: [null, stored],
      },
    });
    await expectAccepted(
      shop,
      'products',
      { id: tea.id, version: 2 },
      { version: 2, by: 'ben', changes: { stock: [10, 6] } },
    );
    expect(await lastRevision(shop, coffee.id)).toMatchObject({ version: 2, changes: { stock: [3, 0] } });
  });

  it('V1: the price of a line stays what it was when it was added', async () => {
    const tea = await newProduct(shop, { price: '4.50' });
    const order = await newOrder(shop, [tea, 2]);
    await saveProduct(shop, { ...tea, version: 2 }, { price: '99' });
    expect(await readRecord(shop, 'Order', order.id)).toMatchObject({ total: '9.00', lines: [{ unitPrice: '4.50' }] });
  });

  it('V1: totals are exact beyond what a float holds', async () => {
    const gold = await newProduct(shop, { price: '9999999999.99', stock: 1_000_000 });
    const order = await newOrder(shop, [gold, 1_000_000]);
    expect(order.total).toBe('9999999999990000.00');
  });
});

describe('placeOrder is refused whole when any line cannot be served', () => {
  it('V3: not enough in stock: every line that lacks is reported, and nothing is taken', async () => {
    const [enough, little, none] = [
      await newProduct(shop),
      await newProduct(shop, { stock: 1 }),
      await newProduct(shop, { stock: 0 }),
    ];
    const lines = [enough, little, none].map(({ id }) => ({ productId: id, quantity: 2 }));
    const answer = await expectNothingWritten(shop, () => placeOrder(shop, lines));
    expect(expectType(answer, 'ValidationError').issues).toEqual([
      { path: ['input', 'lines', '1', 'quantity'], message: 'cannot be served: only 1 in stock' },
      { path: ['input', 'lines', '2', 'quantity'], message: 'cannot be served: only 0 in stock' },
    ]);
    expect(await stockOf(enough)).toBe(10);
  });

  it('V3: a product that is not ACTIVE is not for sale', async () => {
    const products = [await newProduct(shop, { status: 'DRAFT' }), await newProduct(shop, { status: 'ARCHIVED' })];
    const lines = products.map(({ id }) => ({ productId: id, quantity: 1 }));
    const answer = await expectNothingWritten(shop, () => placeOrder(shop, lines));
    expect(expectType(answer, 'ValidationError').issues).toEqual([
      { path: ['input', 'lines', '0', 'productId'], message: 'is not for sale' },
      { path: ['input', 'lines', '1', 'productId'], message: 'is not for sale' },
    ]);
  });

  it('V3: each product stands on one line only', async () => {
    const tea = await newProduct(shop);
    const lines = [1, 2, 3].map((quantity) => ({ productId: tea.id, quantity }));
    const answer = await expectNothingWritten(shop, () => placeOrder(shop, lines));
    expect(expectType(answer, 'ValidationError').issues.map(({ path }) => path)).toEqual([
      ['input', 'lines', '1', 'productId'],
      ['input', 'lines', '2', 'productId'],
    ]);
  });

  it('V3: unknown, malformed and foreign ids of products are reported with their path', async () => {
    const tea = await newProduct(shop);
    const order = await newOrder(shop, [tea, 1]);
    const ids = ['product_01h455vb4pex5vsknk084sn02q', 'nonsense', '\0', order.id];
    const lines = ids.map((productId) => ({ productId, quantity: 1 }));
    const answer = await expectNothingWritten(shop, () => placeOrder(shop, lines));
    expect(expectType(answer, 'ValidationError').issues).toEqual(
      ids.map((_, index) => ({ path: ['input', 'lines', String(index), 'productId'], message: 'names no product' })),
    );
  });

  it('V3: no lines, too many lines, and quantities that are none', async () => {
    const [tea] = await newProducts(shop, 1);
    const empty = expectType(await placeOrder(shop, []), 'ValidationError');
    expect(empty.issues).toEqual([{ path: ['input', 'lines'], message: 'is empty' }]);
    const line = { productId: tea!.id, quantity: 1 };
    const many = expectType(
      await placeOrder(
        shop,
        Array.from({ length: 201 }, () => line),
      ),
      'ValidationError',
    );
    expect(many.issues).toMatchObject([{ path: ['input', 'lines'] }]);
    const wrong = await expectNothingWritten(shop, () =>
      placeOrder(shop, [
        { ...line, quantity: 0 },
        { ...line, quantity: -1 },
        { ...line, quantity: 1_000_001 },
      ]),
    );
    expect(expectType(wrong, 'ValidationError').issues.map(({ path }) => path.join('.'))).toEqual([
      'input.lines.0.quantity',
      'input.lines.1.quantity',
      'input.lines.2.quantity',
    ]);
  });

  it('V3: broken rules of the order itself', async () => {
    const tea = await newProduct(shop);
    const input = {
      customerName: '',
      shippingAddress: 'x'.repeat(1001),
      note: '\0',
      lines: [{ productId: tea.id, quantity: 1 }],
    };
    const answer = await expectNothingWritten(shop, () => shop.request(PlaceOrder, { input }));
    const issues = expectType(answer.placeOrder, 'ValidationError').issues.map(({ path }) => path.join('.'));
    expect(issues.toSorted()).toEqual(['input.customerName', 'input.note', 'input.shippingAddress']);
  });
});

describe('placeOrder with expectedProductVersion', () => {
  it('V2: at that version the order is placed', async () => {
    const tea = await newProduct(shop);
    const answer = await placeOrder(shop, [{ productId: tea.id, quantity: 1, expectedProductVersion: 1 }]);
    expectType(answer, 'Order');
  });

  it('V2: when the product moved on, its price, say, the order is refused with a ConflictError about the product', async () => {
    const [tea, coffee] = await newProducts(shop, 2);
    const dearer = expectType(await saveProduct(shop, coffee!, { price: '99' }, { as: 'ben' }), 'Product');
    const lines = [tea, coffee].map((product) => ({ productId: product!.id, quantity: 1, expectedProductVersion: 1 }));
    const answer = await expectNothingWritten(shop, () => placeOrder(shop, lines));
    const conflict = expectType(answer, 'ConflictError');
    expect(conflict).toMatchObject({ expectedVersion: 1, currentVersion: 2, current: dearer, base: coffee });
    expect(conflict.fields).toMatchObject([
      { field: 'price', base: '19.90', current: '99.00', yours: '19.90', conflicting: false, changedBy: { id: 'ben' } },
    ]);
  });

  it('V5: a version that there is not yet is a conflict, too, and one below 1 a ValidationError', async () => {
    const tea = await newProduct(shop);
    const place = (expectedProductVersion: number) =>
      expectNothingWritten(shop, () => placeOrder(shop, [{ productId: tea.id, quantity: 1, expectedProductVersion }]));
    expect(expectType(await place(7), 'ConflictError')).toMatchObject({ base: null, current: tea });
    expect(expectType(await place(0), 'ValidationError').issues).toMatchObject([
      { path: ['input', 'lines', '0', 'expectedProductVersion'] },
    ]);
  });
});
