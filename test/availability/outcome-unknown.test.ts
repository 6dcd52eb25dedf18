import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { entities } from '../../src/records/index.js';
import { startEmbeddedPostgres } from '../../src/storage/embedded-postgres.js';
import { migrate } from '../../src/storage/migrate.js';
import { openOrm } from '../../src/storage/orm.js';
import { newProduct, saveProduct, type Product } from '../setup/acts.js';
import { expectType, GraphqlErrors, type Answer } from '../setup/http.js';
import { Shop, useShop } from '../setup/shop.js';
import { Sql } from '../setup/sql.js';
import { CommitProxy, type Loss } from './commit-proxy.js';

const NAMED = { name: 'Big lamp' };

/** What a write is answered that is neither accepted nor refused. */
async function errorOf(writing: Promise<unknown>): Promise<Answer> {
  const error = await writing.then(
    () => expect.fail('it was answered'),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(GraphqlErrors);
  return (error as GraphqlErrors).answer;
}

function expectUnknown({ errors, text }: Answer): void {
  expect(errors).toMatchObject([{ extensions: { code: 'OUTCOME_UNKNOWN' } }]);
  expect(errors[0]!.message).toContain('idempotencyKey');
  expect(text).not.toMatch(/"data":\{|sql|socket|postgres/i);
}

async function versionOf(shop: Shop, { id }: Product): Promise<number> {
  return (await shop.sql.row<{ version: number }>('select version from products where id = $1', [id])).version;
}

describe('a connection that is lost during COMMIT', () => {
  const proxy = new CommitProxy();
  const shop = useShop({ between: proxy.between });

  it.each<[loss: Loss, version: number]>([
    ['before', 1],
    ['after', 2],
  ])(
    'I1: %s the database knows of it: the outcome is unknown, and a repeat with the key finds out',
    async (loss, version) => {
      const product = await newProduct(shop);
      const key = randomUUID();
      proxy.next = loss;
      expectUnknown(await errorOf(saveProduct(shop, product, NAMED, { key })));
      expect(shop.logged.splice(0).map(String)).toEqual([expect.stringContaining('COMMIT')]);
      await vi.waitFor(async () => expect(await versionOf(shop, product)).toBe(version));

      expect(expectType(await saveProduct(shop, product, NAMED, { key }), 'Product')).toMatchObject(NAMED);
      expect(await versionOf(shop, product)).toBe(2);
    },
  );
});

describe('a commit that no standby has confirmed', () => {
  const onClose: (() => Promise<unknown>)[] = [];
  let shop: Shop;

  beforeAll(async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'concord-standby-'));
    onClose.push(() => rm(dataDir, { recursive: true }));
    await chmod(dataDir, 0o755);
    const cluster = await startEmbeddedPostgres({ dataDir, keepRunningIfJoined: false });
    onClose.push(() => cluster.stop());
    const orm = await openOrm(entities, { url: cluster.url, poolSize: 2 });
    await migrate(orm);
    await orm.close(true);
    const sql = await Sql.connect(cluster.url);
    onClose.push(() => sql.close());
    shop = await Shop.on(cluster.url, sql);
    onClose.push(() => shop.close());
  });
  afterAll(async () => {
    for (const step of onClose.toReversed()) await step();
  });

  it('is no success for the database cancelling the wait: the outcome is unknown, and a repeat with the key finds out', async () => {
    const product = await newProduct(shop);
    await shop.sql.rows('set synchronous_commit = local');
    await waitFor("'nobody'");
    const key = randomUUID();
    const answer = errorOf(saveProduct(shop, product, NAMED, { key }));
    await vi.waitFor(async () => {
      const cancelled = await shop.sql.rows(
        `select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep' and application_name = 'concord'`,
      );
      expect(cancelled).toHaveLength(1);
    });
    expectUnknown(await answer);
    expect(shop.logged.splice(0).map(String)).toEqual([expect.stringContaining('standby')]);

    await waitFor("''");
    expectType(await saveProduct(shop, product, NAMED, { key }), 'Product');
    expect(await versionOf(shop, product)).toBe(2);
  });

  async function waitFor(standbys: string): Promise<void> {
    await shop.sql.rows(`alter system set synchronous_standby_names = ${standbys}`);
    await shop.sql.rows('select pg_reload_conf()');
    await vi.waitFor(async () => {
      const [row] = await shop.sql.rows<{ names: string }>('select current_setting($1) as names', [
        'synchronous_standby_names',
      ]);
      expect(`'${row!.names}'`).toBe(standbys);
    });
  }
});
