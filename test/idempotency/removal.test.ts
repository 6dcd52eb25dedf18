import { describe, expect, it, vi } from 'vitest';
import { keepRemovingOldKeys, removeOldKeys } from '../../src/idempotency/removal.js';
import { query } from '../../src/storage/transaction.js';
import { useWiredShop } from '../reads/wire.js';
import { adjustStock, createCategory, newProduct } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { openTransaction, times } from '../setup/race.js';
import { expectNothingWritten, storedRow } from '../setup/stored.js';
import { ageKeys, newKey } from './keys.js';

const { shop, wire } = useWiredShop();
const HOURS = 24;
const PORTION = 1000;

/** Of keys that begin like this, those that there are, in their order. */
async function keysLike(prefix: string): Promise<string[]> {
  const rows = await shop.sql.rows<{ key: string }>(
    `select key from idempotency_key where starts_with(key, $1) order by key`,
    [prefix],
  );
  return rows.map(({ key }) => key);
}

/** So many keys that have been there for so many hours. */
async function oldKeys(count: number, hours = HOURS + 1): Promise<string> {
  const prefix = newKey();
  await shop.sql.rows(
    `insert into idempotency_key (actor_id, key, request, record_ids, versions, claimed_at)
       select 'ana', $1 || to_char(n, 'FM00000'), gen_random_uuid(), '{}', '{}', clock_timestamp() - $2 * interval '1 hour'
         from generate_series(1, $3) as n`,
    [prefix, hours, count],
  );
  return prefix;
}

/** Where nothing is to be logged: what is, fails the file. */
const expectNoError = (error: unknown): void => void shop.logged.push(error);

/** What removeOldKeys does, by hand and without passing over anything. */
const DELETE_OLD = `delete from idempotency_key where claimed_at < clock_timestamp() - interval '${HOURS} hours'`;

describe('I4: keys are kept for so many hours, and then removed', () => {
  it('I4: those that are older are removed, and no others', async () => {
    const [younger, older] = [await oldKeys(3, HOURS - 0.01), await oldKeys(3, HOURS + 0.01)];
    expect(await removeOldKeys(shop.orm, HOURS)).toBe(3);
    expect(await keysLike(older)).toEqual([]);
    expect(await keysLike(younger)).toHaveLength(3);
    expect(await removeOldKeys(shop.orm, HOURS)).toBe(0);
    expect(await removeOldKeys(shop.orm, HOURS - 1)).toBe(3);
  });

  it('I4: a key that was removed can be used anew, for the same call or for another one', async () => {
    const { id } = await newProduct(shop, { stock: 10 });
    const way = { key: newKey() };
    const add = (delta: number) => adjustStock(shop, id, delta, undefined, way);
    await add(1);
    await ageKeys(shop, HOURS, way.key);
    // Old, but there still: it is repeated.
    expect(await expectNothingWritten(shop, () => add(1))).toMatchObject({ stock: 11 });
    expect(await removeOldKeys(shop.orm, HOURS)).toBe(1);
    expect(await add(1)).toMatchObject({ stock: 12, version: 3 });
    await ageKeys(shop, HOURS, way.key);
    await removeOldKeys(shop.orm, HOURS);
    expect(await add(2)).toMatchObject({ stock: 14, version: 4 });
  });

  it('I4: a repeat makes its key no younger', async () => {
    const way = { key: newKey() };
    const create = () => createCategory(shop, {}, way);
    await create();
    await ageKeys(shop, HOURS, way.key);
    await create();
    expect(await removeOldKeys(shop.orm, HOURS)).toBe(1);
  });
});

