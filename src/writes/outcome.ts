import type { FieldDifference } from '../core/three-way.js';
import type { Issue } from '../core/refusal.js';
import type { EditLockState } from '../edit-locks/edit-lock.js';
import type { VersionedRecord } from '../model/versioned-record.js';
import type { LastChange } from '../revisions/record-state.js';

/** A stale write, with everything needed to resolve it (PROTOCOL.md, V4 to V6). */
export interface Conflict {
  readonly kind: 'conflict';
  readonly expectedVersion: number;
  readonly current: VersionedRecord;
  readonly base: VersionedRecord | null;
  readonly fields: readonly (FieldDifference & { readonly theirs: LastChange | null })[];
  /** The revision that cannot be undone, if that is what was asked for. */
  readonly undone: number | null;
  /** The version that this very write made, when it was accepted before and its answer was lost. */
  readonly writtenAs: number | null;
}

export type SingleFailure =
  | Conflict
  | { readonly kind: 'not-found'; readonly id: string }
  | { readonly kind: 'locked'; readonly lock: EditLockState; readonly current: VersionedRecord }
  | { readonly kind: 'lock-lost'; readonly lock: EditLockState | null; readonly current: VersionedRecord }
  | { readonly kind: 'invalid'; readonly issues: readonly Issue[] };

export type Failure =
  | SingleFailure
  | {
      readonly kind: 'batch';
      readonly failures: readonly { readonly index: number; readonly failure: SingleFailure }[];
    };

/** What a write comes to: its result, committed; or why it was refused, with nothing written. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };
