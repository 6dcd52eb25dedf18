import type { ApolloServerPlugin } from '@apollo/server';
import { getVariableValues, Kind, type GraphQLError } from 'graphql';

/** As many as graphql-js tells of. */
const MAX_ERRORS = 50;

/**
 * Whoever sends a value that is wrong is not told what the schema has that is like it. GraphQL can leave that out, but Apollo
 * hands the option on to its validation alone, and not to where variables are read.
 */
export function noSuggestions(): ApolloServerPlugin {
  return {
    requestDidStart: async () => ({
      didEncounterErrors: async ({ errors, operation, request, schema }) => {
        if (!operation || !errors.some(isOfVariable)) return;
        const definitions = operation.variableDefinitions ?? [];
        const options = { maxErrors: MAX_ERRORS, hideSuggestions: true };
        const again = getVariableValues(schema, definitions, request.variables ?? {}, options);
        errors.forEach((error, index) => (error.message = again.errors?.[index]?.message ?? 'A variable is invalid.'));
      },
    }),
  };
}

function isOfVariable({ nodes }: GraphQLError): boolean {
  return nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION;
}
