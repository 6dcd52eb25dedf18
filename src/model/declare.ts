import { Check, Entity, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { ArrayMaxSize, IsIn, Max, MaxLength, Min, MinLength, Matches, type ValidationOptions } from 'class-validator';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { decimal, longText, scalar, stringSet, type FieldKind } from '../core/field-kinds.js';
import type { RecordMerge } from '../core/three-way.js';
import { Decimal } from './scalars.js';
import { register, type FieldsOf, type RecordClass, type RecordField, type RecordRules } from './record-type.js';
import { TextArray } from './text-array.js';
import { IsDecimalBetween, IsWellFormed } from './validators.js';
import { Node, VersionedRecord } from './versioned-record.js';

/** A decorator for properties of type T only. */
type FieldDecorator<T> = <K extends string>(target: { [P in K]: T } & object, name: K) => void;

type Maybe<T, N extends boolean> = N extends true ? T | null : T;

interface Common<T, N extends boolean = false> {
  description: string;
  /** Used when a record is created without the field. */
  default?: T;
  /** It may be null, which a patch clears it to; and is null when a record is created without it, if there is no default. */
  nullable?: N;
  /**
   * The field's own merge rule, in place of its kind's (PROTOCOL.md, M2). Asked only when both sides changed it, to different
   * values; it must not depend on which side is which (M5).
   */
  merge?: FieldKind<Maybe<T, N>>['merge'];
}

const declared = new Map<object, RecordField[]>();
/** Ids are compared by bytes, and what refers to them likewise. Rows are never removed, so nothing follows a removal. */
const AS_ID = { collation: 'C', deleteRule: 'no action' } as const;
const POSTGRES_INT_MAX = 2 ** 31 - 1;
const each: ValidationOptions = { each: true };

/** Declares the class as a record type: an entity with a table, and a GraphQL type. */
export function DefineRecord<R extends VersionedRecord = VersionedRecord>(options: {
  prefix: string;
  plural: string;
  description: string;
  rules?: RecordRules<R>;
  /** Its own rule for merging records as a whole, above those of the fields. */
  merge?: RecordMerge<FieldsOf<R>>['merge'];
}): (target: RecordClass<R>) => void {
  return (target) => {
    const table = snakeCase(options.plural);
    Entity({ tableName: table })(target);
    // Node by name: type-graphql resolves an interface to the types that name it, not to those that inherit it.
    ObjectType({ implements: [Node, VersionedRecord], description: options.description })(target);
    register({
      name: target.name,
      prefix: options.prefix,
      plural: options.plural,
      table,
      entity: target,
      fields: declared.get(target.prototype as object) ?? [],
      rules: options.rules ?? (() => []),
      merge: (options.merge as RecordMerge['merge'] | undefined) ?? null,
    });
  };
}

/** One line of text, compared as a whole. */
export function Text<N extends boolean = false>(
  options: Common<string, N> & { max: number; min?: number; matches?: RegExp; unique?: boolean },
): FieldDecorator<Maybe<string, N>> {
  return declare({
    ...options,
    kind: scalar,
    type: () => String,
    property: Property({ type: 'text', ...columnOptions(options) }),
    rules: [
      ...textRules(options.max, options.min ?? 1),
      ...(options.matches ? [Matches(options.matches, { message: `does not match ${options.matches.source}` })] : []),
    ],
  });
}

/** Text in lines, of up to `max` characters: merged line by line. */
export function LongText<N extends boolean = false>(
  options: Common<string, N> & { max: number },
): FieldDecorator<Maybe<string, N>> {
  return declare({
    ...options,
    kind: longText,
    type: () => String,
    property: Property({ type: 'text', ...columnOptions(options) }),
    rules: textRules(options.max, 0),
  });
}

/** A set of words: no duplicates, order carries no meaning, merged as a set. */
export function TextSet<N extends boolean = false>(
  options: Common<string[], N> & { maxItems: number; maxLength: number },
): FieldDecorator<Maybe<string[], N>> {
  return declare({
    ...options,
    kind: stringSet,
    type: () => [String],
    property: Property({ type: TextArray, ...columnOptions(options) }),
    check: (column) => `coalesce(array_ndims(${column}), 1) = 1 and array_position(${column}, null) is null`,
    rules: [
      ArrayMaxSize(options.maxItems, { message: `has more than ${options.maxItems} entries` }),
      ...textRules(options.maxLength, 1, each),
    ],
  });
}

/** A whole number. */
export function Integer<N extends boolean = false>(
  options: Common<number, N> & { min: number; max?: number },
): FieldDecorator<Maybe<number, N>> {
  const max = options.max ?? POSTGRES_INT_MAX;
  return declare({
    ...options,
    kind: scalar,
    type: () => Int,
    property: Property({ type: 'integer', ...columnOptions(options) }),
    check: (column) =>
      `${column} >= ${options.min}${options.max === undefined ? '' : ` and ${column} <= ${options.max}`}`,
    rules: [Min(options.min, { message: `is below ${options.min}` }), Max(max, { message: `is above ${max}` })],
  });
}

/** An exact amount of money: two decimals, never negative, kept as numeric(12, 2). */
export function Money<N extends boolean = false>(options: Common<string, N>): FieldDecorator<Maybe<string, N>> {
  return declare({
    ...options,
    kind: decimal(2),
    type: () => Decimal,
    property: Property({ type: 'decimal', precision: 12, scale: 2, ...columnOptions(options) }),
    check: (column) => `${column} >= 0 and ${column} <> 'NaN'`,
    rules: [IsDecimalBetween('0', '9999999999.99', 2)],
  });
}

/** One of the values of a GraphQL enum, which must have been registered by `registerEnumType`. */
export function Choice<E extends string, N extends boolean = false>(
  values: { [name: string]: E },
  options: Common<E, N> & { input?: false },
): FieldDecorator<Maybe<E, N>> {
  return declare({
    ...options,
    kind: scalar,
    type: () => values,
    property: Property({ type: 'text', ...columnOptions(options) }),
    check: (column) => `${column} in (${Object.values(values).map(quote).join(', ')})`,
    rules: [IsIn(Object.values(values), { message: 'is not one of the allowed values' })],
  });
}

/**
 * The id of another record, which must be alive when it is set; a record that living records name is not deleted.
 * The record itself is shown by a field resolver.
 */
export function Reference(
  to: () => RecordClass,
  options: Omit<Common<string, true>, 'nullable' | 'default'> & { column: string },
): FieldDecorator<string | null> {
  return declare({
    ...options,
    kind: scalar,
    type: () => ID,
    nullable: true,
    hidden: true,
    references: to,
    property: (target: never, name: string) => {
      const column = { mapToPk: true, nullable: true, fieldName: options.column, index: false, ...AS_ID } as const;
      ManyToOne({ entity: to, ...column })(target, name);
      // Those that name one record are listed in the order of their ids: a page of them is read from the index alone.
      Index({ properties: [name, 'id'] as never })(target, name as never);
    },
    rules: [IsWellFormed()],
  });
}

/**
 * Parts that belong to the record, each with an id, kept with it in one row and under one version. What each is made of, in any
 * order, `part` says for SQL behind the server's back: as a predicate of PostgreSQL's jsonpath in which `@` is the part.
 */
export function Parts<P>(
  options: Common<P[]> & { kind: FieldKind<P[]>; min: number; part: string },
): FieldDecorator<P[]> {
  const fit = `strict $[*]?(${options.part})`;
  return declare({
    ...options,
    type: () => [Object],
    hidden: true,
    input: false,
    property: Property({ type: 'json' }),
    check: (column) =>
      `jsonb_typeof(${column}) = 'array' and jsonb_array_length(${column}) >= ${options.min}` +
      ` and jsonb_array_length(jsonb_path_query_array(${column}, ${quote(fit)})) = jsonb_array_length(${column})`,
    rules: [],
  });
}

/** class-validator's rules for text: bounded, and made of characters that PostgreSQL and UTF-8 can hold. */
export function textRules(max: number, min: number, options: ValidationOptions = {}): PropertyDecorator[] {
  return [
    MaxLength(max, { ...options, message: `is longer than ${max} characters` }),
    ...(min > 0
      ? [MinLength(min, { ...options, message: `is shorter than ${min} character${min > 1 ? 's' : ''}` })]
      : []),
    IsWellFormed(options),
  ];
}

function declare<T>(field: {
  description: string;
  default?: unknown;
  kind: FieldKind;
  merge?: FieldKind['merge'];
  type: () => unknown;
  property: PropertyDecorator | ((target: never, name: string) => unknown);
  /** What the database itself holds the column to, for SQL behind the server's back (V9). */
  check?: (column: string) => string;
  rules: PropertyDecorator[];
  nullable?: boolean;
  unique?: boolean;
  references?: () => RecordClass;
  column?: string;
  /** Not a GraphQL field of the record: a resolver shows it in another form. */
  hidden?: boolean;
  input?: false;
}): FieldDecorator<T> {
  return (target: object, name: string) => {
    const column = field.column ?? snakeCase(name);
    (field.property as PropertyDecorator)(target, name);
    // Not of the property: MikroORM would write a unique property of several records by a second UPDATE (V1), so that
    // they can swap their values, which alone neither of them could.
    if (field.unique) Unique({ properties: [name as never] })(target.constructor);
    if (field.check) Check({ expression: field.check(`"${column}"`) })(target, name as never);
    const { description, nullable = false } = field;
    if (!field.hidden) Field(field.type as () => StringConstructor, { description, nullable })(target, name);
    const fields = declared.get(target) ?? [];
    declared.set(target, fields);
    fields.push({
      name,
      column,
      kind: field.kind,
      ...(field.merge && { merge: field.merge }),
      nullable,
      unique: field.unique ?? false,
      description,
      input: field.input === false ? null : field.type,
      ...(field.default === undefined ? {} : { defaultValue: field.default }),
      rules: field.rules,
      references: field.references ?? null,
    });
  };
}

/** With the database's own default, for SQL that names fewer columns than the server does. */
function columnOptions({
  default: value,
  nullable = false,
}: {
  default?: string | number | string[];
  nullable?: boolean;
}): {
  nullable: boolean;
  defaultRaw?: string;
} {
  if (value === undefined) return { nullable };
  if (typeof value === 'number') return { nullable, defaultRaw: String(value) };
  return { nullable, defaultRaw: typeof value === 'string' ? quote(value) : "'{}'" };
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
