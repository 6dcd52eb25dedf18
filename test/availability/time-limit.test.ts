import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { Unavailable } from '../../src/core/refusal.js';
import { timeLeftMs, within } from '../../src/storage/operation.js';
import { Pulse } from '../../src/storage/pulse.js';
import { inTransaction, query } from '../../src/storage/transaction.js';
import { newProduct, saveProduct, type Product } from '../setup/acts.js';
import { expectType, type Answer } from '../setup/http.js';
import { UpdateProduct } from '../setup/operations.js';
import { openTransaction, times } from '../setup/race.js';
import { useShop, type Shop } from '../setup/shop.js';
import { expectNothingWritten } from '../setup/stored.js';
import { subscribe, subscribeByStream } from '../setup/subscribe.js';

const LIMIT_MS = 500;
const POOL_SIZE = 2;
const shop = useShop();
/** Of the same database, in a hurry. What is meant to succeed is asked of the other one, on however busy a machine. */
let hurried: Shop;
beforeAll(async () => {
  hurried = await shop.another({ limits: { operationTimeoutMs: LIMIT_MS }, poolSize: POOL_SIZE });
});

const call = ({ id, version }: Product) => ({
  query: String(UpdateProduct),
  variables: { id, expectedVersion: version, patch: { name: 'Big lamp' } },
});

/** While another transaction holds the row of the product. */
async function whileHeld<T>({ id }: Product, act: () => Promise<T>): Promise<T> {
  const holder = await openTransaction(shop);
  await holder.rows('select from products where id = $1 for update', [id]);
  try {
    return await act();
  } finally {
    await holder.rows('rollback');
  }
}

