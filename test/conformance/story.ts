import { expect } from 'vitest';
import { expectType } from '../setup/http.js';
import type { Person } from '../setup/shop.js';
import { expectNothingWritten, storedRevisions, storedRow } from '../setup/stored.js';
import type { Accepted, Answer, Conflict, Refused } from './answers.js';
import { reckon, same, type Reckoned } from './reckoning.js';
import type { Records, Sample } from './records.js';
import type { Values } from './subject.js';

/** One version: how the record was shown then, and what it held, fields that are not shown among it. */
export interface Chapter {
  readonly shown: Accepted;
  readonly values: Values;
}

/** A record from its birth, with what each version of it must hold: told by what was asked for, not by what the server says. */
export class Story {
  readonly chapters: Chapter[];

  private constructor(
    readonly records: Records,
    readonly sample: Sample,
  ) {
    const { born, pools } = sample;
    const first = Object.fromEntries([...pools].map(([name, values]) => [name, values[0]]));
    const shown = Object.fromEntries(Object.entries(first).filter(([name]) => name in born.values));
    expect(born, 'as it was made').toMatchObject({ version: 1, deletedAt: null, values: shown });
    this.chapters = [{ shown: born, values: { ...born.values, ...first } }];
  }

  static async begin(records: Records, as: Person = 'ana'): Promise<Story> {
    return new Story(records, await records.make(as));
  }

  get now(): Accepted {
    return this.chapters.at(-1)!.shown;
  }

  get values(): Values {
    return this.chapters.at(-1)!.values;
  }

  at(version: number): Chapter {
    return this.chapters[version - 1]!;
  }

  /** What a patch says to make it what it was at that version. */
  asPatch(version: number): Values {
    const { values } = this.at(version);
    return Object.fromEntries(this.records.fields.map(({ name }) => [name, values[name]]));
  }

  /** The value that stands so far on from the one that the field has now, in the values that it may have. */
  another(field: string, steps = 1): unknown {
    const pool = this.sample.pools.get(field)!;
    const at = pool.findIndex((value) => same(value, this.values[field]));
    return pool[(at + steps) % pool.length];
  }

  /** A patch by which each of the fields changes. */
  change(...fields: readonly string[]): Values {
    return Object.fromEntries(fields.map((field) => [field, this.another(field)]));
  }

  /** Saves, and expects the record to be what it then has to be. */
  async save(patch: Values, as: Person = 'ben'): Promise<Accepted> {
    return this.went(await this.records.save(this.now, patch, { as }), { ...this.values, ...patch }, as);
  }

  /** V1: what was answered is the record with these values, one version further, with one revision; or the same as it was. */
  async went(answer: Answer, values: Values, as: Person, deletedAt: unknown = this.now.deletedAt): Promise<Accepted> {
    const { now } = this;
    const shown = expectType(answer, 'Accepted');
    const unchanged = same(values, this.values) && deletedAt === now.deletedAt;
    const asShown = Object.fromEntries(Object.keys(shown.values).map((name) => [name, values[name]]));
    const expected = unchanged
      ? now
      : { ...now, values: asShown, version: now.version + 1, deletedAt, updatedAt: shown.updatedAt };
    expect(shown).toEqual(unchanged ? now : { ...expected, updatedBy: expect.objectContaining({ id: as }) });
    if (!unchanged) this.chapters.push({ shown, values });
    await this.expectStored();
    return shown;
  }

  /** The row stands at the version that was told, and has exactly one revision for each. */
  async expectStored(): Promise<void> {
    const { shop, type } = this.records;
    const { id, version, updatedBy } = this.now;
    expect(await storedRow(shop, type.table, id)).toMatchObject({ version, updated_by_id: updatedBy.id });
    const versions = (await storedRevisions(shop, id)).map((revision) => revision.version);
    expect(versions).toEqual(Array.from({ length: version }, (_, index) => index + 1));
  }

  /** What a merge of the patch, based on that version, comes to. */
  reckon(version: number, patch: Values): Reckoned[] {
    const base = this.at(version).values;
    return this.compare({ base, current: this.values, yours: { ...base, ...patch } });
  }

  compare(sides: Parameters<typeof reckon>[2]): Reckoned[] {
    return reckon(this.records.type, this.records.fields, sides);
  }

  /** V4: the ConflictError that a stale write has to meet; `since` where it is based on another version than it expects. */
  conflict(expectedVersion: number, reckoned: readonly Reckoned[], since = expectedVersion): Omit<Conflict, 'message'> {
    const fields = reckoned.map((each) => {
      const made = this.#lastChange(each.field, since);
      return {
        ...each,
        changedBy: made?.updatedBy ?? null,
        changedAt: made?.updatedAt ?? null,
        changedInVersion: made?.version ?? null,
      };
    });
    return {
      __typename: 'ConflictError',
      expectedVersion,
      currentVersion: this.now.version,
      current: this.now,
      base: this.at(since).shown,
      fields,
      conflictingFields: fields.filter(({ conflicting }) => conflicting).map(({ field }) => field),
      yoursAlreadyApplied: false,
    };
  }

  #lastChange(field: string, since: number): Accepted | undefined {
    const changed = this.chapters.filter(({ values, shown: { version } }) => {
      return version > since && !same(values[field], this.at(version - 1).values[field]);
    });
    return changed.at(-1)?.shown;
  }
}

/** V3: refuses so, and has written nothing in any table. */
export async function expectRefused<Name extends Refused['__typename'] | 'BatchError'>(
  { shop }: Records,
  name: Name,
  act: () => Promise<Answer>,
): Promise<Extract<Answer, { __typename: Name }>> {
  return expectType(await expectNothingWritten(shop, act), name) as Extract<Answer, { __typename: Name }>;
}

export function withoutMessage<T extends { readonly message: string }>({ message, ...rest }: T): Omit<T, 'message'> {
  expect(message).toMatch(/\S/);
  return rest;
}
