import type { MikroORM } from '@mikro-orm/postgresql';
import type { PatchSource, StaleRefusal } from '../core/refusal.js';
import { canonical, threeWay, type FieldDifference, type Values } from '../core/three-way.js';
import { idPrefix } from '../core/ids.js';
import { typeOfPrefix, type RecordType } from '../model/record-type.js';
import type { VersionedRecord } from '../model/versioned-record.js';
import { loadStates } from '../revisions/record-state.js';
import { DELETED_AT } from './draft.js';
import type { SingleFailure } from './outcome.js';

/**
 * What a stale write meets, read from committed state in a fresh EntityManager after the rollback: the one in which the
 * write was tried may hold the caller's own edit. Answers null when the write deserves another try, because the record has
 * moved on meanwhile: to the expected version after all, or to where the merge that was asked for is possible.
 */
export async function describeConflict(orm: MikroORM, refusal: StaleRefusal): Promise<SingleFailure | null> {
  const { id, expectedVersion, patch, undone, writeId } = refusal;
  const type = typeOfPrefix(idPrefix(id));
  const states = type && (await loadStates(orm, type, { id, version: undone ?? expectedVersion, writeId }));
  if (!type || !states) return { kind: 'not-found', id };
  const { current, base, touched, writtenAs } = states;
  if ((current.version === expectedVersion) !== (undone !== undefined)) return null;
  const differences = compareStates(type, base, current, patch);
  if (refusal.merging && isMergeable(differences)) return null;
  return {
    kind: 'conflict',
    expectedVersion,
    current,
    base,
    fields: differences.map((difference) => ({ ...difference, theirs: touched.get(difference.field) ?? null })),
    undone: undone ?? null,
    writtenAs,
  };
}

/** Every field that is not alike in the three states, and what a merge would make of it. */
export function compareStates(
  type: RecordType,
  base: VersionedRecord | null,
  current: VersionedRecord,
  patch: PatchSource,
): FieldDifference[] {
  const is = valuesOf(type, current);
  if (!base) return notInto(current, unknownBase(type, is, patch));
  const was = valuesOf(type, base);
  const yours = { ...was, ...patchOf(type, patch, was) };
  const differences = threeWay(type.fields, was, is, yours, type.merge);
  return notInto(current, [...differences, ...threeWay([DELETED_AT], was, is, yours)], was);
}

/** V6: nothing is merged into a deleted record, and its deletion alone is what stands in the way. */
function notInto(
  current: VersionedRecord,
  differences: readonly FieldDifference[],
  was: Values | null = null,
): FieldDifference[] {
  if (!current.deletedAt) return [...differences];
  const base = was?.[DELETED_AT.name] ?? null;
  const deletedAt = current.deletedAt.toISOString();
  return [
    ...differences
      .filter(({ field }) => field !== DELETED_AT.name)
      .map((difference) => ({ ...difference, conflicting: false, merged: null })),
    { field: DELETED_AT.name, base, current: deletedAt, yours: base, conflicting: true, merged: null },
  ];
}

/** M3: one conflicting field refuses the whole write. */
export function isMergeable(differences: readonly FieldDifference[]): boolean {
  return differences.every(({ conflicting }) => !conflicting);
}

/** V5: the caller names a version that never was, so nothing can be said to be undisputed. */
function unknownBase(type: RecordType, is: Values, patch: PatchSource): FieldDifference[] {
  return Object.entries(patchOf(type, patch, is)).map(([field, yours]) => ({
    field,
    base: null,
    current: is[field],
    yours,
    conflicting: true,
    merged: null,
  }));
}

/** What the caller asks for, each value in the form in which the record would keep it. */
export function patchOf(type: RecordType, patch: PatchSource, base: Values): Values {
  const sent = typeof patch === 'function' ? patch(base) : patch;
  return Object.fromEntries(
    type.fields
      .filter(({ name }) => sent[name] !== undefined)
      .map(({ name, kind }) => [name, canonical(kind, sent[name])]),
  );
}

/** The fields that people edit, and the deletion mark, in the form in which they stand in a patch. */
export function valuesOf(type: RecordType, record: VersionedRecord): Record<string, unknown> {
  const row = record as unknown as Values;
  const values = Object.fromEntries(type.fields.map(({ name }) => [name, row[name] ?? null]));
  return { ...values, deletedAt: record.deletedAt?.toISOString() ?? null };
}
