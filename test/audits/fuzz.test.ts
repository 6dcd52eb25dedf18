import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fillWithDemo } from '../../src/records/demo.js';
import { createSchema } from '../../src/server/schema.js';
import { times } from '../setup/race.js';
import { useShop, type Person } from '../setup/shop.js';
import { Doors, DOORS, SILENCE_MS, type Door, type Operation, type Told } from './doors.js';
import { expectHistoryWhole, expectInHistory } from './history.js';
import { operations } from './operations.js';
import { inserted, type Known, type Plan } from './placeholders.js';
import { Timings } from './timings.js';

const OPERATIONS = Number(process.env['FUZZ_OPERATIONS'] ?? 1_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_260_101);
const ROUNDS = 4;
const MOST_AT_ONCE = Number(process.env['FUZZ_AT_ONCE'] ?? 8);
const PER_RUN = (1 + MOST_AT_ONCE) / 2;
/** What the process may have grown by from the second round on: Apollo alone keeps documents of 30 MB. */
const GROWTH_BYTES = 60_000_000;

const PATIENT = { timeout: 10_000 };

const shop = useShop();
const timings = new Timings(`Fuzzed operations (FUZZ_SEED=${SEED})`);
const PEOPLE: readonly Person[] = ['ana', 'ana', 'ana', 'ben', 'ben', 'cleo', 'vera'];
const doors = new Map<Person, Doors>();

beforeAll(async () => {
  await fillWithDemo(shop.orm);
  for (const person of new Set(PEOPLE)) doors.set(person, await Doors.open(shop, person));
});

interface Sent {
  readonly plan: Plan;
  readonly door: Door;
  readonly as: Person;
}

const handful = fc.array(
  fc.record({ plan: operations(createSchema()), door: fc.constantFrom(...DOORS), as: fc.constantFrom(...PEOPLE) }),
  { minLength: 1, maxLength: MOST_AT_ONCE },
);

/** What has been seen in answers, of which later operations make use. */
class Seen {
  readonly cursors: string[] = [];
  readonly tokens: string[] = [];
  readonly accepted: { id: string; version: number }[] = [];
  readonly outcomes: Record<string, number> = {};
  count = 0;

  note({ data, errors }: Told): void {
    this.count += 1;
    for (const code of errors.length > 0 ? new Set(errors.map(({ extensions }) => extensions.code)) : ['data'])
      this.#count(code);
    this.#look(data);
  }

  #look(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    const { cursor, endCursor, token, isId, isVersion, __typename } = value as Record<string, unknown>;
    for (const each of [cursor, endCursor]) if (typeof each === 'string') keep(this.cursors, each);
    if (typeof token === 'string') keep(this.tokens, token);
    if (typeof isId === 'string') {
      this.accepted.push({ id: isId, version: isVersion as number });
      this.#count('accepted');
    }
    if (typeof __typename === 'string' && __typename.endsWith('Error')) this.#count(__typename);
    Object.values(value).forEach((each) => this.#look(each));
  }

  #count(outcome: string): void {
    this.outcomes[outcome] = (this.outcomes[outcome] ?? 0) + 1;
  }
}

function keep(values: string[], value: string): void {
  values.push(value);
  if (values.length > 100) values.shift();
}

const seen = new Seen();
afterAll(() => void process.stdout.write(`${JSON.stringify(seen.outcomes)}\n`));

async function known(): Promise<Known> {
  const tables = ['products', 'categories', 'orders'].map(
    (table) => `(select id, version from ${table} order by id desc limit 30)`,
  );
  const records = await shop.sql.rows<{ id: string; version: number }>(
    `${tables.join(' union all ')} order by id desc`,
  );
  return { records, cursors: seen.cursors, tokens: seen.tokens };
}

async function send({ door, as, operation }: { door: Door; as: Person; operation: Operation }): Promise<void> {
  seen.note(await timings.of(() => doors.get(as)!.ask(door, operation, SILENCE_MS)));
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function heapInUse(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

it(
  `${OPERATIONS} operations, right and wrong, a handful at once, by every door: each is answered, nothing is lost, and nothing is left behind`,
  { timeout: 60_000 + OPERATIONS * 60 },
  async () => {
    const heap: number[] = [];
    for (const round of times(ROUNDS, (index) => index)) {
      await fc.assert(
        fc.asyncProperty(handful, async (sent: Sent[]) => {
          const now = await known();
          await Promise.all(sent.map(({ plan, door, as }) => send({ door, as, operation: inserted(plan, now) })));
          expect(shop.logged).toEqual([]);
        }),
        { seed: SEED + round, numRuns: Math.ceil(OPERATIONS / ROUNDS / PER_RUN), endOnFailure: true },
      );
      heap.push(heapInUse());
      await expectHistoryWhole(shop);
    }
    await expectInHistory(shop, seen.accepted);
    // It was no procession of refusals.
    expect(seen.accepted.length).toBeGreaterThan(OPERATIONS / 100);
    expect(seen.outcomes['data']).toBeGreaterThan(OPERATIONS / 4);
    process.stdout.write(`heap after each round: ${heap.map((bytes) => (bytes / 1e6).toFixed(1)).join(', ')} MB\n`);
    expect(heap.at(-1)! - heap[1]!).toBeLessThan(GROWTH_BYTES);
  },
);

it.each([
  ['a change without a revision', `update products set name = name || 'x', version = version + 1`],
  ['a change that keeps its version', `update products set name = name || 'x'`],
  ['a version that is skipped', `update products set version = version + 2`],
])('and what was lost would be seen: %s', async (_what, loss) => {
  await shop.sql.rows('begin');
  await shop.sql.rows('set local session_replication_role = replica');
  await shop.sql.rows(loss);
  await expect(expectHistoryWhole(shop)).rejects.toThrow('expected');
  await shop.sql.rows('rollback');
});

it('nobody is left behind: no connection, no subscriber, no transaction', async () => {
  for (const each of doors.values()) await each.close();
  const open = (): Promise<number> =>
    new Promise((resolve) => shop.server.server.getConnections((_error, count) => resolve(count)));
  await expect.poll(open, PATIENT).toBe(0);
  await expect.poll(() => [shop.news.feed.followers, shop.news.lockWatch.watchers], PATIENT).toEqual([0, 0]);
  const busy = await shop.sql.rows(
    `select query from pg_stat_activity where datname = current_database() and application_name <> 'behind-the-back' and state <> 'idle'`,
  );
  expect(busy).toEqual([]);
});
