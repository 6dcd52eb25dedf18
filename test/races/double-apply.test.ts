import { describe, expect, it, vi } from 'vitest';
import { isAccepted, newKey, revisionsInAll } from '../idempotency/keys.js';
import { ACCEPTED_CALLS, titled } from '../idempotency/accepted-calls.js';
import {
  adjustStock,
  createCategory,
  newCategory,
  newProduct,
  newProducts,
  placeOrder,
  readRecord,
  saveProduct,
  saveProducts,
  type Way,
} from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { openTransaction, race, times } from '../setup/race.js';
import { useShop } from '../setup/shop.js';
import { expectNothingWritten, storedRevisions, storedRow } from '../setup/stored.js';

const shop = useShop();
const POOL_SIZE = 2;
const narrow = useShop({ poolSize: POOL_SIZE });
const REPEATS = 16;
const BEN = 'ben';

const lockRow = (table: string, id: string) => [`select from ${table} where id = $1 for update`, id] as const;

/** Somebody is about to take this key of Ben's, and in the end will not have it. */
const takeKey = (key: string) =>
  [
    `insert into idempotency_key (actor_id, key, request, record_ids, versions)
       values ('${BEN}', $1, gen_random_uuid(), '{}', '{}')`,
    key,
  ] as const;

/** What the connections of the server that wait for a lock are about. */
async function waiters(): Promise<{ pid: number; claims: boolean }[]> {
  return shop.sql.rows(
    `select pid, query ilike 'insert into idempotency_key%' as claims from pg_stat_activity
       where datname = current_database() and application_name <> 'behind-the-back' and wait_event_type = 'Lock'`,
  );
}

interface HeldCall {
  /** The first call waits for this row. */
  readonly held: readonly [sql: string, id: string];
  readonly call: (way: Way) => Promise<{ __typename: string }>;
}

const HELD_CALLS: readonly [what: string, prepare: () => Promise<HeldCall>, revisions: number][] = [
  [
    'adjustStock',
    async () => {
      const { id } = await newProduct(shop);
      return { held: lockRow('products', id), call: (way) => adjustStock(shop, id, -1, undefined, way) };
    },
    1,
  ],
  [
    'createCategory',
    async () => {
      const { id: parentId } = await newCategory(shop);
      return { held: lockRow('categories', parentId), call: (way) => createCategory(shop, { parentId }, way) };
    },
    1,
  ],
  [
    'placeOrder',
    async () => {
      const { id: productId } = await newProduct(shop);
      const lines = [{ productId, quantity: 1 }];
      return { held: lockRow('products', productId), call: (way) => placeOrder(shop, lines, way) };
    },
    2,
  ],
];

