import { beforeAll, describe, expect, it } from 'vitest';
import { RecordChanged } from '../feed/operations.js';
import { changesAfter, listening, now, page } from '../feed/reading.js';
import { adjustStock, newProducts, type Product } from '../setup/acts.js';
import { times } from '../setup/race.js';
import { useShop, type Shop } from '../setup/shop.js';
import { subscribe, subscribeByStream } from '../setup/subscribe.js';

const one = useShop();
let two: Shop;
let products: Product[];
beforeAll(async () => {
  two = await one.another();
  products = await newProducts(one, 4, { stock: 1_000_000 });
});

const JOINS = 200;
const AT_ONCE = 20;
/** So many changes after all that there were when it joined: the seam lies before. */
const LIVE = 3;
/** How far back it joins, at most. */
const BEHIND = 50;

const either = <Choice>(a: Choice, b: Choice): Choice => (Math.random() < 0.5 ? a : b);

/** While somebody writes through both servers, and one follows from the beginning. Answers the places of the whole feed. */
async function underLoad(act: (soFar: readonly string[]) => Promise<void>): Promise<string[]> {
  const start = await now(one);
  const soFar = [start];
  const over = new AbortController();
  const writing = products.map(async ({ id }, index) => {
    while (!over.signal.aborted) await adjustStock(index % 2 ? one : two, id, 1);
  });
  const first = subscribe(one, RecordChanged, { after: start });
  const following = (async () => {
    while (!over.signal.aborted) soFar.push((await first.next()).recordChanged.cursor);
  })();
  try {
    await act(soFar);
  } finally {
    over.abort();
    await Promise.all(writing);
    // For the one who follows, who may wait for another.
    await adjustStock(one, products[0]!.id, 1);
    await following;
    first.end();
  }
  return [start, ...(await changesAfter(one, start)).map(({ cursor }) => cursor)];
}

interface Joined {
  readonly after: string;
  readonly told: readonly string[];
}

/** What follows the place in the feed. */
const rightly = (feed: readonly string[], { after, told }: Joined): readonly string[] =>
  feed.slice(feed.indexOf(after) + 1).slice(0, told.length);

describe('F1: who joins while everybody writes, from a place that is long past or only just', () => {
  it(`F1: ${JOINS} joins on two servers: none misses a change at the seam, and none is told one twice`, async () => {
    const joined: Joined[] = [];
    const feed = await underLoad(async (soFar) => {
      const join = async (): Promise<void> => {
        while (joined.length < JOINS) {
          const behind = either(0, Math.floor(Math.random() * Math.min(BEHIND, soFar.length)));
          const after = soFar.at(-1 - behind)!;
          const subscription = either(subscribe, subscribeByStream)(either(one, two), RecordChanged, { after });
          const told = await listening(subscription, behind + LIVE);
          subscription.end();
          joined.push({ after, told: told.map(({ cursor }) => cursor) });
        }
      };
      await Promise.all(times(AT_ONCE, join));
    });
    expect(joined.length).toBeGreaterThanOrEqual(JOINS);
    for (const each of joined) expect(each.told).toEqual(rightly(feed, each));
  }, 60_000);

  it('F1: control: who reads what they missed, and then subscribes, misses what comes between', async () => {
    const joined: Joined[] = [];
    const feed = await underLoad(async (soFar) => {
      while (joined.length < 10) {
        const after = soFar.at(-1)!;
        const { changes } = await page(one, { after });
        const told = [...changes, ...(await listening(subscribe(one, RecordChanged, {}), LIVE))];
        joined.push({ after, told: told.map(({ cursor }) => cursor) });
      }
    });
    const isRight = (each: Joined): boolean => JSON.stringify(each.told) === JSON.stringify(rightly(feed, each));
    expect(joined.filter(isRight).length).toBeLessThan(joined.length);
  }, 60_000);
});
