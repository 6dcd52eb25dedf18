import type { ApolloServerOptions } from '@apollo/server';
import type { FastifyRequest } from 'fastify';
import type { Context } from '../api/context.js';
import type { TrustedDocuments } from './limits/trusted-documents.js';

interface Parameters {
  readonly query?: unknown;
  readonly documentId?: unknown;
  readonly extensions?: unknown;
}

/**
 * A request that names a document by its id instead of having its text, as Apollo understands it. `documentId` is what
 * GraphQL over HTTP calls it (appendix A). Where there must be a text, an empty one counts as none.
 */
export function byName<P extends Parameters>(parameters: P): P {
  const { query, documentId, ...others } = parameters;
  const extensions = { ...(others.extensions as object | undefined) };
  if (query) return parameters;
  if (typeof documentId === 'string') return { ...others, extensions: { ...extensions, ...named(documentId) } } as P;
  return 'persistedQuery' in extensions ? (others as P) : parameters;
}

const named = (id: string) => ({ persistedQuery: { version: 1, sha256Hash: id } });

/** Likewise for a body that may be anything. */
export function byNameIn(body: unknown): unknown {
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? byName(body) : body;
}

/** Likewise for a request at /graphql, by POST or by GET. */
export async function nameDocument(request: FastifyRequest): Promise<void> {
  request.body = byNameIn(request.body);
  const { documentId, ...others } = request.query as Record<string, string>;
  if (!documentId || others['query']) return;
  const extensions = JSON.stringify(named(documentId));
  request.raw.url = `/graphql?${new URLSearchParams({ ...others, extensions }).toString()}`;
}

type PersistedQueries = Exclude<ApolloServerOptions<Context>['persistedQueries'], false | undefined>;

/** What Apollo puts before the id. */
const PREFIX = 'apq:';

/** Documents by their ids: those of the manifest, and without one those that clients have sent, in a cache of Apollo's (30 MB). */
export function persistedQueries(trusted: TrustedDocuments | null): PersistedQueries {
  if (!trusted) return {};
  return {
    cache: {
      get: async (key) => trusted.textOf(key.slice(PREFIX.length)),
      set: async () => undefined,
      delete: async () => undefined,
    },
  };
}
