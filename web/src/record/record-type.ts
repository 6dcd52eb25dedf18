import type { ReactNode } from 'react';
import type { TypedDocumentNode } from '@apollo/client';
import type { ComparedField, Draft, Values } from 'concord/client';
import type { RecordFactsFragment } from '../gql/graphql.ts';
import type { Row, RowTypename } from '../list/row-cache.ts';
import type { Answer } from './answer.ts';

/** What its screen knows of a record, whatever its type. */
export type RecordInFull = RecordFactsFragment & Row;

/** A type of record, as the screen of one of its records needs to know it. */
export interface RecordType<R extends RecordInFull = RecordInFull> {
  readonly typename: RowTypename;
  /** Within a sentence. */
  readonly noun: string;
  /** The address of their list; that of a record is below it. */
  readonly path: string;
  readonly listTitle: string;
  readonly read: TypedDocumentNode<{ readonly record: R | null }, { id: string }>;
  readonly save: TypedDocumentNode<{ readonly answer: Answer<R> }, SaveVariables>;
  nameOf(record: R): string;
  /** As they are typed: on the way to a number there may be none. */
  valuesOf(record: R): Values;
  /** Those of which the draft knows anything. */
  fieldsOf(draft: Draft): readonly RecordField[];
  /** As the API takes it. */
  toPatch(values: Values): Values;
  /** What the API could not even read. All other rules are the server's to know. */
  unreadable(values: Values): Issue[];
  /** The field that an issue of the server is about, of those that were sent. */
  fieldAt(path: readonly string[], sent: Values): string | null;
}

export interface SaveVariables {
  id: string;
  expectedVersion: number;
  patch: Values;
  lockToken: string | null;
  idempotencyKey: string;
}

/** Declared as the server declares it: so what merges here is what merges there. */
export interface RecordField extends ComparedField {
  readonly title: string;
  /** As it is read. Compared with a base, differences are marked where the value has parts. */
  show(value: unknown, base?: unknown): ReactNode;
  /** As it is edited, wherever that is. */
  input(props: InputProps): ReactNode;
  /** What differs is marked in the value: so it needs no mention of what was before. */
  readonly isMarked?: boolean;
  /** Whether a revision changed it; without this, by its name. */
  isChangedIn?(change: FieldChange): boolean;
}

export interface FieldChange {
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Of whatever a field is edited with. */
export interface InputProps {
  readonly id: string;
  readonly value: unknown;
  readonly describedBy: string | undefined;
  readonly isInvalid: boolean;
  readonly onChange: (value: unknown) => void;
}

export interface Issue {
  /** Null: it is about no field in particular. */
  readonly field: string | null;
  readonly message: string;
  /** Where it is about a write of this version: once there is a later one, it says nothing any more. */
  readonly ofVersion?: number;
}

export function titlesOf(fields: readonly RecordField[], names: readonly { readonly field: string }[]): string {
  return new Intl.ListFormat('en').format(names.map(({ field }) => fieldOf(fields, field).title));
}

export function fieldOf(fields: readonly RecordField[], name: string): RecordField {
  return fields.find((field) => field.name === name)!;
}
