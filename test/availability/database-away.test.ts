import { randomUUID } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { newProduct, type Product } from '../setup/acts.js';
import { useCluster } from '../setup/cluster.js';
import { UpdateProduct } from '../setup/operations.js';
import { times } from '../setup/race.js';
import type { Shop } from '../setup/shop.js';
import { subscribe, subscribeByStream } from '../setup/subscribe.js';

const WRITERS = 6;
const LIMIT_MS = 3000;
const QUERY = '{ products(first: 1) { nodes { id } } }';

const cluster = useCluster({ limits: { operationTimeoutMs: LIMIT_MS } });

/** Somebody who saves a product again and again, each time until it is accepted. */
class Writer {
  accepted = 0;
  stopped = false;
  /** How it was answered: "200", or the status and the code. */
  readonly answers = new Set<string>();
  slowestMs = 0;

  constructor(
    private readonly shop: Shop,
    private readonly product: Product,
  ) {}

  async write(): Promise<void> {
    for (let version = 1, key = randomUUID(); !this.stopped;) {
      const started = performance.now();
      const { status, errors, text } = await this.shop.post({
        query: String(UpdateProduct),
        variables: {
          id: this.product.id,
          expectedVersion: version,
          patch: { name: `Lamp ${version}` },
          idempotencyKey: key,
        },
      });
      this.slowestMs = Math.max(this.slowestMs, performance.now() - started);
      this.answers.add([status, ...errors.map(({ extensions }) => extensions.code)].join(' '));
      if (errors.length > 0) continue;
      if (!text.includes('"__typename":"Product"')) throw new Error(text);
      this.accepted += 1;
      version += 1;
      key = randomUUID();
    }
  }
}

it('PostgreSQL is stopped and started under load: 503 within the limit meanwhile, and then as if nothing had been', async () => {
  const { shop } = cluster;
  const readiness = async (): Promise<number> => (await fetch(`${shop.url}/readyz`)).status;
  const products = await Promise.all(times(WRITERS, () => newProduct(shop)));
  const writers = products.map((product) => new Writer(shop, product));
  const writing = Promise.all(writers.map((each) => each.write()));
  const allAccepted = (more: number): Promise<void> => {
    const before = writers.map(({ accepted }) => accepted);
    return vi.waitFor(
      () => writers.forEach(({ accepted }, index) => expect(accepted).toBeGreaterThanOrEqual(before[index]! + more)),
      { timeout: 60_000 },
    );
  };
  await allAccepted(3);
  expect(await readiness()).toBe(200);

  await cluster.stopped(async () => {
    await vi.waitFor(async () => expect(await readiness()).toBe(503), { timeout: 20_000 });
    const response = await fetch(`${shop.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: QUERY }),
    });
    expect(response.status).toBe(503);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
    const socket = subscribe(shop, QUERY);
    await socket.ended;
    expect(socket.waiting).toMatchObject([{ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] }]);
    expect(await subscribeByStream(shop, QUERY).ended).toMatchObject({
      code: 503,
      errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }],
    });
  });
  await vi.waitFor(async () => expect(await readiness()).toBe(200), { timeout: 60_000 });
  await allAccepted(3);
  for (const writer of writers) writer.stopped = true;
  await writing;

  await cluster.connectAgain();
  const stored = await shop.sql.rows<{ id: string; version: number }>(
    'select id, version from products where id = any($1)',
    [products.map(({ id }) => id)],
  );
  for (const [index, { accepted, answers, slowestMs }] of writers.entries()) {
    // Each save once, whatever its sender was told on the way.
    expect(stored).toContainEqual({ id: products[index]!.id, version: 1 + accepted });
    for (const answer of answers) expect(['200', '503 SERVICE_UNAVAILABLE', '200 OUTCOME_UNKNOWN']).toContain(answer);
    expect(answers).toContain('503 SERVICE_UNAVAILABLE');
    // A statement that is cancelled has some time to end.
    expect(slowestMs).toBeLessThan(LIMIT_MS + 10_000);
  }
  expect(shop.logged.splice(0).length).toBeGreaterThan(0);
}, 180_000);
