import { describe, expect, it } from 'vitest';
import {
  deleteProduct,
  newCategory,
  newProduct,
  newProducts,
  saveProduct,
  saveProducts,
  uniqueSku,
  type Read,
} from '../setup/acts.js';
import type { ProductPatch } from '../gql/graphql.js';
import { expectType } from '../setup/http.js';
import { useShop } from '../setup/shop.js';
import { expectNothingWritten } from '../setup/stored.js';

const shop = useShop();

/** A record, and a patch for it that must be refused, for each reason there is. */
async function refusedEdits(): Promise<(readonly [Read, ProductPatch])[]> {
  const [stale, ahead, gone, deletedMeanwhile, taker, other] = await newProducts(shop, 6);
  expectType(await saveProduct(shop, stale!, { name: 'Chang', stock: 1 }, { as: 'cleo' }), 'Product');
  const tombstone = expectType(await deleteProduct(shop, gone!), 'Product');
  expectType(await deleteProduct(shop, deletedMeanwhile!), 'Product');
  const category = await newCategory(shop);
  return [
    [stale!, { name: 'Tea', tags: ['x'] }],
    [{ ...ahead!, version: 9 }, { name: 'Tea' }],
    [tombstone, { name: 'Tea' }],
    [deletedMeanwhile!, { name: 'Tea' }],
    [taker!, { sku: other!.sku }],
    [await newProduct(shop), { price: '-1', name: '', tags: ['\0'] }],
    [{ ...(await newProduct(shop)), version: 0 }, {}],
    [await newProduct(shop), { categoryId: 'category_nobody' }],
    [await newProduct(shop), { categoryId: stale!.id }],
    [{ id: 'product_01h455vb4pex5vsknk084sn02q', version: 1 }, { name: 'Tea' }],
    [{ id: 'malformed', version: 1 }, { name: 'Tea' }],
    [category, { name: 'Tea' }],
    [{ id: category.id.replace('category', 'product'), version: 1 }, { name: 'Tea' }],
  ];
}

describe('V7: every failure of a batch is reported, each as the single mutation would have reported it', () => {
  it('V7: failures of every kind, mixed with entries that are fine', async () => {
    const refused = await refusedEdits();
    const fine = (await newProducts(shop, refused.length)).map((each) => [each, { name: 'fine' }] as const);
    const edits = refused.flatMap((edit, index) => [fine[index]!, edit]);
    const alone = await expectNothingWritten(shop, async () => {
      const answers = [];
      for (const [read, patch] of refused) answers.push(await saveProduct(shop, read, patch));
      return answers;
    });
    const batch = expectType(await expectNothingWritten(shop, () => saveProducts(shop, edits)), 'BatchError');
    expect(batch.failures.map(({ index }) => index)).toEqual(refused.map((_, index) => index * 2 + 1));
    expect(batch.failures.map(({ error }) => error)).toEqual(alone);
    const kinds = new Set(alone.map(({ __typename }) => __typename));
    expect(kinds).toEqual(new Set(['ConflictError', 'ValidationError', 'NotFoundError']));
  });

  it('V7: all broken rules of all entries at once, each with its path', async () => {
    const [one, two] = await newProducts(shop, 2);
    const answer = await saveProducts(shop, [
      [one!, { price: '1.999', name: 'x'.repeat(201) }],
      [two!, { stock: -1, tags: [''] }],
    ]);
    const issues = expectType(answer, 'BatchError').failures.map(
      ({ error }) => expectType(error, 'ValidationError').issues,
    );
    expect(issues.map((of) => of.map(({ path }) => path.join('.')).toSorted())).toEqual([
      ['patch.name', 'patch.price'],
      ['patch.stock', 'patch.tags'],
    ]);
  });

  it('V7: a sku that is taken by an entry which is itself refused is not reported: alone it would be free', async () => {
    const [one, two] = await newProducts(shop, 2);
    const sku = uniqueSku();
    const answer = await saveProducts(shop, [
      [{ ...one!, version: 9 }, { sku }],
      [two!, { sku }],
    ]);
    const { failures } = expectType(answer, 'BatchError');
    expect(failures.map(({ index, error }) => [index, error.__typename])).toEqual([[0, 'ConflictError']]);
  });
});
