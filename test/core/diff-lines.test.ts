import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hunksOf, type Hunk } from '../../src/core/diff-lines.js';

/** Lines of a few words, so that many are alike. */
const lines = fc.array(fc.constantFrom('a\n', 'b\n', 'c\n', 'd\n'), { maxLength: 40 });

const linesOf = (count: number, line: (index: number) => string): string[] =>
  Array.from({ length: count }, (_, index) => `${line(index)}\n`);

/** So many lines of 50 characters, no two alike. */
const unique = (count: number, word = 'line'): string[] =>
  linesOf(count, (index) => `${word} ${index} `.padEnd(49, '.'));

/** The text that the hunks make of the base; as one string, which is compared in no time. */
function applied(base: readonly string[], hunks: readonly Hunk[]): string {
  let [text, done] = ['', 0];
  for (const hunk of hunks) {
    text += base.slice(done, hunk.from).join('') + hunk.lines.join('');
    done = hunk.to;
  }
  return text + base.slice(done).join('');
}

/** How many lines the hunks take away or put in. */
const sizeOf = (hunks: readonly Hunk[]): number =>
  hunks.reduce((sum, hunk) => sum + hunk.to - hunk.from + hunk.lines.length, 0);

/** The size of a shortest difference, from the textbook: a table of all pairs of lines. */
function shortestSize(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, (_, y) => y);
  for (const line of a) {
    const above = row;
    row = [above[0]! + 1];
    for (const [y, other] of b.entries()) row.push(line === other ? above[y]! : Math.min(above[y + 1]!, row[y]!) + 1);
  }
  return row.at(-1)!;
}

