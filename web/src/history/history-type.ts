import type { TypedDocumentNode } from '@apollo/client';
import type { RevisionPageFragment } from '../gql/graphql.ts';
import type { DirectWrite } from '../record/direct-writes.ts';
import type { RecordInFull, RecordType } from '../record/record-type.ts';

/** A type of record, as the history of one of its records needs to know it. */
export interface HistoryType<R extends RecordInFull = RecordInFull> {
  readonly type: RecordType<R>;
  readonly revisions: TypedDocumentNode<
    { readonly record: { readonly revisions: RevisionPageFragment } | null },
    { id: string; after: string | null }
  >;
  readonly atVersion: TypedDocumentNode<{ readonly record: R | null }, { id: string; version: number }>;
  /** Null: it goes forward only. */
  readonly waysBack: WaysBack<R> | null;
}

export interface WaysBack<R extends RecordInFull> {
  /** To `toVersion`. */
  readonly revert: DirectWrite<R, { toVersion: number }>['mutation'];
  /** What `version` changed. */
  readonly undo: DirectWrite<R, { version: number }>['mutation'];
}

export type Revision = RevisionPageFragment['nodes'][number];
