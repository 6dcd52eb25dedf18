import { describe, expect, it } from 'vitest';
import {
  adjustStock,
  createCategory,
  createProduct,
  deleteProduct,
  newProduct,
  placeOrder,
  saveProduct,
  saveProducts,
  undoProductRevision,
  type Product,
  type Way,
} from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { useShop } from '../setup/shop.js';
import { expectNothingWritten, storedRow } from '../setup/stored.js';
import { isAccepted, newKey } from './keys.js';

const shop = useShop();

type Act = (product: Product, way: Way) => Promise<{ __typename: string }>;

/** Of a product at version 2, which costs 7 and of which there are 10. */
const REFUSALS: [what: string, type: string, act: Act][] = [
  [
    'a stale update',
    'ConflictError',
    (product, way) => saveProduct(shop, { ...product, version: 1 }, { price: '8' }, way),
  ],
  [
    'a merge that clashes',
    'ConflictError',
    (product, way) => saveProduct(shop, { ...product, version: 1 }, { price: '8' }, { ...way, onConflict: 'MERGE' }),
  ],
  [
    'a version that never was',
    'ConflictError',
    (product, way) => saveProduct(shop, { ...product, version: 9 }, { price: '8' }, way),
  ],
  ['a stale deletion', 'ConflictError', (product, way) => deleteProduct(shop, { ...product, version: 1 }, way)],
  ['a stale adjustment', 'ConflictError', ({ id }, way) => adjustStock(shop, id, 1, 1, way)],
  [
    'a stale order',
    'ConflictError',
    ({ id }, way) => placeOrder(shop, [{ productId: id, quantity: 1, expectedProductVersion: 1 }], way),
  ],
  [
    'a version below 1',
    'ValidationError',
    (product, way) => saveProduct(shop, { ...product, version: 0 }, { price: '8' }, way),
  ],
  ['an invalid value', 'ValidationError', (product, way) => saveProduct(shop, product, { price: '-1' }, way)],
  ['a sku that is taken', 'ValidationError', ({ sku }, way) => createProduct(shop, { sku }, way)],
  [
    'a category that is none',
    'ValidationError',
    (product, way) => saveProduct(shop, product, { categoryId: product.id }, way),
  ],
  ['a parent that is none', 'ValidationError', (product, way) => createCategory(shop, { parentId: product.id }, way)],
  ['more than there is', 'ValidationError', ({ id }, way) => adjustStock(shop, id, -11, undefined, way)],
  [
    'an order for more than there is',
    'ValidationError',
    ({ id }, way) => placeOrder(shop, [{ productId: id, quantity: 11 }], way),
  ],
  ['undoing a creation', 'ValidationError', (product, way) => undoProductRevision(shop, product, 1, way)],
  [
    'an id that is none',
    'NotFoundError',
    (product, way) => saveProduct(shop, { ...product, id: 'product_x' }, { price: '8' }, way),
  ],
  [
    'an id of another type',
    'NotFoundError',
    (product, way) => adjustStock(shop, product.id.replace('product', 'order'), 1, undefined, way),
  ],
  [
    'an id with a zero byte',
    'NotFoundError',
    (product, way) => saveProduct(shop, { ...product, id: `${product.id}\0` }, { price: '8' }, way),
  ],
  [
    'an id with half of a surrogate pair',
    'NotFoundError',
    (product, way) => deleteProduct(shop, { ...product, id: `${product.id}\uD83C` }, way),
  ],
  [
    'a batch with a stale entry',
    'BatchError',
    (product, way) => saveProducts(shop, [[{ ...product, version: 1 }, { price: '8' }]], way),
  ],
  [
    'a batch with an invalid entry',
    'BatchError',
    (product, way) => saveProducts(shop, [[product, { price: '-1' }]], way),
  ],
  [
    'a batch with an id that is none',
    'BatchError',
    (product, way) =>
      saveProducts(
        shop,
        [
          [product, { price: '8' }],
          [{ ...product, id: 'a\0b' }, { price: '8' }],
        ],
        way,
      ),
  ],
  [
    'a batch that names one record twice',
    'ValidationError',
    (product, way) =>
      saveProducts(
        shop,
        [
          [product, { price: '8' }],
          [product, { price: '8' }],
        ],
        way,
      ),
  ],
];

describe('I3: a refused write leaves its key free', () => {
  it.each(REFUSALS)('I3: %s is a %s, and nothing is written', async (_, type, act) => {
    const product = expectType(await saveProduct(shop, await newProduct(shop), { price: '7' }), 'Product');
    const way = { key: newKey(), as: 'ben' } as const;
    const refused = await expectNothingWritten(shop, () => act(product, way));
    expect(refused.__typename).toBe(type);
    // Asked again, it is refused again: a refusal is no answer to be repeated, but the truth of the moment.
    expect(await expectNothingWritten(shop, () => act(product, way))).toEqual(refused);
    // The key has been given to nobody.
    expectType(await adjustStock(shop, product.id, 1, undefined, way), 'Product');
    expect(await storedRow(shop, 'products', product.id)).toMatchObject({ version: 3, stock: 11 });
  });

  it('I3: the same call with the same key is accepted once what stood in its way is gone', async () => {
    const { id } = await newProduct(shop, { stock: 0 });
    const way = { key: newKey() };
    const take = () => adjustStock(shop, id, -2, undefined, way);
    expectType(await take(), 'ValidationError');
    expectType(await adjustStock(shop, id, 5), 'Product');
    const taken = expectType(await take(), 'Product');
    expect(taken).toMatchObject({ stock: 3, version: 3 });
    expect(await expectNothingWritten(shop, take)).toEqual(taken);
  });

  it('I3: who may not write uses no key up', async () => {
    const { id } = await newProduct(shop);
    const refused = await expectNothingWritten(shop, () =>
      adjustStock(shop, id, 1, undefined, { as: 'vera', key: newKey() }).catch((error: Error) => error.message),
    );
    expect(refused).toContain('FORBIDDEN');
  });

  it('I3: an accepted write that comes after a refused one under the same key is repeated, not the refusal', async () => {
    const product = await newProduct(shop);
    const way = { key: newKey() };
    expectType(await saveProduct(shop, { ...product, version: 2 }, { name: 'Tea' }, way), 'ConflictError');
    const saved = await saveProduct(shop, product, { name: 'Tea' }, way);
    expect(saved).toSatisfy(isAccepted);
    expect(await saveProduct(shop, product, { name: 'Tea' }, way)).toEqual(saved);
  });
});
