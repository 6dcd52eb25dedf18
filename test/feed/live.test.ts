import { describe, expect, it } from 'vitest';
import { useWiredShop } from '../reads/wire.js';
import { newCategory, newOrder, newProduct, newProducts, saveProduct } from '../setup/acts.js';
import { openTransaction, times } from '../setup/race.js';
import { subscribe, subscribeByStream } from '../setup/subscribe.js';
import { RecordChanged } from './operations.js';
import { changesAfter, listening, now, seen, settled } from './reading.js';

const { shop, wire } = useWiredShop();

describe.each([
  ['WebSocket', subscribe],
  ['Server-Sent Events', subscribeByStream],
])('F1, F2: recordChanged over %s', (_, open) => {
  it('F1: with `after`, first what was missed, then live, without a gap or a repeat at the seam', async () => {
    const after = await now(shop);
    const products = await newProducts(shop, 5);
    const subscription = open(shop, RecordChanged, { after });
    const missed = await listening(subscription, 5);
    for (const product of products) await saveProduct(shop, product, { name: 'x' });
    const live = await listening(subscription, 5);
    expect([...missed, ...live]).toEqual(
      (await changesAfter(shop, after)).map((change) => ({ ...change, record: expect.anything() })),
    );
    expect(subscription.waiting).toEqual([]);
  });

  it('F1: without `after`, from now on', async () => {
    const before = await newProduct(shop);
    await settled(shop);
    const product = await firstHeard(open(shop, RecordChanged, {}));
    expect(product.recordId).not.toBe(before.id);
  });

  it('F1: an error of the cursor is told at once, and ends it', async () => {
    const { errors } = await open(shop, RecordChanged, { after: 'nonsense' }).ended;
    expect(errors!.map(({ extensions }) => extensions.code)).toEqual(['RESYNC_REQUIRED']);
  });

  it('F1: only of the records and the types asked for', async () => {
    const after = await now(shop);
    const [watched, other] = await newProducts(shop, 2);
    const category = await newCategory(shop);
    const byId = open(shop, RecordChanged, { after, ids: [watched!.id, category.id, 'nonsense'] });
    const byType = open(shop, RecordChanged, { after, types: ['CATEGORY', 'ORDER'] });
    const both = open(shop, RecordChanged, { after, ids: [watched!.id, category.id], types: ['CATEGORY'] });
    await listening(byId, 2);
    await listening(byType, 1);
    await listening(both, 1);
    await saveProduct(shop, other!, { name: 'x' });
    const order = await newOrder(shop, [watched!, 1]);
    expect((await listening(byId, 1)).map(seen)).toEqual([[watched!.id, 2]]);
    expect((await listening(byType, 1)).map(seen)).toEqual([[order.id, 1]]);
    await settled(shop);
    const last = await newCategory(shop);
    expect((await listening(byType, 1)).map(seen)).toEqual([[last.id, 1]]);
    expect([byId.waiting, both.waiting]).toEqual([[], []]);
  });

  it('V9, F2: a change by SQL behind the server’s back arrives without any hint', async () => {
    const product = await newProduct(shop);
    const subscription = open(shop, RecordChanged, { after: await now(shop), ids: [product.id] });
    await shop.sql.rows(`update products set price = 5 where id = $1`, [product.id]);
    const [change] = await listening(subscription, 1);
    expect(change).toMatchObject({ version: 2, changedFields: ['price'], record: { version: 2 } });
  });
});

describe('F1: what is not committed yet', () => {
  it('F1: holds back what was committed after it began, and both come in one order', async () => {
    const [early, late] = await newProducts(shop, 2);
    const subscription = subscribe(shop, RecordChanged, { after: await now(shop) });
    const held = await openTransaction(shop);
    await held.rows(`update products set name = 'early' where id = $1`, [early!.id]);
    await saveProduct(shop, late!, { name: 'late' });
    await held.rows('commit');
    expect((await listening(subscription, 2)).map(seen)).toEqual([
      [early!.id, 2],
      [late!.id, 2],
    ]);
  });
});

describe('one reader, whatever the number of subscribers', () => {
  it('a hundred hear of the same change, and its record is loaded once', async () => {
    const after = await now(shop);
    const product = await newProduct(shop);
    await settled(shop);
    const subscriptions = times(100, () => subscribe(shop, RecordChanged, { after, ids: [product.id] }));
    // Who has heard of what was there before, is live from then on.
    for (const subscription of subscriptions) await listening(subscription, 1);
    const statements = await wire.during(async () => {
      // Behind the server's back: what it asks for then is for its subscribers.
      await shop.sql.rows(`update products set name = 'x' where id = $1`, [product.id]);
      for (const subscription of subscriptions) {
        expect((await listening(subscription, 1)).map(seen)).toEqual([[product.id, 2]]);
      }
    });
    expect(statements.filter(({ sql }) => sql.startsWith('select * from "products"'))).toHaveLength(1);
  });
});

/** From now on: nobody tells when that is, so something is made until one is heard of. */
async function firstHeard(subscription: {
  waiting: readonly unknown[];
  next(): Promise<{ recordChanged: { recordId: string } }>;
}) {
  for (;;) {
    await newProduct(shop);
    if (subscription.waiting.length > 0) return (await subscription.next()).recordChanged;
  }
}
