import { createSecretKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  deleteProduct,
  newCategory,
  newOrder,
  newProduct,
  newProducts,
  saveProduct,
  type Product,
} from '../setup/acts.js';
import { decodeCursor, encodeCursor } from '../../src/feed/cursor.js';
import { expectType } from '../setup/http.js';
import { openTransaction } from '../setup/race.js';
import { useShop } from '../setup/shop.js';
import { Sql } from '../setup/sql.js';
import { changesAfter, codeOf, now, page, seen, settled } from './reading.js';

const shop = useShop();

const saved = async (...args: Parameters<typeof saveProduct>): Promise<Product> =>
  expectType(await saveProduct(...args), 'Product');

describe('F1: the changes query', () => {
  it('F1: tells of every change once, in order, with who made it and which fields changed', async () => {
    const after = await now(shop);
    const category = await newCategory(shop);
    const made = await newProduct(shop, {}, { as: 'ben' });
    const patch = { name: 'Assam', tags: ['tea'], categoryId: category.id };
    await deleteProduct(shop, await saved(shop, made, patch, { as: 'cleo' }));
    const created = ['sku', 'name', 'description', 'price', 'stock', 'tags', 'status'];
    const product = { recordType: 'PRODUCT', recordId: made.id };
    const changes = await changesAfter(shop, after);
    expect(changes).toMatchObject([
      { recordType: 'CATEGORY', recordId: category.id, kind: 'CREATED', version: 1, changedFields: ['name'] },
      { ...product, kind: 'CREATED', version: 1, actor: { id: 'ben', name: 'Ben' }, changedFields: created },
      { ...product, kind: 'UPDATED', version: 2, actor: { id: 'cleo' }, changedFields: ['name', 'tags', 'categoryId'] },
      { ...product, kind: 'DELETED', version: 3, actor: { id: 'ana' }, changedFields: ['deletedAt'] },
    ]);
    // As it is now, not as it was.
    expect(changes.map(({ record }) => record.version)).toEqual([1, 3, 3, 3]);
    expect(changes[1]!.at).toBe(made.updatedAt);
  });

  it('F1: page by page nothing is missed or repeated, whatever the size of a page', async () => {
    const after = await now(shop);
    const products = await newProducts(shop, 7);
    for (const product of products) await saved(shop, product, { name: 'x' });
    const whole = await changesAfter(shop, after);
    expect(whole).toHaveLength(14);
    for (const size of [1, 2, 3, 13, 14, 15]) expect(await changesAfter(shop, after, size)).toEqual(whole);
    // From any of them on, by its own cursor.
    for (const [index, { cursor }] of whole.entries()) {
      expect(await changesAfter(shop, cursor)).toEqual(whole.slice(index + 1));
    }
  });

  it('F1: when nothing is new the cursor is the one that was given, and there is no more', async () => {
    const after = await now(shop);
    expect(await page(shop, { after })).toEqual({ changes: [], cursor: after, hasMore: false });
    await newCategory(shop);
    expect(await page(shop, { after, types: ['PRODUCT'] })).toEqual({ changes: [], cursor: after, hasMore: false });
    await settled(shop);
    expect(await page(shop, { after, first: 0 })).toEqual({ changes: [], cursor: after, hasMore: true });
    await settled(shop);
    const { cursor } = await page(shop, { after });
    expect(await page(shop, { after: cursor })).toEqual({ changes: [], cursor, hasMore: false });
  });

  it('F1: without `after` it begins at the beginning', async () => {
    const everything = await changesAfter(shop, null);
    const { count } = await shop.sql.row<{ count: string }>('select count(*) from revision');
    expect(everything).toHaveLength(Number(count));
  });

  it('F1: only of the types asked for; of none when none is', async () => {
    const after = await now(shop);
    const category = await newCategory(shop);
    const product = await newProduct(shop);
    const order = await newOrder(shop, [product, 1]);
    await settled(shop);
    const of = async (...types: ('PRODUCT' | 'CATEGORY' | 'ORDER')[]) =>
      (await page(shop, { after, types })).changes.map(({ recordId, version }) => [recordId, version]);
    expect(await of('CATEGORY')).toEqual([[category.id, 1]]);
    expect(await of('ORDER', 'CATEGORY', 'ORDER')).toEqual([
      [category.id, 1],
      [order.id, 1],
    ]);
    expect(await of('PRODUCT')).toEqual([
      [product.id, 1],
      [product.id, 2],
    ]);
    expect(await of()).toEqual([]);
  });

  it('a page holds 100 changes when it is not said, and 200 at most; a negative number is an error', async () => {
    const after = await now(shop);
    await shop.sql.rows(
      `insert into categories (id, name, created_by_id, created_by_name, updated_by_id, updated_by_name)
         select 'category_' || lpad(n::text, 26, '0'), 'x', '', '', '', '' from generate_series(1, 201) as n`,
    );
    await settled(shop);
    expect((await page(shop, { after })).changes).toHaveLength(100);
    const most = await page(shop, { after, first: 1000 });
    expect([most.changes.length, most.hasMore]).toEqual([200, true]);
    expect(await codeOf(page(shop, { after, first: -1 }))).toBe('BAD_USER_INPUT');
  });

  it('V9: a change by SQL behind the server’s back is in the feed like any other', async () => {
    const product = await newProduct(shop);
    const after = await now(shop);
    await shop.sql.rows(`update products set price = 5 where id = $1`, [product.id]);
    const [change, ...others] = await changesAfter(shop, after);
    expect(others).toEqual([]);
    expect(change).toMatchObject({ recordId: product.id, version: 2, changedFields: ['price'] });
    expect(change!.actor.id).toMatch(/^database:/);
  });
});

