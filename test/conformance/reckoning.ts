import { isDeepStrictEqual } from 'node:util';
import type { RecordType } from '../../src/model/record-type.js';
import type { Nature, ProvedField } from './fields.js';
import type { Values } from './subject.js';

/**
 * What a merge must come to (PROTOCOL.md, M1 to M3), reckoned a second time, in another way than the server does it, and
 * only as far as the values of the proofs go: equal values are deeply equal, and texts differ in whole, separate lines. A
 * rule that a field or a record type declares for itself is asked; that the server asks it, and when, is what is proved.
 */
export interface Reckoned {
  readonly field: string;
  readonly base: unknown;
  readonly current: unknown;
  readonly yours: unknown;
  readonly conflicting: boolean;
  readonly merged: unknown;
}

type Outcome = { readonly value: unknown } | 'conflict';

export interface Sides {
  readonly base: Values;
  readonly current: Values;
  readonly yours: Values;
}

/** Every field in which the three are not alike, in the order of the declaration. */
export function reckon(type: RecordType, fields: readonly ProvedField[], { base, current, yours }: Sides): Reckoned[] {
  const names = type.fields.map(({ name }) => name).filter((name) => name in base);
  const listed = names.flatMap((field): Reckoned[] => {
    const three = { field, base: base[field], current: current[field], yours: yours[field] };
    if (same(three.base, three.current) && same(three.base, three.yours)) return [];
    const outcome = outcomeOf(
      fields.find(({ name }) => name === field),
      three,
    );
    return [{ ...three, conflicting: outcome === 'conflict', merged: outcome === 'conflict' ? null : outcome.value }];
  });
  const changedBy = (side: Values): boolean => names.some((name) => !same(base[name], side[name]));
  if (!type.merge || !changedBy(current) || !changedBy(yours)) return listed;
  const ruling = type.merge(base, current, yours);
  if (ruling === 'conflict') return listed.map((each) => ({ ...each, conflicting: true, merged: null }));
  return listed.map((each) =>
    ruling.value[each.field] === undefined ? each : { ...each, conflicting: false, merged: ruling.value[each.field] },
  );
}

export function isReconciled(reckoned: readonly Reckoned[]): boolean {
  return reckoned.every(({ conflicting }) => !conflicting);
}

/** What the record has when both sides' changes have been merged. */
export function mergedValues(current: Values, reckoned: readonly Reckoned[]): Values {
  return { ...current, ...Object.fromEntries(reckoned.map(({ field, merged }) => [field, merged])) };
}

export function same(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(a, b);
}

function outcomeOf(
  field: ProvedField | undefined,
  { base, current, yours }: Omit<Reckoned, 'conflicting' | 'merged' | 'field'>,
): Outcome {
  if (same(base, yours)) return { value: current };
  if (same(base, current) || same(current, yours)) return { value: yours };
  if (field?.declared.merge) return field.declared.merge(base, current, yours);
  if (!field || [base, current, yours].includes(null)) return 'conflict';
  return BY_NATURE[field.nature](base as never, current as never, yours as never);
}

const BY_NATURE: Readonly<Record<Nature, (base: never, current: never, yours: never) => Outcome>> = {
  scalar: () => 'conflict',
  set: (base: string[], current: string[], yours: string[]) => {
    const all = [...new Set([...base, ...current, ...yours])];
    // What was there stays if both kept it; what was not is there if anybody added it.
    const kept = all.filter((item) =>
      [current, yours][base.includes(item) ? 'every' : 'some']((side) => side.includes(item)),
    );
    return { value: kept.toSorted((a, b) => (a < b ? -1 : 1)) };
  },
  text: (base: string, current: string, yours: string) => {
    const [was, theirs, mine] = [base, current, yours].map((text) => text.split('\n'));
    const lines = was!.map((line, index) => oneSided(line, theirs![index], mine![index]));
    return lines.includes('conflict')
      ? 'conflict'
      : { value: lines.map((line) => (line as { value: string }).value).join('\n') };
  },
  parts: (base: Part[], current: Part[], yours: Part[]) => {
    const ids = [...new Set([...current, ...yours].map(({ id }) => id))];
    const parts = ids.map((id) =>
      oneSided(...([base, current, yours].map((side) => side.find((part) => part.id === id)) as [Part, Part, Part])),
    );
    if (parts.includes('conflict')) return 'conflict';
    return { value: parts.map((part) => (part as { value: unknown }).value).filter((part) => part !== undefined) };
  },
};

interface Part {
  readonly id: string;
}

function oneSided(base: unknown, current: unknown, yours: unknown): Outcome {
  if (same(base, yours)) return { value: current };
  return same(base, current) || same(current, yours) ? { value: yours } : 'conflict';
}
