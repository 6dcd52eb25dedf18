import type { FieldKind } from './field-kinds.js';

/** The part of a field's declaration that comparing and merging need. */
export interface ComparedField {
  readonly name: string;
  readonly kind: FieldKind;
}

export type Values = Readonly<Record<string, unknown>>;

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
): FieldDifference[] {
  return fields.flatMap((field) => {
    const difference = compareField(field, base[field.name], current[field.name], yours[field.name]);
    return difference ? [difference] : [];
  });
}

function compareField(
  { name, kind }: ComparedField,
  base: unknown,
  current: unknown,
  yours: unknown,
): FieldDifference | null {
  const theirsChanged = !sameValue(kind, base, current);
  const mineChanged = !sameValue(kind, base, yours);
  if (!theirsChanged && !mineChanged) return null;
  const merged = mergeField(kind, { base, current, yours, theirsChanged, mineChanged });
  return merged === 'conflict'
    ? { field: name, base, current, yours, conflicting: true, merged: null }
    : { field: name, base, current, yours, conflicting: false, merged: merged.value };
}

function mergeField(
  kind: FieldKind,
  side: { base: unknown; current: unknown; yours: unknown; theirsChanged: boolean; mineChanged: boolean },
): { value: unknown } | 'conflict' {
  const { base, current, yours } = side;
  if (!side.mineChanged) return { value: current };
  if (!side.theirsChanged || sameValue(kind, current, yours)) return { value: yours };
  if (base == null || current == null || yours == null) return 'conflict';
  return kind.merge(base, current, yours);
}
