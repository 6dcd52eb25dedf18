import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newCategory, readRecord, uniqueSku } from '../setup/acts.js';
import { useShop } from '../setup/shop.js';
import { expectNothingWritten, storedRevisions } from '../setup/stored.js';
import { bringIn, productLine } from './bring-in.js';

const shop = useShop();
const uniqueName = (): string => `Category ${randomUUID()}`;

async function bySku(sku: string) {
  const { id } = await shop.sql.row<{ id: string }>('select id from products where sku = $1', [sku]);
  return readRecord(shop, 'Product', id);
}

async function categoriesNamed(
  name: string,
): Promise<{ id: string; version: number; parent_id: string | null; created_by_id: string }[]> {
  return shop.sql.rows('select id, version, parent_id, created_by_id from categories where name = $1', [name]);
}

describe('what a line becomes', () => {
  it('a product with every key, at version 1, by "import"', async () => {
    const [sku, category] = [uniqueSku(), uniqueName()];
    const { summary, refused } = await bringIn(shop.orm, { 'p.jsonl': [productLine({ sku, category })] });
    expect(refused).toEqual([]);
    expect(summary.products).toEqual({ created: 1, changed: 0, unchanged: 0 });
    const product = await bySku(sku);
    expect(product).toMatchObject({
      version: 1,
      sku,
      name: 'Chutney',
      price: '4.50',
      stock: 24,
      tags: [],
      status: 'ACTIVE',
      description: 'Supplier: Hilltop Kitchen\nQuantity per unit: 12 jars\nReorder level: 10\n',
      createdBy: { id: 'import', name: 'Import' },
    });
    expect(product.category?.id).toBe((await categoriesNamed(category))[0]!.id);
    expect(await storedRevisions(shop, product.id)).toMatchObject([
      { version: 1, kind: 'CREATED', actor_id: 'import' },
    ]);
  });

  it('ARCHIVED when it is discontinued', async () => {
    const sku = uniqueSku();
    await bringIn(shop.orm, { 'p.jsonl': [productLine({ sku, discontinued: true })] });
    expect((await bySku(sku)).status).toBe('ARCHIVED');
  });

  it('no line in the description for what is null', async () => {
    const sku = uniqueSku();
    await bringIn(shop.orm, {
      'p.jsonl': [productLine({ sku, supplier: null, quantityPerUnit: null, reorderLevel: null })],
    });
    expect((await bySku(sku)).description).toBe('');
  });

  it.each([
    [4.5, '4.50'],
    [0, '0.00'],
    ['0004.500', '4.50'],
    [9_999_999_999.99, '9999999999.99'],
  ])('an exact price of %j', async (unitPrice, price) => {
    const sku = uniqueSku();
    await bringIn(shop.orm, { 'p.jsonl': [productLine({ sku, unitPrice })] });
    expect((await bySku(sku)).price).toBe(price);
  });

  it('text outside of ASCII, to the letter, behind a byte order mark and with Windows line ends', async () => {
    const sku = uniqueSku();
    const name = 'Crème brûlée 🍮 "extra"';
    const line = `\uFEFF${JSON.stringify(productLine({ sku, name }))}\r`;
    expect((await bringIn(shop.orm, { 'p.jsonl': [line, '', '  '] })).refused).toEqual([]);
    expect((await bySku(sku)).name).toBe(name);
  });
});

describe('categories', () => {
  it('are made once, whichever file comes first, and whether they have a line of their own or not', async () => {
    const [listed, named] = [uniqueName(), uniqueName()];
    const categories = [
      { name: listed, description: 'Sauces' },
      { name: listed, description: null },
    ];
    const products = [listed, named, named].map((category) => productLine({ sku: uniqueSku(), category }));
    const first = await bringIn(shop.orm, { 'p.jsonl': products, 'c.jsonl': categories });
    expect(first.summary.categories).toEqual({ created: 2, found: 0 });
    const second = await bringIn(shop.orm, { 'c.jsonl': categories, 'p.jsonl': products });
    expect(second.summary.categories).toEqual({ created: 0, found: 2 });
    for (const name of [listed, named]) {
      expect(await categoriesNamed(name)).toMatchObject([{ version: 1, parent_id: null, created_by_id: 'import' }]);
    }
  });

  it('are matched by their name wherever in the tree people keep them', async () => {
    const name = uniqueName();
    const { id: parentId } = await newCategory(shop);
    await newCategory(shop, { name, parentId });
    const { summary } = await bringIn(shop.orm, { 'p.jsonl': [productLine({ sku: uniqueSku(), category: name })] });
    expect(summary.categories).toEqual({ created: 0, found: 1 });
  });
});

it('a second run changes nothing at all', async () => {
  const lines = Array.from({ length: 250 }, (_, index) => productLine({ sku: uniqueSku(), unitsInStock: index }));
  const files = { 'c.jsonl': [{ name: uniqueName(), description: 'x' }], 'p.jsonl': lines };
  const first = await bringIn(shop.orm, files);
  expect(first.summary.products).toEqual({ created: 250, changed: 0, unchanged: 0 });
  const second = await expectNothingWritten(shop, () => bringIn(shop.orm, files));
  expect(second).toMatchObject({
    refused: [],
    kept: [],
    summary: { products: { created: 0, changed: 0, unchanged: 250 } },
  });
});

it('two imports of the same files at once make everything once', async () => {
  const category = uniqueName();
  const lines = Array.from({ length: 150 }, () => productLine({ sku: uniqueSku(), category }));
  const summaries = (await Promise.all([1, 2].map(() => bringIn(shop.orm, { 'p.jsonl': lines })))).map(
    ({ summary }) => summary,
  );
  expect(new Set(summaries.map(({ products }) => products.created))).toEqual(new Set([0, 150]));
  expect(summaries.map(({ refused }) => refused)).toEqual([0, 0]);
  expect(await categoriesNamed(category)).toHaveLength(1);
});

it('a file that is changed is brought in: only what changed, one version each', async () => {
  const [one, two, three] = [uniqueSku(), uniqueSku(), uniqueSku()];
  await bringIn(shop.orm, { 'p.jsonl': [one, two].map((sku) => productLine({ sku })) });
  const changed = [
    productLine({ sku: one, unitPrice: '5', supplier: 'Nobody' }),
    productLine({ sku: two }),
    productLine({ sku: three }),
  ];
  const { summary } = await bringIn(shop.orm, { 'p.jsonl': changed });
  expect(summary.products).toEqual({ created: 1, changed: 1, unchanged: 1 });
  const product = await bySku(one);
  expect(product).toMatchObject({ version: 2, price: '5.00' });
  expect(Object.keys((await storedRevisions(shop, product.id)).at(-1)!.changes).toSorted()).toEqual([
    'description',
    'price',
  ]);
  expect(await bySku(two)).toMatchObject({ version: 1 });
});
