import { canonicalDecimal, fixedDecimal } from './decimal.js';
import { mergeLines } from './merge-lines.js';

/** What a merge rule answers: the one value that keeps both sides' changes, or nothing when there is none. */
export type Merged<V> = { value: V } | 'conflict';

/**
 * How the values of one kind of field behave, whatever record they belong to: when two are the same, in which form they
 * are kept, and how two changes to the same base are reconciled (PROTOCOL.md, M1 and M2). Values are never null here.
 */
export interface FieldKind<V = unknown> {
  same(a: V, b: V): boolean;
  /** The one form in which equal values are kept, so that storing it twice changes nothing. */
  canonical(value: V): V;
  /** The value as it stands in a revision, which knows only JSON's own types, in its canonical form. */
  fromRevision?(json: unknown): V;
  /** Called only when both sides changed the field, to different values. */
  merge(base: V, current: V, yours: V): Merged<V>;
}

const asItIs = <V>(value: V): V => value;
const irreconcilable = (): 'conflict' => 'conflict';

export const scalar: FieldKind = { same: Object.is, canonical: asItIs, merge: irreconcilable };

/** Exact decimal text with a fixed number of decimals: "19.9" and "19.90" are the same, and kept as "19.90". */
export function decimal(places: number): FieldKind<string> {
  return {
    same: (a, b) => canonicalDecimal(a) === canonicalDecimal(b),
    canonical: (value) => fixedDecimal(value, places),
    fromRevision: (json) => fixedDecimal(String(json), places),
    merge: irreconcilable,
  };
}

/** A set of strings, kept sorted and without duplicates: order carries no meaning. */
export const stringSet: FieldKind<string[]> = {
  same: (a, b) => sameList(sortedSet(a), sortedSet(b)),
  canonical: sortedSet,
  merge(base, current, yours) {
    const removed = new Set(base.filter((item) => !current.includes(item) || !yours.includes(item)));
    return { value: sortedSet([...current, ...yours].filter((item) => !removed.has(item))) };
  },
};

/** Text that people write in lines: merged line by line, as source code is. */
export const longText: FieldKind<string> = {
  same: Object.is,
  canonical: asItIs,
  merge(base, current, yours) {
    const merged = mergeLines(lines(base), lines(current), lines(yours));
    return merged ? { value: merged.join('') } : 'conflict';
  },
};

/** Lines with their endings, so that joining them again gives the text to the letter. */
function lines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/**
 * Parts of an aggregate that carry an id (an order's lines): every part is a field of its own, and so is its presence.
 * A part that one side removed and the other changed cannot be reconciled.
 */
export function partsById<P extends { id: string }>(samePart: (a: P, b: P) => boolean): FieldKind<P[]> {
  const samePresence = (a: P | undefined, b: P | undefined): boolean =>
    a === undefined || b === undefined ? a === b : samePart(a, b);
  return {
    same: (a, b) => a.length === b.length && a.every((part) => samePresence(part, byId(b).get(part.id))),
    canonical: asItIs,
    merge(base, current, yours) {
      const [inBase, inCurrent, inYours] = [byId(base), byId(current), byId(yours)];
      const merged: P[] = [];
      for (const id of new Set([...inCurrent.keys(), ...inYours.keys()])) {
        const [was, theirs, mine] = [inBase.get(id), inCurrent.get(id), inYours.get(id)];
        const onlyMineChanged = samePresence(was, theirs);
        if (!onlyMineChanged && !samePresence(was, mine) && !samePresence(theirs, mine)) return 'conflict';
        const part = onlyMineChanged ? mine : theirs;
        if (part) merged.push(part);
      }
      return { value: merged };
    },
  };
}

function byId<P extends { id: string }>(parts: readonly P[]): Map<string, P> {
  return new Map(parts.map((part) => [part.id, part]));
}

function sortedSet(items: readonly string[]): string[] {
  return [...new Set(items)].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
