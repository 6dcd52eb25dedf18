import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

/** What may do without `expectedVersion`, each with the reason. */
export interface Exceptions {
  /** Mutations of existing records that give the same result in any order. */
  readonly commuting: Readonly<Record<string, string>>;
  /** Mutations that make a record, of which nobody can have read a version. */
  readonly creating: Readonly<Record<string, string>>;
  /** Mutations of a record's edit lock, which leave the record as it is. */
  readonly locking: Readonly<Record<string, string>>;
  /** Input types whose `id` names a part of a record, which has the version of the whole. */
  readonly parts: Readonly<Record<string, string>>;
}

type Place = GraphQLArgument | GraphQLInputField;

/** Every way in which a mutation of the schema could change a record that its caller has not read, in sentences. */
export function missingVersions(schema: GraphQLSchema, { commuting, creating, locking, parts }: Exceptions): string[] {
  const mutations = schema.getMutationType()?.getFields() ?? {};
  const entries = [...inputTypesOf(Object.values(mutations))];
  return [
    ...Object.values(mutations).flatMap((mutation) => {
      const { name } = mutation;
      if (name in commuting || name in locking) return [];
      if (name in creating) return find(mutation.args, 'id') ? [`${name} is listed as creating, and takes an id`] : [];
      return withoutVersion(mutation);
    }),
    ...entries.flatMap((entry) => {
      const fields = Object.values(entry.getFields());
      if (entry.name in parts || !find(fields, 'id') || isVersion(find(fields, 'expectedVersion'))) return [];
      return [`${entry.name} has an id and no expectedVersion: Int!`];
    }),
    ...[commuting, creating, locking]
      .flatMap((listed) => Object.keys(listed))
      .filter((name) => !(name in mutations))
      .map((name) => `${name} is listed, and there is no such mutation`),
    ...Object.keys(parts)
      .filter((name) => !entries.some((entry) => entry.name === name))
      .map((name) => `${name} is listed as a part, and no mutation takes it`),
  ];
}

function withoutVersion({ name, args, type }: GraphQLField<unknown, unknown>): string[] {
  const versioned = isVersion(find(args, 'expectedVersion'));
  const batch = args.some((arg) => isListType(getNullableType(arg.type)) && isVersionedEntry(arg.type));
  if (!versioned && !batch) return [`${name} takes no expectedVersion: Int!, and is not listed with a reason`];
  const union = getNamedType(type);
  const refusals = isUnionType(union) ? union.getTypes().map((member) => member.name) : [];
  const needed = batch ? 'BatchError' : 'ConflictError';
  return refusals.includes(needed) ? [] : [`${name} has no way to answer a ${needed}`];
}

function isVersionedEntry(type: GraphQLInputType): boolean {
  const entry = getNamedType(type);
  return isInputObjectType(entry) && isVersion(entry.getFields()['expectedVersion']);
}

/** A default would be a version that the caller has not read. */
function isVersion(place: Place | undefined): boolean {
  return place !== undefined && String(place.type) === 'Int!' && place.defaultValue === undefined;
}

function find(places: readonly Place[], name: string): Place | undefined {
  return places.find((place) => place.name === name);
}

/** Every input type that the arguments are made of, however deep. */
function inputTypesOf(mutations: readonly GraphQLField<unknown, unknown>[]) {
  const types = mutations.flatMap(({ args }) => args.map(({ type }) => getNamedType(type))).filter(isInputObjectType);
  const found = new Set(types);
  for (const type of found) {
    for (const field of Object.values(type.getFields())) {
      const inner = getNamedType(field.type);
      if (isInputObjectType(inner)) found.add(inner);
    }
  }
  return found;
}
