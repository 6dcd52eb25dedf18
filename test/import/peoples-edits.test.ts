import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  adjustStock,
  deleteCategory,
  deleteProduct,
  newCategory,
  newOrder,
  newProduct,
  readRecord,
  saveCategory,
  saveProduct,
  setOrderStatus,
  uniqueSku,
  type Product,
} from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { useShop } from '../setup/shop.js';
import { expectNothingWritten, storedRow } from '../setup/stored.js';
import { bringIn, productLine, type Imported } from './bring-in.js';

const shop = useShop();

type Line = Record<string, unknown>;

/** A product that an import has made of this line. */
async function imported(keys: Line = {}): Promise<{ line: Line; product: Product }> {
  const line = productLine({ sku: uniqueSku(), category: `Category ${randomUUID()}`, ...keys });
  await bringIn(shop.orm, { 'p.jsonl': [line] });
  const { id } = await shop.sql.row<{ id: string }>('select id from products where sku = $1', [line['sku']]);
  return { line, product: await readRecord(shop, 'Product', id) };
}

const again = (line: Line): Promise<Imported> => bringIn(shop.orm, { 'p.jsonl': [line] });

describe('what people edited since the last import', () => {
  it('is left alone and told, by the same file as before', async () => {
    const { line, product } = await imported();
    expectType(await saveProduct(shop, product, { price: '4.75', tags: ['hot'] }, { as: 'ben' }), 'Product');
    const { kept, refused, summary } = await expectNothingWritten(shop, () => again(line));
    expect(kept).toEqual([`p.jsonl:1: ${product.sku} price 4.75/4.50 by Ben`]);
    expect({ refused, summary }).toMatchObject({ refused: [], summary: { kept: 1, products: { unchanged: 1 } } });
  });

  it('is left alone and told when the file has moved on, too, while the other fields are brought in', async () => {
    const { line, product } = await imported();
    expectType(await saveProduct(shop, product, { name: 'Mango chutney' }, { as: 'cleo' }), 'Product');
    const { kept } = await again({ ...line, name: 'Chutney, hot', unitPrice: '5.00' });
    expect(kept).toEqual([`p.jsonl:1: ${product.sku} name Mango chutney/Chutney, hot by Cleo`]);
    expect(await readRecord(shop, 'Product', product.id)).toMatchObject({
      version: 3,
      name: 'Mango chutney',
      price: '5.00',
    });
  });

  it('stays left alone after an import that changed another field of the same product', async () => {
    const { line, product } = await imported();
    expectType(await saveProduct(shop, product, { name: 'Mango chutney' }), 'Product');
    const moved = { ...line, unitPrice: '5.00' };
    await again(moved);
    const { kept } = await expectNothingWritten(shop, () => again(moved));
    expect(kept).toEqual([`p.jsonl:1: ${product.sku} name Mango chutney/Chutney by Ana`]);
  });

  it('is nothing to tell of when the file has come to say the same', async () => {
    const { line, product } = await imported();
    expectType(await saveProduct(shop, product, { price: '5' }), 'Product');
    const { kept } = await expectNothingWritten(shop, () => again({ ...line, unitPrice: '5.00' }));
    expect(kept).toEqual([]);
  });

  it('is no edit when it was taken back', async () => {
    const { line, product } = await imported();
    const edited = expectType(await saveProduct(shop, product, { price: '5' }), 'Product');
    expectType(await saveProduct(shop, edited, { price: '4.5' }), 'Product');
    const { kept } = await again({ ...line, unitPrice: '6' });
    expect(kept).toEqual([]);
    expect(await readRecord(shop, 'Product', product.id)).toMatchObject({ version: 4, price: '6.00' });
  });

  it('counts when it was SQL behind the server', async () => {
    const { line, product } = await imported();
    await shop.sql.rows(`update products set status = 'DRAFT', description = '' where id = $1`, [product.id]);
    const { kept } = await expectNothingWritten(shop, () => again(line));
    const { user } = await shop.sql.row<{ user: string }>('select session_user as user');
    expect(kept.map((each) => each.replace(/Supplier.*/s, '…'))).toEqual([
      `p.jsonl:1: ${product.sku} description /…`,
      `p.jsonl:1: ${product.sku} status DRAFT/ACTIVE by ${user}`,
    ]);
  });

  it('is everything in a product that no import made', async () => {
    const product = await newProduct(shop, { price: '1', stock: 1 });
    const { name: category } = await newCategory(shop, { name: `Category ${randomUUID()}` });
    const line = productLine({ sku: product.sku, name: product.name, category, supplier: null, reorderLevel: null });
    const { kept } = await expectNothingWritten(shop, () => again(line));
    expect(kept).toEqual([
      `p.jsonl:1: ${product.sku} description /Quantity per unit: 12 jars\n by Ana`,
      `p.jsonl:1: ${product.sku} price 1.00/4.50 by Ana`,
      `p.jsonl:1: ${product.sku} category null/${category} by Ana`,
    ]);
  });

  it('may be another category', async () => {
    const { line, product } = await imported();
    const { id, name } = await newCategory(shop, { name: 'Where people look for it' });
    expectType(await saveProduct(shop, product, { categoryId: id }), 'Product');
    const { kept } = await expectNothingWritten(shop, () => again(line));
    expect(kept).toEqual([`p.jsonl:1: ${product.sku} category ${name}/${String(line['category'])} by Ana`]);
  });

  it('may be the sku: the product is still found, and not made anew', async () => {
    const { line, product } = await imported();
    const sku = uniqueSku();
    expectType(await saveProduct(shop, product, { sku }, { as: 'ben' }), 'Product');
    const { kept, summary } = await again({ ...line, unitPrice: '5' });
    expect(kept).toEqual([`p.jsonl:1: ${product.sku} sku ${sku}/${product.sku} by Ben`]);
    expect(summary.products).toEqual({ created: 0, changed: 1, unchanged: 0 });
    expect(await storedRow(shop, 'products', product.id)).toMatchObject({ sku, price: '5.00', version: 3 });
  });

  it('may be the name of the category: products stay in it, and it is not made anew', async () => {
    const { line, product } = await imported();
    const category = await readRecord(shop, 'Category', product.category!.id);
    expectType(await saveCategory(shop, category, { name: 'Sauces' }, { as: 'ben' }), 'Category');
    const files = { 'c.jsonl': [{ name: line['category'], description: null }], 'p.jsonl': [line] };
    const { kept, summary } = await expectNothingWritten(shop, () => bringIn(shop.orm, files));
    expect(kept).toEqual([`c.jsonl:1: ${category.name} name Sauces/${category.name} by Ben`]);
    expect(summary.categories).toEqual({ created: 0, found: 1 });
  });

  it('may be a deletion, of a product and of its category', async () => {
    const { line, product } = await imported();
    expectType(await deleteProduct(shop, product, { as: 'ben' }), 'Product');
    const category = await readRecord(shop, 'Category', product.category!.id);
    expectType(await deleteCategory(shop, category, { as: 'cleo' }), 'Category');
    const files = {
      'c.jsonl': [{ name: line['category'], description: null }],
      'p.jsonl': [{ ...line, unitPrice: '9' }],
    };
    const { kept, refused } = await expectNothingWritten(shop, () => bringIn(shop.orm, files));
    expect(refused).toEqual([]);
    expect(kept).toEqual([
      `c.jsonl:1: ${category.name} deletedAt null/null by Cleo`,
      expect.stringMatching(new RegExp(`^p.jsonl:1: ${product.sku} deletedAt .*/null by Ben$`)),
    ]);
  });
});

