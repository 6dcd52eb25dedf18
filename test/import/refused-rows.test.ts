import { describe, expect, it } from 'vitest';
import { totalSize } from '../../src/import/lines.js';
import { lockOn } from '../edit-locks/acts.js';
import { uniqueSku } from '../setup/acts.js';
import { useShop } from '../setup/shop.js';
import { bringIn, productLine, type FileLine } from './bring-in.js';

const shop = useShop();

async function refusalOf(line: FileLine): Promise<string> {
  const { refused, summary } = await bringIn(shop.orm, { 'f.jsonl': [line] });
  expect(summary).toMatchObject({ refused: 1, products: { created: 0, changed: 0, unchanged: 0 } });
  expect(refused).toHaveLength(1);
  return refused[0]!;
}

const whole = (keys: Record<string, unknown> = {}): Record<string, unknown> =>
  productLine({ sku: uniqueSku(), ...keys });
const without = (key: string): object => Object.fromEntries(Object.entries(whole()).filter(([name]) => name !== key));

describe('a line that is no row', () => {
  it.each([
    ['{"sku": "A"', 'is not JSON'],
    ['[]', 'is not a JSON object'],
    ['null', 'is not a JSON object'],
    ['"text"', 'is not a JSON object'],
    ['{}', 'name is missing'],
    [Buffer.from([0x7b, 0xff, 0x7d]), 'is not text in UTF-8'],
    ['{"__proto__": {"sku": "x"}}', 'name is missing'],
  ])('%s', async (line, reason) => {
    expect(await refusalOf(line)).toBe(`f.jsonl:1: ${reason}`);
  });
});

describe('a product that somebody is editing', () => {
  it('L2: is left alone, and says by whom; the others of its batch are taken', async () => {
    const [edited, other] = [uniqueSku(), uniqueSku()];
    await bringIn(shop.orm, { 'f.jsonl': [productLine({ sku: edited }), productLine({ sku: other })] });
    const { id } = await shop.sql.row<{ id: string }>('select id from products where sku = $1', [edited]);
    await lockOn(shop, { id }, { as: 'ben' });
    const again = [edited, other].map((sku) => productLine({ sku, unitPrice: '9.99' }));
    const { refused, summary } = await bringIn(shop.orm, { 'f.jsonl': again });
    expect(refused).toEqual(['f.jsonl:1: is being edited by Ben']);
    expect(summary.products).toMatchObject({ changed: 1 });
  });
});

describe('a product', () => {
  it.each(['supplier', 'quantityPerUnit', 'reorderLevel', 'discontinued'])('may come without %s', async (key) => {
    const { refused, summary } = await bringIn(shop.orm, { 'f.jsonl': [without(key)] });
    expect(refused).toEqual([]);
    expect(summary.products.created).toBe(1);
  });

  it.each(['sku', 'name', 'category', 'unitPrice', 'unitsInStock'])('without %s', async (key) => {
    expect(await refusalOf(without(key))).toBe(`f.jsonl:1: ${key} is missing`);
  });

  it.each([
    [{ sku: 7 }, 'sku is not a text'],
    [{ sku: '' }, 'sku is shorter than 1 character'],
    [{ sku: 'x'.repeat(65) }, 'sku is longer than 64 characters'],
    [{ name: null }, 'name is not a text'],
    [{ name: 'x'.repeat(201) }, 'name is longer than 200 characters'],
    [{ name: 'nul\0' }, 'name contains a zero byte or half of a surrogate pair'],
    [{ name: '\ud800' }, 'name contains a zero byte or half of a surrogate pair'],
    [{ supplier: 'x'.repeat(100_001) }, 'description is longer than 100000 characters'],
    [{ category: '' }, 'category is shorter than 1 character'],
    [{ category: ['Tea'] }, 'category is not a text'],
    [{ category: 'nul\0' }, 'category contains a zero byte or half of a surrogate pair'],
    [{ unitPrice: '-0.01' }, 'unitPrice is below 0'],
    [{ unitPrice: '1.999' }, 'unitPrice has more than 2 decimals'],
    [{ unitPrice: '10000000000' }, 'unitPrice is above 9999999999.99'],
    [{ unitPrice: 'NaN' }, 'unitPrice is not a decimal number'],
    [{ unitPrice: 1e300 }, 'unitPrice is not a decimal number'],
    [{ unitPrice: '1e3' }, 'unitPrice is not a decimal number'],
    [{ unitPrice: null }, 'unitPrice is not an amount'],
    [{ unitsInStock: -1 }, 'unitsInStock is below 0'],
    [{ unitsInStock: 2 ** 31 }, 'unitsInStock is above 2147483647'],
    [{ unitsInStock: 1.5 }, 'unitsInStock is not a whole number'],
    [{ unitsInStock: '3' }, 'unitsInStock is not a whole number'],
    [{ reorderLevel: 'some' }, 'reorderLevel is not a whole number'],
    [{ discontinued: 'false' }, 'discontinued is neither true nor false'],
    [{ unitPrice: '-1', unitsInStock: -1 }, 'unitPrice is below 0; unitsInStock is below 0'],
  ])('with %j', async (keys, reason) => {
    expect(await refusalOf(whole(keys))).toBe(`f.jsonl:1: ${reason}`);
  });

  it('whose category has a name that no category can have makes no category either', async () => {
    const category = 'x'.repeat(201);
    expect(await refusalOf(whole({ category }))).toBe('f.jsonl:1: category is longer than 200 characters');
    expect(await shop.sql.rows('select from categories where name = $1', [category])).toEqual([]);
  });
});