function expectUnavailable({ status, errors }: Answer): void {
  expect({ status, errors }).toMatchObject({ status: 503, errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
}

describe('an operation that takes too long', () => {
  it('V3: is told so when its time is up, its SQL is cancelled, and nothing is written, then or later', async () => {
    const product = await newProduct(shop);
    await whileHeld(product, async () => {
      const started = performance.now();
      expectUnavailable(await expectNothingWritten(shop, () => hurried.post(call(product))));
      expect(performance.now() - started).toBeGreaterThan(LIMIT_MS - 50);
      await shop.untilWaiting(0);
    });
    expect(hurried.logged.splice(0).map(String)).toEqual([expect.stringContaining('too long')]);
    expectType(await saveProduct(shop, product, {}), 'Product');
  });

  it.each([
    ['a WebSocket', subscribe],
    ['an event stream', subscribeByStream],
  ])('by %s, too', async (_, by) => {
    const product = await newProduct(shop);
    const asked = call(product);
    const errors = await whileHeld(product, async () => {
      const { ended, waiting } = by(hurried, asked.query, asked.variables);
      return (await ended).errors ?? waiting[0]?.errors;
    });
    expect(errors).toMatchObject([{ extensions: { code: 'SERVICE_UNAVAILABLE' } }]);
    expect(hurried.logged.splice(0)).toHaveLength(1);
  });

  it('V3: after another mutation of the same operation, which stands and says so, though it is not answered any more', async () => {
    const [first, second] = [await newProduct(shop), await newProduct(shop)];
    const update = (alias: string, { id }: Product): string =>
      `${alias}: updateProduct(id: "${id}", expectedVersion: 1, patch: { name: "Big lamp" }) { __typename }`;
    const { status, data, errors } = await whileHeld(second, () =>
      hurried.post({ query: `mutation { ${update('first', first)} ${update('second', second)} }` }),
    );
    // 503 would ask proxies to send all of it again.
    expect({ status, data }).toEqual({ status: 200, data: null });
    expect(errors).toMatchObject([{ path: ['second'], extensions: { code: 'SERVICE_UNAVAILABLE' } }]);
    expect(errors[0]!.message).toMatch(/those before it wrote is written/);
    expect(hurried.logged.splice(0)).toHaveLength(1);
    const versions = await shop.sql.rows('select version from products where id = any($1) order by id = $2', [
      [first.id, second.id],
      second.id,
    ]);
    expect(versions).toEqual([{ version: 2 }, { version: 1 }]);
  });

  it('its time is not that of the readers which it is the first to wake', async () => {
    const pulse = new Pulse(shop.databaseUrl, (error) => shop.logged.push(error));
    const { promise, resolve } = Promise.withResolvers<number>();
    const look = async (): Promise<boolean> => {
      resolve(timeLeftMs());
      return false;
    };
    const lookout = within(LIMIT_MS, () => pulse.whenever(look));
    expect(await promise).toBe(Infinity);
    lookout.stop();
    await pulse.stop();
  });

  it('V3: its COMMIT is not sent when its time is up before', async () => {
    const { id } = await newProduct(shop);
    const writing = within(LIMIT_MS, () =>
      inTransaction(shop.orm, async (em) => {
        await query(em, 'update products set name = $2 where id = $1', [id, 'Big lamp']);
        // A timer of Node's may be early by a millisecond.
        while (timeLeftMs() > 0) await pause(timeLeftMs() + 1);
      }),
    );
    await expect(writing).rejects.toBeInstanceOf(Unavailable);
    expect(await shop.sql.row('select name, version from products where id = $1', [id])).toEqual({
      name: 'Chai',
      version: 1,
    });
  });
});

describe('a pool that is starved', () => {
  it('tells whoever gets no connection, and goes on as soon as there is one', async () => {
    const product = await newProduct(shop);
    await whileHeld(product, async () => {
      const held = times(POOL_SIZE, () => hurried.post(call(product)));
      const waiting = times(5, () => hurried.post({ query: '{ products(first: 1) { nodes { id } } }' }));
      for (const answer of await Promise.all(held)) expectUnavailable(answer);
      // Their turn comes when the first are cancelled: whoever has time left is answered.
      for (const { status } of await Promise.all(waiting)) expect([200, 503]).toContain(status);
    });
    hurried.logged.splice(0);
    await vi.waitFor(async () => {
      const { status } = await hurried.post(call(await newProduct(shop)));
      hurried.logged.splice(0);
      expect(status).toBe(200);
    });
  });

  it('whoever waits is told when their own time is up, and the server is ready all the while', async () => {
    const { release, held } = await holdPool(hurried);
    const started = performance.now();
    expectUnavailable(await hurried.post(PRODUCTS));
    // The pool itself would let them wait for longer.
    expect(performance.now() - started).toBeLessThan(5000);
    expect(hurried.logged.splice(0).map(String)).toEqual([expect.stringContaining('no connection in time')]);
    expect((await fetch(`${hurried.url}/readyz`)).status).toBe(200);
    release();
    await held;
    await vi.waitFor(async () => expect((await hurried.post(PRODUCTS)).status).toBe(200));
  });

  it('lets no more wait than can hope for a connection: the others are refused at once', async () => {
    const patient = await shop.another({ poolSize: POOL_SIZE });
    const { release, held } = await holdPool(patient);
    const asked = new Set(times(POOL_SIZE * 50 + 3, () => patient.post(PRODUCTS)));
    for (const _ of times(3, () => null)) expectUnavailable(await nextOf(asked));
    for (const error of patient.logged.splice(0)) expect(String(error)).toContain('Too many');
    release();
    await held;
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    // On a busy machine, the patience of the pool may be at its end.
    expect(new Set([...statuses, 200, 503])).toEqual(new Set([200, 503]));
    patient.logged.splice(0);
  });
});

const PRODUCTS = { query: '{ products(first: 1) { nodes { id } } }' };

/** Takes all connections, for work that nobody waits for. */
async function holdPool({ orm }: Shop): Promise<{ release: () => void; held: Promise<unknown> }> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const taken = times(POOL_SIZE, () => Promise.withResolvers<void>());
  const held = Promise.all(
    taken.map((each) =>
      inTransaction(orm, async (em) => {
        await query(em, 'select 1', []);
        each.resolve();
        await promise;
      }),
    ),
  );
  await Promise.all(taken.map((each) => each.promise));
  return { release: resolve, held };
}

/** The first to come back, which is taken out. */
async function nextOf<T>(promises: Set<Promise<T>>): Promise<T> {
  const [answer, promise] = await Promise.race([...promises].map(async (each) => [await each, each] as const));
  promises.delete(promise);
  return answer;
}

it('V3: a transaction in which a statement had failed is not taken for committed', async () => {
  const committing = inTransaction(shop.orm, async (em) => {
    await query(em, 'select 1/0', []).catch(() => undefined);
  });
  await expect(committing).rejects.toThrow('COMMIT was answered with ROLLBACK.');
});
