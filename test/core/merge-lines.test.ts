import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeLines } from '../../src/core/merge-lines.js';

/** Lines of a few words, so that many are alike. */
const lines = fc.array(fc.constantFrom('a\n', 'b\n', 'c\n', 'd\n'), { maxLength: 60 });

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

  it('M2: changes further apart than the differences that are told line by line are merged all the same', () => {
    const base = Array.from({ length: 10_000 }, (_, index) => `${index}\n`);
    const [first, last] = [base.with(0, 'first\n'), base.with(9_999, 'last\n')];
    expect(mergeLines(base, first, last)).toEqual(base.with(0, 'first\n').with(9_999, 'last\n'));
    // So many that one side counts as changed from its first difference to its last: too coarse to merge, never wrong.
    const everySecond = base.map((line, index) => (index % 2 ? line : 'x\n'));
    expect(mergeLines(base, everySecond, base.with(5_001, 'y\n'))).toBeNull();
    expect(mergeLines(base, everySecond, base)).toEqual(everySecond);
  });

  it.each(['\n', 'x\ny\n', 'word\n'])('M2: a hundred thousand characters of %j are merged in a moment', (unit) => {
    const base = Array.from({ length: 100_000 / unit.length }, () => unit.match(/[^\n]*\n/g)!).flat();
    const middle = base.length / 2;
    const [one, other] = [['first\n', ...base], base.toSpliced(middle, 0, 'in the middle\n')];
    const started = performance.now();
    expect(mergeLines(base, one, other)).toEqual(['first\n', ...other]);
    mergeLines(
      base,
      base.map((line) => `${line} `),
      [...base.slice(1_000), ...base.slice(0, 1_000)],
    );
    // By the clock, and generously: with an algorithm of a higher order it would be minutes.
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