describe('double apply: an answer is lost, the call is made again, and is carried out again', () => {
  it.each(HELD_CALLS)(
    'control: %s without a key is carried out as often as it is called',
    async (_, prepare, revisions) => {
      const { held, call } = await prepare();
      const before = await revisionsInAll(shop);
      const answers = await race(shop, { held: [held], contestants: times(2, () => () => call({})) });
      // At the same time, and later.
      for (const answer of [...answers, await call({})]) expect(answer).toSatisfy(isAccepted);
      expect(await revisionsInAll(shop)).toBe(before + 3 * revisions);
    },
  );

  it.each(HELD_CALLS)(
    'I1: a second %s with the key of one under way waits for it, and gets its answer',
    async (_, prepare, revisions) => {
      const { held, call } = await prepare();
      const way = { key: newKey(), as: BEN } as const;
      const before = await revisionsInAll(shop);
      const holder = await openTransaction(shop);
      await holder.rows(held[0], [held[1]]);
      const first = call(way);
      await shop.untilWaiting(1);
      const second = call(way);
      await shop.untilWaiting(2);
      expect((await waiters()).filter(({ claims }) => claims)).toHaveLength(1);
      await holder.rows('rollback');
      expect(await first).toSatisfy(isAccepted);
      expect(await second).toEqual(await first);
      expect(await expectNothingWritten(shop, () => call(way))).toEqual(await first);
      expect(await revisionsInAll(shop)).toBe(before + revisions);
    },
  );

  it.each(HELD_CALLS)(`I1: ${REPEATS} %s at once with one key are one`, async (_, prepare, revisions) => {
    const { held, call } = await prepare();
    const way = { key: newKey(), as: BEN } as const;
    const before = await revisionsInAll(shop);
    const answers = await race(shop, { held: [held], contestants: times(REPEATS, () => () => call(way)) });
    expect(answers[0]).toSatisfy(isAccepted);
    expect(answers).toEqual(times(REPEATS, () => answers[0]));
    expect(await revisionsInAll(shop)).toBe(before + revisions);
  });

  it.each(titled(ACCEPTED_CALLS))('I1: four at once with one key are one: %s', async (_, { prepare, revisions }) => {
    const call = await prepare(shop);
    const key = newKey();
    const before = await revisionsInAll(shop);
    const answers = await race(shop, {
      held: [takeKey(key)],
      contestants: times(4, () => () => call({ key, as: BEN })),
      end: 'rollback',
    });
    expect(answers[0]).toSatisfy(isAccepted);
    expect(answers).toEqual(times(4, () => answers[0]));
    expect(await revisionsInAll(shop)).toBe(before + revisions);
  });

  it(`I1: ${REPEATS} at once, each with a key of its own, are ${REPEATS} writes`, async () => {
    const { id } = await newProduct(shop, { stock: 0 });
    const answers = await race(shop, {
      held: [lockRow('products', id)],
      contestants: times(REPEATS, () => () => adjustStock(shop, id, 1, undefined, { key: newKey() })),
    });
    const stocks = answers.map((answer) => expectType(answer, 'Product').stock);
    expect(stocks.toSorted((a, b) => a - b)).toEqual(times(REPEATS, (index) => index + 1));
  });

  it('I1: those that wait keep no connection from the one that they wait for', async () => {
    const { id } = await newProduct(narrow, { stock: 0 });
    const key = newKey();
    const holder = await openTransaction(narrow);
    await holder.rows('select from products where id = $1 for update', [id]);
    const answers = Promise.all(times(REPEATS, () => adjustStock(narrow, id, 1, undefined, { key })));
    await narrow.untilWaiting(POOL_SIZE);
    await holder.rows('rollback');
    expect((await answers).map((answer) => expectType(answer, 'Product').stock)).toEqual(times(REPEATS, () => 1));
  });
});

describe('the first one fails in the end, and the second is the first', () => {
  it.each(HELD_CALLS)('I3: the first %s is ended by the database', async (_, prepare, revisions) => {
    const { held, call } = await prepare();
    const way = { key: newKey(), as: BEN } as const;
    const before = await revisionsInAll(shop);
    const holder = await openTransaction(shop);
    await holder.rows(held[0], [held[1]]);
    const first = call(way).catch((error: Error) => error.message);
    await shop.untilWaiting(1);
    const second = call(way);
    await shop.untilWaiting(2);
    const { pid } = (await waiters()).find(({ claims }) => !claims)!;
    await shop.sql.rows('select pg_cancel_backend($1)', [pid]);
    expect(await first).toContain('SERVICE_UNAVAILABLE');
    expect(shop.logged.splice(0)).toMatchObject([{ code: '57014' }]);
    // The key is free, and now it is the second that waits for the row.
    await vi.waitFor(async () => expect(await waiters()).toMatchObject([{ claims: false }]));
    await holder.rows('rollback');
    expect(await second).toSatisfy(isAccepted);
    expect(await expectNothingWritten(shop, () => call(way))).toEqual(await second);
    expect(await revisionsInAll(shop)).toBe(before + revisions);
  });

  it('I3: a refused one: what waits for the key is carried out, with whatever arguments it has', async () => {
    const product = await newProduct(shop, { stock: 10 });
    const key = newKey();
    const psql = await openTransaction(shop);
    await psql.rows('update products set stock = 9 where id = $1', [product.id]);
    const first = adjustStock(shop, product.id, -10, undefined, { key });
    await shop.untilWaiting(1);
    const second = saveProduct(shop, { ...product, version: 2 }, { name: 'Coffee' }, { key });
    await shop.untilWaiting(2);
    await psql.rows('commit');
    expectType(await first, 'ValidationError');
    expect(expectType(await second, 'Product')).toMatchObject({ name: 'Coffee', version: 3, stock: 9 });
    expect(await saveProduct(shop, { ...product, version: 2 }, { name: 'Coffee' }, { key })).toEqual(await second);
  });

  it('I3: both are refused: nothing is written, and the key is free', async () => {
    const product = await newProduct(shop, { stock: 10 });
    const way = { key: newKey() };
    const answers = await race(shop, {
      held: [['update products set stock = 1 where id = $1', product.id]],
      contestants: times(4, () => () => adjustStock(shop, product.id, -2, undefined, way)),
    });
    for (const answer of answers) expectType(answer, 'ValidationError');
    expect(await storedRevisions(shop, product.id)).toHaveLength(2);
    expectType(await adjustStock(shop, product.id, -1, undefined, way), 'Product');
  });
});