/** Numbers below `limit` without an order, the same ones in every run. */
function numbers(limit: number, seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

describe('M2: what a side changed', () => {
  it('M2: the hunks turn the base into the text to the letter, with a common line between any two', () => {
    fc.assert(
      fc.property(lines, lines, (base, text) => {
        const hunks = hunksOf(base, text);
        expect(applied(base, hunks)).toBe(text.join(''));
        for (const [index, { from, to, lines: put }] of hunks.entries()) {
          expect(to - from + put.length).toBeGreaterThan(0);
          expect(from).toBeGreaterThan(hunks[index - 1]?.to ?? -1);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('M2: no difference is shorter', () => {
    fc.assert(
      fc.property(lines, lines, (base, text) => {
        expect(sizeOf(hunksOf(base, text))).toBe(shortestSize(base, text));
      }),
      { numRuns: 1_000 },
    );
  });

  it('M2: of 10,000 changed lines, each is a change of its own', () => {
    const base = unique(20_000);
    const text = base.map((line, index) => (index % 2 ? line : `new ${line}`));
    const expected = base.flatMap((_, index) =>
      index % 2 ? [] : [{ from: index, to: index + 1, lines: [text[index]!] }],
    );
    expect(hunksOf(base, text)).toEqual(expected);
  });

  it.each<[string, (chapter: string[]) => string[], string[]]>([
    ['a text', (chapter) => chapter, []],
    ['a text in two parts with the same lines', (chapter) => [...chapter, 'Part two\n', ...chapter], []],
    ['a text of which the first half is repeated at the end', (chapter) => chapter, unique(6_000)],
  ])('M2: of thousands of lines emptied in %s, each is a change of its own', (_, arrange, repeated) => {
    const chapter = unique(10_000).map((line, index) => (index % 4 === 1 ? '\n' : line));
    const base = arrange(chapter);
    const text = arrange(chapter.map((line, index) => (index % 4 === 3 ? '\n' : line)));
    const changed = base.flatMap((line, index) =>
      line === text[index] ? [] : [{ from: index, to: index + 1, lines: ['\n'] }],
    );
    // The last line of the chapter is emptied, and what is repeated follows it: one change.
    changed.at(-1)!.lines.push(...repeated);
    expect(hunksOf(base, [...text, ...repeated])).toEqual(changed);
  });

  it('M2: where every paragraph is rewritten, each is a change of its own, and the empty lines between them stay', () => {
    const spaced = (text: string[]): string[] => text.flatMap((line) => [line, '\n']);
    expect(hunksOf(spaced(unique(5_000)), spaced(unique(5_000, 'other')))).toHaveLength(5_000);
  });

  it('M2: each of a thousand lines that were taken away is told even where no line stands alone', () => {
    const line = numbers(2, 1);
    const base = linesOf(6_000, () => 'xy'[line()]!);
    const text = base.filter((_, index) => index % 6 !== 3);
    // No difference is shorter than what the one text is longer.
    expect(sizeOf(hunksOf(base, text))).toBe(1_000);
  });

  it('M2: a chapter of 3,000 lines that moved is taken away in one place and put in at another', () => {
    const base = unique(20_000);
    const text = [...base.slice(0, 2_000), ...base.slice(5_000, 15_000), ...base.slice(2_000, 5_000)].concat(
      base.slice(15_000),
    );
    expect(hunksOf(base, text)).toEqual([
      { from: 2_000, to: 5_000, lines: [] },
      { from: 15_000, to: 15_000, lines: base.slice(2_000, 5_000) },
    ]);
  });
});

/** Texts of a megabyte that would each take an algorithm of a higher order minutes, or more memory than there is. */
const HARD: [string, () => [string[], string[]]][] = [
  [
    'half a million empty lines',
    () => [linesOf(500_000, () => ''), linesOf(300_000, (index) => (index % 1_000 ? '' : 'x'))],
  ],
  ...[2, 3, 100].map((values): [string, () => [string[], string[]]] => [
    `lines drawn from ${values} values`,
    () => {
      const [one, other] = [numbers(values, 1), numbers(values, 2)];
      const line = (value: number): string => String.fromCodePoint(0x61 + value);
      return [linesOf(500_000, () => line(one())), linesOf(500_000, () => line(other()))];
    },
  ]),
  [
    'lines drawn from 100 values, between lines that both have once',
    () => {
      const [one, other] = [numbers(100, 1), numbers(100, 2)];
      const line = (index: number, value: number): string =>
        index % 1_400 ? String.fromCodePoint(0x61 + value) : `${index}`;
      return [linesOf(500_000, (index) => line(index, one())), linesOf(500_000, (index) => line(index, other()))];
    },
  ],
  ['nothing in common', () => [unique(20_000), unique(20_000, 'other')]],
  ['everything in reverse', () => [unique(20_000), unique(20_000).toReversed()]],
  [
    'everything in another order',
    () => {
      const base = linesOf(200_000, (index) => index.toString(36));
      return [base, base.map((_, index) => base[(index * 77_377) % base.length]!)];
    },
  ],
  ['a single line', () => [['a'.repeat(1_000_000)], [`${'a'.repeat(999_999)}b`]]],
  [
    'two lines that alternate',
    () => {
      const base = linesOf(500_000, (index) => 'xy'[index % 2]!);
      return [base, ['first\n', ...base.slice(7, 250_000), 'middle\n', ...base.slice(250_001), 'last\n']];
    },
  ],
  [
    'two periods',
    () => [
      linesOf(500_000, (index) => (index % 500 ? 'x' : 'y')),
      linesOf(500_000, (index) => (index % 499 ? 'x' : 'y')),
    ],
  ],
  [
    'long lines that differ at their ends',
    () => {
      const base = linesOf(1_000, (index) => `${'x'.repeat(995)}${1_000 + index}`);
      return [base, base.map((_, index) => base[(index * 377) % base.length]!)];
    },
  ],
];

describe('M2: texts that are made to be hard', () => {
  it.each(HARD)('M2: the difference of a megabyte of %s takes a moment, and is right', (_, texts) => {
    const [base, text] = texts();
    const before = process.cpuUsage();
    const hunks = hunksOf(base, text);
    const { user, system } = process.cpuUsage(before);
    expect(applied(base, hunks) === text.join('')).toBe(true);
    // The time of the processor, so that others at work do not count: a tenth to a third of this.
    expect((user + system) / 1_000).toBeLessThan(2_000);
  });
});
