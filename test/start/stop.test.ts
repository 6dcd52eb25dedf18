import { describe, expect, it } from 'vitest';
import { RawSocket } from '../setup/raw-socket.js';
import type { Sql } from '../setup/sql.js';
import {
  ask,
  connectTo,
  eventually,
  isRunning,
  newDatabase,
  newFolder,
  start,
  startServer,
  type Server,
} from './process.js';

const FIRST = '{ products(first: 1) { nodes { id version name } } }';
const SAVE = `mutation ($id: ID!, $version: Int!) {
  updateProduct(id: $id, expectedVersion: $version, patch: { name: "Saved" }) { ... on Product { version name } }
}`;

interface Products {
  products: { nodes: { id: string; version: number; name: string }[] };
}

async function firstProduct(server: Server): Promise<{ id: string; version: number; name: string }> {
  const { products } = await ask<Products>(server, FIRST);
  return products.nodes[0]!;
}

const save = (server: Server, product: { id: string; version: number }): Promise<unknown> => ask(server, SAVE, product);

/** A save that is under way until the blocker commits. */
async function saveHeldUp(
  database: { DATABASE_URL: string },
  server: Server,
  product: { id: string; version: number },
): Promise<{ blocker: Sql; watcher: Sql; answer: Promise<unknown> }> {
  const [blocker, watcher] = [await connectTo(database), await connectTo(database)];
  await blocker.rows('begin');
  await blocker.rows('select from products where id = $1 for update', [product.id]);
  const answer = save(server, product);
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await eventually(async () => expect(await watcher.rows(waiting)).toHaveLength(1));
  return { blocker, watcher, answer };
}

describe('asked to stop', () => {
  it.each([[['SIGTERM']], [['SIGINT']], [['SIGHUP']], [['SIGINT', 'SIGINT']]] as const)(
    'by %j, the server answers the mutation under way, takes no other, and ends',
    async (signals) => {
      const database = await newDatabase();
      const server = await startServer(database);
      const product = await firstProduct(server);
      const { blocker, watcher, answer } = await saveHeldUp(database, server, product);
      // Ctrl-C in a terminal comes twice: from the terminal itself, and once more from npm.
      for (const signal of signals) server.signal(signal);
      await eventually(() => expect(fetch(`${server.url}/healthz`)).rejects.toThrow('fetch failed'));
      expect(server.status).toBeUndefined();
      await blocker.rows('commit');
      expect(await answer).toEqual({ updateProduct: { version: product.version + 1, name: 'Saved' } });
      expect((await server.exited()).status).toBe(0);
      expect(server.stderr).toBe('');
      expect(await watcher.rows('select from products where name = $1', ['Saved'])).toHaveLength(1);
    },
  );

  it('sends who is connected elsewhere, and ends', async () => {
    const server = await startServer(await newDatabase());
    const socket = await RawSocket.open(server);
    server.signal('SIGTERM');
    expect(await socket.closed).toMatchObject({ code: 1001 });
    expect((await server.exited()).status).toBe(0);
    expect(server.stderr).toBe('');
  });

  it('still serves as long as was set, while it says that others are to be asked', async () => {
    const server = await startServer({ ...(await newDatabase()), DRAIN_SECONDS: '600' });
    const product = await firstProduct(server);
    server.signal('SIGTERM');
    await eventually(async () => expect((await fetch(`${server.url}/readyz`)).status).toBe(503));
    expect(await save(server, product)).toMatchObject({ updateProduct: { name: 'Saved' } });
    expect(server.status).toBeUndefined();
    // Asked again, later than npm would pass a signal on, it does not wait.
    await eventually(() => {
      server.signal('SIGTERM');
      expect(server.status).toBe(1);
    });
  });

  it.each([
    ['exception', 'throw new Error("nobody catches this")'],
    ['rejection', 'Promise.reject(new Error("nobody catches this"))'],
  ])(
    'by an uncaught %s, it is not drained, answers what is under way, says why, and ends with status 1',
    async (_name, fault) => {
      const database = await newDatabase();
      const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(`process.on("SIGUSR2", () => { ${fault} })`)}`;
      const server = await startServer({ ...database, NODE_OPTIONS, DRAIN_SECONDS: '600' });
      const product = await firstProduct(server);
      const { blocker, answer } = await saveHeldUp(database, server, product);
      server.signal('SIGUSR2');
      await eventually(() => expect(fetch(`${server.url}/healthz`)).rejects.toThrow('fetch failed'));
      await blocker.rows('commit');
      expect(await answer).toMatchObject({ updateProduct: { name: 'Saved' } });
      expect((await server.exited()).status).toBe(1);
      expect(server.stderr).toContain('nobody catches this');
    },
  );

  it('while it starts, it stops what it has started', async () => {
    const DATA_DIR = await newFolder();
    const server = await start('main', [], { DATA_DIR, PORT: '0' });
    await eventually(() => expect(isRunning(DATA_DIR)).toBe(true));
    server.signal('SIGTERM');
    expect((await server.exited()).status).toBe(0);
    expect(isRunning(DATA_DIR)).toBe(false);
  });
});

describe('with the embedded PostgreSQL', () => {
  it('stops it, and starts within 5 seconds the next time, with the data; after a kill -9, too', async () => {
    const DATA_DIR = await newFolder();
    const first = await startServer({ DATA_DIR });
    await save(first, await firstProduct(first));
    first.signal('SIGINT');
    expect((await first.exited()).status).toBe(0);
    expect(isRunning(DATA_DIR)).toBe(false);

    const second = await startWithin5Seconds(DATA_DIR);
    expect(await firstProduct(second)).toMatchObject({ version: 2, name: 'Saved' });
    await save(second, await firstProduct(second));
    expect(await firstProduct(second)).toMatchObject({ version: 2 });
    second.signal('SIGKILL');
    await second.exited();

    const third = await startWithin5Seconds(DATA_DIR);
    expect(await firstProduct(third)).toMatchObject({ version: 2, name: 'Saved' });
    third.signal('SIGTERM');
    await third.exited();
    expect(isRunning(DATA_DIR)).toBe(false);
  });

  it('is shared by two servers over one folder: the first to stop leaves it to the other', async () => {
    const DATA_DIR = await newFolder();
    const [one, other] = await Promise.all([startServer({ DATA_DIR }), startServer({ DATA_DIR })]);
    await save(one, await firstProduct(other));
    one.signal('SIGTERM');
    await one.exited();
    expect(await firstProduct(other)).toMatchObject({ version: 2, name: 'Saved' });
    other.signal('SIGTERM');
    await other.exited();
    expect(isRunning(DATA_DIR)).toBe(false);
  });
});

async function startWithin5Seconds(DATA_DIR: string): Promise<Server> {
  const from = performance.now();
  const server = await startServer({ DATA_DIR });
  expect(performance.now() - from).toBeLessThan(5000);
  return server;
}