describe('F1: no change can appear behind a cursor already handed out', () => {
  it('F1: what was written before but is committed later comes later; control: by sequence alone it is missed', async () => {
    const [early, late] = await newProducts(shop, 2);
    const after = await now(shop);
    const first = await openTransaction(shop);
    await first.rows(`update products set name = 'early' where id = $1`, [early!.id]);
    await saved(shop, late!, { name: 'late' });
    // The control: what a reader has seen who takes what is there, and the highest sequence for its place.
    const bySequence = (beyond: string) =>
      shop.sql.rows<{ record_id: string; sequence: string }>(
        'select record_id, sequence from revision where sequence > $1 order by sequence',
        [beyond],
      );
    const { start } = await shop.sql.row<{ start: string }>(
      'select max(sequence) - 1 as start from revision where record_id = $1',
      [late!.id],
    );
    const [seenFirst] = await bySequence(start);
    expect(seenFirst!.record_id).toBe(late!.id);

    const held = await page(shop, { after });
    expect(held.changes).toEqual([]);
    await first.rows('commit');
    expect((await changesAfter(shop, held.cursor)).map(({ recordId }) => recordId)).toEqual([early!.id, late!.id]);
    expect(await bySequence(seenFirst!.sequence)).toEqual([]);
  });

  it('F1: a transaction that only reads holds nothing back, and neither does one that is rolled back', async () => {
    const reader = await openTransaction(shop);
    await reader.rows('select count(*) from products');
    const writer = await openTransaction(shop);
    await writer.rows(`update products set name = 'never' where id = $1`, [(await newProduct(shop)).id]);
    await writer.rows('rollback');
    const after = await now(shop);
    const product = await newProduct(shop);
    expect((await changesAfter(shop, after)).map(seen)).toEqual([[product.id, 1]]);
  });

  it('F1: the versions of a record come in their order, though a transaction that began earlier wrote later', async () => {
    const [a, b] = await newProducts(shop, 2);
    const after = await now(shop);
    const first = await openTransaction(shop);
    await first.rows(`update products set name = 'x' where id = $1`, [a!.id]);
    const second = await Sql.connect(shop.databaseUrl);
    await second.rows(`update products set name = 'second' where id = $1`, [b!.id]);
    await second.close();
    await first.rows(`update products set name = 'third' where id = $1`, [b!.id]);
    await first.rows('commit');
    const changes = (await changesAfter(shop, after)).filter(({ recordId }) => recordId === b!.id);
    expect(changes.map(({ version }) => version)).toEqual([2, 3]);
    // The control: by the numbers of the transactions alone they would not.
    const { numbers } = await shop.sql.row<{ numbers: string[] }>(
      `select array_agg(xmin::text order by version) as numbers from revision where record_id = $1 and version > 1`,
      [b!.id],
    );
    expect(Number(numbers[0])).toBeGreaterThan(Number(numbers[1]));
  });
});

describe('F1: a place in the feed outlives a crash of the database', () => {
  it('F1: it is that of a change, not of a transaction that has left nothing, whose number a crash gives out again', async () => {
    const product = await newProduct(shop);
    const [made] = await changesAfter(shop, null).then((changes) => changes.slice(-1));
    expect(made!.recordId).toBe(product.id);
    const sql = await openTransaction(shop);
    await sql.rows(`update products set name = 'never' where id = $1`, [product.id]);
    await sql.rows('rollback');
    expect(await now(shop)).toBe(made!.cursor);
    const empty = await page(shop, { after: made!.cursor, types: ['ORDER'] });
    expect(empty).toEqual({ changes: [], cursor: made!.cursor, hasMore: false });
  });
});

describe('F4: a cursor that is not known, or too old', () => {
  it.each([
    ['nonsense', async () => 'nonsense'],
    ['empty', async () => ''],
    ['forged: another place', async () => tampered(await now(shop), 7)],
    ['forged: another signature', async () => tampered(await now(shop), 31)],
    ['longer', async () => `${await now(shop)}AA`],
    ['with a sign that the decoder skips', async () => `${await now(shop)}=`],
    ['of another database', async () => cursorOfAnotherDatabase(await now(shop))],
    ['of a list', async () => Buffer.from(JSON.stringify(['created', 'x', ''])).toString('base64url')],
    ['with a zero byte', async () => 'a\0b'],
  ])('F4: %s: RESYNC_REQUIRED', async (_, cursorOf) => {
    const after = await cursorOf();
    expect(await codeOf(page(shop, { after }))).toBe('RESYNC_REQUIRED');
  });

  it('F4: one from beyond what is there, as after a database was brought back to an earlier state', async () => {
    const { secret } = await shop.sql.row<{ secret: Buffer }>('select secret from feed');
    const after = encodeCursor(createSecretKey(secret), { transaction: 2n ** 40n, sequence: 1n });
    expect(await codeOf(page(shop, { after }))).toBe('RESYNC_REQUIRED');
  });
});

function tampered(cursor: string, byte: number): string {
  const bytes = Buffer.from(cursor, 'base64url');
  bytes[byte]! ^= 1;
  return bytes.toString('base64url');
}

async function cursorOfAnotherDatabase(cursor: string): Promise<string> {
  const { secret } = await shop.sql.row<{ secret: Buffer }>('select secret from feed');
  return encodeCursor(createSecretKey(Buffer.alloc(32)), decodeCursor(createSecretKey(secret), cursor)!);
}
