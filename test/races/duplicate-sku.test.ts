import { describe, expect, it } from 'vitest';
import { createProduct, newProduct, newProducts, saveProduct, saveProducts, uniqueSku } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { openTransaction, race, times } from '../setup/race.js';
import { useShop } from '../setup/shop.js';
import { storedRow } from '../setup/stored.js';

const shop = useShop();

const insert = (sku: string) =>
  [`insert into products (id, sku, name, price) values ('product_' || md5($1), $1, 'By hand', 1)`, sku] as const;
const TAKEN = 'is taken already';

async function countOf(sku: string): Promise<unknown> {
  return (await shop.sql.row('select count(*)::int as count from products where sku = $1', [sku]))['count'];
}

describe('duplicate sku: two records take the same unique value at once', () => {
  it('control: looking first does not help: both find it free, and the second INSERT is a database error', async () => {
    const sku = uniqueSku();
    const [one, two] = [await openTransaction(shop), await openTransaction(shop)];
    for (const sql of [one, two]) expect(await sql.rows('select from products where sku = $1', [sku])).toEqual([]);
    const [text, parameter] = insert(sku);
    await one.rows(text, [parameter]);
    await one.rows('commit');
    await expect(two.rows(text, [parameter])).rejects.toMatchObject({ code: '23505' });
  });

  it('V3: a product made while somebody else takes its sku is refused by name, not by a database error', async () => {
    const sku = uniqueSku();
    const [answer] = await race(shop, { held: [insert(sku)], contestants: [() => createProduct(shop, { sku })] });
    expect(expectType(answer, 'ValidationError').issues).toEqual([{ path: ['input', 'sku'], message: TAKEN }]);
    expect(await countOf(sku)).toBe(1);
  });

  it('V3: it is made after all when the other one is rolled back', async () => {
    const sku = uniqueSku();
    const contestants = [() => createProduct(shop, { sku })];
    const [answer] = await race(shop, { held: [insert(sku)], contestants, end: 'rollback' });
    expect(expectType(answer, 'Product')).toMatchObject({ sku, version: 1 });
  });

  it('V3: of sixteen products with one sku exactly one is made', async () => {
    const sku = uniqueSku();
    const contestants = times(16, () => () => createProduct(shop, { sku }));
    const answers = await race(shop, { held: [insert(sku)], contestants, end: 'rollback' });
    const refused = answers.filter(({ __typename }) => __typename !== 'Product');
    expect(refused).toHaveLength(15);
    for (const answer of refused) {
      expect(expectType(answer, 'ValidationError').issues).toEqual([{ path: ['input', 'sku'], message: TAKEN }]);
    }
    expect(await countOf(sku)).toBe(1);
  });

  it('V3: a product that is changed to a sku which somebody else takes meanwhile', async () => {
    const product = await newProduct(shop);
    const sku = uniqueSku();
    const [answer] = await race(shop, {
      held: [insert(sku)],
      contestants: [() => saveProduct(shop, product, { sku })],
    });
    expect(expectType(answer, 'ValidationError').issues).toEqual([{ path: ['patch', 'sku'], message: TAKEN }]);
    expect(await storedRow(shop, 'products', product.id)).toMatchObject({ version: 1, sku: product.sku });
  });

  it('V7: an entry of a batch likewise, under its own index', async () => {
    const [one, two] = await newProducts(shop, 2);
    const sku = uniqueSku();
    const [answer] = await race(shop, {
      held: [insert(sku)],
      contestants: [
        () =>
          saveProducts(shop, [
            [one!, { name: 'fine' }],
            [two!, { sku }],
          ]),
      ],
    });
    expect(expectType(answer, 'BatchError').failures).toMatchObject([
      { index: 1, error: { __typename: 'ValidationError', issues: [{ path: ['patch', 'sku'], message: TAKEN }] } },
    ]);
    expect(await storedRow(shop, 'products', one!.id)).toMatchObject({ version: 1 });
  });
});
