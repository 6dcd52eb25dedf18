import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { exclusively } from '../../src/storage/exclusively.js';
import { query } from '../../src/storage/transaction.js';
import { lockOn, release, save } from '../edit-locks/acts.js';
import { RecordChanged } from '../feed/operations.js';
import { now, seen } from '../feed/reading.js';
import { adjustStock, newProduct, newProducts, saveProduct } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { UpdateProduct } from '../setup/operations.js';
import { PgBouncer } from '../setup/pgbouncer.js';
import { openTransaction, times } from '../setup/race.js';
import { ormOn } from '../setup/scratch-database.js';
import { useShop, type Shop } from '../setup/shop.js';
import { expectNothingWritten } from '../setup/stored.js';
import { subscribe } from '../setup/subscribe.js';
import { ask, connectTo, eventually, newDatabase, startServer } from '../start/process.js';

const SERVER_CONNECTIONS = 3;
const NEVER = 600_000;
const pooler = new PgBouncer(SERVER_CONNECTIONS);
const one = useShop({ between: pooler.between, news: { lookEveryMs: NEVER } });
let two: Shop;
beforeAll(async () => {
  two = await one.another({ between: pooler.between, news: { lookEveryMs: NEVER } });
});

const alternately = (index: number): Shop => (index % 2 === 0 ? one : two);

describe('through a PgBouncer that pools transactions', () => {
  it('V2: of 20 saves of one version by two servers exactly one is accepted, and they share few connections', async () => {
    const product = await newProduct(one);
    const saving = times(20, (index) => saveProduct(alternately(index), product, { name: `By ${index}` }));
    const most = await mostConnectionsUntil(Promise.all(saving));
    const answers = await Promise.all(saving);
    const accepted = answers.filter(({ __typename }) => __typename === 'Product');
    expect(accepted).toHaveLength(1);
    const conflicts = answers.filter((answer) => answer.__typename === 'ConflictError');
    expect(conflicts).toHaveLength(19);
    for (const { current } of conflicts) {
      expect(current).toMatchObject({ version: 2, name: expectType(accepted[0], 'Product').name });
    }
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(SERVER_CONNECTIONS);
  });

  it('I1: 10 repeats of one write with its key, at once and to both servers, are one write', async () => {
    const { id } = await newProduct(one, { stock: 100 });
    const key = randomUUID();
    const answers = await Promise.all(
      times(10, (index) => adjustStock(alternately(index), id, -1, undefined, { key })),
    );
    for (const answer of answers) expect(answer).toMatchObject({ __typename: 'Product', version: 2, stock: 99 });
    expect(await one.sql.row('select version, stock from products where id = $1', [id])).toEqual({
      version: 2,
      stock: 99,
    });
  });

  it('L2: a write without the token of the edit lock is refused by either server, whatever connection it meets', async () => {
    const products = await newProducts(one, 6);
    const tokens = await Promise.all(products.map((product, index) => lockOn(alternately(index), product)));
    const refused = await Promise.all(
      products.map((product, index) => save(alternately(index + 1), product, { name: 'Stolen' }, { as: 'ben' })),
    );
    expect(refused.map(({ __typename }) => __typename)).toEqual(products.map(() => 'RecordLockedError'));
    const written = await Promise.all(
      products.map((product, index) =>
        save(alternately(index + 1), product, { name: 'Mine' }, { lockToken: tokens[index]!.token }),
      ),
    );
    expect(written).toMatchObject(products.map(() => ({ __typename: 'Product', version: 2 })));
    // What one transaction says of its locks is not there for the next one of the connection.
    const unlocked = await newProducts(two, 6);
    const saved = await Promise.all(
      unlocked.map((product, index) => saveProduct(alternately(index), product, { name: 'X' })),
    );
    expect(saved).toMatchObject(unlocked.map(() => ({ __typename: 'Product', version: 2 })));
    await Promise.all(products.map(({ id }, index) => release(one, id, tokens[index]!.token)));
  });

  it('V3: an operation whose time is up is cancelled in the database, and its connection serves others', async () => {
    const hurried = await one.another({ between: pooler.between, limits: { operationTimeoutMs: 500 }, poolSize: 2 });
    const product = await newProduct(one);
    const holder = await openTransaction(one);
    await holder.rows('select from products where id = $1 for update', [product.id]);
    const { id, version } = product;
    const variables = { id, expectedVersion: version, patch: { name: 'Late' } };
    const { status, errors } = await expectNothingWritten(one, () =>
      hurried.post({ query: String(UpdateProduct), variables }),
    );
    expect({ status, errors }).toMatchObject({
      status: 503,
      errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }],
    });
    expect(hurried.logged.splice(0).map(String)).toEqual([expect.stringContaining('cancelled')]);
    await one.untilWaiting(0);
    await holder.rows('rollback');
    expectType(await saveProduct(two, product, {}), 'Product');
  });
});

