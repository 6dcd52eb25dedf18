import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changedFields,
  sameValue,
  threeWay,
  type ComparedField,
  type FieldDifference,
} from '../../src/core/three-way.js';
import { SAMPLES } from './values.js';

const FIELDS: readonly ComparedField[] = SAMPLES.map(({ name, kind }) => ({ name, kind }));
const kindOf = (name: string) => FIELDS.find((field) => field.name === name)!.kind;

type Record = { [field: string]: unknown };

/** A record with a field of each kind, each of which may be null. */
const records: fc.Arbitrary<Record> = fc.record(
  Object.fromEntries(SAMPLES.map(({ name, values }) => [name, fc.option(values, { freq: 4 })])),
);

/** A record and two edits of it; each field is changed by few of them, so that most of them merge. */
const edits = fc
  .tuple(records, records, records, fc.array(fc.nat(7), { minLength: FIELDS.length, maxLength: FIELDS.length }))
  .map(([base, one, other, who]) => {
    const edited = (by: Record, values: readonly number[]): Record =>
      Object.fromEntries(FIELDS.map(({ name }, index) => [name, values.includes(who[index]!) ? by[name] : base[name]]));
    return [base, edited(one, [0, 1, 7]), edited(other, [2, 3, 7])] as const;
  });

const merge = (base: Record, current: Record, yours: Record): FieldDifference[] =>
  threeWay(FIELDS, base, current, yours);

/** What the record is after the merge; null when any field conflicts. */
function merged(base: Record, current: Record, yours: Record): Record | null {
  const differences = merge(base, current, yours);
  if (differences.some(({ conflicting }) => conflicting)) return null;
  return { ...current, ...Object.fromEntries(differences.map(({ field, merged: value }) => [field, value])) };
}

const same = (a: Record, b: Record): boolean => changedFields(FIELDS, a, b).length === 0;

describe('V4: what is listed', () => {
  it('V4: exactly the fields in which base differs from current or from yours, in the order of their declaration', () => {
    fc.assert(
      fc.property(records, records, records, (base, current, yours) => {
        const listed = FIELDS.map(({ name }) => name).filter(
          (name) =>
            !sameValue(kindOf(name), base[name], current[name]) || !sameValue(kindOf(name), base[name], yours[name]),
        );
        const differences = merge(base, current, yours);
        expect(differences.map(({ field }) => field)).toEqual(listed);
        for (const { field, ...values } of differences) {
          expect(values).toMatchObject({ base: base[field], current: current[field], yours: yours[field] });
        }
      }),
    );
  });

  it('V4: only a field that both sides changed, to different values, can be conflicting; and then nothing is merged', () => {
    fc.assert(
      fc.property(records, records, records, (base, current, yours) => {
        for (const { field, conflicting, merged: value } of merge(base, current, yours)) {
          if (!conflicting) continue;
          const kind = kindOf(field);
          expect(value).toBeNull();
          expect(sameValue(kind, base[field], current[field])).toBe(false);
          expect(sameValue(kind, base[field], yours[field])).toBe(false);
          expect(sameValue(kind, current[field], yours[field])).toBe(false);
        }
      }),
    );
  });
});

describe('M1: a field that only one side changed takes that side’s value', () => {
  it('M1: merging with oneself, and with somebody who did nothing, changes nothing', () => {
    fc.assert(
      fc.property(records, records, (base, changed) => {
        expect(same(merged(base, changed, changed)!, changed)).toBe(true);
        expect(same(merged(base, changed, base)!, changed)).toBe(true);
        expect(same(merged(base, base, changed)!, changed)).toBe(true);
        expect(merge(base, base, base)).toEqual([]);
      }),
    );
  });

  it('M1: field by field, whatever the other fields are', () => {
    fc.assert(
      fc.property(records, records, records, (base, current, yours) => {
        for (const { field, merged: value, conflicting } of merge(base, current, yours)) {
          const kind = kindOf(field);
          const theirs = !sameValue(kind, base[field], current[field]);
          const mine = !sameValue(kind, base[field], yours[field]);
          if (theirs && mine) continue;
          expect(conflicting).toBe(false);
          expect(sameValue(kind, value, theirs ? current[field] : yours[field])).toBe(true);
        }
      }),
    );
  });

  it.each(SAMPLES)('M2: a $name that one side cleared and the other changed conflicts', ({ kind, values }) => {
    fc.assert(
      fc.property(values, values, (was, is) => {
        fc.pre(!kind.same(was, is));
        for (const [current, yours] of [
          [null, is],
          [is, null],
        ]) {
          const differences = threeWay([{ name: 'field', kind }], { field: was }, { field: current }, { field: yours });
          expect(differences).toMatchObject([{ conflicting: true, merged: null }]);
        }
      }),
    );
  });
});

describe('M5: merging never depends on who comes first', () => {
  it('M5: the same fields conflict, and the others come to the same values', () => {
    fc.assert(
      fc.property(records, records, records, (base, one, other) => {
        const [there, back] = [merge(base, one, other), merge(base, other, one)];
        expect(there.map(({ field, conflicting }) => [field, conflicting])).toEqual(
          back.map(({ field, conflicting }) => [field, conflicting]),
        );
        for (const [index, { field, merged: value }] of there.entries()) {
          expect(sameValue(kindOf(field), value, back[index]!.merged), `${field}: ${JSON.stringify(value)}`).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('M5: what was merged once is not changed by merging either side into it again', () => {
    fc.assert(
      fc.property(edits, ([base, one, other]) => {
        const both = merged(base, one, other);
        fc.pre(both !== null);
        for (const side of [one, other]) {
          const again = merged(side, both, side);
          expect(again && same(again, both)).toBe(true);
        }
      }),
    );
  });
});
