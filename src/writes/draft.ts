import { scalar } from '../core/field-kinds.js';
import type { PatchSource } from '../core/refusal.js';
import type { ComparedField, Values } from '../core/three-way.js';
import type { RecordType } from '../model/record-type.js';
import type { VersionedRecord } from '../model/versioned-record.js';

/** Deletion is a change like any other, of a field that no patch names. */
export const DELETED_AT: ComparedField = { name: 'deletedAt', kind: scalar };

/** A record inside a write: what it was when it was read, and what was asked of it. */
export interface Draft {
  readonly type: RecordType;
  readonly record: VersionedRecord;
  /** Null for a new record. */
  readonly before: Values | null;
  /** Null for a new record, and for a change that commutes. */
  readonly target: { readonly id: string; readonly expectedVersion: number } | null;
  readonly patch: PatchSource;
  /** Where in the arguments its fields stand. */
  readonly at: readonly string[];
  /** Its position in a batch. */
  readonly index?: number;
  readonly isNew?: boolean;
}