describe('I4: nobody waits for the removal', () => {
  it(`I4: it goes by portions of ${PORTION}, each its own transaction`, async () => {
    const prefix = await oldKeys(2.5 * PORTION);
    const statements = await wire.during(async () => {
      expect(await removeOldKeys(shop.orm, HOURS)).toBe(2.5 * PORTION);
    });
    expect(statements.map(({ sql }) => /\w+/.exec(sql)![0])).toEqual(['delete', 'delete', 'delete']);
    expect(await keysLike(prefix)).toEqual([]);
  });

  it('control: a removal that passes over nothing waits for whoever holds an old key, and writers for it', async () => {
    const prefix = await oldKeys(2);
    const holder = await openTransaction(shop);
    await holder.rows('select from idempotency_key where key = $1 for update', [`${prefix}00002`]);
    // By a connection of the server, so that it can be seen waiting. It has the first one by then.
    const removal = query(shop.orm.em.fork(), `${DELETE_OLD} returning key`, []);
    await shop.untilWaiting(1);
    const writer = createCategory(shop, {}, { as: 'ana', key: `${prefix}00001` });
    await shop.untilWaiting(2);
    await holder.rows('rollback');
    expect(await removal).toHaveLength(2);
    expectType(await writer, 'Category');
  });

  it('I4: it passes over keys that somebody holds, and removes the others', async () => {
    const prefix = await oldKeys(5);
    const holder = await openTransaction(shop);
    await holder.rows('select from idempotency_key where key = $1 for update', [`${prefix}00002`]);
    expect(await removeOldKeys(shop.orm, HOURS)).toBe(4);
    expect(await keysLike(prefix)).toEqual([`${prefix}00002`]);
    await holder.rows('rollback');
    expect(await removeOldKeys(shop.orm, HOURS)).toBe(1);
  });

  it('I4: more held keys than a portion do not keep it from the others', async () => {
    const [held, free] = [await oldKeys(PORTION + 1, HOURS + 2), await oldKeys(2)];
    const holder = await openTransaction(shop);
    await holder.rows('select from idempotency_key where starts_with(key, $1) for update', [held]);
    expect(await removeOldKeys(shop.orm, HOURS)).toBe(2);
    expect(await keysLike(free)).toEqual([]);
    await holder.rows('rollback');
    expect(await removeOldKeys(shop.orm, HOURS)).toBe(PORTION + 1);
  });

  it('I4: while a portion is being removed, writers with other keys go on; one with a key of the portion waits for it alone', async () => {
    const prefix = await oldKeys(3);
    const removal = await openTransaction(shop);
    expect(await removal.rows(`${DELETE_OLD} returning key`)).toHaveLength(3);
    const { id } = await newProduct(shop, { stock: 10 });
    const way = { key: newKey() };
    expectType(await adjustStock(shop, id, 1, undefined, way), 'Product');
    expect(await adjustStock(shop, id, 1, undefined, way)).toMatchObject({ stock: 11 });
    const writer = adjustStock(shop, id, 5, undefined, { key: `${prefix}00001`, as: 'ana' });
    await shop.untilWaiting(1);
    await removal.rows('commit');
    expect(await writer).toMatchObject({ stock: 16 });
    expect(await storedRow(shop, 'products', id)).toMatchObject({ version: 3 });
  });

  it('I4: two servers that remove at the same time share the work', async () => {
    await oldKeys(3 * PORTION);
    const removed = await Promise.all(times(4, () => removeOldKeys(shop.orm, HOURS)));
    expect(removed.reduce((sum, each) => sum + each)).toBe(3 * PORTION);
  });
});

describe('I4: the removal goes on as long as the server does', () => {
  it('I4: it starts at once, and ends when it is asked to', async () => {
    const prefix = await oldKeys(1);
    const stop = new AbortController();
    const removing = keepRemovingOldKeys(shop.orm, HOURS, { log: expectNoError, signal: stop.signal });
    await expect.poll(() => keysLike(prefix)).toEqual([]);
    stop.abort();
    await removing;
  });

  it('I4: asked to end in the middle, it finishes its portion and leaves the others to the next time', async () => {
    const prefix = await oldKeys(2.5 * PORTION);
    const stop = new AbortController();
    const removing = keepRemovingOldKeys(shop.orm, HOURS, { log: expectNoError, signal: stop.signal });
    stop.abort();
    await removing;
    expect(await keysLike(prefix)).toHaveLength(1.5 * PORTION);
    await removeOldKeys(shop.orm, HOURS);
  });

  it('I4: it does nothing when it is asked to stop before', async () => {
    const prefix = await oldKeys(1);
    await keepRemovingOldKeys(shop.orm, HOURS, { log: expectNoError, signal: AbortSignal.abort() });
    expect(await keysLike(prefix)).toHaveLength(1);
    await removeOldKeys(shop.orm, HOURS);
  });

  it('I4: a time that fails is logged, and is not the end', async () => {
    await shop.sql.rows('alter table idempotency_key rename to elsewhere');
    const stop = new AbortController();
    const log = vi.fn<(error: unknown) => void>();
    const ended = vi.fn<() => void>();
    const removing = keepRemovingOldKeys(shop.orm, HOURS, { log, signal: stop.signal }).then(ended);
    await expect.poll(() => log.mock.calls).toMatchObject([[{ code: '42P01' }]]);
    await shop.sql.rows('alter table elsewhere rename to idempotency_key');
    expect(ended).not.toHaveBeenCalled();
    stop.abort();
    await removing;
  });
});
