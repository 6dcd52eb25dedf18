/** A stretch of the base, `from` to before `to`, and the lines that the text has in its place. */
export interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/**
 * What the search for shortest differences may cost in each round: a step takes 10 ns or so, and keeps 4 bytes. D differences
 * among lines that both texts have take D² / 2 steps, so that up to 2,000 are told as one shortest difference. Without a
 * bound, two texts of 500,000 lines drawn from two values would take minutes, in which the server answers nobody, and more
 * memory than it has.
 */
const MAX_STEPS = 2_000_000;

/** The whole; the gaps between lines that are unique in it; the gaps in those, between lines that are unique there. */
const MAX_ROUNDS = 3;

/** What turns the base into the text: the changed stretches, in order, with at least one common line between them. */
export function hunksOf(base: readonly string[], text: readonly string[]): Hunk[] {
  const { partners } = new Pairing(base, text);
  const hunks: Hunk[] = [];
  let [from, textFrom] = [0, 0];
  for (let to = 0; to <= base.length; to++) {
    const textTo = to < base.length ? partners[to]! : text.length;
    if (textTo < 0) continue;
    if (to > from || textTo > textFrom) hunks.push({ from, to, lines: text.slice(textFrom, textTo) });
    from = to + 1;
    textFrom = textTo + 1;
  }
  return hunks;
}

/** Lines of a text by their places in it, in order. */
type Places = Int32Array;

type Pair = readonly [number, number];

/**
 * Which lines of the base the text keeps, and where. How they begin and end alike is settled at once, and so are lines
 * that only one of them has: a shortest difference is the same without. Of what is left, a shortest difference if it can
 * be had. If not, the lines that both have exactly once divide both into gaps, as in Bram Cohen's patience diff, and each
 * gap is a round of its own. What is then still too different counts as one change: coarser, but never wrong.
 */
class Pairing {
  /** Of each line of the base its place in the text; -1 where it has none. */
  readonly partners: Int32Array;
  /** Of each line its number: equal lines have equal ones. It is 0 where the base has no such line. */
  readonly #base: Int32Array;
  readonly #text: Int32Array;
  /** Of each number, how many lines of a gap have it: zero but for the moment in which the gap is looked at. */
  readonly #inBase: Int32Array;
  readonly #inText: Int32Array;
  readonly #lastInText: Int32Array;

  constructor(base: readonly string[], text: readonly string[]) {
    this.partners = new Int32Array(base.length).fill(-1);
    this.#base = new Int32Array(base.length);
    this.#text = new Int32Array(text.length);
    const [a, b] = this.#pairEnds(places(base.length), places(text.length), (x, y) => base[x] === text[y]);
    const numbers = new Map<string, number>();
    for (const at of a) {
      const number = numbers.get(base[at]!) ?? numbers.size + 1;
      if (number > numbers.size) numbers.set(base[at]!, number);
      this.#base[at] = number;
    }
    for (const at of b) this.#text[at] = numbers.get(text[at]!) ?? 0;
    this.#inBase = new Int32Array(numbers.size + 1);
    this.#inText = new Int32Array(numbers.size + 1);
    this.#lastInText = new Int32Array(numbers.size + 1);
    this.#pair(a, b, MAX_STEPS, MAX_ROUNDS);
  }

  #pair(allA: Places, allB: Places, steps: number, rounds: number): void {
    if (allA.length === 0 || allB.length === 0) return;
    const [a, b] = this.#pairEnds(...this.#inBoth(allA, allB), (x, y) => this.#base[x] === this.#text[y]);
    if (a.length === 0 || b.length === 0 || this.#pairMost(a, b, Math.sqrt(2 * steps)) || rounds === 1) return;
    const anchors = this.#anchors(a, b);
    if (anchors.length === 0) return;
    const stepsPerLine = steps / (a.length + b.length);
    let [fromA, fromB] = [0, 0];
    // An anchor is the first line of the gap after it, and paired there.
    for (const [toA, toB] of [...anchors, [a.length, b.length] as const]) {
      const share = stepsPerLine * (toA - fromA + toB - fromB);
      this.#pair(a.subarray(fromA, toA), b.subarray(fromB, toB), share, rounds - 1);
      fromA = toA;
      fromB = toB;
    }
  }

