import type { Values } from './three-way.js';

/** One broken rule of the input: where, as a path into the arguments, and what is wrong. */
export interface Issue {
  readonly path: readonly string[];
  readonly message: string;
}

/** The fields that a caller sent; a function of the base where the input says what to change and not what to have. */
export type PatchSource = Values | ((base: Values) => Values);

/**
 * Why a write was refused, as data: thrown inside the transaction so that it rolls everything back (V3), and made into
 * the answer outside of it, from committed state.
 */
export type Refusal =
  | { readonly kind: 'not-found'; readonly id: string }
  | { readonly kind: 'invalid'; readonly issues: readonly Issue[] }
  | LockRefusal
  | StaleRefusal
  | { readonly kind: 'batch'; readonly failures: readonly BatchRefusal[] };

/** Another session holds the record's edit lock, or the token that came with the write is not that of the lock in force. */
export interface LockRefusal {
  readonly kind: 'locked' | 'lock-lost';
  readonly id: string;
}

/** The record is not at the expected version, or what came after a revision stands in the way of undoing it. */
export interface StaleRefusal {
  readonly kind: 'stale';
  readonly id: string;
  readonly expectedVersion: number;
  readonly patch: PatchSource;
  /** For an undo that clashes: the version to compare with, in place of the expected one. */
  readonly undone?: number;
  /** Whether the caller asked for a merge, which then was not possible. */
  readonly merging?: boolean;
  /** By which the database would know this very write, if it was accepted before; none for a change that commutes. */
  readonly writeId?: string | null;
}

export interface BatchRefusal {
  readonly index: number;
  readonly refusal: Exclude<Refusal, { kind: 'batch' }>;
}

export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(`Refused: ${refusal.kind}`);
    this.name = 'Refused';
  }
}

export function invalid(...issues: Issue[]): Refused {
  return new Refused({ kind: 'invalid', issues });
}

/** A query that cannot be answered as it was asked: an error of the request, since queries have no unions to answer. */
export class InvalidRequest extends Error {}

/** The place in the feed that a reader names is unknown or no longer kept: it has to start over (PROTOCOL.md, F4). */
export class ResyncRequired extends Error {}

/** A subscriber did not read what it was sent, and is let go (F3). After `cursor` it may go on; null where there is no such place. */
export class TooSlow extends Error {
  constructor(readonly cursor: string | null) {
    super('This subscriber did not read what it was sent for too long. Subscribe again to go on.');
  }
}

/** The database cannot do it now: it is away, or took too long. Nothing was written; it may be tried again in a moment. */
export class Unavailable extends Error {
  /** Survives where the error is wrapped in another. */
  readonly code = 'UNAVAILABLE';
}

/** Whether a write was committed, nobody can say: the database did not confirm it. */
export class OutcomeUnknown extends Error {}

/** For the end of an exhaustive switch: a new member of the union does not compile until it is handled. */
export class UnreachableCaseError extends Error {
  constructor(value: never) {
    super(`Unreachable case: ${String(value)}`);
  }
}
