import { execute, OperationTypeNode, parse, subscribe, type GraphQLSchema } from 'graphql';
import { AuthorizationError } from 'type-graphql';
import { callsOf, type Call } from './calls.js';

/** Fields of the three roots that are not refused to somebody who may do nothing: nobody has decided who may use them. */
export async function undecidedRoots(schema: GraphQLSchema): Promise<string[]> {
  const operations = Object.values(OperationTypeNode).filter((operation) => schema.getRootType(operation));
  const calls = operations.flatMap((operation) => callsOf(schema, operation, 'product_01hzzzzzzzzzzzzzzzzzzzzzzz'));
  const found = await Promise.all(calls.map(async (call) => ((await isRefused(schema, call)) ? [] : [call.field])));
  return found.flat();
}

async function isRefused(schema: GraphQLSchema, { field, query, variables }: Call): Promise<boolean> {
  const request = { schema, document: parse(query), variableValues: variables, contextValue: { role: null } };
  const answer = await (query.startsWith('subscription') ? subscribe(request) : execute(request));
  if (!('errors' in answer)) return false;
  const [error, ...others] = answer.errors ?? [];
  return others.length === 0 && error?.path?.join('.') === field && error.originalError instanceof AuthorizationError;
}

/** Fields with code of their own, in objects: it may reach further than the object. None of them names a role. */
export function undecidedFieldResolvers(): string[] {
  const { fieldResolvers, authorizedFields } = globalThis.TypeGraphQLMetadataStorage;
  return fieldResolvers
    .filter(({ kind }) => kind === 'external')
    .filter(({ target, methodName }) => {
      return !authorizedFields.some((each) => each.target === target && each.fieldName === methodName);
    })
    .map(({ getObjectType, schemaName }) => `${getObjectType!().name}.${schemaName}`);
}