describe('F2: with the direct address', () => {
  it('a change by one server is heard by a subscriber of the other, which never looks by itself', async () => {
    const product = await newProduct(one);
    const subscription = subscribe(two, RecordChanged, { after: await now(one), ids: [product.id] });
    await subscription.connected;
    // Again, since tests beside this one may hold back what the first hint is about.
    while (subscription.waiting.length === 0) await adjustStock(one, product.id, 1);
    expect(seen((await subscription.next()).recordChanged)).toEqual([product.id, 2]);
  });

  it('control: who listens through the pooler is told that it does, and hears nothing', async () => {
    const [deaf, hearing] = await Promise.all([await pooler.between(one.databaseUrl), one.databaseUrl].map(listen));
    for (let sent = 1; sent <= 5; sent++) {
      await one.sql.rows('notify control');
      await vi.waitFor(() => expect(hearing!.heard).toBe(sent));
    }
    expect(deaf!.heard).toBe(0);
  });
});

it('three servers start together on an empty database, through a pooler with too few connections for their locks', async () => {
  const { DATABASE_URL, ...database } = await newDatabase();
  const settings = {
    ...database,
    LOG_LEVEL: 'info',
    DATABASE_URL: await pooler.between(DATABASE_URL),
    DATABASE_DIRECT_URL: DATABASE_URL,
  };
  const servers = await Promise.all(times(3, () => startServer(settings)));
  for (const server of servers) {
    expect(await ask(server, '{ products { totalCount } }')).toEqual({ products: { totalCount: 25 } });
    await eventually(() => expect(server.stderr).toContain('The database sets no statement_timeout'));
    expect(server.stderr).not.toContain('unforeseen');
  }
  const sql = await connectTo({ DATABASE_URL });
  expect(await sql.row('select count(*)::int as products from products')).toEqual({ products: 25 });
}, 90_000);

it('control: waiting for a lock through the pooler would take the connections that the work needs', async () => {
  const pooled = await pooler.between(one.databaseUrl);
  const orms = await Promise.all(times(SERVER_CONNECTIONS, () => ormOn(pooled)));
  let isStuck = false;
  const done = orms.map((orm) =>
    exclusively(orm, 'a control', async () => {
      // The others wait for their turn by now, each on a connection of the pooler.
      await one.untilWaiting(SERVER_CONNECTIONS - 1);
      const needed = query(orm.em.fork(), 'select 1', []);
      isStuck = await Promise.race([needed.then(() => false), one.sql.rows('select pg_sleep(1)').then(() => true)]);
      // What would end only by the pooler's patience ends here by a waiting one being sent away.
      await one.sql.rows(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      await needed;
    }).catch(() => undefined),
  );
  await Promise.all(done);
  expect(isStuck).toBe(true);
});

/** How many connections to the database the operations of all servers had at once, at most, until `end`. */
async function mostConnectionsUntil(end: Promise<unknown>): Promise<number> {
  let most = 0;
  const over = end.then(() => true);
  for (let isOver = false; !isOver;) {
    isOver = await Promise.race([over, Promise.resolve(false)]);
    const { count } = await one.sql.row<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity
        where datname = current_database() and application_name = 'concord' and query !~ '^(listen|notify)'`,
    );
    most = Math.max(most, count);
  }
  return most;
}

async function listen(url: string): Promise<{ heard: number }> {
  const listener = { heard: 0 };
  const client = new Client({ connectionString: url });
  client.on('notification', () => (listener.heard += 1));
  await client.connect();
  onTestFinished(() => client.end());
  await client.query('listen control');
  return listener;
}
