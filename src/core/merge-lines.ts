import { hunksOf, type Hunk } from './diff-lines.js';

/**
 * Both sides' changes to the lines of the base; null where changes touch and are not the same. Which side is which makes
 * no difference (M5): what a side changed is told from the base and that side alone.
 */
export function mergeLines(base: readonly string[], one: readonly string[], other: readonly string[]): string[] | null {
  const [ones, others] = [hunksOf(base, one), hunksOf(base, other)];
  const merged: string[] = [];
  let done = 0;
  for (let i = 0, j = 0; i < ones.length || j < others.length;) {
    const [firstOne, firstOther] = [i, j];
    const from = Math.min(ones[i]?.from ?? Infinity, others[j]?.from ?? Infinity);
    let to = from;
    // Hunks that touch belong together, and so does what touches those.
    for (;;) {
      if (i < ones.length && ones[i]!.from <= to) to = Math.max(to, ones[i++]!.to);
      else if (j < others.length && others[j]!.from <= to) to = Math.max(to, others[j++]!.to);
      else break;
    }
    const mine = replaced(base, from, to, ones.slice(firstOne, i));
    const theirs = replaced(base, from, to, others.slice(firstOther, j));
    if (i > firstOne && j > firstOther && !areSame(mine, theirs)) return null;
    append(merged, base, done, from);
    append(merged, i > firstOne ? mine : theirs);
    done = to;
  }
  append(merged, base, done);
  return merged;
}

/** The base between two places, with a side's changes. */
function replaced(base: readonly string[], from: number, to: number, hunks: readonly Hunk[]): string[] {
  const lines: string[] = [];
  let done = from;
  for (const hunk of hunks) {
    append(lines, base, done, hunk.from);
    append(lines, hunk.lines);
    done = hunk.to;
  }
  append(lines, base, done, to);
  return lines;
}

/** Not push(...lines): so many arguments do not fit on the stack. */
function append(to: string[], lines: readonly string[], start = 0, end = lines.length): void {
  for (let index = start; index < end; index++) to.push(lines[index]!);
}

function areSame(mine: readonly string[], theirs: readonly string[]): boolean {
  return mine.length === theirs.length && mine.every((line, index) => line === theirs[index]);
}