describe('somebody else saves between the claim of the key and the write', () => {
  it('I1: the repeat of an adjustment answers what it left, and not what came between', async () => {
    const { id } = await newProduct(shop, { stock: 10 });
    const way = { key: newKey() };
    const adjust = () => adjustStock(shop, id, 1, undefined, way);
    const [answer] = await race(shop, {
      held: [['update products set stock = 20 where id = $1', id]],
      contestants: [adjust],
    });
    expect(answer).toMatchObject({ stock: 21, version: 3 });
    await adjustStock(shop, id, 100);
    expect(await expectNothingWritten(shop, adjust)).toEqual(answer);
  });

  it('I1: nor does the repeat of one by nothing', async () => {
    const { id } = await newProduct(shop, { stock: 10 });
    const way = { key: newKey() };
    const adjust = () => adjustStock(shop, id, 0, undefined, way);
    const [answer] = await race(shop, {
      held: [
        ['update products set stock = 20 where id = $1', id],
        ['update products set stock = 30 where id = $1', id],
      ],
      contestants: [adjust],
    });
    expect(answer).toMatchObject({ stock: 30, version: 3 });
    await adjustStock(shop, id, 100);
    expect(await expectNothingWritten(shop, adjust)).toEqual(answer);
  });

  it('I1: the repeat of a merge that was overtaken answers what its second try left', async () => {
    const product = await newProduct(shop, { tags: ['a'] });
    const way = { key: newKey(), onConflict: 'MERGE' } as const;
    const save = () => saveProduct(shop, product, { tags: ['a', 'b'] }, way);
    const [answer] = await race(shop, {
      held: [[`update products set tags = '{a,c}' where id = $1`, product.id]],
      contestants: [save],
    });
    expect(answer).toMatchObject({ tags: ['a', 'b', 'c'], version: 3 });
    expectType(await saveProduct(shop, await readRecord(shop, 'Product', product.id), { tags: [] }), 'Product');
    expect(await expectNothingWritten(shop, save)).toEqual(answer);
  });

  it('I1: so it is for one entry of a batch', async () => {
    const products = await newProducts(shop, 3);
    const way = { key: newKey(), onConflict: 'MERGE' } as const;
    const save = () =>
      saveProducts(
        shop,
        products.map((product) => [product, { name: 'Tea' }] as const),
        way,
      );
    const [answer] = await race(shop, {
      held: [['update products set price = 1 where id = $1', products[1]!.id]],
      contestants: [save],
    });
    const saved = expectType(answer, 'ProductsUpdated').products;
    expect(saved.map(({ version }) => version)).toEqual([2, 3, 2]);
    await saveProducts(
      shop,
      saved.map((product) => [product, { name: 'Coffee' }] as const),
    );
    expect(await expectNothingWritten(shop, save)).toEqual(answer);
    expect(await storedRow(shop, 'products', products[1]!.id)).toMatchObject({ name: 'Coffee', version: 4 });
  });
});
