import { describe, expect, it } from 'vitest';
import type { ProductPatch } from '../gql/graphql.js';
import {
  deleteCategory,
  newCategory,
  newProduct,
  newProducts,
  saveProduct,
  saveProducts,
  type Product,
  type Read,
} from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { times } from '../setup/race.js';
import { useShop } from '../setup/shop.js';
import { expectAccepted, expectNothingWritten, storedRow } from '../setup/stored.js';

const shop = useShop();
const MERGE = { onConflict: 'MERGE' } as const;

type Edit = readonly [Read, ProductPatch];

/** A product that has moved on since it was read. */
async function stale(fields: object, theirs: ProductPatch): Promise<Product> {
  const product = await newProduct(shop, fields);
  expectType(await saveProduct(shop, product, theirs, { as: 'ben' }), 'Product');
  return product;
}

async function refusedEdits(): Promise<Edit[]> {
  const [gone, other] = [await newCategory(shop), await newProduct(shop)];
  expectType(await deleteCategory(shop, gone), 'Category');
  return [
    [await stale({}, { name: 'Theirs' }), { name: 'Mine', stock: 1 }],
    [await stale({ description: 'a\nb\n' }, { description: 'A\nb\n' }), { description: 'a\nB\n' }],
    [await stale({}, { stock: 1 }), { categoryId: gone.id }],
    [await stale({}, { stock: 1 }), { sku: other.sku, categoryId: 'category_nobody' }],
    [await stale({}, { tags: times(60, (index) => `a ${index}`) }), { tags: times(60, (index) => `b ${index}`) }],
    [await stale({}, { stock: 1 }), { price: '-1', name: '' }],
    [{ id: 'product_01h455vb4pex5vsknk084sn02q', version: 1 }, { name: 'x' }],
    [{ id: 'malformed', version: 1 }, { name: 'x' }],
    [{ ...(await newProduct(shop)), version: 7 }, { name: 'x' }],
  ];
}

describe('V7: a batch of merges is all or nothing', () => {
  it('V7: entries that merge, among others of every kind that is refused: each failure at its index, as it would be alone', async () => {
    const refused = await refusedEdits();
    const fine = await Promise.all(
      refused.map(async (): Promise<Edit> => [
        await stale({ tags: ['a'] }, { tags: ['a', 'b'], price: '1' }),
        { tags: ['a', 'c'] },
      ]),
    );
    const alone = await expectNothingWritten(shop, async () => {
      const answers = [];
      for (const [read, patch] of refused) answers.push(await saveProduct(shop, read, patch, MERGE));
      return answers;
    });
    expect(new Set(alone.map(({ __typename }) => __typename))).toEqual(
      new Set(['ConflictError', 'ValidationError', 'NotFoundError']),
    );
    const edits = refused.flatMap((edit, index) => [fine[index]!, edit]);
    const answer = await expectNothingWritten(shop, () => saveProducts(shop, edits, MERGE));
    const { failures } = expectType(answer, 'BatchError');
    expect(failures.map(({ index }) => index)).toEqual(refused.map((_, index) => 2 * index + 1));
    expect(failures.map(({ error }) => error)).toEqual(alone);

    const { products } = expectType(await saveProducts(shop, fine, MERGE), 'ProductsUpdated');
    for (const product of products) {
      expect(product).toMatchObject({ tags: ['a', 'b', 'c'], price: '1.00' });
      const changes = {
        tags: [
          ['a', 'b'],
          ['a', 'b', 'c'],
        ] as [unknown, unknown],
      };
      await expectAccepted(shop, 'products', product, { version: 3, changes });
    }
  });

  it('V1: entries of which nothing remains to be written keep their version, and those that are not stale are saved as they are', async () => {
    const [fresh, done] = [await newProduct(shop), await stale({}, { name: 'x' })];
    const answer = await saveProducts(
      shop,
      [
        [fresh, { name: 'x' }],
        [done, { name: 'x' }],
      ],
      MERGE,
    );
    const { products } = expectType(answer, 'ProductsUpdated');
    expect(products.map(({ version, name }) => [version, name])).toEqual([
      [2, 'x'],
      [2, 'x'],
    ]);
  });

  it('M4: two entries that each merge, and together take one sku: refused, and told as one that is taken', async () => {
    const sku = `SKU-${Math.random()}`;
    const [one, other] = [await stale({}, { stock: 1 }), await stale({}, { stock: 1 })];
    const answer = await expectNothingWritten(shop, () =>
      saveProducts(
        shop,
        [
          [one, { sku }],
          [other, { sku }],
        ],
        MERGE,
      ),
    );
    const { failures } = expectType(answer, 'BatchError');
    expect(failures.map(({ error }) => expectType(error, 'ValidationError').issues)).toEqual(
      times(failures.length, () => [{ path: ['patch', 'sku'], message: 'is taken already' }]),
    );
    expect(failures.length).toBeGreaterThan(0);
  });

  it('V7: eight batches of merges of the same records in both orders at once: all are accepted, and every change is there', async () => {
    const products = await newProducts(shop, 5);
    const edits = (index: number) => products.map((product): Edit => [product, { tags: [`by ${index}`] }]);
    const answers = await Promise.all(
      times(8, (index) => saveProducts(shop, index % 2 ? edits(index) : edits(index).toReversed(), MERGE)),
    );
    for (const answer of answers) expectType(answer, 'ProductsUpdated');
    for (const { id } of products) {
      expect(await storedRow(shop, 'products', id)).toMatchObject({
        version: 9,
        tags: times(8, (index) => `by ${index}`),
      });
    }
  });
});
