import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import type { GraphQLSchema } from 'graphql';
import type { Context, ContextOf } from '../api/context.js';
import { formatError, teller, type Log } from './errors.js';
import { subscriptions } from './execution.js';
import { complexityCheck } from './limits/complexity.js';
import { documentRule } from './limits/document-rule.js';
import type { Limits } from './limits/limits.js';
import { operationLimits } from './limits/operation-limits.js';
import type { Rates } from './limits/rates.js';
import { noSuggestions } from './limits/suggestions.js';
import { tellingTokens } from './limits/tokens.js';
import type { TrustedDocuments } from './limits/trusted-documents.js';
import { mediaTypes } from './media-types.js';
import { observation, type Observe } from './observation.js';
import { persistedQueries } from './persisted-queries.js';
import { unavailability } from './unavailability.js';

export interface ApolloOptions {
  readonly schema: GraphQLSchema;
  readonly production: boolean;
  readonly limits: Limits;
  /** In production, no other document is carried out; null: any is. */
  readonly trusted: TrustedDocuments | null;
  /** Told of every error that is not the caller's. */
  readonly log: Log;
  /** Told of every operation. */
  readonly observe: Observe;
}

/** Parses, validates and carries out every operation, whatever carried it here. */
export function createApollo(
  options: ApolloOptions,
  contextOf: ContextOf,
  rates: Rates,
  observe: Observe,
): ApolloServer<Context> {
  const { schema, production, log, limits, trusted } = options;
  const hideSuggestions = production;
  return new ApolloServer<Context>({
    schema,
    introspection: !production,
    includeStacktraceInErrorResponses: false,
    formatError: tellingTokens(formatError(log), limits.maxTokens),
    parseOptions: { maxLexicalTokens: limits.maxTokens },
    validationRules: [documentRule([...(production && trusted ? [trusted.check] : []), complexityCheck(limits)])],
    validationOptions: { hideSuggestions },
    persistedQueries: persistedQueries(trusted),
    // Fastify and main.ts see to the end of the process.
    stopOnTerminationSignals: false,
    logger: { debug: () => undefined, info: () => undefined, warn: log, error: log },
    plugins: [
      observation(observe),
      mediaTypes,
      operationLimits(schema, limits, rates),
      unavailability,
      subscriptions(contextOf, teller(log), limits.operationTimeoutMs, { hideSuggestions }),
      ...(hideSuggestions ? [noSuggestions()] : []),
      production
        ? ApolloServerPluginLandingPageDisabled()
        : ApolloServerPluginLandingPageLocalDefault({ embed: true, includeCookies: false }),
    ],
  });
}
