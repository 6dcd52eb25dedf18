import type { ApolloServer } from '@apollo/server';
import type { MikroORM } from '@mikro-orm/postgresql';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { Context } from '../api/context.js';
import { apolloHandler } from './apollo-handler.js';
import { createApollo, type ApolloOptions } from './apollo.js';
import { refuseBrokenRequests } from './broken-requests.js';
import { setBrowserRules } from './browser-rules.js';
import { Entrance } from './entrance.js';
import { teller } from './errors.js';
import { contextMaker } from './execution.js';
import { Readiness } from './health.js';
import type { Identify } from './identity.js';
import { readJsonBodies } from './json-body.js';
import type { TrustProxy } from './limits/address.js';
import type { Limits } from './limits/limits.js';
import { Rates } from './limits/rates.js';
import { metrics } from './metrics.js';
import type { News } from './news.js';
import { OpenConnections } from './open-connections.js';
import { allowedOrigins } from './origins.js';
import { nameDocument } from './persisted-queries.js';
import { closeSilentConnections } from './silent-connections.js';
import { Sockets } from './sockets.js';
import { Streams } from './stream.js';

const ENDPOINTS: ReadonlySet<string> = new Set(['/graphql', '/graphql/stream']);

export interface ServerOptions extends ApolloOptions {
  readonly orm: MikroORM;
  readonly identify: Identify;
  readonly news: News;
  /** Which proxies may say for whom they ask; null: none. */
  readonly trustProxy: TrustProxy | null;
  /** Of pages on other sites that may use the API. */
  readonly allowedOrigins: readonly string[];
}

/** The HTTP server, not yet listening. Closing it finishes what is under way, and sends subscribers elsewhere. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { orm, identify, production, news, limits, trustProxy } = options;
  const contextOf = contextMaker(orm, news);
  const rates = new Rates(limits);
  const entrance = new Entrance(identify, rates, trustProxy, contextOf);
  const apollo = createApollo(options, contextOf, rates);
  const registry = metrics(orm, news);
  const readiness = new Readiness(orm);
  await apollo.start();

  const server = fastify({
    bodyLimit: limits.maxBodyBytes,
    trustProxy: trustProxy ?? false,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    requestTimeout: limits.requestTimeoutMs,
    // Whoever proposes another protocol (Java does, HTTP/2) is answered in HTTP as if they had not.
    http: {
      shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
      // Both: Node takes the longer of the two for the body, and by default that is a minute.
      requestTimeout: limits.requestTimeoutMs,
      headersTimeout: limits.requestTimeoutMs,
      connectionsCheckingInterval: 1_000,
    },
    frameworkErrors: ({ statusCode = 400, code }, _request, reply) =>
      void (reply as FastifyReply).code(statusCode).send(requestError(statusCode, code, limits)),
  });
  await setBrowserRules(server, options);
  refuseBrokenRequests(server);
  readJsonBodies(server);
  server.setErrorHandler(({ statusCode, code }: { statusCode?: number; code?: string }, _request, reply) => {
    const status = statusCode ?? 500;
    return reply.code(status).send(requestError(status, code, limits));
  });
  server.setNotFoundHandler(({ url }, reply) => {
    const isOtherMethod = ENDPOINTS.has(url.split('?', 1)[0]!);
    if (isOtherMethod)
      return reply.code(405).header('allow', 'GET, POST').send(told('This takes GET and POST.', 'BAD_REQUEST'));
    return reply.code(404).send(told('There is nothing here; the API is at /graphql.', 'NOT_FOUND'));
  });
  server.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    preHandler: nameDocument,
    handler: apolloHandler(
      apollo,
      async ({ raw, headers }) =>
        entrance.begin(await entrance.identify(raw, headers.authorization), { takesSubscriptions: false }),
      limits.operationTimeoutMs,
    ),
  });
  closeSilentConnections(server);
  serveSubscriptions(server, apollo, options, entrance);
  if (!production) server.get('/', (_request, reply) => reply.redirect('/graphql'));
  server.get('/healthz', () => ({ status: 'ok' }));
  server.get('/readyz', async (_request, reply) => {
    const ready = await readiness.isReady();
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' });
  });
  server.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
  server.addHook('onClose', () => apollo.stop());
  return server;
}

/** The other two doors: WebSockets at /graphql, and event streams. */
function serveSubscriptions(
  server: FastifyInstance,
  apollo: ApolloServer<Context>,
  options: ServerOptions,
  entrance: Entrance,
): void {
  const { schema, limits, log } = options;
  const connections = new OpenConnections(limits.connectionsPerPerson);
  const { operationTimeoutMs, subscriptionsPerConnection } = limits;
  const shared = { apollo, entrance, connections, operationTimeoutMs, tell: teller(log) };
  const sockets = new Sockets({
    ...shared,
    schema,
    origins: allowedOrigins(options),
    subscriptionsPerConnection,
    maxMessageBytes: limits.maxBodyBytes,
  });
  const streams = new Streams(shared);
  server.server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
  server.route({ method: ['GET', 'POST'], url: '/graphql/stream', handler: streams.handle });
  server.addHook('preClose', async () => {
    sockets.close();
    streams.close();
  });
}

/** What is wrong with a request that never reached GraphQL, in the form of a GraphQL error. */
function requestError(status: number, code: string | undefined, { maxBodyBytes }: Limits): object {
  const known: Record<string, [message: string, code: string]> = {
    FST_ERR_CTP_BODY_TOO_LARGE: [`The body is larger than ${maxBodyBytes} bytes.`, 'PAYLOAD_TOO_LARGE'],
    FST_ERR_BAD_URL: ['The address is malformed.', 'BAD_REQUEST'],
    FST_ERR_CTP_INVALID_MEDIA_TYPE: [
      'The body must be application/json, in UTF-8 and not compressed.',
      'UNSUPPORTED_MEDIA_TYPE',
    ],
  };
  const fallback: [string, string] =
    status < 500
      ? ['The body is not valid JSON.', 'BAD_REQUEST']
      : ['Something went wrong on our side.', 'INTERNAL_SERVER_ERROR'];
  return told(...(known[code ?? ''] ?? fallback));
}

function told(message: string, code: string): object {
  return { errors: [{ message, extensions: { code } }] };
}
