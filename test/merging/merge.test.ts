import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readRecord } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { times } from '../setup/race.js';
import { useShop, type Person, type Shop } from '../setup/shop.js';
import { lastRevision } from '../setup/stored.js';
import { categories, orders, products, type Answer, type Driver } from './drivers.js';
import type { Edit } from './edits.js';
import { entriesOf, mergedValues, normal, type Entry, type Values, type Version } from './model.js';

const shop = useShop();
/** Records of each type, each with a history and a stale write of its own. */
const SCENARIOS = 48;
const CLIENTS = 4;

interface Step {
  /** A change by the server, by hand, or of the record as a whole: deleted, restored, moved along. */
  readonly by: Person | 'sql';
  readonly edit: Edit | 'turn';
}

interface Scenario {
  readonly steps: readonly Step[];
  /** Which of the versions that there are by then the write is based on. */
  readonly base: number;
  /** It is based on one that there is not yet. */
  readonly ahead: boolean;
  readonly yours: Edit;
  /** It asks for the merge at once, without having been refused before. */
  readonly direct: boolean;
}

const scenarios = ({ edits }: Driver): fc.Arbitrary<Scenario> =>
  fc.record({
    steps: fc.array(
      fc.record({
        by: fc.constantFrom<Step['by']>('ana', 'ben', 'cleo', 'sql'),
        edit: fc.oneof({ weight: 9, arbitrary: edits }, { weight: 1, arbitrary: fc.constant('turn' as const) }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    base: fc.nat(9),
    ahead: fc.nat(19).map((dice) => dice === 0),
    yours: edits,
    direct: fc.boolean(),
  });

/** A record, and what the model knows of it. */
class Subject {
  readonly versions: Version[] = [];

  private constructor(
    readonly driver: Driver,
    readonly id: string,
    private readonly databaseRole: string,
  ) {}

  static async make(driver: Driver): Promise<Subject> {
    const { role } = await shop.sql.row<{ role: string }>('select session_user::text as role');
    const record = await driver.create();
    const subject = new Subject(driver, record.id, role);
    subject.versions.push({ values: driver.valuesOf(record), actor: 'ana' });
    return subject;
  }

  get now(): Values {
    return this.versions.at(-1)!.values;
  }

  at(version: number) {
    return { id: this.id, version };
  }

  /** Carries a step out, unless the rules of the type stand in its way. */
  async step({ by, edit }: Step): Promise<void> {
    const { driver, now } = this;
    const read = this.at(this.versions.length);
    const as = by === 'sql' ? 'ana' : by;
    if (edit === 'turn') {
      const answer = await driver.turn(read, now, { as });
      if (answer) this.versions.push({ values: driver.valuesOf(expectType(answer, driver.name)), actor: as });
      return;
    }
    const { patch, yours } = driver.ask(edit, now, this.#history, `s${this.versions.length}`);
    const becoming = this.#with(yours);
    if (!driver.allows(now, becoming) || now['deletedAt'] !== null) return;
    if (by === 'sql') await this.#byHand(yours);
    else expectType(await driver.save(read, patch, { as }), driver.name);
    if (JSON.stringify(becoming) === JSON.stringify(this.#with({}))) return;
    this.versions.push({ values: becoming, actor: by === 'sql' ? `database:${this.databaseRole}` : by });
  }

  ask(edit: Edit, expected: number) {
    const values = this.versions[expected - 1]?.values ?? this.now;
    return this.driver.ask(edit, values, this.#history, 'yours');
  }

  get #history(): Values[] {
    return this.versions.map(({ values }) => values);
  }

  #with(yours: Values): Values {
    const { shape } = this.driver;
    return Object.fromEntries(
      Object.entries({ ...this.now, ...yours }).map(([field, value]) => [field, normal(shape[field], value)]),
    );
  }

  async #byHand(yours: Values): Promise<void> {
    const fields = Object.keys(yours);
    if (fields.length === 0) return;
    const column = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const set = fields.map((field, index) => `${column(field)} = $${index + 2}`).join(', ');
    const values = fields.map((field) =>
      field === 'lines' ? JSON.stringify(yours[field]) : normal(this.driver.shape[field], yours[field]),
    );
    await shop.sql.rows(`update ${this.driver.table} set ${set} where id = $1`, [this.id, ...values]);
  }
}

/** The answer is a conflict, and says exactly what the model says. */
function expectConflict(subject: Subject, answer: Answer, entries: readonly Entry[], expected: number): void {
  const { driver, versions } = subject;
  const conflict = expectType(answer, 'ConflictError');
  const told = conflict.fields.map(({ changedBy, changedAt, ...field }) => {
    expect(changedAt === null).toBe(changedBy === null);
    return { ...field, changedBy: changedBy?.id ?? null };
  });
  expect(told.toSorted((a, b) => a.field.localeCompare(b.field))).toEqual(entries);
  const conflicting = entries.filter((entry) => entry.conflicting).map(({ field }) => field);
  expect(conflict.conflictingFields.toSorted()).toEqual(conflicting);
  expect(conflict).toMatchObject({ expectedVersion: expected, currentVersion: versions.length });
  expect(driver.valuesOf(expectType(conflict.current, driver.name))).toEqual(subject.now);
  const base = conflict.base && driver.valuesOf(expectType(conflict.base, driver.name));
  expect(base).toEqual(versions[expected - 1]?.values ?? null);
}

/** The record is at this version, has these values, and its last revision tells of what became different. */
async function expectRecord({ driver, id, now }: Subject, version: number, values: Values): Promise<void> {
  const record = await readRecord(shop, driver.name, id);
  expect(record.version).toBe(version);
  expect(driver.valuesOf(record)).toEqual(values);
  const { version: last, changes } = await lastRevision(shop, id);
  expect(last).toBe(version);
  const different = Object.keys(values).filter((field) => JSON.stringify(values[field]) !== JSON.stringify(now[field]));
  if (different.length > 0) expect(Object.keys(changes)).toHaveLength(different.length);
}

async function expectAsTheModel(driver: Driver, { steps, base, ahead, yours: edit, direct }: Scenario): Promise<void> {
  const subject = await Subject.make(driver);
  for (const step of steps) await subject.step(step);
  const { versions, now } = subject;
  const current = versions.length;
  const expected = ahead ? current + 1 : 1 + (base % current);
  const { patch, yours } = subject.ask(edit, expected);
  const entries = entriesOf(driver.shape, versions, expected, yours);
  if (expected !== current && !direct) {
    const refused = await driver.save(subject.at(expected), patch, { as: 'cleo' });
    expectConflict(subject, refused, entries, expected);
    await expectRecord(subject, current, now);
  }
  const answer = await driver.save(subject.at(expected), patch, { as: 'cleo', onConflict: 'MERGE' });
  const merged = mergedValues(versions, entries);
  if (now['deletedAt'] !== null && expected === current) {
    expectType(answer, 'ValidationError');
    await expectRecord(subject, current, now);
  } else if (!merged) {
    expectConflict(subject, answer, entries, expected);
    await expectRecord(subject, current, now);
  } else if (!driver.allows(now, merged)) {
    expectType(answer, 'ValidationError');
    await expectRecord(subject, current, now);
  } else {
    const record = expectType(answer, driver.name);
    expect(driver.valuesOf(record)).toEqual(merged);
    const isNew = JSON.stringify(merged) !== JSON.stringify({ ...now });
    expect(record.version).toBe(isNew ? current + 1 : current);
    await expectRecord(subject, record.version, merged);
  }
}

describe('V4 to V6, M1 to M4: what is refused, what is told and what is merged is what the model says', () => {
  const DRIVERS: Record<string, (on: Shop) => Promise<Driver>> = { products, categories, orders };
  const ready = new Map<string, Driver>();

  beforeAll(async () => {
    for (const [name, make] of Object.entries(DRIVERS)) ready.set(name, await make(shop));
  });

  it.each(Object.keys(DRIVERS))(
    'M1 to M4: %s, with random histories, bases and patches',
    async (name) => {
      const driver = ready.get(name)!;
      await Promise.all(
        times(CLIENTS, () =>
          fc.assert(
            fc.asyncProperty(scenarios(driver), (scenario) => expectAsTheModel(driver, scenario)),
            { numRuns: SCENARIOS / CLIENTS },
          ),
        ),
      );
    },
    600_000,
  );
});
