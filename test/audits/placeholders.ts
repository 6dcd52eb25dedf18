import type { Operation } from './doors.js';

export type Kind = 'product' | 'category' | 'order' | null;

/** Of whichever record of the kind, or of any, comes at this place when the operation is sent. */
export class Id {
  constructor(
    readonly place: number,
    readonly kind: Kind,
  ) {}
}

/** The current version of a record, or one so far from it. */
export class Version {
  constructor(
    readonly of: Id,
    readonly away: number,
  ) {}
}

export class Cursor {
  constructor(readonly place: number) {}
}

/** Of an edit lock. */
export class Token {
  constructor(readonly place: number) {}
}

type Object = { readonly [name: string]: Value };
export type Value =
  | null
  | string
  | number
  | boolean
  | readonly Value[]
  | { readonly enum: string }
  | { readonly fields: Object }
  | Id
  | Version
  | Cursor
  | Token;

/** What is known of the shop when an operation is sent. */
export interface Known {
  readonly records: readonly { readonly id: string; readonly version: number }[];
  readonly cursors: readonly string[];
  readonly tokens: readonly string[];
}

/** An operation whose ids, versions, cursors and tokens are chosen when it is sent. */
export interface Plan {
  /** With ⟦0⟧ where the first of the literals goes. */
  readonly text: string;
  readonly literals: readonly Value[];
  readonly variables: Readonly<Record<string, Value>>;
}

/** The operation with everything in its place. */
export function inserted({ text, literals, variables }: Plan, known: Known): Operation {
  const query = text.replaceAll(/⟦(\d+)⟧/g, (_, index) => literal(literals[Number(index)]!, known));
  return {
    query,
    variables: Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, plain(value, known)])),
  };
}

/** As JSON. */
function plain(value: Value, known: Known): unknown {
  if (Array.isArray(value)) return value.map((each: Value) => plain(each, known));
  if (value instanceof Id) return recordOf(value, known)?.id ?? 'nothing';
  if (value instanceof Version) return (recordOf(value.of, known)?.version ?? 1) + value.away;
  if (value instanceof Cursor) return at(known.cursors, value.place) ?? 'nowhere';
  if (value instanceof Token) return at(known.tokens, value.place) ?? 'nothing';
  if (typeof value !== 'object' || value === null) return value;
  if ('enum' in value) return value.enum;
  if ('fields' in value)
    return Object.fromEntries(Object.entries(value.fields).map(([name, each]) => [name, plain(each, known)]));
  return value;
}

/** As it is written in a document. */
function literal(value: Value, known: Known): string {
  if (Array.isArray(value)) return `[${value.map((each: Value) => literal(each, known)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    if ('enum' in value) return value.enum;
    if ('fields' in value)
      return `{${Object.entries(value.fields)
        .map(([name, each]) => `${name}: ${literal(each, known)}`)
        .join(', ')}}`;
  }
  const json = plain(value, known);
  return typeof json === 'object' && json !== null
    ? `{${Object.keys(json)
        .map((name) => `${name}: 1`)
        .join(', ')}}`
    : JSON.stringify(json);
}

function recordOf({ place, kind }: Id, { records }: Known): Known['records'][number] | undefined {
  return at(kind ? records.filter(({ id }) => id.startsWith(kind)) : records, place);
}

function at<T>(values: readonly T[], place: number): T | undefined {
  return values[place % Math.max(1, values.length)];
}
