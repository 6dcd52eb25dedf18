import { describe, expect, it } from 'vitest';
import { adjustStock, newProduct, saveProduct } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { useShop } from '../setup/shop.js';
import { expectAccepted, expectNothingWritten } from '../setup/stored.js';

const shop = useShop();
const MAX_INT = 2 ** 31 - 1;

describe('adjustStock: a change that commutes', () => {
  it('V1: adds delta to the stock, whatever the version, as one change', async () => {
    const product = await newProduct(shop, { stock: 10 });
    await saveProduct(shop, product, { name: 'Chang' });
    const adjusted = expectType(await adjustStock(shop, product.id, -4, undefined, { as: 'ben' }), 'Product');
    expect(adjusted.stock).toBe(6);
    await expectAccepted(shop, 'products', adjusted, { version: 3, by: 'ben', changes: { stock: [10, 6] } });
  });

  it('V1: a delta of 0 leaves version and revisions alone', async () => {
    const product = await newProduct(shop);
    const answer = await expectNothingWritten(shop, () => adjustStock(shop, product.id, 0));
    expect(expectType(answer, 'Product')).toEqual(product);
  });

  it('V2: with an expectedVersion it is a versioned write like any other', async () => {
    const product = await newProduct(shop, { stock: 10 });
    const adjusted = expectType(await adjustStock(shop, product.id, 1, 1), 'Product');
    expect(adjusted).toMatchObject({ stock: 11, version: 2 });
    const answer = await expectNothingWritten(shop, () => adjustStock(shop, product.id, 1, 1));
    const conflict = expectType(answer, 'ConflictError');
    expect(conflict).toMatchObject({ expectedVersion: 1, current: adjusted, base: product });
    expect(conflict.fields).toMatchObject([{ field: 'stock', base: 10, current: 11, conflicting: false }]);
  });

  it.each([
    ['less than nothing', 10, -11, 'only 10 in stock'],
    ['less than nothing, by far', 0, -MAX_INT - 1, 'only 0 in stock'],
    ['more than an Int can hold', MAX_INT, 1, `more than ${MAX_INT}`],
    ['more than an Int can hold, by far', MAX_INT, MAX_INT, `more than ${MAX_INT}`],
  ])('V3: a delta that would leave %s is a ValidationError', async (_, stock, delta, message) => {
    const product = await newProduct(shop, { stock });
    const answer = await expectNothingWritten(shop, () => adjustStock(shop, product.id, delta));
    expect(expectType(answer, 'ValidationError').issues).toEqual([
      { path: ['delta'], message: expect.stringContaining(message) },
    ]);
  });

  it('V1: down to nothing and up to what an Int can hold', async () => {
    const product = await newProduct(shop, { stock: 10 });
    expect(expectType(await adjustStock(shop, product.id, -10), 'Product').stock).toBe(0);
    expect(expectType(await adjustStock(shop, product.id, MAX_INT), 'Product').stock).toBe(MAX_INT);
  });

  it.each(['product_01h455vb4pex5vsknk084sn02q', 'nonsense', '', 'category_01h455vb4pex5vsknk084sn02q'])(
    'V3: "%s" is not found',
    async (id) => {
      const answer = await expectNothingWritten(shop, () => adjustStock(shop, id, 1));
      expect(expectType(answer, 'NotFoundError').id).toBe(id);
    },
  );
});
