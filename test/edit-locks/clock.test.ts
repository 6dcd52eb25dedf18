import { afterEach, describe, expect, it, vi } from 'vitest';
import { newProduct } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { useShop } from '../setup/shop.js';
import { sweepLocks } from '../../src/edit-locks/sweep.js';
import { acquire, letExpire, lockOf, lockOn, renew, save } from './acts.js';

const shop = useShop();
const HOURS = 60 * 60 * 1000;

afterEach(() => void vi.useRealTimers());

/** The server's clock; the database's is another one. */
function setServerClock(offset: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + offset });
}

describe('L4: expiry is by the clock of the database, whatever the server’s says', () => {
  it.each([
    ['two hours ahead', 2 * HOURS],
    ['two hours behind', -2 * HOURS],
  ])('L4: a server’s clock that is %s changes nothing', async (_, offset) => {
    const product = await newProduct(shop);
    setServerClock(offset);
    const { token, lock } = await lockOn(shop, product, { as: 'ben', ttlSeconds: 60 });
    const { now } = await shop.sql.row<{ now: string }>('select clock_timestamp() as now');
    const seconds = (Date.parse(lock.expiresAt) - Date.parse(now)) / 1000;
    expect(seconds).toBeGreaterThan(40);
    expect(seconds).toBeLessThanOrEqual(60);
    expectType(await acquire(shop, product.id, { as: 'cleo' }), 'RecordLockedError');
    expectType(await save(shop, product, { name: 'x' }, { as: 'ben', lockToken: token }), 'Product');
    expectType(await renew(shop, product.id, token, 60, { as: 'ben' }), 'EditLock');
    expect(await lockOf(shop, product.id)).not.toBeNull();
    await letExpire(shop, product);
    expect(await lockOf(shop, product.id)).toBeNull();
    expectType(await acquire(shop, product.id, { as: 'cleo' }), 'EditLockGranted');
  });
});

describe('L4: what is left of locks that ran out', () => {
  it('is swept after a minute, past what anybody holds, and no lock in force with it', async () => {
    const [inForce, old, held, recent] = await Promise.all([1, 2, 3, 4].map(() => newProduct(shop)));
    for (const product of [inForce!, old!, held!, recent!]) await lockOn(shop, product);
    const ages = [
      [old!, '2 minutes'],
      [held!, '2 minutes'],
      [recent!, '10 seconds'],
    ] as const;
    for (const [{ id }, age] of ages) {
      await shop.sql.rows(`update edit_lock set expires_at = clock_timestamp() - $2::interval where record_id = $1`, [
        id,
        age,
      ]);
    }
    const holder = await shop.connect();
    await holder.rows('begin');
    await holder.rows('select from edit_lock where record_id = $1 for update', [held!.id]);
    expect(await sweepLocks(shop.orm)).toBe(1);
    await holder.rows('rollback');
    const mine = [inForce!, old!, held!, recent!].map(({ id }) => id);
    const left = await shop.sql.rows<{ record_id: string }>(
      'select record_id from edit_lock where record_id = any($1)',
      [mine],
    );
    expect(new Set(left.map(({ record_id }) => record_id))).toEqual(new Set([inForce!.id, held!.id, recent!.id]));
    expect(await sweepLocks(shop.orm)).toBe(1);
  });
});