it.each([
  [{ name: 'x'.repeat(201), description: '' }, 'name is longer than 200 characters'],
  [{ name: 'Sauces', description: 7 }, 'description is not a text'],
])('a category with %j', async (line, reason) => {
  expect(await refusalOf(line)).toBe(`f.jsonl:1: ${reason}`);
});

describe('a refused row loses no other', () => {
  it('in the same batch, with every refused line told by its number', async () => {
    const rows = Array.from({ length: 240 }, (_, index) => whole(index % 50 === 7 ? { unitPrice: '-1' } : {}));
    const { summary, refused } = await bringIn(shop.orm, { 'p.jsonl': rows });
    expect(summary).toMatchObject({ refused: 5, products: { created: 235 } });
    expect(refused).toEqual([8, 58, 108, 158, 208].map((number) => `p.jsonl:${number}: unitPrice is below 0`));
  });

  it('when its sku stands in the files twice: the first is taken, the second is told where that is', async () => {
    const [row, other] = [whole(), whole()];
    const { summary, refused } = await bringIn(shop.orm, {
      'a.jsonl': [row, other],
      'b.jsonl': [{ ...row, name: 'Again' }],
    });
    expect(summary).toMatchObject({ refused: 1, products: { created: 2 } });
    expect(refused).toEqual([`b.jsonl:1: sku "${String(row['sku'])}" stands in a.jsonl:1 already`]);
  });

  it('when the first of two rows with one sku is refused, the second is not', async () => {
    const row = whole();
    const { summary } = await bringIn(shop.orm, { 'a.jsonl': [{ ...row, unitPrice: 'x' }, row] });
    expect(summary).toMatchObject({ refused: 1, products: { created: 1 } });
  });
});

it('a product for a deleted category is refused, and the category stays deleted', async () => {
  const row = whole({ category: `Gone ${uniqueSku()}` });
  await bringIn(shop.orm, { 'c.jsonl': [{ name: row['category'], description: null }] });
  await shop.sql.rows('update categories set deleted_at = now() where name = $1', [row['category']]);
  const { summary, refused } = await bringIn(shop.orm, { 'p.jsonl': [row, whole()] });
  expect(summary).toMatchObject({ refused: 1, products: { created: 1 } });
  expect(refused).toEqual([`p.jsonl:1: category "${String(row['category'])}" is deleted: restore it first`]);
});

it('a file that cannot be read is told before anything is imported', async () => {
  await expect(totalSize(['package.json', 'no/such/file'])).rejects.toThrow(/^The file no\/such\/file cannot be read/);
  await expect(totalSize(['src'])).rejects.toThrow(
    /^The file src cannot be read \(.*folder.*\): nothing was imported\.$/,
  );
});
