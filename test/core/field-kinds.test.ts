import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longText, stringSet, type FieldKind } from '../../src/core/field-kinds.js';
import { partLists, parts, SAMPLES, sets, texts } from './values.js';

/** The lines of a text, with their endings. */
const linesOf = (text: string): string[] => text.split(/(?<=\n)/);

function valueOf<V>(kind: FieldKind<V>, base: V, current: V, yours: V): V {
  const result = kind.merge(base, current, yours);
  if (result === 'conflict') return expect.fail('It conflicts.');
  return result.value;
}

describe('every kind of field', () => {
  it.each(SAMPLES)(
    '$name: being the same is an equivalence, and the canonical form the same value',
    ({ kind, values }) => {
      fc.assert(
        fc.property(values, values, values, (a, b, c) => {
          expect(kind.same(a, a)).toBe(true);
          expect(kind.same(a, b)).toBe(kind.same(b, a));
          if (kind.same(a, b) && kind.same(b, c)) expect(kind.same(a, c)).toBe(true);
          expect(kind.same(kind.canonical(a), a)).toBe(true);
          expect(kind.canonical(kind.canonical(a))).toEqual(kind.canonical(a));
        }),
      );
    },
  );

  it.each(SAMPLES.filter(({ name }) => name !== 'parts'))(
    '$name: equal values have one canonical form',
    ({ kind, values }) => {
      fc.assert(
        fc.property(values, values, (a, b) => {
          if (kind.same(a, b)) expect(kind.canonical(a)).toEqual(kind.canonical(b));
          else expect(kind.canonical(a)).not.toEqual(kind.canonical(b));
        }),
      );
    },
  );

  it.each(SAMPLES)('$name: a value comes out of a revision as it went in', ({ kind, values }) => {
    fc.assert(
      fc.property(values, (value) => {
        const json: unknown = JSON.parse(JSON.stringify(kind.canonical(value)));
        expect(kind.same(kind.fromRevision ? kind.fromRevision(json) : json, value)).toBe(true);
      }),
    );
  });
});

describe('M2: sets', () => {
  it('M2: an entry is in the result exactly when a side added it, or both left it', () => {
    fc.assert(
      fc.property(sets, sets, sets, (base, current, yours) => {
        const result = valueOf(stringSet, base, current, yours);
        for (const entry of new Set([...base, ...current, ...yours, 'never seen'])) {
          const stays = base.includes(entry)
            ? current.includes(entry) && yours.includes(entry)
            : current.includes(entry) || yours.includes(entry);
          expect(result.includes(entry), entry).toBe(stays);
        }
        expect(result).toEqual([...new Set(result)].toSorted());
      }),
    );
  });
});

describe('M2: long text', () => {
  it('M2: changes with an untouched line between them both take effect', () => {
    const block = fc.array(
      fc.stringMatching(/^[a-z]{1,3}$/).map((word) => `${word}\n`),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(fc.array(block, { minLength: 5, maxLength: 5 }), block, block, (blocks, mine, theirs) => {
        const text = (second: string[], fourth: string[]): string =>
          [blocks[0]!, ['=1=\n'], second, ['=2=\n'], ['=3=\n'], fourth, ['=4=\n'], blocks[4]!].flat().join('');
        const base = text(blocks[1]!, blocks[3]!);
        const [yours, current] = [text(mine, blocks[3]!), text(blocks[1]!, theirs)];
        expect(valueOf(longText, base, current, yours)).toBe(text(mine, theirs));
      }),
    );
  });

  it('M2: different changes to one line conflict', () => {
    expect(longText.merge('a\nb\nc\n', 'a\nX\nc\n', 'a\nY\nc\n')).toBe('conflict');
    expect(longText.merge('a', 'b', 'c')).toBe('conflict');
    expect(longText.merge('', 'b', 'c')).toBe('conflict');
    expect(longText.merge('a\nb\n', 'a\n', 'a\nY\n')).toBe('conflict');
  });

  it('M2: it never invents a line', () => {
    fc.assert(
      fc.property(texts, texts, texts, (base, current, yours) => {
        const result = longText.merge(base, current, yours);
        fc.pre(result !== 'conflict');
        const known = new Set([base, current, yours].flatMap(linesOf));
        for (const line of linesOf(result.value)) expect(known).toContain(line);
      }),
      { numRuns: 300 },
    );
  });

  it('M2: the last line is a line, whether or not it has a line break', () => {
    expect(valueOf(longText, 'a\nb\nc', 'X\nb\nc', 'a\nb\nY')).toBe('X\nb\nY');
    expect(valueOf(longText, 'a\r\nb\r\nc\r\n', 'X\r\nb\r\nc\r\n', 'a\r\nb\r\nY\r\n')).toBe('X\r\nb\r\nY\r\n');
  });

  it('M5: it comes to the same whoever comes first, and merging either side into it again changes nothing', () => {
    fc.assert(
      fc.property(texts, texts, texts, (base, one, other) => {
        const result = longText.merge(base, one, other);
        expect(longText.merge(base, other, one)).toEqual(result);
        fc.pre(result !== 'conflict');
        for (const side of [one, other]) expect(valueOf(longText, side, result.value, side)).toBe(result.value);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('M2: parts with an id', () => {
  it('M2: each part is a field of its own, and so is its presence', () => {
    fc.assert(
      fc.property(partLists, partLists, partLists, (base, current, yours) => {
        const find = (list: readonly { id: string; quantity: number }[], id: string) =>
          list.find((part) => part.id === id)?.quantity;
        const result = parts.merge(base, current, yours);
        const ids = new Set([...base, ...current, ...yours].map(({ id }) => id));
        const merged = [...ids].map((id) => {
          const [was, theirs, mine] = [find(base, id), find(current, id), find(yours, id)];
          if (was === theirs) return mine;
          return was === mine || theirs === mine ? theirs : 'conflict';
        });
        if (merged.includes('conflict')) expect(result).toBe('conflict');
        else expect([...ids].map((id) => find(valueOf(parts, base, current, yours), id))).toEqual(merged);
      }),
      { numRuns: 300 },
    );
  });

  it('M2: no part stands in the result twice', () => {
    fc.assert(
      fc.property(partLists, partLists, partLists, (base, current, yours) => {
        const result = parts.merge(base, current, yours);
        fc.pre(result !== 'conflict');
        const ids = result.value.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});