  /** What is left between the lines that the two begin and end with alike. */
  #pairEnds(a: Places, b: Places, alike: (x: number, y: number) => boolean): [Places, Places] {
    let [start, endA, endB] = [0, a.length, b.length];
    while (start < endA && start < endB && alike(a[start]!, b[start]!)) this.partners[a[start]!] = b[start++]!;
    while (start < endA && start < endB && alike(a[endA - 1]!, b[endB - 1]!)) this.partners[a[--endA]!] = b[--endB]!;
    return [a.subarray(start, endA), b.subarray(start, endB)];
  }

  #inBoth(a: Places, b: Places): [Places, Places] {
    this.#count(a, b, 1);
    const kept: [Places, Places] = [having(a, this.#base, this.#inText), having(b, this.#text, this.#inBase)];
    this.#count(a, b, -1);
    return kept;
  }

  #count(a: Places, b: Places, by: 1 | -1): void {
    for (const at of a) this.#inBase[this.#base[at]!]! += by;
    for (const at of b) this.#inText[this.#text[at]!]! += by;
  }

  /** The most lines that both have exactly once and in the same order, by their indexes. */
  #anchors(a: Places, b: Places): Pair[] {
    this.#count(a, b, 1);
    b.forEach((at, y) => (this.#lastInText[this.#text[at]!] = y));
    const pairs: Pair[] = [];
    a.forEach((at, x) => {
      const number = this.#base[at]!;
      if (this.#inBase[number] === 1 && this.#inText[number] === 1) pairs.push([x, this.#lastInText[number]!]);
    });
    this.#count(a, b, -1);
    return longestRising(pairs);
  }

  /**
   * Pairs as many lines as can be, unless more than `limit` stay alone. Source: E. Myers, "An O(ND) Difference Algorithm and
   * Its Variations" (1986), the greedy algorithm. `rows[d][i]` is how far in `a` one comes with d differences on the
   * diagonal x - y = 2i - d.
   */
  #pairMost(a: Places, b: Places, limit: number): boolean {
    const [base, text] = [this.#base, this.#text];
    const rows: Int32Array[] = [];
    for (let d = 0; d <= limit; d++) {
      const [before, row] = [rows[d - 1] ?? places(0), new Int32Array(d + 1)];
      rows.push(row);
      for (let i = 0; i <= d; i++) {
        const diagonal = 2 * i - d;
        let x = startOf(before, i);
        while (x < a.length && x - diagonal < b.length && base[a[x]!] === text[b[x - diagonal]!]) x++;
        row[i] = x;
        if (x >= a.length && x - diagonal >= b.length) {
          this.#walkBack(rows, a, b);
          return true;
        }
      }
    }
    return false;
  }

  #walkBack(rows: readonly Int32Array[], a: Places, b: Places): void {
    let [x, y] = [a.length, b.length];
    for (let d = rows.length - 1; d >= 0; d--) {
      const before = rows[d - 1] ?? places(0);
      const i = (x - y + d) / 2;
      const start = startOf(before, i);
      while (x > start) this.partners[a[--x]!] = b[--y]!;
      if (before[i] === start) y--;
      else x--;
    }
  }
}

/** Where one enters the diagonal: by a line of the text from the diagonal above, or by a line of the base from the one below. */
function startOf(before: Int32Array, i: number): number {
  if (i === 0) return before[0] ?? 0;
  return i === before.length ? before[i - 1]! + 1 : Math.max(before[i - 1]! + 1, before[i]!);
}

function places(length: number): Places {
  const all = new Int32Array(length);
  for (let at = 0; at < length; at++) all[at] = at;
  return all;
}

function having(lines: Places, numbers: Int32Array, counts: Int32Array): Places {
  const kept = new Int32Array(lines.length);
  let count = 0;
  for (const at of lines) if (counts[numbers[at]!]! > 0) kept[count++] = at;
  return kept.subarray(0, count);
}

/** The longest of the subsequences in which the second numbers rise, by patience sorting. */
function longestRising(pairs: readonly Pair[]): Pair[] {
  const tops: number[] = [];
  const before = new Int32Array(pairs.length);
  for (const [index, [, value]] of pairs.entries()) {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tops[middle]!]![1] < value) low = middle + 1;
      else high = middle;
    }
    before[index] = tops[low - 1] ?? -1;
    tops[low] = index;
  }
  const rising: Pair[] = [];
  for (let index = tops.at(-1) ?? -1; index >= 0; index = before[index]!) rising.push(pairs[index]!);
  return rising.toReversed();
}
