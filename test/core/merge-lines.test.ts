import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeLines } from '../../src/core/merge-lines.js';

/** Lines of a few words, so that many are alike. */
const lines = fc.array(fc.constantFrom('a\n', 'b\n', 'c\n', 'd\n'), { maxLength: 60 });

/** So many lines, no two alike. */
const unique = (count: number): string[] => Array.from({ length: count }, (_, index) => `${index}\n`.padStart(50, '.'));

/** Lines that no text of unique ones has. */
const added = fc.array(fc.constantFrom('\n', 'x\n', 'y\n'), { maxLength: 3 });

describe('M2: merging line by line', () => {
  it('M1: what only one side changed, or both alike, is as that side has it', () => {
    fc.assert(
      fc.property(lines, lines, (base, changed) => {
        expect(mergeLines(base, changed, base)).toEqual(changed);
        expect(mergeLines(base, base, changed)).toEqual(changed);
        expect(mergeLines(base, changed, changed)).toEqual(changed);
      }),
      { numRuns: 1_000 },
    );
  });

  it('M5: which side is which makes no difference', () => {
    fc.assert(
      fc.property(lines, lines, lines, (base, one, other) => {
        expect(mergeLines(base, one, other)).toEqual(mergeLines(base, other, one));
      }),
      { numRuns: 1_000 },
    );
  });

  it('M2: every line of the result is from a side, and stands there no more often than in the two together', () => {
    const times = (text: readonly string[], line: string): number => text.filter((found) => found === line).length;
    fc.assert(
      fc.property(lines, lines, lines, (base, one, other) => {
        const merged = mergeLines(base, one, other);
        fc.pre(merged !== null);
        for (const line of merged) expect(times(merged, line)).toBeLessThanOrEqual(times([...one, ...other], line));
      }),
      { numRuns: 1_000 },
    );
  });

  it('M2: all changes with an untouched line between them take effect, and nothing else does', () => {
    const change = fc.record({
      by: fc.constantFrom('one', 'other', 'both'),
      removed: fc.nat({ max: 3 }),
      added,
      untouched: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
        const [base, one, other, merged]: [string[], string[], string[], string[]] = [[], [], [], []];
        const next = (count: number): string[] =>
          Array.from({ length: count }, (_, index) => `${base.length + index}\n`);
        for (const { by, removed, added: put, untouched } of changes) {
          const taken = next(removed);
          base.push(...taken);
          one.push(...(by === 'other' ? taken : put));
          other.push(...(by === 'one' ? taken : put));
          merged.push(...put);
          const kept = next(untouched);
          for (const text of [base, one, other, merged]) text.push(...kept);
        }
        expect(mergeLines(base, one, other)).toEqual(merged);
      }),
      { numRuns: 1_000 },
    );
  });

  it('M2: two changes that overlap or touch conflict unless they are the same, and any other two do not', () => {
    const base = unique(12);
    const change = fc
      .record({ from: fc.nat({ max: 12 }), removed: fc.nat({ max: 3 }), added })
      .map(({ from, removed, added: put }) => ({ from, to: Math.min(from + removed, base.length), put }))
      .filter(({ from, to, put }) => to > from || put.length > 0);
    fc.assert(
      fc.property(change, change, (first, second) => {
        const apply = (text: string[], { from, to, put }: typeof first): string[] =>
          text.toSpliced(from, to - from, ...put);
        const [one, other] = [apply(base, first), apply(base, second)];
        const [upper, lower] = first.from < second.from ? [first, second] : [second, first];
        if (one.join('') === other.join('')) expect(mergeLines(base, one, other)).toEqual(one);
        else if (lower.from <= upper.to) expect(mergeLines(base, one, other)).toBeNull();
        else expect(mergeLines(base, one, other)).toEqual(apply(apply(base, lower), upper));
      }),
      { numRuns: 2_000 },
    );
  });
});

/** What the function returns, and the processor's time it takes, in milliseconds: of others at work that knows nothing. */
function timed<T>(run: () => T): [T, number] {
  const before = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(before);
  return [result, (user + system) / 1_000];
}

/** What a side made of the line at an index: the line as it was, another, or none. */
type Rewrite = (line: string, index: number) => string[];

describe('M2: merging large texts', () => {
  const emptied: Rewrite = (line, index) => (index % 4 === 3 ? ['\n'] : [line]);
  it.each<[string, Rewrite, Rewrite]>([
    [
      'every fourth line by each',
      (line, index) => (index % 4 === 0 ? [`one ${line}`] : [line]),
      (line, index) => (index % 4 === 2 ? [`other ${line}`] : [line]),
    ],
    [
      '10,000 lines by one, 500 by the other',
      (line, index) => (index % 8 < 4 ? [`one ${line}`] : [line]),
      (line, index) => (index % 40 === 6 ? [] : [line]),
    ],
    [
      'lines emptied by one, and empty ones filled by the other',
      emptied,
      (line, index) => (index % 4 === 1 ? [`other ${index}\n`] : [line]),
    ],
  ])('M2: thousands of changes to 20,000 lines merge: %s', (_, ones, others) => {
    const base = unique(20_000).map((line, index) => (index % 4 === 1 ? '\n' : line));
    const [one, other] = [base.flatMap(ones), base.flatMap(others)];
    const expected = base.flatMap((line, index) => {
      const mine = ones(line, index);
      return mine[0] === line ? others(line, index) : mine;
    });
    const [merged, milliseconds] = timed(() => mergeLines(base, one, other));
    expect(merged?.join('')).toBe(expected.join(''));
    expect(milliseconds).toBeLessThan(1_000);
  });

  it('M2: what is too different to be told line by line is one change, which merges with one beside it', () => {
    // Two kinds of line in no order: the squares modulo a prime.
    const jumble = (factor: number): string[] =>
      Array.from({ length: 20_000 }, (_, index) => ((factor * index * index) % 20_011 < 10_000 ? 'x\n' : 'y\n'));
    const text = (upper: string[], title: string, lower: string[]): string[] =>
      [['first\n'], upper, ['rule\n', title, 'another rule\n'], lower, ['last\n']].flat();
    const base = text(jumble(1), 'title\n', jumble(2));
    const rewritten = text(jumble(3), 'title\n', jumble(5));
    expect(mergeLines(base, rewritten, base)).toEqual(rewritten);
    const between = mergeLines(base, rewritten, text(jumble(1), 'TITLE\n', jumble(2)));
    expect(between).toEqual(text(jumble(3), 'TITLE\n', jumble(5)));
    for (const within of [5_000, 15_000, 25_000, 35_000]) {
      expect(mergeLines(base, rewritten, base.toSpliced(within, 0, 'within\n'))).toBeNull();
    }
  });

  it.each(['\n', 'x\ny\n', 'word\n'])('M2: half a million lines of %j are merged in a moment', (unit) => {
    const lineOf = unit.match(/[^\n]*\n/g)!;
    const base = Array.from({ length: 500_000 }, (_, index) => lineOf[index % lineOf.length]!);
    const [first, middle] = [['first\n', ...base], base.toSpliced(250_000, 0, 'in the middle\n')];
    const everywhere = base.map((line) => `> ${line}`);
    const [merged, milliseconds] = timed(() => mergeLines(base, first, middle));
    expect(merged?.join('') === ['first\n', ...middle].join('')).toBe(true);
    const [conflicting, more] = timed(() => mergeLines(base, everywhere, middle));
    expect(conflicting).toBeNull();
    // Generously: with an algorithm of a higher order it would be minutes.
    expect(milliseconds + more).toBeLessThan(2_000);
  });
});
