import type { FieldKind, Merged } from './field-kinds.js';

/** The part of a field's declaration that comparing and merging need. */
export interface ComparedField {
  readonly name: string;
  readonly kind: FieldKind;
  /** The field's own rule in place of its kind's. Unlike that, it is asked about null too, where the field may be null. */
  readonly merge?: FieldKind['merge'];
}

export type Values = Readonly<Record<string, unknown>>;

/**
 * A record type's own rule for its records as a whole, asked where both sides changed something. It answers the values of
 * the fields on which it rules, of those that either side changed; the others keep what their own rules say. Or it answers
 * that the two sides cannot be reconciled. It must not depend on which side is which (M5).
 */
export interface RecordMerge<V = Values> {
  merge(base: V, current: V, yours: V): Merged<Partial<V>>;
}

/** One field in which the three states are not all alike. */
export interface FieldDifference {
  readonly field: string;
  readonly base: unknown;
  readonly current: unknown;
  readonly yours: unknown;
  readonly conflicting: boolean;
  /** What a merge would write; null where the field is conflicting. */
  readonly merged: unknown;
}

export function sameValue(kind: FieldKind, a: unknown, b: unknown): boolean {
  return a == null || b == null ? a == null && b == null : kind.same(a, b);
}

/** The names of the fields in which two states differ. */
export function changedFields(fields: readonly ComparedField[], before: Values, after: Values): string[] {
  return fields.filter(({ name, kind }) => !sameValue(kind, before[name], after[name])).map(({ name }) => name);
}

/**
 * Compares the state that a write was based on, the state now, and the state that the writer wants, field by field.
 * A field changed there and back is not listed (V4). Depends on the three states alone, never on who came first (M5).
 */
export function threeWay(
  fields: readonly ComparedField[],
  base: Values,
  current: Values,
  yours: Values,
  recordRule: RecordMerge['merge'] | null = null,
): FieldDifference[] {
  const differences = fields.flatMap((field) => {
    const difference = compareField(field, base[field.name], current[field.name], yours[field.name]);
    return difference ? [difference] : [];
  });
  const bothChanged = changedFields(fields, base, current).length > 0 && changedFields(fields, base, yours).length > 0;
  return recordRule && bothChanged ? ruledOver(fields, differences, recordRule(base, current, yours)) : differences;
}

/** Where the record's own rule reconciles nothing, no field alone is to blame: every one that was changed stands against the others. */
function ruledOver(
  fields: readonly ComparedField[],
  differences: readonly FieldDifference[],
  ruling: Merged<Values>,
): FieldDifference[] {
  if (ruling === 'conflict') return differences.map((each) => ({ ...each, conflicting: true, merged: null }));
  return differences.map((difference) => {
    const value = ruling.value[difference.field];
    if (value === undefined) return difference;
    const { kind } = fields.find(({ name }) => name === difference.field)!;
    return { ...difference, conflicting: false, merged: canonical(kind, value) };
  });
}

function compareField(field: ComparedField, base: unknown, current: unknown, yours: unknown): FieldDifference | null {
  const { name, kind } = field;
  const theirsChanged = !sameValue(kind, base, current);
  const mineChanged = !sameValue(kind, base, yours);
  if (!theirsChanged && !mineChanged) return null;
  const merged = mergeField(field, { base, current, yours, theirsChanged, mineChanged });
  return merged === 'conflict'
    ? { field: name, base, current, yours, conflicting: true, merged: null }
    : { field: name, base, current, yours, conflicting: false, merged: merged.value };
}

function mergeField(
  { kind, merge: ownRule }: ComparedField,
  side: { base: unknown; current: unknown; yours: unknown; theirsChanged: boolean; mineChanged: boolean },
): Merged<unknown> {
  const { base, current, yours } = side;
  if (!side.mineChanged) return { value: current };
  if (!side.theirsChanged || sameValue(kind, current, yours)) return { value: yours };
  if (ownRule) {
    const ruling = ownRule(base, current, yours);
    return ruling === 'conflict' ? ruling : { value: canonical(kind, ruling.value) };
  }
  if (base == null || current == null || yours == null) return 'conflict';
  return kind.merge(base, current, yours);
}

/** In the form in which the record keeps it. */
export function canonical(kind: FieldKind, value: unknown): unknown {
  return value == null ? null : kind.canonical(value);
}
