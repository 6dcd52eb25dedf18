import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { Unavailable } from '../../src/core/refusal.js';
import { inTransaction, query } from '../../src/storage/transaction.js';
import { acquire, lockOf, release } from '../edit-locks/acts.js';
import { newProduct, saveProduct, type Product } from '../setup/acts.js';
import { useCluster } from '../setup/cluster.js';
import { expectType, GraphqlErrors, type Answer } from '../setup/http.js';
import { useShop, type Shop } from '../setup/shop.js';
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
      proxy.loseNext(loss);
      expectUnknown(await errorOf(saveProduct(shop, product, NAMED, { key })));
      expect(shop.logged.splice(0).map(String)).toEqual([expect.stringContaining('COMMIT')]);
      await vi.waitFor(async () => expect(await versionOf(shop, product)).toBe(version));

      expect(expectType(await saveProduct(shop, product, NAMED, { key }), 'Product')).toMatchObject(NAMED);
      expect(await versionOf(shop, product)).toBe(2);
    },
  );

  it.each<[loss: Loss, isHeld: boolean]>([
    ['before', false],
    ['after', true],
  ])(
    'an edit lock that is lost %s the database knows of it may be held or not: reading it tells',
    async (loss, isHeld) => {
      const { id } = await newProduct(shop);
      proxy.loseNext(loss, 'insert into edit_lock');
      expectUnknown(await errorOf(acquire(shop, id)));
      expect(shop.logged.splice(0)).toHaveLength(1);
      await vi.waitFor(async () => expect((await lockOf(shop, id)) !== null).toBe(isHeld));
      expectType(await acquire(shop, id, { takeOverMine: true }), 'EditLockGranted');
    },
  );

  it('an edit lock that is granted, and not answered because the record cannot be read any more, is not said to be refused', async () => {
    const { id } = await newProduct(shop);
    proxy.loseNext('before', 'id = any(');
    expectUnknown(await errorOf(acquire(shop, id)));
    expect(shop.logged.splice(0)).toMatchObject([{ cause: { message: expect.stringContaining('terminated') } }]);
    expect(await lockOf(shop, id)).toMatchObject({ heldByMe: true });
  });

  it('V3: one that is lost already when it is released, and cannot be read then, has certainly not been changed', async () => {
    const { id } = await newProduct(shop);
    const { token } = expectType(await acquire(shop, id), 'EditLockGranted');
    await release(shop, id, token);
    proxy.loseNext('before', 'id = any(');
    const { errors } = await errorOf(release(shop, id, token));
    expect(errors).toMatchObject([{ extensions: { code: 'SERVICE_UNAVAILABLE' } }]);
    expect(shop.logged.splice(0)).toHaveLength(1);
  });

  it('a connection that is known to be lost before COMMIT is sent has committed nothing', async () => {
    const { id } = await newProduct(shop);
    const writing = inTransaction(shop.orm, async (em) => {
      await query(em, 'update products set name = $2 where id = $1', [id, 'Big lamp']);
      proxy.loseNext('before', 'select 1');
      await expect(query(em, 'select 1', [])).rejects.toThrow('terminated');
    });
    await expect(writing).rejects.toBeInstanceOf(Unavailable);
    // Which takes the row, and so waits for what is left of the transaction.
    expect(await shop.sql.rows('select version from products where id = $1 for update', [id])).toEqual([
      { version: 1 },
    ]);
  });
});

describe('what the database itself says of a COMMIT', () => {
  const shop = useShop();
  /** A check that waits for COMMIT, and fails the first so many times with the SQLSTATE that a product bears as its name. */
  beforeAll(async () => {
    await shop.sql.rows('create sequence attempt');
    await shop.sql.rows(
      `create function fail() returns trigger language plpgsql as $$ begin
         if new.name ~ '^[0-9A-Z]{5}$' and nextval('attempt') = 1 then
           raise exception 'contrived' using errcode = new.name;
         end if;
         return new;
       end $$`,
    );
    await shop.sql.rows(
      `create constraint trigger fail after update on products deferrable initially deferred
         for each row execute function fail()`,
    );
  });

  it.each([
    ['08007', 'OUTCOME_UNKNOWN'],
    ['40003', 'OUTCOME_UNKNOWN'],
    ['57014', 'SERVICE_UNAVAILABLE'],
    ['22003', 'INTERNAL_SERVER_ERROR'],
  ])('%s is answered %s, and not tried again but by the caller', async (sqlState, code) => {
    const product = await newProduct(shop);
    await shop.sql.rows('alter sequence attempt restart');
    const key = randomUUID();
    const { errors } = await errorOf(saveProduct(shop, product, { name: sqlState }, { key }));
    expect(errors).toMatchObject([{ extensions: { code } }]);
    expect(shop.logged.splice(0)).toHaveLength(1);
    expect(await versionOf(shop, product)).toBe(1);
    expectType(await saveProduct(shop, product, { name: sqlState }, { key }), 'Product');
    expect(await versionOf(shop, product)).toBe(2);
  });

  it('40001, a serialization failure, has the whole run again', async () => {
    const product = await newProduct(shop);
    await shop.sql.rows('alter sequence attempt restart');
    expectType(await saveProduct(shop, product, { name: '40001' }), 'Product');
    expect(await versionOf(shop, product)).toBe(2);
  });
});

describe('a commit that no standby has confirmed', () => {
  const cluster = useCluster();

  it('is no success for the database cancelling the wait: the outcome is unknown, and a repeat with the key finds out', async () => {
    const { shop } = cluster;
    const product = await newProduct(shop);
    await shop.sql.rows('set synchronous_commit = local');
    await waitFor(shop, "'nobody'");
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

    await waitFor(shop, "''");
    expectType(await saveProduct(shop, product, NAMED, { key }), 'Product');
    expect(await versionOf(shop, product)).toBe(2);
  });

  async function waitFor(shop: Shop, standbys: string): Promise<void> {
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
