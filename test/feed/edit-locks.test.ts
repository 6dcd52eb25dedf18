import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  acquire,
  breakLock,
  handOver,
  letExpire,
  lockOf,
  lockOn,
  release,
  renew,
  request,
} from '../edit-locks/acts.js';
import type { EditLockChangedSubscription } from '../gql/graphql.js';
import { TooSlow } from '../../src/core/refusal.js';
import { LockWatch, type LockChange } from '../../src/edit-locks/watch.js';
import { Pulse } from '../../src/storage/pulse.js';
import { newCategory, newProduct } from '../setup/acts.js';
import { useShop, type Shop } from '../setup/shop.js';
import { subscribe, subscribeByStream, type Subscription } from '../setup/subscribe.js';
import { EditLockChanged } from './operations.js';

const shop = useShop();
let other: Shop;
beforeAll(async () => {
  other = await shop.another();
});

type Watch = Subscription<EditLockChangedSubscription>;

const heard = async (watch: Watch) => (await watch.next()).editLockChanged;

/** Nobody tells when a subscription has begun, so a lock of another record is renewed until that is heard of. */
async function watching(watch: Watch, probe: { id: string; token: string }): Promise<Watch> {
  while (watch.waiting.length === 0) await renew(shop, probe.id, probe.token, 60, { as: 'ana' });
  while (watch.waiting.length > 0) await heard(watch);
  return watch;
}

describe.each([
  ['WebSocket', subscribe],
  ['Server-Sent Events', subscribeByStream],
])('editLockChanged over %s, on another server than the one that is asked', (_, open) => {
  it('L7: tells of a lock that is taken, renewed, asked for, handed over, taken up and released', async () => {
    const product = await newProduct(shop);
    const probe = await newCategory(shop);
    const probing = await lockOn(shop, probe, { as: 'ana' });
    const ids = [product.id, probe.id];
    const watch = await watching(open(other, EditLockChanged, { ids }, { as: 'ben' }), {
      id: probe.id,
      token: probing.token,
    });
    // What the watcher sees is what they see who look.
    const expectHeard = async (): Promise<void> => {
      const change = await hearOf(watch, product.id);
      expect(change).toEqual({
        recordType: 'PRODUCT',
        recordId: product.id,
        lock: await lockOf(shop, product.id, { as: 'ben' }),
      });
    };
    const { token } = await lockOn(shop, product, { as: 'ben', note: 'photos' });
    await expectHeard();
    expect((await lockOf(shop, product.id, { as: 'ben' }))!.heldByMe).toBe(true);
    await renew(shop, product.id, token, 600, { as: 'ben' });
    await expectHeard();
    await request(shop, product.id, 'please', { as: 'cleo' });
    await expectHeard();
    await handOver(shop, product.id, token, 'cleo', { as: 'ben' });
    await expectHeard();
    const cleos = await lockOn(shop, product, { as: 'cleo' });
    await expectHeard();
    await release(shop, product.id, cleos.token, { as: 'cleo' });
    await expectHeard();
    await acquire(shop, product.id, { as: 'ben' });
    await expectHeard();
    await breakLock(shop, product.id, 'left for the day');
    await expectHeard();
  });

  it('L4: tells of a lock that runs out, and of one that SQL behind the server’s back removes', async () => {
    const product = await newProduct(shop);
    const probe = await newCategory(shop);
    const { token } = await lockOn(shop, probe, { as: 'ana' });
    const watch = await watching(open(other, EditLockChanged, {}), { id: probe.id, token });
    for (const end of [
      () => letExpire(shop, product),
      () => shop.sql.rows('delete from edit_lock where record_id = $1', [product.id]),
    ]) {
      await lockOn(shop, product, { ttlSeconds: 60 });
      expect((await hearOf(watch, product.id)).lock).not.toBeNull();
      await end();
      expect(await hearOf(watch, product.id)).toEqual({ recordType: 'PRODUCT', recordId: product.id, lock: null });
    }
  });
});

async function hearOf(watch: Watch, id: string): Promise<EditLockChangedSubscription['editLockChanged']> {
  for (;;) {
    const change = await heard(watch);
    if (change.recordId === id) return change;
  }
}

describe('editLockChanged', () => {
  it('A4: tells each whether it is theirs, though all who ask the same are told at once', async () => {
    const product = await newProduct(shop);
    const probe = await newCategory(shop);
    const { token } = await lockOn(shop, probe, { as: 'ana' });
    const people = ['ben', 'cleo'] as const;
    const open = (as: (typeof people)[number]) =>
      subscribe(shop, EditLockChanged, { ids: [product.id, probe.id] }, { as });
    const watches = people.map(open);
    for (const watch of watches) await watching(watch, { id: probe.id, token });
    for (const holder of people) {
      const held = await lockOn(shop, product, { as: holder });
      const told = await Promise.all(watches.map((watch) => hearOf(watch, product.id)));
      expect(told.map(({ lock }) => lock!.heldByMe)).toEqual(people.map((each) => each === holder));
      await release(shop, product.id, held.token, { as: holder });
      for (const watch of watches) expect((await hearOf(watch, product.id)).lock).toBeNull();
    }
  });

  it('is told of the records asked for alone, and of none without any', async () => {
    const [watched, ignored] = [await newProduct(shop), await newProduct(shop)];
    const probe = await newCategory(shop);
    const { token } = await lockOn(shop, probe, { as: 'ana' });
    const watch = await watching(subscribe(shop, EditLockChanged, { ids: [watched.id, probe.id] }), {
      id: probe.id,
      token,
    });
    await lockOn(shop, ignored);
    await lockOn(shop, watched);
    // The last that was renewed to find out may still come, too.
    const told: string[] = [];
    while (!told.includes(watched.id)) told.push((await heard(watch)).recordId);
    expect(told).not.toContain(ignored.id);
  });

  it('does not follow more records than it may', async () => {
    const ids = Array.from({ length: 201 }, (_, index) => `product_${index}`);
    const { errors } = await subscribe(shop, EditLockChanged, { ids }).ended;
    expect(errors!.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  });

  it('F3: whoever reads of no record while too many change is let go', async () => {
    const pulse = new Pulse(shop.databaseUrl, (error) => shop.logged.push(error));
    onTestFinished(() => pulse.stop());
    const lockWatch = new LockWatch(shop.orm, pulse, 1);
    const watch = await lockWatch.follow(null);
    await lockOn(shop, await newProduct(shop));
    await lockOn(shop, await newProduct(shop));
    await vi.waitFor(() => expect(lockWatch.watchers).toBe(0), { timeout: 20_000, interval: 5 });
    await expect(watch.next()).rejects.toBeInstanceOf(TooSlow);
  });

  it('F3: of a record that changes again and again, whoever does not read holds the newest state alone', async () => {
    const product = await newProduct(shop);
    const watch = await shop.news.lockWatch.follow([product.id]);
    const { token } = await lockOn(shop, product);
    for (let renewals = 0; renewals < 20; renewals++) await renew(shop, product.id, token, 100 + renewals);
    const last = await lockOf(shop, product.id);
    let told = 0;
    for (;;) {
      const { value } = (await watch.next()) as { value: LockChange };
      told += 1;
      if (value.lock?.renewedAt.toISOString() === last!.renewedAt) break;
    }
    expect(told).toBeLessThan(4);
    await watch.return!();
    expect(shop.news.lockWatch.watchers).toBe(0);
  });
});
