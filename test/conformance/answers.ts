import type { Person } from '../setup/shop.js';
import type { Values } from './subject.js';

/** Who does it, and with which idempotency key. */
export interface Way {
  readonly as?: Person;
  readonly key?: string;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A record, whatever its type. */
export interface Accepted {
  readonly __typename: 'Accepted';
  readonly id: string;
  readonly version: number;
  readonly createdAt: string;
  readonly createdBy: Named;
  readonly updatedAt: string;
  readonly updatedBy: Named;
  readonly deletedAt: string | null;
  /** The declared fields that it shows, by their names in a patch. */
  readonly values: Values;
}

export interface Difference {
  readonly field: string;
  readonly base: unknown;
  readonly current: unknown;
  readonly yours: unknown;
  readonly conflicting: boolean;
  readonly merged: unknown;
  readonly changedBy: Named | null;
  readonly changedAt: string | null;
  readonly changedInVersion: number | null;
}

export interface Conflict {
  readonly __typename: 'ConflictError';
  readonly message: string;
  readonly expectedVersion: number;
  readonly currentVersion: number;
  readonly current: Accepted;
  readonly base: Accepted | null;
  readonly fields: readonly Difference[];
  readonly conflictingFields: readonly string[];
  readonly yoursAlreadyApplied: boolean;
}

export type Refused =
  | Conflict
  | { readonly __typename: 'NotFoundError'; readonly message: string; readonly id: string }
  | {
      readonly __typename: 'ValidationError';
      readonly message: string;
      readonly issues: readonly { readonly path: readonly string[]; readonly message: string }[];
    };

export type Answer =
  | Accepted
  | { readonly __typename: 'AllAccepted'; readonly records: readonly Accepted[] }
  | Refused
  | {
      readonly __typename: 'BatchError';
      readonly message: string;
      readonly failures: readonly { readonly index: number; readonly error: Refused }[];
    };

export interface RevisionNode {
  readonly version: number;
  readonly kind: string;
  readonly at: string;
  readonly actor: Named;
  readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
  readonly record: Accepted;
}
