import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { longText, stringSet } from '../../src/core/field-kinds.js';
import type { RecordField, RecordType } from '../../src/model/record-type.js';

/** How the changes of both sides to a field are told apart: PROTOCOL.md, M2. */
export type Nature = 'scalar' | 'set' | 'text' | 'parts';

/** A field that a patch may name, as the schema and the declaration have it. */
export interface ProvedField {
  readonly declared: RecordField;
  readonly name: string;
  readonly nature: Nature;
  /** GraphQL's name of its type in the patch. */
  readonly typeName: string;
  /** Of an enum. */
  readonly choices: readonly string[];
  /** A value of the record as the patch takes it: of parts, only what can be changed. */
  toInput(value: unknown): unknown;
}

export function provedFields(schema: GraphQLSchema, type: RecordType): ProvedField[] {
  const patch = schema.getType(`${type.name}Patch`) as GraphQLInputObjectType;
  return type.fields.flatMap((declared) => {
    const input = patch.getFields()[declared.name];
    return input ? [provedField(declared, input.type)] : [];
  });
}

function provedField(declared: RecordField, input: GraphQLInputType): ProvedField {
  const type = getNamedType(input);
  const keys = isInputObjectType(type) ? Object.keys(type.getFields()) : null;
  return {
    declared,
    name: declared.name,
    nature: natureOf(declared, keys !== null),
    typeName: type.name,
    choices: isEnumType(type) ? type.getValues().map(({ name }) => name) : [],
    toInput: (value) =>
      keys
        ? (value as Record<string, unknown>[]).map((part) => Object.fromEntries(keys.map((key) => [key, part[key]])))
        : value,
  };
}

function natureOf({ kind }: RecordField, ofParts: boolean): Nature {
  if (ofParts) return 'parts';
  if (kind === longText) return 'text';
  return kind === stringSet ? 'set' : 'scalar';
}

/**
 * What to select of the record, so that every declared field that it shows comes under its own name: `categoryId` as
 * `categoryId: category { id }`, parts with all that they show.
 */
export function selectionOf(schema: GraphQLSchema, type: RecordType): string {
  const shown = schema.getType(type.name) as GraphQLObjectType;
  return type.fields.map(({ name }) => select(shown, name)).join(' ');
}

function select(type: GraphQLObjectType, name: string): string {
  const fields = type.getFields();
  const field = fields[name];
  if (!field) {
    const referred = name.replace(/Id$/, '');
    return referred !== name && fields[referred] ? `${name}: ${referred} { id }` : '';
  }
  if (isLeafType(getNamedType(field.type))) return name;
  const inner = getNamedType(field.type);
  const isList = isListType(getNullableType(field.type));
  if (!isObjectType(inner) || !isList) return '';
  const parts = Object.values(inner.getFields()).map((part) =>
    isLeafType(getNamedType(part.type)) ? part.name : `${part.name}Id: ${part.name} { id }`,
  );
  return `${name} { ${parts.join(' ')} }`;
}

/** A record as selected, with the ids of what it refers to in the place of that. */
export function valuesShown(type: RecordType, shown: Values): Values {
  const names = type.fields.map(({ name }) => name).filter((name) => name in shown);
  return Object.fromEntries(names.map((name) => [name, withIds(shown[name])]));
}

type Values = Readonly<Record<string, unknown>>;

function withIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => (isValues(item) ? partWithIds(item) : (item as unknown)));
  return isValues(value) ? value['id'] : value;
}

function partWithIds(part: Values): Values {
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, isValues(value) ? value['id'] : value]));
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
