import type { RecordType } from '../model/record-type.js';
import { Actor } from '../model/versioned-record.js';

export enum RevisionKind {
  CREATED = 'CREATED',
  UPDATED = 'UPDATED',
  DELETED = 'DELETED',
  RESTORED = 'RESTORED',
}

/** What one change of a record did. Written by the database (see the migration), only ever read here. */
export interface RevisionRow {
  readonly record_id: string;
  readonly version: number;
  readonly kind: RevisionKind;
  readonly actor_id: string;
  readonly actor_name: string;
  readonly at: string;
  /** By column: what it was and what it became. */
  readonly changes: Record<string, readonly [before: unknown, after: unknown]>;
}

/** A field that a revision changed, named and written as in a patch. */
export interface FieldChangeData {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

export function actorOf(row: RevisionRow): Actor {
  return Actor.of(row.actor_id, row.actor_name);
}

/** In the order in which the fields are declared, `deletedAt` last. */
export function fieldChanges(type: RecordType, { changes }: RevisionRow): FieldChangeData[] {
  const fields = type.fields.map(({ name, column, kind }) => ({
    name,
    column,
    read: (json: unknown) => (kind.fromRevision ? kind.fromRevision(json) : json),
  }));
  return [...fields, { name: 'deletedAt', column: 'deleted_at', read: isoTime }].flatMap(({ name, column, read }) => {
    const change = changes[column];
    if (!change) return [];
    const [before, after] = change.map((json) => (json === null ? null : read(json)));
    return [{ field: name, before, after }];
  });
}

function isoTime(json: unknown): string {
  return new Date(String(json)).toISOString();
}
