import {
  getNullableType,
  GRAPHQL_MAX_INT,
  isListType,
  Kind,
  valueFromASTUntyped,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLField,
  type OperationDefinitionNode,
} from 'graphql';
import { DEFAULT_SIZE, MAX_SIZE } from '../../reads/page.js';

export type Variables = Readonly<Record<string, unknown>>;

/** A value as it was sent, in the document or in a variable: what it is to be has not been checked. */
export type Given<T = unknown> = (variables: Variables) => T;

/** A list that nobody asked for by number is taken to have so many entries: the lines of an order, say. */
export const USUAL_LENGTH = 5;

/** Of the list that the field answers, or of the lists in the page that it answers; null where nothing says. */
export function lengthAskedFor(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  operation: OperationDefinitionNode,
): Given<number> | null {
  const sizes = field.args.filter(({ name }) => name === 'first' || name === 'last');
  if (sizes.length > 0) {
    const given = sizes.map((argument) => givenTo(argument, node, operation));
    return (variables) => pageSize(given.map((each) => each(variables)));
  }
  const entries = entriesGivenTo(field, node, operation);
  // More than a page is asked for by large batches alone, which tell of each entry: their number has a limit of its own.
  return entries && ((variables) => Math.min(entries(variables), MAX_SIZE));
}

/** How many rows are passed over on the way to the page that the field answers; null where that cannot be. */
export function passedOver(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  operation: OperationDefinitionNode,
): Given<number> | null {
  const skip = field.args.find(({ name }) => name === 'skip');
  if (!skip) return null;
  const given = givenTo(skip, node, operation);
  return (variables) => {
    const rows = given(variables);
    // What is no Int is refused later on, for what it is.
    return typeof rows === 'number' && rows <= GRAPHQL_MAX_INT ? Math.max(0, rows) : 0;
  };
}

/** How many entries there are in the list that the field is given; null where it takes none. */
export function entriesGivenTo(
  { args }: GraphQLField<unknown, unknown>,
  node: FieldNode,
  operation: OperationDefinitionNode,
): Given<number> | null {
  const list = args.find(({ type }) => isListType(getNullableType(type)));
  if (!list) return null;
  const given = givenTo(list, node, operation);
  return (variables) => lengthOf(given(variables));
}

function givenTo(argument: GraphQLArgument, node: FieldNode, operation: OperationDefinitionNode): Given {
  const value = node.arguments?.find(({ name }) => name.value === argument.name)?.value;
  if (!value) return always(argument.defaultValue);
  if (value.kind !== Kind.VARIABLE) return always(valueFromASTUntyped(value));
  const name = value.name.value;
  const declared = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name);
  const fallback = declared?.defaultValue ? valueFromASTUntyped(declared.defaultValue) : argument.defaultValue;
  return (variables) => (Object.hasOwn(variables, name) ? variables[name] : fallback);
}

const always =
  (value: unknown): Given =>
  () =>
    value;

/** What is no size is refused later on, for what it is. */
function pageSize(given: readonly unknown[]): number {
  const sizes = given.filter((each) => each != null).map(Number);
  return sizes.length === 0 ? DEFAULT_SIZE : Math.max(0, ...sizes.map((size) => Math.min(size || 0, MAX_SIZE)));
}

/** What is no list counts as the only entry of one, as everywhere in GraphQL. */
function lengthOf(list: unknown): number {
  if (list == null) return USUAL_LENGTH;
  return Array.isArray(list) ? list.length : 1;
}
