import { scalar } from '../core/field-kinds.js';
import type { Issue, PatchSource } from '../core/refusal.js';
import type { ComparedField, Values } from '../core/three-way.js';
import type { RecordType } from '../model/record-type.js';
import type { VersionedRecord } from '../model/versioned-record.js';

/** Deletion is a change like any other, of a field that no patch names. */
export const DELETED_AT: ComparedField = { name: 'deletedAt', kind: scalar };

/** What becomes of a stale write: it is refused, or merged onto the current state where the rules allow. */
export enum ConflictPolicy {
  REJECT = 'REJECT',
  MERGE = 'MERGE',
}

/** A record to be changed, and the version that the change is based on. */
export interface Target {
  readonly id: string;
  readonly expectedVersion: number;
  readonly onConflict?: ConflictPolicy;
  /** Proves that the caller's session holds the record's edit lock. */
  readonly lockToken?: string | null;
}

/** A record for a change that commutes, which may name a version and a token all the same. */
export interface Commuting {
  readonly id: string;
  readonly expectedVersion?: number | null | undefined;
  readonly lockToken?: string | null | undefined;
}

/** What a caller asks of a record at the expected version. */
export interface Asked {
  readonly patch: PatchSource;
  /** Where in the arguments it stands, should it break a rule. */
  readonly at: readonly string[];
  /** False for fields that the arguments do not name: all that they break is told of `at`. */
  readonly fieldsAreSent?: boolean;
  /** Lock the row before anything is compared. */
  readonly lock?: boolean;
  /** It is a deleted record that is asked for. */
  readonly deleted?: boolean;
}

/** What a record is to become, and what the caller based that on: of a stale write that can be merged, the record as it was. */
export interface Resolved {
  readonly base: Values;
  readonly wanted: Values;
  readonly isMerged: boolean;
}

export type Opened<R extends VersionedRecord> = Resolved & { readonly record: R };

export interface BatchEdit extends Target {
  readonly patch: Values;
  /** What is wrong with it before anything is looked up. */
  readonly issues: readonly Issue[];
}

/** A record inside a write: what it was when it was read, and what was asked of it. */
export interface Draft extends Asked {
  readonly type: RecordType;
  readonly record: VersionedRecord;
  /** Null for a new record. */
  readonly before: Values | null;
  /** Null for a new record, and for a change that commutes. */
  readonly target: Target | null;
  /** Its position in a batch. */
  readonly index?: number;
  readonly isNew?: boolean;
  /** Its values come from both sides. */
  readonly isMerged?: boolean;
}
