import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { Context } from '../../api/context.js';
import { doorOf } from '../execution.js';
import { Costs } from './cost.js';
import type { OperationLimits } from './limits.js';
import type { Rates } from './rates.js';
import { tooComplex } from './refused.js';
import { checkVariables } from './variables.js';

/** What an operation asks for with its variables, which is known before any of it is carried out. */
export function operationLimits(
  schema: GraphQLSchema,
  { maxCost, maxVariableValues }: OperationLimits,
  rates: Rates,
): ApolloServerPlugin<Context> {
  const costs = new Costs(schema);
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, operation, request, contextValue }) => {
        // Which of several is meant nobody can tell: it is refused for that.
        if (!operation) return;
        const variables = request.variables ?? {};
        const refused = checkVariables(variables, maxVariableValues);
        if (refused) throw refused;
        const cost = costs.of(document, operation, variables);
        if (cost.fields > maxCost) throw tooComplex('fields to answer, in all its lists', maxCost, 'MAX_COST');
        rates.admit({ person: contextValue.actor.id, address: doorOf(contextValue).address }, cost);
      },
    }),
  };
}
