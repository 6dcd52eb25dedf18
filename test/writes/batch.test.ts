import { describe, expect, it } from 'vitest';
import { newCategory, newProduct, newProducts, saveProducts, uniqueSku } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { UpdateProducts } from '../setup/operations.js';
import { useShop } from '../setup/shop.js';
import { expectAccepted, expectNothingWritten } from '../setup/stored.js';

const shop = useShop();

describe('V7: a batch is one transaction', () => {
  it('V7: all are written, each with its next version and one revision, and answered in the order of the input', async () => {
    const [one, two, three] = await newProducts(shop, 3);
    const edits = [
      [three!, { name: 'third' }],
      [one!, { price: '1', tags: ['x'] }],
      [two!, { stock: 0 }],
    ] as const;
    const { products } = expectType(await saveProducts(shop, edits, { as: 'ben' }), 'ProductsUpdated');
    expect(products).toMatchObject([
      { id: three!.id, name: 'third', version: 2 },
      { id: one!.id, price: '1.00', tags: ['x'], version: 2 },
      { id: two!.id, stock: 0, version: 2 },
    ]);
    const changes = [{ name: ['Chai', 'third'] }, { price: [19.9, 1], tags: [[], ['x']] }, { stock: [10, 0] }] as const;
    for (const [index, product] of products.entries()) {
      await expectAccepted(shop, 'products', product, { version: 2, by: 'ben', changes: changes[index] as never });
    }
  });

  it('V1: an entry that changes nothing leaves its record alone, while the others are written', async () => {
    const [one, two] = await newProducts(shop, 2);
    const answer = await saveProducts(shop, [
      [one!, { name: 'Chai', price: '19.9' }],
      [two!, { name: 'Chang' }],
    ]);
    const [first, second] = expectType(answer, 'ProductsUpdated').products;
    expect(first).toEqual(one);
    await expectAccepted(shop, 'products', first!, {
      version: 1,
      kind: 'CREATED',
      changes: expect.anything() as never,
    });
    await expectAccepted(shop, 'products', second!, { version: 2, changes: { name: ['Chai', 'Chang'] } });
  });

  it('V1: entries that each change what is unique are one version each, too, by whoever sent them', async () => {
    const [one, two] = await newProducts(shop, 2);
    const edits = [one!, two!].map((product) => [product, { sku: uniqueSku() }] as const);
    const { products } = expectType(await saveProducts(shop, edits, { as: 'ben' }), 'ProductsUpdated');
    for (const [index, [{ sku: before }, { sku }]] of edits.entries()) {
      await expectAccepted(shop, 'products', products[index]!, {
        version: 2,
        by: 'ben',
        changes: { sku: [before, sku] },
      });
    }
  });

  it('V7: one stale entry refuses all of them', async () => {
    const [one, two, three] = await newProducts(shop, 3);
    expectType(await saveProducts(shop, [[two!, { stock: 3 }]]), 'ProductsUpdated');
    const answer = await expectNothingWritten(shop, () =>
      saveProducts(shop, [
        [one!, { name: 'a' }],
        [two!, { name: 'b' }],
        [three!, { name: 'c' }],
      ]),
    );
    const [failure, ...others] = expectType(answer, 'BatchError').failures;
    expect([failure!.index, others]).toEqual([1, []]);
    expect(expectType(failure!.error, 'ConflictError')).toMatchObject({
      expectedVersion: 1,
      currentVersion: 2,
      base: two,
    });
  });

  it('V7: the same record twice is a ValidationError, at whatever versions', async () => {
    const [one, two] = await newProducts(shop, 2);
    const answer = await expectNothingWritten(shop, () =>
      saveProducts(shop, [
        [one!, { name: 'a' }],
        [two!, { name: 'b' }],
        [one!, { stock: 1 }],
        [{ ...one!, version: 2 }, { price: '1' }],
      ]),
    );
    expect(expectType(answer, 'ValidationError').issues.map(({ path }) => path)).toEqual([
      ['updates', '2', 'id'],
      ['updates', '3', 'id'],
    ]);
  });

  it('V7: an empty batch and one of more than 1000 entries are ValidationErrors', async () => {
    const empty = expectType(await saveProducts(shop, []), 'ValidationError');
    expect(empty.issues).toEqual([{ path: ['updates'], message: 'is empty' }]);
    const updates = Array.from({ length: 1001 }, (_, index) => ({
      id: `product_${index}`,
      expectedVersion: 1,
      patch: {},
    }));
    const { updateProducts } = await shop.request(UpdateProducts, { updates });
    expect(expectType(updateProducts, 'ValidationError').issues).toMatchObject([{ path: ['updates'] }]);
  });

  it('V7: a batch of 1000 records is written whole', async () => {
    const { name } = await newProduct(shop);
    await shop.sql.rows(
      `insert into products (id, sku, name, price)
         select 'product_' || lpad(to_hex(n), 26, '0'), 'bulk-' || n, $1, 1 from generate_series(1, 1000) n`,
      [name],
    );
    const rows = await shop.sql.rows<{ id: string; version: number }>(
      `select id, version from products where sku like 'bulk-%' order by random()`,
    );
    const answer = await saveProducts(
      shop,
      rows.map((row) => [row, { name: 'bulk' }] as const),
    );
    const { products } = expectType(answer, 'ProductsUpdated');
    expect(products.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    expect(new Set(products.map(({ version }) => version))).toEqual(new Set([2]));
    const { count } = await shop.sql.row(
      `select count(*)::int from revision join products on id = record_id
         where sku like 'bulk-%' and revision.version = 2 and changes = '{"name": ["Chai", "bulk"]}'`,
    );
    expect(count).toBe(1000);
  });
});

describe('V7: what entries of a batch have to do with each other', () => {
  it('V7: two entries that take the same sku are refused, both', async () => {
    const [one, two] = await newProducts(shop, 2);
    const sku = uniqueSku();
    const answer = await expectNothingWritten(shop, () =>
      saveProducts(shop, [
        [one!, { sku }],
        [two!, { sku }],
      ]),
    );
    const { failures } = expectType(answer, 'BatchError');
    expect(failures.map(({ index }) => index)).toEqual([0, 1]);
    for (const { error } of failures) {
      expect(expectType(error, 'ValidationError').issues).toEqual([
        { path: ['patch', 'sku'], message: 'is taken already' },
      ]);
    }
  });

  it('V7: two records do not swap their skus: alone, neither could take the other’s', async () => {
    const [one, two] = await newProducts(shop, 2);
    const answer = await expectNothingWritten(shop, () =>
      saveProducts(shop, [
        [one!, { sku: two!.sku }],
        [two!, { sku: one!.sku }],
      ]),
    );
    const { failures } = expectType(answer, 'BatchError');
    expect(failures.map(({ index }) => index)).toEqual([0, 1]);
    for (const { error } of failures) {
      expect(expectType(error, 'ValidationError').issues).toMatchObject([{ path: ['patch', 'sku'] }]);
    }
  });

  it('V7: they may share a category', async () => {
    const category = await newCategory(shop);
    const products = await newProducts(shop, 2);
    const answer = await saveProducts(
      shop,
      products.map((each) => [each, { categoryId: category.id }] as const),
    );
    expect(expectType(answer, 'ProductsUpdated').products).toMatchObject([
      { category: { id: category.id } },
      { category: { id: category.id } },
    ]);
  });
});
