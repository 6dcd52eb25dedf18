import { sameValue, threeWay, type ComparedField, type FieldDifference, type Values } from '../core/three-way.js';

/**
 * What somebody has typed and not yet saved, beside what the server has: the state of an editing form, as data that can be kept in the
 * browser's storage. Nothing that was typed leaves it but by a save that was accepted, or by the person's own choice.
 *
 *   let draft = openDraft(product);                        // the record as it was read
 *   draft = edit(draft, 'price', '24.00');         // typed
 *   draft = arrived(draft, theirs);                        // somebody saved a newer version, or a ConflictError brought it
 *   compare(FIELDS, draft);                                // field by field: what merges by itself, and what clashes
 *   draft = choose(draft, 'price', 'mine', '24.00');       // a person decides
 *   const save = toSave(FIELDS, draft);                    // { expectedVersion, patch }, or null while something is undecided
 *   draft = saved(draft, save, product);           // accepted: what was typed meanwhile stays
 *
 * Of a list of parts with an id (an order's lines) make each part a field, null where it was removed: so they clash, and are decided, one by one.
 */
export interface Draft {
  /** What mine is compared with: of each field, the value that was there when it was changed. */
  readonly base: Values;
  /** The newest version that is known. */
  readonly current: Seen;
  /** The values of the fields that were changed here. */
  readonly mine: Values;
  readonly choices: Readonly<Record<string, Choice>>;
}

/** A record as it was read. */
export interface Seen {
  readonly version: number;
  readonly values: Values;
}

export type Side = 'mine' | 'theirs' | 'edited';

/** What a person decided on a field that clashes. */
export interface Choice {
  readonly side: Side;
  readonly value: unknown;
  /** Theirs, when it was decided: when that changes again, it has to be decided again. */
  readonly against: unknown;
}

export interface Comparison extends FieldDifference {
  /** By whom, since the base. */
  readonly changed: 'mine' | 'theirs' | 'both';
  /** The decision that is in force; null where there is none, or none is needed. */
  readonly choice: Choice | null;
  /** A decision that was made before theirs changed again. */
  readonly outdated: Choice | null;
}

export interface Save {
  readonly expectedVersion: number;
  readonly patch: Values;
  /** What stood in the form. */
  readonly mine: Values;
}

type Fields = readonly ComparedField[];

export function openDraft(seen: Seen): Draft {
  return { base: seen.values, current: seen, mine: {}, choices: {} };
}

/** What would come of changing a record from `base` to `yours`, now that it is `current`: of undoing an old change, say. */
export function propose(current: Seen, base: Values, yours: Values): Draft {
  const mine = Object.entries(yours).filter(([field, value]) => !identical(value, base[field]));
  return { base, current, mine: Object.fromEntries(mine), choices: {} };
}

/** What the form shows. */
export function shown({ base, mine }: Draft): Values {
  return { ...base, ...mine };
}

/** Whether anything would be lost if the draft were thrown away. */
export function isDirty(fields: Fields, draft: Draft): boolean {
  return undecided(fields, draft).length > 0 || toSave(fields, draft) !== null;
}

/** To the letter as it was typed: "19.9", on the way to "19.50", is not "19.90" again. */
export function edit(draft: Draft, field: string, value: unknown): Draft {
  const isBack = identical(value, draft.base[field]);
  const mine = isBack ? without(draft.mine, field) : { ...draft.mine, [field]: value };
  // What was decided was decided of another value.
  return { ...draft, mine, choices: without(draft.choices, field) };
}

/** There is a newer version. */
export function arrived(draft: Draft, seen: Seen): Draft {
  if (seen.version <= draft.current.version) return draft;
  // Who has typed nothing has nothing to compare.
  return Object.keys(draft.mine).length > 0 ? { ...draft, current: seen } : openDraft(seen);
}

/** Every field that was changed here, by others, or by both. */
export function compare(fields: Fields, draft: Draft): Comparison[] {
  return threeWay(fields, draft.base, draft.current.values, shown(draft)).map((difference) => {
    const made = difference.conflicting ? draft.choices[difference.field] : undefined;
    const holds = made && same(fields, difference.field, made.against, difference.current);
    const changed = changedSide(fields, difference);
    return { ...difference, changed, choice: (holds && made) || null, outdated: (!holds && made) || null };
  });
}

/** The fields that wait for a decision. */
export function undecided(fields: Fields, draft: Draft): string[] {
  return compare(fields, draft)
    .filter(({ conflicting, choice }) => conflicting && !choice)
    .map(({ field }) => field);
}

export function choose(draft: Draft, field: string, side: Side, value: unknown): Draft {
  const choice = { side, value, against: draft.current.values[field] };
  return { ...draft, choices: { ...draft.choices, [field]: choice } };
}

/**
 * Goes over to the newest version with everything that merges by itself or is decided. What waits for a decision stays as it was typed, and goes
 * on waiting.
 */
export function takeOver(fields: Fields, draft: Draft): Draft {
  const waiting = new Set(undecided(fields, draft));
  const decided = compare(fields, draft).filter(({ field }) => !waiting.has(field));
  let taken: Draft = {
    ...draft,
    base: { ...draft.current.values, ...pick(draft.base, waiting) },
    mine: pick(draft.mine, waiting),
    choices: pick(draft.choices, waiting),
  };
  for (const difference of decided) taken = edit(taken, difference.field, outcomeOf(difference));
  return taken;
}

/** What to send, based on the newest version; null while a field waits for a decision, and when there is nothing to save. */
export function toSave(fields: Fields, draft: Draft): Save | null {
  const differences = compare(fields, draft);
  if (differences.some(({ conflicting, choice }) => conflicting && !choice)) return null;
  const changed = differences.filter(({ field, current, ...rest }) => !same(fields, field, outcomeOf(rest), current));
  if (changed.length === 0) return null;
  const patch = Object.fromEntries(changed.map((difference) => [difference.field, outcomeOf(difference)]));
  return { expectedVersion: draft.current.version, patch, mine: draft.mine };
}

/** The save was accepted, and left the record like this. What was typed since it was sent is not saved yet. */
export function saved(draft: Draft, { mine: sent }: Save, seen: Seen): Draft {
  const newest = seen.version >= draft.current.version ? seen : draft.current;
  const before = { ...draft.base, ...sent };
  const typedSince = Object.entries(shown(draft)).filter(([field, value]) => !identical(value, before[field]));
  const mine = Object.fromEntries(typedSince);
  return {
    current: newest,
    base: { ...newest.values, ...pick(before, new Set(Object.keys(mine))) },
    mine,
    choices: {},
  };
}

function changedSide(fields: Fields, { field, base, current, yours }: FieldDifference): Comparison['changed'] {
  if (same(fields, field, base, current)) return 'mine';
  return same(fields, field, base, yours) ? 'theirs' : 'both';
}

/** What a field becomes. */
export function outcomeOf({ choice, merged }: Pick<Comparison, 'choice' | 'merged'>): unknown {
  return choice ? choice.value : merged;
}

function same(fields: Fields, name: string, a: unknown, b: unknown): boolean {
  return sameValue(fields.find((field) => field.name === name)!.kind, a, b);
}

/** A value that is not there is null: what others removed, say, of parts that are fields of their own. */
function identical(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

function without<T>(from: Readonly<Record<string, T>>, field: string): Record<string, T> {
  return Object.fromEntries(Object.entries(from).filter(([name]) => name !== field));
}

function pick<T>(from: Readonly<Record<string, T>>, names: ReadonlySet<string>): Record<string, T> {
  return Object.fromEntries(Object.entries(from).filter(([name]) => names.has(name)));
}
