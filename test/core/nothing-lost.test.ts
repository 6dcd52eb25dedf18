import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longText, stringSet, type FieldKind } from '../../src/core/field-kinds.js';
import { threeWay } from '../../src/core/three-way.js';
import { partLists, parts, SAMPLES, sets, texts, type Part } from './values.js';

/** What a field comes to; null when it conflicts. */
function merge<V>(kind: FieldKind<V>, base: V, current: V, yours: V): { value: V } | null {
  const field = { name: 'field', kind: kind as FieldKind };
  const [difference] = threeWay([field], { field: base }, { field: current }, { field: yours });
  if (!difference) return { value: base };
  return difference.conflicting ? null : { value: difference.merged as V };
}

const linesOf = (text: string): string[] => text.split(/(?<=\n)/).filter((line) => line !== '');

describe('M1 and M2: a merge invents nothing that neither side had, and drops nothing that only one side did', () => {
  it.each(SAMPLES.filter(({ name }) => name === 'scalar' || name === 'decimal'))(
    'M1: a $name is one of the two, and that which was changed',
    ({ kind, values }) => {
      fc.assert(
        fc.property(values, values, values, (base, current, yours) => {
          const merged = merge(kind, base, current, yours);
          const changed = [current, yours].filter((side) => !kind.same(base, side));
          if (!merged) expect(kind.same(current, yours)).toBe(false);
          else if (changed.length === 0) expect(kind.same(merged.value, base)).toBe(true);
          else for (const side of changed) expect(kind.same(merged.value, side)).toBe(true);
        }),
      );
    },
  );

  it('M2: a set has an entry if and only if a side added it, or both sides kept it', () => {
    fc.assert(
      fc.property(sets, sets, sets, (base, current, yours) => {
        const { value } = merge(stringSet, base, current, yours)!;
        for (const item of new Set([...base, ...current, ...yours, ...value])) {
          const sides = [current, yours].filter((side) => side.includes(item)).length;
          expect(value.includes(item), item).toBe(base.includes(item) ? sides === 2 : sides > 0);
        }
      }),
    );
  });

  it('M2: a part is what one of the sides has of it: that of the side which changed it', () => {
    fc.assert(
      fc.property(partLists, partLists, partLists, (base, current, yours) => {
        const merged = merge(parts, base, current, yours);
        const quantity = (list: readonly Part[], id: string) => list.find((part) => part.id === id)?.quantity ?? null;
        const ids = [...new Set([base, current, yours].flat().map(({ id }) => id))];
        const clash = ids.some((id) => {
          const [was, theirs, mine] = [base, current, yours].map((list) => quantity(list, id));
          return was !== theirs && was !== mine && theirs !== mine;
        });
        expect(merged === null).toBe(clash);
        if (!merged) return;
        for (const id of [...ids, ...merged.value.map((part) => part.id)]) {
          const [was, theirs, mine] = [base, current, yours].map((list) => quantity(list, id));
          expect(quantity(merged.value, id), id).toBe(was === theirs ? mine : theirs);
        }
        expect(new Set(merged.value.map(({ id }) => id)).size).toBe(merged.value.length);
      }),
    );
  });

  it('M2: a text has a line if and only if a side added it, or both sides kept it, in the order of both', () => {
    const inOrder = fc.subarray(['a\n', 'b\n', 'c\n', 'd\n', 'e\n', 'f\n', 'g\n', 'h\n']);
    fc.assert(
      fc.property(inOrder, inOrder, inOrder, (base, current, yours) => {
        const merged = merge(longText, base.join(''), current.join(''), yours.join(''));
        if (!merged) return;
        const lines = linesOf(merged.value);
        const expected = [...new Set([...base, ...current, ...yours])].filter((line) => {
          const sides = [current, yours].filter((side) => side.includes(line)).length;
          return base.includes(line) ? sides === 2 : sides > 0;
        });
        expect(lines).toEqual(expected.toSorted());
      }),
      { numRuns: 1000 },
    );
  });

  it('M2: of any text every line is from one of the sides', () => {
    fc.assert(
      fc.property(texts, texts, texts, (base, current, yours) => {
        const merged = merge(longText, base, current, yours);
        if (!merged) return;
        const [theirs, mine] = [linesOf(current), linesOf(yours)];
        for (const line of linesOf(merged.value)) {
          expect(theirs.includes(line) || mine.includes(line), JSON.stringify(line)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('M2: a text to which one side appends and the other prepends has both, in their places', () => {
    const body = fc.array(fc.constantFrom('a\n', 'b\n', 'c\n'), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(body, fc.constantFrom('x\n', 'x\ny\n'), fc.constantFrom('z\n', 'z\nz\n'), (lines, before, after) => {
        const base = lines.join('');
        expect(merge(longText, base, before + base, base + after)).toEqual({ value: before + base + after });
      }),
    );
  });
});
