import { beforeAll, expect, it } from 'vitest';
import { adjustStock, newOrder, newProducts, saveProduct, saveProducts, type Read } from '../setup/acts.js';
import { openTransaction, times } from '../setup/race.js';
import { useShop, type Shop } from '../setup/shop.js';
import { subscribe, subscribeByStream, type Subscription } from '../setup/subscribe.js';
import type { RecordChangedSubscription } from '../gql/graphql.js';
import { Order } from './follow-order.js';
import { RecordChanged } from './operations.js';
import { changesAfter, now, seen, settled, type Change } from './reading.js';

const one = useShop();
let two: Shop;
beforeAll(async () => {
  two = await one.another();
});

const WRITERS = 8;
const WRITES = 25;
const SUBSCRIBERS = 50;
const CUTS = 200;

/** Follows until it has seen the last change, and goes on elsewhere after each cut. */
class Wanderer {
  readonly seen: Change[] = [];
  #subscription: Subscription<RecordChangedSubscription> | null = null;

  constructor(private after: string) {}

  async followTo(isLast: (change: Change) => boolean): Promise<void> {
    for (;;) {
      const open = Math.random() < 0.5 ? subscribe : subscribeByStream;
      const subscription = open(Math.random() < 0.5 ? one : two, RecordChanged, { after: this.after });
      this.#subscription = subscription;
      try {
        for (;;) {
          const { recordChanged } = await subscription.next();
          this.seen.push(recordChanged);
          this.after = recordChanged.cursor;
          if (isLast(recordChanged)) return subscription.end();
        }
      } catch (error) {
        if (!String(error).includes('It is over')) throw error;
      }
    }
  }

  /** In the middle of whatever it is told: what has arrived and was not seen is lost with the connection. */
  cut(): void {
    this.#subscription?.end();
  }
}

it('F1: 8 writers on two servers, 50 subscribers cut off 200 times: each sees exactly what was committed, in one order', async () => {
  const products = await newProducts(one, 6, { stock: 100_000 });
  const spare = await newProducts(one, 2, { stock: 100_000 });
  const after = await now(one);
  const { start } = await one.sql.row<{ start: string }>('select max(sequence) as start from revision');
  let isOver = false;
  const isLast = ({ recordId, changedFields, version }: Change): boolean =>
    recordId === spare[1]!.id && version === 2 && changedFields.includes('name');
  const wanderers = times(SUBSCRIBERS, () => new Wanderer(after));
  const following = Promise.all(wanderers.map((each) => each.followTo(isLast)));
  const cutting = cutAtRandom(wanderers, () => isOver);
  const bySequence = followBySequence(() => isOver);

  const writing = times(WRITERS, (index) => writeAtRandom(index % 2 ? one : two, products));
  // Held open on purpose: whatever is committed meanwhile has to wait for it.
  const held = await openTransaction(one);
  await held.rows(`update products set description = 'held' where id = $1`, [spare[0]!.id]);
  const pause = one.sql.rows('select pg_sleep(3)');
  await Promise.all([...writing, pause]);
  await held.rows('commit');
  await settled(one);
  await saveProduct(one, spare[1]!, { name: 'the last' });
  isOver = true;
  await Promise.all([following, cutting]);

  const feed = await changesAfter(one, after);
  expect(feed.length).toBeGreaterThan(WRITERS * WRITES);
  const order = feed.map(({ cursor }) => cursor);
  for (const { seen: changes } of wanderers) expect(changes.map(({ cursor }) => cursor)).toEqual(order);
  const committed = (
    await one.sql.rows<{ record_id: string; version: number }>(
      'select record_id, version from revision where sequence > $1',
      [start],
    )
  ).map(({ record_id, version }): [string, number] => [record_id, version]);
  expect(feed.map(seen).toSorted(Order.byRecord)).toEqual(committed.toSorted(Order.byRecord));
  Order.expectRisingVersions(feed);
  // The control: a plain sequence, read while they wrote, has missed some.
  const plain = await bySequence;
  expect(new Set(plain).size).toBeLessThan(committed.length);
}, 120_000);

async function writeAtRandom(shop: Shop, products: readonly Read[]): Promise<void> {
  const any = (): Read => products[Math.floor(Math.random() * products.length)]!;
  const acts = [
    async () => adjustStock(shop, any().id, 1),
    async () => adjustStock(shop, any().id, -1),
    async () => newOrder(shop, [any(), 1]),
    async () => shop.sql.rows('update products set price = price + 1 where id = $1', [any().id]),
    async () =>
      saveProducts(
        shop,
        (await current(shop, products.slice(0, 3))).map((read) => [read, { name: `${Math.random()}` }]),
      ),
    async () => newProducts(shop, 1),
  ];
  for (let writes = 0; writes < WRITES; writes++) await acts[Math.floor(Math.random() * acts.length)]!();
}

async function current(shop: Shop, products: readonly Read[]): Promise<Read[]> {
  const rows = await shop.sql.rows<{ id: string; version: number }>(
    'select id, version from products where id = any($1)',
    [products.map(({ id }) => id)],
  );
  return rows;
}

async function cutAtRandom(wanderers: readonly Wanderer[], isOver: () => boolean): Promise<void> {
  for (let cuts = 0; cuts < CUTS && !isOver(); cuts++) {
    await one.sql.rows('select pg_sleep(0.015)');
    wanderers[Math.floor(Math.random() * wanderers.length)]!.cut();
  }
}

/** The unguarded way: what is there, by its sequence, and on from the highest. */
async function followBySequence(isOver: () => boolean): Promise<string[]> {
  const sql = await one.connect();
  let { last } = await sql.row<{ last: string }>('select max(sequence) as last from revision');
  const found: string[] = [];
  for (let wasOver = false; !wasOver;) {
    wasOver = isOver();
    const rows = await sql.rows<{ sequence: string }>(
      'select sequence from revision where sequence > $1 order by sequence',
      [last],
    );
    found.push(...rows.map(({ sequence }) => sequence));
    last = found.at(-1) ?? last;
  }
  return found;
}
