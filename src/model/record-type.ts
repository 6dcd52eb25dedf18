import type { Issue } from '../core/refusal.js';
import type { ComparedField, RecordMerge } from '../core/three-way.js';
import type { VersionedRecord } from './versioned-record.js';

export type RecordClass<R extends VersionedRecord = VersionedRecord> = new () => R;

/** A field that people edit, declared once: everything else about it is derived from this. */
export interface RecordField extends ComparedField {
  readonly column: string;
  readonly nullable: boolean;
  readonly unique: boolean;
  readonly description: string;
  /** The type in inputs; null for a field that only the record's own mutations set. */
  readonly input: (() => unknown) | null;
  readonly defaultValue?: unknown;
  /** class-validator's decorators, for every input that carries the field. */
  readonly rules: readonly PropertyDecorator[];
  /** The record type whose living records the field may name. */
  readonly references: (() => RecordClass) | null;
}

/** The fields of a record that people edit, with their values. */
export type FieldsOf<R extends VersionedRecord> = Omit<R, keyof VersionedRecord>;

export type Query = <Row>(sql: string, parameters: readonly unknown[]) => Promise<Row[]>;

/** A record about to be written, as its type's rules see it. */
export interface Proposal<R extends VersionedRecord> {
  readonly record: R;
  /** The names of the fields that this write changes. */
  readonly changed: ReadonlySet<string>;
  /** Reads inside the write's transaction. */
  readonly query: Query;
}

/** Rules beyond those of single fields. Paths of the issues start at the field's name. */
export type RecordRules<R extends VersionedRecord> = (proposal: Proposal<R>) => Promise<Issue[]> | Issue[];

export interface RecordType<R extends VersionedRecord = VersionedRecord> {
  /** In GraphQL, e.g. "Product". */
  readonly name: string;
  /** Of ids, e.g. "product". */
  readonly prefix: string;
  readonly plural: string;
  readonly table: string;
  readonly entity: RecordClass<R>;
  readonly fields: readonly RecordField[];
  /** Its own rule for merging records as a whole; null where the fields' rules are all there is. */
  readonly merge: RecordMerge['merge'] | null;
  rules(proposal: Proposal<R>): Promise<Issue[]> | Issue[];
}

const types = new Map<RecordClass, RecordType>();

export function register<R extends VersionedRecord>(type: RecordType<R>): void {
  types.set(type.entity, type);
}

export function recordTypes(): RecordType[] {
  return [...types.values()];
}

export function recordTypeNames(): string[] {
  return recordTypes().map(({ name }) => name);
}

export function recordType<R extends VersionedRecord>(entity: RecordClass<R>): RecordType<R> {
  const type = types.get(entity);
  if (!type) throw new Error(`${entity.name} is not declared as a record type`);
  return type as unknown as RecordType<R>;
}

export function typeOfPrefix(prefix: string | null): RecordType | undefined {
  return recordTypes().find((type) => type.prefix === prefix);
}

export function typeOfName(name: string): RecordType | undefined {
  return recordTypes().find((type) => type.name === name);
}

/** The fields through which records of any type refer to records of this one. */
export function referencesTo(type: RecordType): { from: RecordType; field: RecordField }[] {
  return recordTypes().flatMap((from) =>
    from.fields.filter((field) => field.references?.() === type.entity).map((field) => ({ from, field })),
  );
}
