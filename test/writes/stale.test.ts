import { describe, expect, it } from 'vitest';
import { deleteProduct, newProduct, restoreProduct, saveProduct } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { useShop } from '../setup/shop.js';
import { expectNothingWritten, lastRevision } from '../setup/stored.js';

const shop = useShop();

describe('V4: a ConflictError tells everything that is needed to resolve it', () => {
  it('V4: current and base are the whole record, as it is now and as it was at expectedVersion', async () => {
    const product = await newProduct(shop, { tags: ['a'] }, { as: 'ben' });
    const theirs = expectType(await saveProduct(shop, product, { name: 'Chang', stock: 3 }, { as: 'cleo' }), 'Product');
    const answer = await expectNothingWritten(shop, () => saveProduct(shop, product, { name: 'Tea' }, { as: 'ben' }));
    const conflict = expectType(answer, 'ConflictError');
    expect(conflict).toMatchObject({ expectedVersion: 1, currentVersion: 2, current: theirs, base: product });
    expect(conflict.message).toContain('Cleo');
  });

  it('V4: a field is listed when either side differs from base, with all three values and who changed it in between', async () => {
    const product = await newProduct(shop);
    await saveProduct(shop, product, { name: 'Chang', stock: 3 }, { as: 'cleo' });
    const { at } = await lastRevision(shop, product.id);
    const conflict = expectType(
      await saveProduct(shop, product, { name: 'Tea', price: '1' }, { as: 'ben' }),
      'ConflictError',
    );
    const byCleo = { changedBy: { id: 'cleo', name: 'Cleo' }, changedAt: isoTime(at), changedInVersion: 2 };
    const byNobody = { changedBy: null, changedAt: null, changedInVersion: null };
    expect(conflict.fields).toEqual([
      { field: 'name', base: 'Chai', current: 'Chang', yours: 'Tea', conflicting: true, merged: null, ...byCleo },
      {
        field: 'price',
        base: '19.90',
        current: '19.90',
        yours: '1.00',
        conflicting: false,
        merged: '1.00',
        ...byNobody,
      },
      { field: 'stock', base: 10, current: 3, yours: 10, conflicting: false, merged: 3, ...byCleo },
    ]);
    expect(conflict.conflictingFields).toEqual(['name']);
  });

  it('V4: both sides changed a field to the same value: listed, and not conflicting', async () => {
    const product = await newProduct(shop);
    await saveProduct(shop, product, { price: '20.5' });
    const conflict = expectType(await saveProduct(shop, product, { price: '20.50' }), 'ConflictError');
    expect(conflict.fields).toMatchObject([
      { field: 'price', base: '19.90', current: '20.50', yours: '20.50', conflicting: false, merged: '20.50' },
    ]);
  });

  it('V4: a field of the patch that equals base counts as not sent', async () => {
    const product = await newProduct(shop);
    await saveProduct(shop, product, { stock: 3 });
    const conflict = expectType(
      await saveProduct(shop, product, { name: 'Chai', price: '19.9', stock: 10 }),
      'ConflictError',
    );
    expect(conflict.fields).toMatchObject([
      { field: 'stock', base: 10, current: 3, yours: 10, conflicting: false, merged: 3 },
    ]);
    expect(conflict.conflictingFields).toEqual([]);
  });

  it('V4: however many versions lie in between, each field tells who changed it last, when and in which version', async () => {
    const product = await newProduct(shop);
    let record = product;
    for (const [patch, as] of [
      [{ name: 'v2' }, 'ben'],
      [{ stock: 3 }, 'cleo'],
      [{ name: 'v4', price: '4' }, 'cleo'],
      [{ name: 'v5' }, 'ana'],
      [{ tags: ['v6'] }, 'ben'],
    ] as const) {
      record = expectType(await saveProduct(shop, record, patch, { as }), 'Product');
    }
    const conflict = expectType(await saveProduct(shop, product, {}), 'ConflictError');
    expect(conflict).toMatchObject({ currentVersion: 6, current: record, base: product });
    expect(conflict.fields).toMatchObject([
      { field: 'name', base: 'Chai', current: 'v5', changedBy: { id: 'ana' }, changedInVersion: 5 },
      { field: 'price', base: '19.90', current: '4.00', changedBy: { id: 'cleo' }, changedInVersion: 4 },
      { field: 'stock', base: 10, current: 3, changedBy: { id: 'cleo' }, changedInVersion: 3 },
      { field: 'tags', base: [], current: ['v6'], changedBy: { id: 'ben' }, changedInVersion: 6 },
    ]);
  });

  it('V4: base is right in the middle of a history, not only at its start', async () => {
    let record = await newProduct(shop);
    const versions = [record];
    for (const name of ['v2', 'v3', 'v4', 'v5']) {
      record = expectType(await saveProduct(shop, record, { name, stock: Number(name[1]) }), 'Product');
      versions.push(record);
    }
    for (const read of versions.slice(0, -1)) {
      expect(expectType(await saveProduct(shop, read, { name: 'x' }), 'ConflictError').base).toEqual(read);
    }
  });

  it('V4: a field that was changed there and back is not listed', async () => {
    const product = await newProduct(shop);
    const there = expectType(await saveProduct(shop, product, { name: 'Chang', price: '1' }), 'Product');
    await saveProduct(shop, there, { name: 'Chai' });
    const conflict = expectType(await saveProduct(shop, product, { stock: 9 }), 'ConflictError');
    expect(conflict.fields.map(({ field }) => field)).toEqual(['price', 'stock']);
    expect(conflict.conflictingFields).toEqual([]);
  });

  it('V4: a field changed there and back by others, and by the caller, is the caller’s alone', async () => {
    const product = await newProduct(shop);
    const there = expectType(await saveProduct(shop, product, { name: 'Chang' }), 'Product');
    await saveProduct(shop, there, { name: 'Chai' });
    const conflict = expectType(await saveProduct(shop, product, { name: 'Tea' }), 'ConflictError');
    expect(conflict.fields).toMatchObject([
      { field: 'name', base: 'Chai', current: 'Chai', yours: 'Tea', conflicting: false, merged: 'Tea' },
    ]);
  });

  it('V4: everything there and back: a conflict without fields, since the version is another one', async () => {
    const product = await newProduct(shop);
    const there = expectType(await saveProduct(shop, product, { name: 'Chang' }), 'Product');
    await saveProduct(shop, there, { name: 'Chai' });
    const conflict = expectType(await saveProduct(shop, product, {}), 'ConflictError');
    expect(conflict).toMatchObject({ currentVersion: 3, fields: [], conflictingFields: [] });
  });

  it('V4: a change by raw SQL is told like any other, with the database role as its author', async () => {
    const product = await newProduct(shop);
    await shop.sql.rows(`update products set name = 'By hand' where id = $1`, [product.id]);
    const conflict = expectType(await saveProduct(shop, product, { name: 'Tea' }), 'ConflictError');
    const { role } = await shop.sql.row<{ role: string }>('select session_user as role');
    expect(conflict.fields).toMatchObject([
      { field: 'name', current: 'By hand', changedBy: { id: `database:${role}`, name: role }, changedInVersion: 2 },
    ]);
  });

  it('V4: a stale deletion and a stale restoration are conflicts with the same contents', async () => {
    const product = await newProduct(shop);
    await saveProduct(shop, product, { stock: 3 }, { as: 'ben' });
    for (const act of [deleteProduct, restoreProduct]) {
      const conflict = expectType(await expectNothingWritten(shop, () => act(shop, product)), 'ConflictError');
      expect(conflict).toMatchObject({ expectedVersion: 1, currentVersion: 2, base: product });
      expect(conflict.fields).toMatchObject([{ field: 'stock', base: 10, current: 3, changedBy: { id: 'ben' } }]);
    }
  });
});

function isoTime(text: string): string {
  return new Date(text).toISOString();
}
