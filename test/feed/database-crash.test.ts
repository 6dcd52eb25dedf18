import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { adjustStock, newProduct, saveProduct } from '../setup/acts.js';
import { useCluster } from '../setup/cluster.js';
import { times } from '../setup/race.js';
import { subscribe, subscribeByStream } from '../setup/subscribe.js';
import { Order } from './follow-order.js';
import { RecordChanged } from './operations.js';
import { changesAfter, now, type Change } from './reading.js';

const cluster = useCluster();
const WRITERS = 4;
const WRITES = 40;

it('F1: PostgreSQL crashes and comes back under load: subscriptions stay open, and miss and repeat nothing', async () => {
  const { shop } = cluster;
  const products = await Promise.all(times(WRITERS, () => newProduct(shop, { stock: 1000 })));
  const after = await now(shop);
  const seen = [subscribe, subscribeByStream].map((open) => {
    const subscription = open(shop, RecordChanged, { after });
    return { subscription, changes: [] as Change[] };
  });
  const following = Promise.all(
    seen.map(async ({ subscription, changes }) => {
      while (changes.length < WRITERS * WRITES) changes.push((await subscription.next()).recordChanged);
    }),
  );
  let written = 0;
  const half = Promise.withResolvers<void>();
  const writing = products.map(async ({ id }) => {
    for (let writes = 0; writes < WRITES; writes++) {
      const key = randomUUID();
      await untilAccepted(() => adjustStock(shop, id, -1, undefined, { key }));
      written += 1;
      if (written === (WRITERS * WRITES) / 2) half.resolve();
      // Refused: what is left of it is the number of a transaction.
      await saveProduct(shop, { id, version: 1 }, { name: 'stale' }).catch(() => null);
    }
  });
  await half.promise;
  await cluster.kill();
  await Promise.all(writing);
  await following;

  await cluster.connectAgain();
  const feed = await changesAfter(shop, after);
  const places = feed.map(({ cursor }) => cursor);
  for (const { changes } of seen) expect(changes.map(({ cursor }) => cursor)).toEqual(places);
  Order.expectRisingVersions(feed);
  // What failed meanwhile was told to whoever runs the server; of the reader, once.
  expect(shop.logged.splice(0).length).toBeGreaterThan(0);
}, 120_000);

/** The same call, with the same key, until it is answered. */
async function untilAccepted(call: () => Promise<{ __typename?: string }>): Promise<void> {
  for (;;) {
    const answer = await call().catch(() => null);
    if (answer) return;
  }
}
