import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { decimal, scalar, stringSet, type FieldKind, type Merged } from '../../src/core/field-kinds.js';
import { sameValue, threeWay, type ComparedField, type RecordMerge, type Values } from '../../src/core/three-way.js';
import { SAMPLES } from './values.js';

const FIELDS: readonly ComparedField[] = SAMPLES.map(({ name, kind }) => ({ name, kind }));
const records: fc.Arbitrary<Values> = fc.record(
  Object.fromEntries(SAMPLES.map(({ name, values }) => [name, fc.option(values, { freq: 4 })])),
);
const one = (field: ComparedField, base: unknown, current: unknown, yours: unknown) =>
  threeWay([field], { [field.name]: base }, { [field.name]: current }, { [field.name]: yours });

describe('M2: a field’s own rule, in place of its kind’s', () => {
  it.each(SAMPLES)(
    'M1: of a $name is asked only when both sides changed it, to different values, null among them',
    ({ kind, values }) => {
      const nullable = fc.option(values, { freq: 3 });
      fc.assert(
        fc.property(nullable, nullable, nullable, values, (base, current, yours, answer) => {
          const merge = vi.fn<FieldKind['merge']>(() => ({ value: answer }));
          const differences = one({ name: 'field', kind, merge }, base, current, yours);
          const isAsked =
            !sameValue(kind, base, current) && !sameValue(kind, base, yours) && !sameValue(kind, current, yours);
          expect(merge.mock.calls).toEqual(isAsked ? [[base, current, yours]] : []);
          if (!isAsked) expect(differences).toEqual(one({ name: 'field', kind }, base, current, yours));
          else expect(differences).toMatchObject([{ conflicting: false, merged: kind.canonical(answer) }]);
        }),
      );
    },
  );

  it('M2: what it answers is kept in the form that its kind keeps; null stays null; and it may find nothing', () => {
    const answering = (answer: Merged<unknown>) => () => answer;
    const price = (answer: Merged<unknown>): ComparedField => ({
      name: 'p',
      kind: decimal(2),
      merge: answering(answer),
    });
    expect(one(price({ value: '7.5' }), '1', '2', '3')).toMatchObject([{ merged: '7.50', conflicting: false }]);
    expect(one(price({ value: null }), '1', '2', '3')).toMatchObject([{ merged: null, conflicting: false }]);
    expect(one(price('conflict'), '1', '2', '3')).toMatchObject([{ merged: null, conflicting: true }]);
    const tags: ComparedField = { name: 't', kind: stringSet, merge: answering({ value: ['b', 'a', 'b'] }) };
    expect(one(tags, [], ['x'], null)).toMatchObject([{ merged: ['a', 'b'], conflicting: false }]);
  });

  it('M5: a rule that does not depend on which side is which gives a merge that does not either', () => {
    const summed: ComparedField = {
      name: 'stock',
      kind: scalar,
      merge: (base, current, yours) => ({ value: Number(current) + Number(yours) - Number(base) }),
    };
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.integer(), (base, current, yours) => {
        const merged = one(summed, base, current, yours).map((each) => each.merged);
        expect(merged).toEqual(one(summed, base, yours, current).map((each) => each.merged));
        if (base !== current && base !== yours && current !== yours) expect(merged).toEqual([current + yours - base]);
      }),
    );
  });
});

describe('M2: a record type’s own rule, above those of its fields', () => {
  type Rule = RecordMerge['merge'];

  it('M1: is asked only where both sides changed something, with the three records', () => {
    fc.assert(
      fc.property(records, records, records, (base, current, yours) => {
        const rule = vi.fn<Rule>(() => ({ value: {} }));
        const changes = (side: Values) => FIELDS.some(({ name, kind }) => !sameValue(kind, base[name], side[name]));
        const differences = threeWay(FIELDS, base, current, yours, rule);
        expect(rule.mock.calls).toEqual(changes(current) && changes(yours) ? [[base, current, yours]] : []);
        // It rules on none, and so the fields' own rules stand.
        expect(differences).toEqual(threeWay(FIELDS, base, current, yours));
      }),
    );
  });

  it('M2: its values count for the fields that differ, in the form in which they are kept; for the others they do not', () => {
    fc.assert(
      fc.property(records, records, records, records, (base, current, yours, ruling) => {
        const plain = threeWay(FIELDS, base, current, yours);
        const ruled = threeWay(FIELDS, base, current, yours, () => ({ value: ruling }));
        expect(ruled.map(({ field }) => field)).toEqual(plain.map(({ field }) => field));
        const both = [current, yours].every((side) =>
          FIELDS.some(({ name, kind }) => !sameValue(kind, base[name], side[name])),
        );
        for (const [index, { field, conflicting, merged, ...values }] of ruled.entries()) {
          expect(values).toEqual({ base: base[field], current: current[field], yours: yours[field] });
          const { kind } = FIELDS.find(({ name }) => name === field)!;
          const value = ruling[field];
          const expected = both
            ? { conflicting: false, merged: value === null ? null : kind.canonical(value) }
            : plain[index];
          expect({ conflicting, merged }).toMatchObject({
            conflicting: expected!.conflicting,
            merged: expected!.merged,
          });
        }
      }),
    );
  });

  it('M3: where it finds that the two sides cannot be reconciled, every difference is conflicting, and nothing is merged', () => {
    fc.assert(
      fc.property(records, records, records, (base, current, yours) => {
        const ruled = threeWay(FIELDS, base, current, yours, () => 'conflict');
        const plain = threeWay(FIELDS, base, current, yours);
        const both = [current, yours].every((side) =>
          FIELDS.some(({ name, kind }) => !sameValue(kind, base[name], side[name])),
        );
        expect(ruled).toEqual(both ? plain.map((each) => ({ ...each, conflicting: true, merged: null })) : plain);
      }),
    );
  });

  it('M5: a rule that does not depend on which side is which gives a merge that does not either', () => {
    const fields: readonly ComparedField[] = [
      { name: 'from', kind: scalar },
      { name: 'until', kind: scalar },
      { name: 'name', kind: scalar },
    ];
    /** A span that either side has moved becomes the one that covers both; one that would be too long is no span. */
    const covering: Rule = (_base, one_, other) => {
      const from = Math.min(Number(one_['from']), Number(other['from']));
      const until = Math.max(Number(one_['until']), Number(other['until']));
      return until - from > 12 ? 'conflict' : { value: { from, until } };
    };
    const spans = fc.record({ from: fc.nat(8), until: fc.nat(8), name: fc.constantFrom('a', 'b', 'c') });
    fc.assert(
      fc.property(spans, spans, spans, (base, current, yours) => {
        const told = (differences: ReturnType<typeof threeWay>) =>
          differences.map(({ field, conflicting, merged }) => ({ field, conflicting, merged }));
        expect(told(threeWay(fields, base, current, yours, covering))).toEqual(
          told(threeWay(fields, base, yours, current, covering)),
        );
      }),
    );
  });
});
