import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { TooSlow } from '../../src/core/refusal.js';
import { Feed } from '../../src/feed/feed.js';
import type { FeedChange } from '../../src/feed/page.js';
import { Pulse } from '../../src/storage/pulse.js';
import { query } from '../../src/storage/transaction.js';
import { newCategory, newProduct } from '../setup/acts.js';
import { times } from '../setup/race.js';
import { useWiredShop } from '../reads/wire.js';
import { changesAfter, now, settled } from './reading.js';

const { shop, wire } = useWiredShop();
const QUEUE_SIZE = 10;

async function openFeed(patienceMs: number, outageMs?: number): Promise<Feed> {
  const pulse = new Pulse(shop.databaseUrl, (error) => shop.logged.push(error));
  onTestFinished(() => pulse.stop());
  return Feed.open(shop.orm, pulse, { queueSize: QUEUE_SIZE, patienceMs, ...(outageMs !== undefined && { outageMs }) });
}

async function take(changes: AsyncIterator<FeedChange>, count: number): Promise<string[]> {
  const cursors: string[] = [];
  while (cursors.length < count) cursors.push(((await changes.next()).value as FeedChange).cursor);
  return cursors;
}

const make = (count: number): Promise<unknown> => Promise.all(times(count, () => newCategory(shop)));

describe('F3: a follower that does not take what it is told', () => {
  it('F3: is let go, with the cursor from which another one gets exactly the rest', async () => {
    const feed = await openFeed(0);
    const after = await now(shop);
    const slow = await feed.follow({}, after);
    await make(2);
    const taken = await take(slow, 2);
    await make(QUEUE_SIZE + 1);
    const error: unknown = await untilLetGo(feed, slow);
    expect(error).toBeInstanceOf(TooSlow);
    expect((error as TooSlow).cursor).toBe(taken[1]);
    const next = await feed.follow({}, (error as TooSlow).cursor);
    const rest = await take(next, QUEUE_SIZE + 1);
    expect([...taken, ...rest]).toEqual((await changesAfter(shop, after)).map(({ cursor }) => cursor));
    await next.return!();
    expect(feed.followers).toBe(0);
  });

  it('F3: is not let go, and misses nothing, when it takes its time: what its queue does not hold is read back', async () => {
    const feed = await openFeed(60_000);
    const after = await now(shop);
    const slow = await feed.follow({}, after);
    const taken: string[] = [];
    for (let round = 0; round < 5; round++) {
      await make(QUEUE_SIZE * 2);
      await settled(shop);
      // Until all of it has been told, and the queue given up.
      await feed.follow({}, null).then((other) => other.return!());
      taken.push(...(await take(slow, QUEUE_SIZE)));
    }
    taken.push(...(await take(slow, QUEUE_SIZE * 5)));
    expect(taken).toEqual((await changesAfter(shop, after)).map(({ cursor }) => cursor));
    await slow.return!();
  });

  describe('when the database goes away while it reads back', () => {
    /** Has lost its connection each time when it reads, so many times; answers what comes of it. */
    async function read(outageMs: number | undefined, losses: number): Promise<unknown> {
      const feed = await openFeed(60_000, outageMs);
      const after = await now(shop);
      const slow = await feed.follow({}, after);
      onTestFinished(async () => void (await slow.return!()));
      await make(QUEUE_SIZE * 2);
      await settled(shop);
      // Until all of it has been told, and the queue given up.
      await feed.follow({}, null).then((other) => other.return!());
      const expected = (await changesAfter(shop, after)).map(({ cursor }) => cursor);
      let lost = 0;
      const taken = await wire.interposing(
        async ({ sql, parameters }) => {
          if (!sql.includes('kept_transaction') || parameters[2] !== '201' || lost === losses) return;
          lost += 1;
          await loseConnections();
        },
        () => take(slow, expected.length).catch((error: unknown) => error),
      );
      expect(lost).toBe(losses);
      if (!(taken instanceof Error)) expect(taken).toEqual(expected);
      await untilConnected();
      // The reader may have looked at the same time.
      shop.logged.splice(0);
      return taken;
    }

    it('F1: it waits, reads again, and misses nothing', async () => {
      expect(await read(undefined, 3)).toHaveLength(QUEUE_SIZE * 2);
    });

    it('F1: control: one without patience is told an error', async () => {
      expect(await read(0, 1)).toBeInstanceOf(Error);
    });
  });

  it('F3: one that ends while it waits is over at once; when the last is gone, nobody looks any more', async () => {
    const feed = await openFeed(60_000);
    const waiting = await feed.follow({}, null);
    const next = waiting.next();
    await waiting.return!();
    expect(await next).toEqual({ value: undefined, done: true });
    expect(feed.followers).toBe(0);
    // A look that was under way may still end; then a whole request goes by without another.
    await settled(shop);
    const statements = await wire.during(async () => {
      for (let requests = 0; requests < 5; requests++) await newProduct(shop);
    });
    expect(statements.filter(({ sql }) => sql.includes('kept_transaction'))).toEqual([]);
  });
});

describe('F1: the seam between what is read back and what is live', () => {
  it('F1: the first follower misses nothing of what is committed while the reader begins', async () => {
    const feed = await openFeed(60_000);
    const after = await now(shop);
    let isMade = false;
    const joined = await wire.interposing(
      async ({ sql, parameters }) => {
        const isBeginning = sql.includes('kept_transaction') && parameters[4] === '{}';
        if (!isBeginning || isMade) return;
        isMade = true;
        // What is read back without waiting for the reader has been read by then.
        await shop.sql.rows('select pg_sleep(0.3)');
        await shop.sql.rows(
          `insert into categories (id, name, created_by_id, created_by_name, updated_by_id, updated_by_name)
             values ('category_at_the_seam', 'x', '', '', '', '')`,
        );
        await settled(shop);
      },
      () => feed.follow({}, after),
    );
    expect(isMade).toBe(true);
    const { value } = await joined.next();
    expect((value as FeedChange).recordId).toBe('category_at_the_seam');
    await joined.return!();
  });
});

/** The pool learns of the loss of a connection a moment after it. */
async function untilConnected(): Promise<void> {
  await vi.waitFor(() => Promise.all(times(20, () => query(shop.orm.em.fork(), 'select pg_sleep(0.01)', []))));
}

function loseConnections(): Promise<unknown> {
  return shop.sql.rows(
    `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = 'concord' and query not ilike '%concord'`,
  );
}

/** Nothing is taken meanwhile: only the feed's own looks go on. */
async function untilLetGo(feed: Feed, slow: AsyncIterator<FeedChange>): Promise<unknown> {
  while (feed.followers > 0) await settled(shop);
  return slow.next().then(
    () => expect.fail('It was told more.'),
    (error: unknown) => error,
  );
}
