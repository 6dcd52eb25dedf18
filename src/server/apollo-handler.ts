import type { IncomingHttpHeaders } from 'node:http';
import { HeaderMap, type ApolloServer } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../api/context.js';
import { undertake } from './undertaking.js';

/** In place of @as-integrations/fastify's, which fails (500) where a request has no Host, or one that is malformed. */
export function apolloHandler(
  apollo: ApolloServer<Context>,
  contextOf: (request: FastifyRequest) => Promise<Context>,
  timeoutMs: number,
): (request: FastifyRequest, reply: FastifyReply) => Promise<string> {
  return async (request, reply) => {
    const { method, headers, url, body: sent } = request;
    const [, search = ''] = /^[^?]*(\?.*)$/s.exec(url) ?? [];
    const httpGraphQLRequest = { method, headers: headerMap(headers), search, body: sent };
    const answer = await undertake(headers, timeoutMs, () =>
      apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: () => contextOf(request) }),
    );
    const { status, headers: told, body } = answer;
    if (body.kind !== 'complete') throw new Error('An answer in parts, which nobody asked for.');
    void reply.code(status ?? 200).headers(Object.fromEntries(told));
    return body.string;
  };
}

/** As Apollo reads headers: an empty one is as good as none. */
export function headerMap(headers: IncomingHttpHeaders): HeaderMap {
  return new HeaderMap(
    Object.entries(headers).flatMap(([name, value]) => (value ? [[name, String(value)] as [string, string]] : [])),
  );
}
