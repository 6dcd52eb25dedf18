import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { entities } from '../../src/records/index.js';
import { Metrics } from '../../src/server/metrics.js';
import { OpenConnections } from '../../src/server/open-connections.js';
import { openOrm } from '../../src/storage/orm.js';
import { newProduct, saveProduct } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { useShop } from '../setup/shop.js';

const shop = useShop();

async function told(): Promise<string> {
  return (await fetch(`${shop.url}/metrics`)).text();
}

/** Of the sample with this name and these labels; 0 where there is none. */
async function valueOf(name: string, labels: Record<string, string> = {}): Promise<number> {
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  const lines = (await told()).split('\n').filter((line) => line.startsWith(`concord_${name}`));
  const line = lines.find((each) => wanted.every((label) => each.includes(label)));
  return Number(line?.split(' ').at(-1) ?? 0);
}

describe('/metrics', () => {
  it('counts what mutations answer, conflicts by field, and merges', async () => {
    const product = await newProduct(shop);
    expectType(await saveProduct(shop, product, { price: '1.00', name: 'Tea' }), 'Product');
    expectType(await saveProduct(shop, product, { price: '2.00' }), 'ConflictError');
    expectType(await saveProduct(shop, product, { stock: 3 }, { onConflict: 'MERGE' }), 'Product');
    expect(await valueOf('mutations_total', { mutation: 'updateProduct', outcome: 'Product' })).toBe(2);
    expect(await valueOf('mutations_total', { mutation: 'updateProduct', outcome: 'ConflictError' })).toBe(1);
    expect(await valueOf('conflicts_total', { record_type: 'Product' })).toBe(1);
    expect(await valueOf('conflicting_fields_total', { record_type: 'Product', field: 'price' })).toBe(1);
    expect(await valueOf('conflicting_fields_total', { record_type: 'Product', field: 'name' })).toBe(0);
    expect(await valueOf('merges_total', { record_type: 'Product' })).toBe(1);
  });

  it('counts errors by their code, and transactions that are run again', async () => {
    await shop.post({ query: '{ nothing }' });
    expect(await valueOf('errors_total', { code: 'GRAPHQL_VALIDATION_FAILED' })).toBe(1);
    await shop.sql.rows(`
      create function fail_once() returns trigger language plpgsql as $$ begin
        if nextval('failures') = 1 then raise exception using errcode = '40001'; end if;
        return new;
      end $$`);
    await shop.sql.rows('create sequence failures');
    await shop.sql.rows('create trigger fail_once before update on products for each row execute function fail_once()');
    expectType(await saveProduct(shop, await newProduct(shop), { name: 'Tea' }), 'Product');
    await shop.sql.rows('drop trigger fail_once on products');
    expect(await valueOf('transaction_retries_total', { sqlstate: '40001' })).toBe(1);
  });

  it('names no more operations than it can bear: others are one', async () => {
    const names = Array.from({ length: 210 }, (_, index) => `Name${index}`);
    for (const name of names) await shop.post({ query: `query ${name} { __typename }` });
    const text = await told();
    const operations = new Set([...text.matchAll(/operation="(\w+)"/g)].map(([, name]) => name));
    expect(operations.size).toBeLessThanOrEqual(202);
    expect(operations).toContain('other');
  });

  it('says of connections, locks and subscribers how many there are', async () => {
    for (const state of ['in_use', 'idle', 'waiting']) expect(await told()).toContain(`state="${state}"`);
    for (const name of ['edit_locks_held', 'feed_followers', 'edit_lock_watchers', 'open_connections'])
      expect(await told()).toMatch(new RegExp(`^concord_${name} 0$`, 'm'));
  });

  it('tells what it knows without the database', async () => {
    // Nobody listens there.
    const orm = await openOrm(entities, { url: 'postgresql://nobody@127.0.0.1:1/nothing', poolSize: 2 });
    const metrics = new Metrics({ orm, news: shop.news, connections: new OpenConnections(1) });
    const text = await metrics.text();
    metrics.stop();
    await orm.close(true);
    expect(text).toMatch(/^concord_feed_followers \d+$/m);
    expect(text).not.toMatch(/^concord_edit_locks_held \d/m);
  });
});

describe('/metrics with a token', () => {
  const guarded = useShop({ production: true, metricsToken: 'of whoever runs it' });
  const closed = useShop({ production: true });
  const ask = async ({ url }: { url: string }, authorization?: string): Promise<number> =>
    (await fetch(`${url}/metrics`, { headers: authorization ? { authorization } : {} })).status;

  it('is for those who have it, and in production for nobody without one', async () => {
    expect(await ask(guarded, 'Bearer of whoever runs it')).toBe(200);
    expect(await ask(guarded)).toBe(401);
    expect(await ask(guarded, 'Bearer of whoever')).toBe(401);
    expect(await ask(closed)).toBe(404);
  });
});

it('the dashboard shows every metric, and none that there is not', async () => {
  const dashboard = readFileSync(new URL('../../docs/grafana/concord.json', import.meta.url), 'utf8');
  const help = [...(await told()).matchAll(/^# TYPE (concord_\w+) (\w+)$/gm)];
  const there = new Set(help.map(([, name]) => name!));
  const suffix = /_(bucket|sum|count)$/;
  const shown = new Set(
    [...dashboard.matchAll(/concord_\w+/g)].map(([name]) => (there.has(name) ? name : name.replace(suffix, ''))),
  );
  expect([...shown].toSorted()).toEqual([...there].toSorted());
});
