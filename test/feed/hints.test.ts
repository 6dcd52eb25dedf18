import { Client } from 'pg';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { Pulse } from '../../src/storage/pulse.js';
import { useWiredShop } from '../reads/wire.js';
import { adjustStock, newProduct, newProducts, saveProduct } from '../setup/acts.js';
import { times } from '../setup/race.js';
import type { Shop } from '../setup/shop.js';
import { subscribe } from '../setup/subscribe.js';
import { RecordChanged } from './operations.js';
import { now, seen } from './reading.js';

const { shop, wire } = useWiredShop();
const NEVER = 600_000;
const PATIENT = { timeout: 20_000, interval: 5 };
const AT_MOST_EVERY_MS = 100;
let other: Shop;

beforeAll(async () => {
  other = await shop.another({ news: { lookEveryMs: NEVER } });
});

/** Counts the hints that are sent in this database, whoever sends them. */
async function countHints(): Promise<{ count: number }> {
  const hints = { count: 0 };
  const client = new Client({ connectionString: shop.databaseUrl });
  await client.connect();
  onTestFinished(() => client.end());
  client.on('notification', () => (hints.count += 1));
  await client.query('listen concord');
  return hints;
}

function pulse(): Pulse {
  const made = new Pulse(shop.databaseUrl, (error) => shop.logged.push(error), NEVER);
  onTestFinished(() => made.stop());
  return made;
}

describe('F2: a hint after the commit, in place of asking again and again', () => {
  it('F2: a server that never looks by itself hears of what is written through another', async () => {
    const product = await newProduct(shop);
    const subscription = subscribe(other, RecordChanged, { after: await now(shop), ids: [product.id] });
    await subscription.connected;
    // Again, since tests beside this one may hold back what the first hint is about.
    while (subscription.waiting.length === 0) await adjustStock(shop, product.id, 1);
    expect(seen((await subscription.next()).recordChanged)).toEqual([product.id, 2]);
  });

  it('F2: what is told in one process makes all others look, and its own; nobody looks without', async () => {
    const pulses = [pulse(), pulse(), pulse()];
    const looks = pulses.map(() => 0);
    const lookouts = pulses.map((each, index) => each.whenever(async () => (looks[index]! += 1) < 0));
    await Promise.all(lookouts.map((each) => each.fresh()));
    for (const teller of pulses) {
      const before = [...looks];
      teller.tell();
      await vi.waitFor(() => looks.forEach((count, index) => expect(count).toBeGreaterThan(before[index]!)), PATIENT);
    }
  });

  it('F2: where there was news, more is looked for without a hint, after a moment; where there is none, it is not', async () => {
    const looks: number[] = [];
    const lookout = pulse().whenever(async () => looks.push(performance.now()) < 4);
    await vi.waitFor(() => expect(looks.length).toBeGreaterThanOrEqual(4), PATIENT);
    expect(looks[3]! - looks[0]!).toBeGreaterThanOrEqual(3 * AT_MOST_EVERY_MS - 5);
    // Its connection may have come meanwhile, which is a hint.
    const before = looks.length;
    await lookout.fresh();
    expect(looks.length).toBeLessThanOrEqual(before + 2);
  });

  it('whoever waits for a look that nobody will make is released', async () => {
    const failing = new Pulse(shop.databaseUrl, () => undefined, NEVER);
    onTestFinished(() => failing.stop());
    const lookout = failing.whenever(() => Promise.reject(new Error('never')));
    const fresh = lookout.fresh();
    lookout.stop();
    await expect(fresh).resolves.toBeUndefined();
  });

  it('F2: of a thousand that are told at once, hardly any are sent', async () => {
    const hints = await countHints();
    const teller = pulse();
    for (const _ of times(1000, String)) teller.tell();
    await vi.waitFor(() => expect(hints.count).toBeGreaterThan(0), PATIENT);
    await teller.stop();
    expect(hints.count).toBeLessThanOrEqual(2);
  });

  it('F2: 200 writes at once do not send more hints than there is time for', async () => {
    const products = await newProducts(shop, 20);
    const hints = await countHints();
    const start = performance.now();
    await Promise.all(times(200, (n) => adjustStock(shop, products[n % 20]!.id, 1)));
    const fits = (performance.now() - start) / AT_MOST_EVERY_MS + 2;
    expect(hints.count).toBeGreaterThan(0);
    expect(hints.count).toBeLessThanOrEqual(Math.min(fits, 199));
  });

  it('F2: no writer sends one itself, or waits for one', async () => {
    const product = await newProduct(shop);
    const statements = await wire.during(() => saveProduct(shop, product, { name: 'x' }));
    expect(statements.length).toBeGreaterThan(0);
    expect(statements.filter(({ sql }) => /\b(notify|listen|pg_notify)\b/i.test(sql))).toEqual([]);
  });

  it('F2: with the connection for hints lost, they are heard again once there is another', async () => {
    const [teller, hearer] = [pulse(), pulse()];
    let looks = 0;
    const lookout = hearer.whenever(async () => (looks += 1) < 0);
    teller.tell();
    await vi.waitFor(() => expect(looks).toBeGreaterThan(1), PATIENT);
    await lookout.fresh();
    const listening = `from pg_stat_activity where datname = current_database() and query ilike '%concord' and pid <> pg_backend_pid()`;
    const killed = await shop.sql.rows(`select pid, pg_terminate_backend(pid) ${listening}`);
    expect(killed.length).toBeGreaterThan(1);
    const before = looks;
    // Told while nobody listens: it is not lost, but waits.
    teller.tell();
    await vi.waitFor(() => expect(looks).toBeGreaterThan(before), PATIENT);
  });
});
