import { describe, expect, it } from 'vitest';
import { breakLock, holdRevisions, letExpire, lockOn, release, save, untilExpired } from '../edit-locks/acts.js';
import { newProduct, saveProduct } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { openTransaction } from '../setup/race.js';
import { useShop } from '../setup/shop.js';
import { storedRow } from '../setup/stored.js';

const shop = useShop();

describe('lock steal: a lock changes hands while a write is under way', () => {
  it('control: a check before the write does not hold: what it allowed lands under somebody else’s lock', async () => {
    const product = await newProduct(shop);
    const writer = await openTransaction(shop);
    const free = await writer.rows('select from edit_lock where record_id = $1 and expires_at > clock_timestamp()', [
      product.id,
    ]);
    expect(free).toEqual([]);
    const { record } = await lockOn(shop, product, { as: 'ben' });
    // As SQL behind the server's back, which no lock stops.
    await writer.rows(`update products set name = 'unseen' where id = $1`, [product.id]);
    await writer.rows('commit');
    expect(record).toMatchObject({ name: 'Chai' });
    expect(await storedRow(shop, 'products', product.id)).toMatchObject({ name: 'unseen' });
  });

  it('L2: a lock granted between a write’s look and its UPDATE stops it', async () => {
    const product = await newProduct(shop);
    const psql = await openTransaction(shop);
    await psql.rows('select from products where id = $1 for update', [product.id]);
    // It has looked, and waits for the row.
    const saving = saveProduct(shop, product, { name: 'x' }, { as: 'cleo' });
    await shop.untilWaiting(1);
    await psql.rows(
      `insert into edit_lock (record_id, holder_id, holder_name, note, acquired_at, renewed_at, expires_at)
         values ($1, 'ben', 'Ben', '', now(), now(), now() + interval '1 hour')`,
      [product.id],
    );
    await psql.rows('commit');
    expect((await saving).__typename).toBe('RecordLockedError');
    expect(await storedRow(shop, 'products', product.id)).toMatchObject({ version: 1, name: 'Chai' });
  });

  it('L2, L3: nor is a write told that it is stale, where it lost its lock or meets one, and the version moved on as well', async () => {
    for (const [hasToken, lost, answer] of [
      [true, 'delete from edit_lock where record_id = $1', 'LockLostError'],
      [false, `update edit_lock set expires_at = now() + interval '1 hour' where record_id = $1`, 'RecordLockedError'],
    ] as const) {
      const product = await newProduct(shop);
      const { token } = await lockOn(shop, product);
      if (!hasToken) await letExpire(shop, product);
      const psql = await openTransaction(shop);
      await psql.rows(`update products set name = 'passing by' where id = $1`, [product.id]);
      // It has looked, and waits for the row.
      const saving = save(shop, product, { name: 'x' }, hasToken ? { lockToken: token } : { as: 'cleo' });
      await shop.untilWaiting(1);
      await psql.rows(lost, [product.id]);
      await psql.rows('commit');
      expectType(await saving, answer);
      expect(await storedRow(shop, 'products', product.id)).toMatchObject({ version: 2, name: 'passing by' });
    }
  });

  it('L1: who acquires it waits for a write that came first, and starts from what that wrote', async () => {
    const product = await newProduct(shop);
    const letGo = await holdRevisions(shop);
    const saving = saveProduct(shop, product, { name: 'x' }, { as: 'cleo' });
    await shop.untilWaiting(1);
    const acquiring = lockOn(shop, product, { as: 'ben' });
    await shop.untilWaiting(2);
    await letGo();
    expectType(await saving, 'Product');
    expect((await acquiring).record).toMatchObject({ version: 2, name: 'x' });
  });

  it('L3: a lock that runs out between the check and the commit is lost, and nothing is written', async () => {
    const product = await newProduct(shop);
    const { token } = await lockOn(shop, product);
    const letGo = await holdRevisions(shop);
    await shop.sql.rows(
      `update edit_lock set expires_at = clock_timestamp() + interval '1 second' where record_id = $1`,
      [product.id],
    );
    const saving = save(shop, product, { name: 'x' }, { lockToken: token });
    await shop.untilWaiting(1);
    await untilExpired(shop, product);
    await letGo();
    expectType(await saving, 'LockLostError');
    expect(await storedRow(shop, 'products', product.id)).toMatchObject({ version: 1 });
  });

  it('L3: a lock is neither broken nor released nor taken over in the middle of a write that holds it: that comes after', async () => {
    for (const end of [
      (id: string) => breakLock(shop, id, 'Closing time'),
      (id: string, token: string) => release(shop, id, token),
      (id: string) => lockOn(shop, { id }, { takeOverMine: true }),
    ]) {
      const product = await newProduct(shop);
      const { token } = await lockOn(shop, product);
      const letGo = await holdRevisions(shop);
      const saving = save(shop, product, { name: 'x' }, { lockToken: token });
      await shop.untilWaiting(1);
      const ending = end(product.id, token);
      await shop.untilWaiting(2);
      await letGo();
      expectType(await saving, 'Product');
      await ending;
      expectType(await save(shop, { ...product, version: 2 }, { name: 'y' }, { lockToken: token }), 'LockLostError');
    }
  });
});
