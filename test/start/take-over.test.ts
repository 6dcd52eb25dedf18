import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { follow } from '../../src/client/index.js';
import { ask, connectTo, eventually, newDatabase, startServer } from './process.js';
import { Proxy } from './proxy.js';
import { keepSaving, Ledger, overHttp, overSocket, type Saved } from './writers.js';

const WRITERS = 12;
const SAVES_BETWEEN = 150;
const SETTINGS = { DRAIN_SECONDS: '1', MUTATIONS_PER_MINUTE_PER_PERSON: '0', MUTATIONS_PER_MINUTE_PER_ADDRESS: '0' };

const CREATE =
  'mutation ($input: CreateProductInput!) { createProduct(input: $input) { ... on Product { id version } } }';

async function newProduct(server: { url: string }, nth: number): Promise<Saved> {
  const input = { sku: `T-${nth}`, name: 'v1', price: '1.00' };
  return (await ask<{ createProduct: Saved }>(server, CREATE, { input })).createProduct;
}

/** Every version of these that somebody sees who follows them through the proxy. */
function versionsSeen({ url }: Proxy, ids: readonly string[], signal: AbortSignal) {
  const seen = new Map<string, number[]>(ids.map((id) => [id, []]));
  const changes = follow({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    ids,
    backoffMs: 20,
    webSocketImpl: WebSocket,
    signal,
  });
  const over = (async () => {
    for await (const { recordId, version } of changes) seen.get(recordId)!.push(version);
  })();
  return { seen, over };
}

const upTo = (version: number, from = 1): number[] =>
  Array.from({ length: version - from + 1 }, (_, nth) => from + nth);

it('killed with TERM under load, a server leaves no save unanswered and loses no answer, and another takes over without a failure', async () => {
  const database = await newDatabase();
  const [sql, proxy] = [await connectTo(database), await Proxy.start()];
  const first = await startServer({ ...database, ...SETTINGS });
  await proxy.add(first);
  const products = await Promise.all(upTo(WRITERS).map((nth) => newProduct(proxy, nth)));
  const [ledger, enough, seenEnough] = [new Ledger(), new AbortController(), new AbortController()];
  const { seen, over } = versionsSeen(
    proxy,
    products.map(({ id }) => id),
    seenEnough.signal,
  );
  const ways = [overHttp, overSocket];
  const writing = products.map((product, nth) => keepSaving(product, ways[nth % 2]!(proxy.url), ledger, enough.signal));
  const further = async (): Promise<void> => {
    const from = ledger.answered.length;
    await eventually(() =>
      expect(ledger.failed.length > 0 || ledger.answered.length > from + SAVES_BETWEEN).toBe(true),
    );
    expect(ledger.failed).toEqual([]);
  };

  await further();
  const second = await startServer({ ...database, ...SETTINGS });
  await proxy.add(second);
  await further();
  first.signal('SIGTERM');
  expect(await first.exited()).toMatchObject({ status: 0, stderr: '' });
  await further();
  enough.abort();
  await Promise.all(writing);

  expect(ledger.failed).toEqual([]);
  const keys = await sql.rows<{ key: string }>('select key from idempotency_key');
  expect(keys.map(({ key }) => key).toSorted()).toEqual(ledger.answered.toSorted());
  for (const { id, version } of products) {
    expect(await sql.row('select version, name from products where id = $1', [id])).toEqual({
      version,
      name: `v${version}`,
    });
    expect(await sql.rows('select from revision where record_id = $1', [id])).toHaveLength(version);
    await eventually(() => expect(seen.get(id)!.at(-1)).toBe(version));
    expect(seen.get(id)).toEqual(upTo(version, seen.get(id)![0]));
  }
  seenEnough.abort();
  await over.catch((error: unknown) => expect(seenEnough.signal.aborted, String(error)).toBe(true));
}, 120_000);