describe('stock', () => {
  it('that orders took stays taken, whenever the same file comes again', async () => {
    const { line, product } = await imported({ unitsInStock: 24 });
    await newOrder(shop, [product, 5]);
    const { kept } = await expectNothingWritten(shop, () => again(line));
    expect(kept).toEqual([]);
    expect(await storedRow(shop, 'products', product.id)).toMatchObject({ stock: 19 });
  });

  it('grows by what the file has more than the last time, and then no more', async () => {
    const { line, product } = await imported({ unitsInStock: 24 });
    const order = await newOrder(shop, [product, 5]);
    const delivered = { ...line, unitsInStock: 30 };
    expect((await again(delivered)).summary.products).toEqual({ created: 0, changed: 1, unchanged: 0 });
    expectType(await setOrderStatus(shop, order, 'CANCELLED'), 'Order');
    expectType(await adjustStock(shop, product.id, 100), 'Product');
    await expectNothingWritten(shop, () => again(delivered));
    expect(await storedRow(shop, 'products', product.id)).toMatchObject({ stock: 130 });
    await again({ ...line, unitsInStock: 10 });
    expect(await storedRow(shop, 'products', product.id)).toMatchObject({ stock: 110 });
  });

  it.each([
    ['taken back', 'sold', 24, -20, 0],
    ['added', 'put in', 24, 2 ** 31 - 1 - 24, 25],
  ])('cannot be %s where too much was %s: it is left alone and told', async (_1, _2, unitsInStock, delta, next) => {
    const { line, product } = await imported({ unitsInStock });
    expectType(await adjustStock(shop, product.id, delta, undefined, { as: 'ben' }), 'Product');
    const { kept, refused } = await expectNothingWritten(shop, () => again({ ...line, unitsInStock: next }));
    expect(refused).toEqual([]);
    expect(kept).toEqual([`p.jsonl:1: ${product.sku} stock ${unitsInStock + delta}/${next} by Ben`]);
  });
});

describe('while others write', () => {
  it('a save between the reading and the writing of a product is neither lost nor in the way', async () => {
    const { line, product } = await imported();
    const other = await shop.connect();
    await other.rows('begin');
    await other.rows(`update products set name = 'Saved meanwhile' where id = $1`, [product.id]);
    const others = Array.from({ length: 5 }, () => productLine({ sku: uniqueSku() }));
    const importing = bringIn(shop.orm, { 'p.jsonl': [...others, { ...line, name: 'From the file', unitPrice: '7' }] });
    await shop.untilWaiting(1);
    await other.rows('commit');
    const { summary, kept } = await importing;
    expect(summary).toMatchObject({ refused: 0, products: { created: 5, changed: 1 } });
    expect(kept).toEqual([expect.stringMatching(/name Saved meanwhile\/From the file by/)]);
    expect(await storedRow(shop, 'products', product.id)).toMatchObject({
      name: 'Saved meanwhile',
      price: '7.00',
      version: 3,
    });
  });

  it('a product that somebody makes meanwhile is theirs', async () => {
    const sku = uniqueSku();
    const other = await shop.connect();
    await other.rows('begin');
    await other.rows(`insert into products (id, sku, name, price) values ($1, $2, 'Theirs', 1)`, [
      `product_${sku}`,
      sku,
    ]);
    const lines = [sku, uniqueSku(), uniqueSku()].map((each) => productLine({ sku: each }));
    const importing = bringIn(shop.orm, { 'p.jsonl': lines });
    await shop.untilWaiting(1);
    await other.rows('commit');
    const { summary, kept } = await importing;
    expect(summary).toMatchObject({ refused: 0, products: { created: 2, unchanged: 1 } });
    expect(kept[0]).toMatch(/name Theirs\/Chutney by/);
  });
});
