import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { Unavailable } from '../../src/core/refusal.js';
import { timeLeftMs, within } from '../../src/storage/deadline.js';
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
        await pause(timeLeftMs() + 1);
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
      await shop.untilWaiting(POOL_SIZE);
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
});

it('V3: a transaction in which a statement had failed is not taken for committed', async () => {
  const committing = inTransaction(shop.orm, async (em) => {
    await query(em, 'select 1/0', []).catch(() => undefined);
  });
  await expect(committing).rejects.toThrow('COMMIT was answered with ROLLBACK.');
});
