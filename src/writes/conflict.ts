import type { MikroORM } from '@mikro-orm/postgresql';
import type { PatchSource } from '../core/refusal.js';
import { threeWay, type FieldDifference, type Values } from '../core/three-way.js';
import { idPrefix } from '../core/ids.js';
import { typeOfPrefix, type RecordType } from '../model/record-type.js';
import type { VersionedRecord } from '../model/versioned-record.js';
import { loadStates } from '../revisions/record-state.js';
import { DELETED_AT } from './draft.js';
import type { SingleFailure } from './outcome.js';

export interface StaleWrite {
  readonly id: string;
  readonly expectedVersion: number;
  readonly patch: PatchSource;
}

/**
 * What a stale write meets, read from committed state in a fresh EntityManager after the rollback: the one in which the
 * write was tried may hold the caller's own edit. Answers null when the record has come to be at the expected version
 * after all, so that the write deserves another try.
 */
export async function describeConflict(
  orm: MikroORM,
  { id, expectedVersion, patch }: StaleWrite,
): Promise<SingleFailure | null> {
  const type = typeOfPrefix(idPrefix(id));
  const states = type && (await loadStates(orm, type, { id, version: expectedVersion }));
  if (!type || !states) return { kind: 'not-found', id };
  const { current, base, touched } = states;
  if (current.version === expectedVersion) return null;
  const differences = base ? compare(type, base, current, patch) : unknownBase(type, current, patch);
  return {
    kind: 'conflict',
    expectedVersion,
    current,
    base,
    fields: differences.map((difference) => ({ ...difference, theirs: touched.get(difference.field) ?? null })),
  };
}

function compare(
  type: RecordType,
  base: VersionedRecord,
  current: VersionedRecord,
  patch: PatchSource,
): FieldDifference[] {
  const was = valuesOf(type, base);
  const is = valuesOf(type, current);
  const differences = threeWay([...type.fields, DELETED_AT], was, is, { ...was, ...patchOf(type, patch, was) });
  if (!current.deletedAt) return differences;
  // V6: nothing is merged into a deleted record, and its deletion alone is what stands in the way.
  const others = differences.filter(({ field }) => field !== DELETED_AT.name);
  return [
    ...others.map((difference) => ({ ...difference, conflicting: false, merged: null })),
    {
      field: DELETED_AT.name,
      base: was['deletedAt'],
      current: is['deletedAt'],
      yours: was['deletedAt'],
      conflicting: true,
      merged: null,
    },
  ];
}

/** V5: the caller names a version that never was, so nothing can be said to be undisputed. */
function unknownBase(type: RecordType, current: VersionedRecord, patch: PatchSource): FieldDifference[] {
  const is = valuesOf(type, current);
  return Object.entries(patchOf(type, patch, is)).map(([field, yours]) => ({
    field,
    base: null,
    current: is[field],
    yours,
    conflicting: true,
    merged: null,
  }));
}

/** What the caller sent, each value in the form in which the record would keep it. */
function patchOf(type: RecordType, patch: PatchSource, base: Values): Values {
  const sent = typeof patch === 'function' ? patch(base) : patch;
  return Object.fromEntries(
    type.fields
      .filter(({ name }) => sent[name] !== undefined)
      .map(({ name, kind }) => [name, sent[name] === null ? null : kind.canonical(sent[name])]),
  );
}

/** The fields that people edit, and the deletion mark, in the form in which they stand in a patch. */
export function valuesOf(type: RecordType, record: VersionedRecord): Record<string, unknown> {
  const row = record as unknown as Values;
  const values = Object.fromEntries(type.fields.map(({ name }) => [name, row[name] ?? null]));
  return { ...values, deletedAt: record.deletedAt?.toISOString() ?? null };
}
