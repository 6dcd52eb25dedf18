/** A stretch of the base, `from` to before `to`, and the lines that a side has in its place. */
interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/**
 * How many lines two texts may differ by, for the difference to be told line by line. Beyond, everything between the
 * first and the last difference counts as one change: coarser, but never wrong. It bounds what a merge can cost: without
 * a bound (node-diff3 3.2.1), 3,000 empty lines took half a minute, in which the server answered nobody.
 */
const MAX_DIFFERENCES = 1_000;

/** Both sides' changes to the lines of the base; null where changes touch. Which side is which makes no difference (M5). */
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
    if (i > firstOne && j > firstOther && mine.join('') !== theirs.join('')) return null;
    // Not push(...lines): so many arguments do not fit on the stack.
    for (const line of [...base.slice(done, from), ...(i > firstOne ? mine : theirs)]) merged.push(line);
    done = to;
  }
  return [...merged, ...base.slice(done)];
}

function replaced(base: readonly string[], from: number, to: number, hunks: readonly Hunk[]): string[] {
  const lines: string[] = [];
  let done = from;
  for (const hunk of hunks) {
    for (const line of [...base.slice(done, hunk.from), ...hunk.lines]) lines.push(line);
    done = hunk.to;
  }
  return [...lines, ...base.slice(done, to)];
}

/** What turns the base into the text: the changed stretches, in order, with at least one common line between them. */
function hunksOf(base: readonly string[], text: readonly string[]): Hunk[] {
  let start = 0;
  while (start < base.length && start < text.length && base[start] === text[start]) start++;
  let [baseEnd, textEnd] = [base.length, text.length];
  while (baseEnd > start && textEnd > start && base[baseEnd - 1] === text[textEnd - 1]) {
    baseEnd--;
    textEnd--;
  }
  const whole = { from: start, to: baseEnd, lines: text.slice(start, textEnd) };
  if (whole.from === whole.to && whole.lines.length === 0) return [];
  const common = commonLines(base.slice(start, baseEnd), whole.lines);
  if (!common) return [whole];
  const hunks: Hunk[] = [];
  let [from, textFrom] = [start, start];
  for (const [inBase, inText] of [...common, [baseEnd - start, textEnd - start] as const]) {
    const [to, textTo] = [start + inBase, start + inText];
    if (to > from || textTo > textFrom) hunks.push({ from, to, lines: text.slice(textFrom, textTo) });
    [from, textFrom] = [to + 1, textTo + 1];
  }
  return hunks;
}

/**
 * The pairs of equal lines that a shortest difference keeps; null when it is longer than MAX_DIFFERENCES.
 * Source: E. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), the greedy algorithm.
 */
function commonLines(a: readonly string[], b: readonly string[]): (readonly [number, number])[] | null {
  const limit = Math.min(a.length + b.length, MAX_DIFFERENCES);
  const furthest = new Int32Array(2 * limit + 3);
  const trail: Int32Array[] = [];
  for (let d = 0; d <= limit; d++) {
    trail.push(furthest.slice(limit + 1 - d, limit + 2 + d));
    for (let k = -d; k <= d; k += 2) {
      const at = limit + 1 + k;
      const down = k === -d || (k !== d && furthest[at - 1]! < furthest[at + 1]!);
      let x = down ? furthest[at + 1]! : furthest[at - 1]! + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      furthest[at] = x;
      if (x >= a.length && x - k >= b.length) return walkBack(trail, a.length, b.length);
    }
  }
  return null;
}

/** `trail[d]` holds, for the diagonals -d to d, how far one came with fewer than d differences. */
function walkBack(trail: readonly Int32Array[], endA: number, endB: number): (readonly [number, number])[] {
  const common: (readonly [number, number])[] = [];
  let [x, y] = [endA, endB];
  for (let d = trail.length - 1; d >= 0; d--) {
    const k = x - y;
    const before = (diagonal: number): number => trail[d]![diagonal + d] ?? -1;
    const down = k === -d || (k !== d && before(k - 1) < before(k + 1));
    const previousK = down ? k + 1 : k - 1;
    const previousX = d === 0 ? 0 : before(previousK);
    const startX = d === 0 ? 0 : down ? previousX : previousX + 1;
    while (x > startX) common.push([--x, --y]);
    [x, y] = [previousX, previousX - previousK];
  }
  return common.toReversed();
}
