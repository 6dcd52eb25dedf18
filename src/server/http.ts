import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import cors from '@fastify/cors';
import type { MikroORM } from '@mikro-orm/postgresql';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Context, ContextOf } from '../api/context.js';
import { apolloHandler } from './apollo-handler.js';
import { refuseBrokenRequests } from './broken-requests.js';
import { formatError, teller, type Log } from './errors.js';
import { contextMaker, subscriptions } from './execution.js';
import { Readiness } from './health.js';
import type { Identify } from './identity.js';
import { readJsonBodies } from './json-body.js';
import { mediaTypes } from './media-types.js';
import { metrics } from './metrics.js';
import type { News } from './news.js';
import { OpenConnections } from './open-connections.js';
import { SANDBOX_ORIGINS } from './origins.js';
import { closeSilentConnections } from './silent-connections.js';
import { Sockets } from './sockets.js';
import { Streams } from './stream.js';
import { unavailability } from './unavailability.js';

/** For all of a request to arrive: fastify by itself would wait for ever. */
const REQUEST_TIMEOUT_MS = 30_000;

const ENDPOINTS: ReadonlySet<string> = new Set(['/graphql', '/graphql/stream']);

/** Of a request's body, and of a message over a WebSocket. */
const MAX_BODY_BYTES = 1_000_000;

export interface ServerOptions {
  readonly orm: MikroORM;
  readonly schema: GraphQLSchema;
  readonly identify: Identify;
  readonly production: boolean;
  readonly news: News;
  readonly limits: Limits;
  /** Told of every error that is not the caller's. */
  readonly log: Log;
}

export interface Limits {
  /** How long one operation, or one event of a subscription, may use the database. */
  readonly operationTimeoutMs: number;
  readonly subscriptionsPerConnection: number;
  readonly connectionsPerPerson: number;
}

/** The HTTP server, not yet listening. Closing it finishes what is under way, and sends subscribers elsewhere. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { orm, identify, production, news, limits } = options;
  const contextOf = contextMaker(orm, news);
  const apollo = apolloServer(options, contextOf);
  const registry = metrics(orm, news);
  const readiness = new Readiness(orm);
  await apollo.start();

  const server = fastify({
    bodyLimit: MAX_BODY_BYTES,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // Whoever proposes another protocol (Java does, HTTP/2) is answered in HTTP as if they had not.
    http: {
      shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
      connectionsCheckingInterval: 1_000,
    },
    frameworkErrors: ({ statusCode = 400, code }, _request, reply) =>
      void (reply as FastifyReply).code(statusCode).send(requestError(statusCode, code)),
  });
  refuseBrokenRequests(server);
  readJsonBodies(server);
  await server.register(cors, {
    origin: production ? false : SANDBOX_ORIGINS,
    methods: ['GET', 'POST'],
    maxAge: 600,
    // An OPTIONS that is no preflight is nobody's error.
    strictPreflight: false,
  });
  server.setErrorHandler(({ statusCode, code }: { statusCode?: number; code?: string }, _request, reply) => {
    const status = statusCode ?? 500;
    return reply.code(status).send(requestError(status, code));
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
    handler: apolloHandler(
      apollo,
      async ({ headers }) => contextOf(await identify(headers.authorization)),
      limits.operationTimeoutMs,
    ),
  });
  closeSilentConnections(server);
  serveSubscriptions(server, apollo, options, contextOf);
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

function apolloServer({ schema, production, limits, log }: ServerOptions, contextOf: ContextOf): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    introspection: !production,
    includeStacktraceInErrorResponses: false,
    formatError: formatError(log),
    // Fastify and main.ts see to the end of the process.
    stopOnTerminationSignals: false,
    logger: { debug: () => undefined, info: () => undefined, warn: log, error: log },
    plugins: [
      mediaTypes,
      unavailability,
      subscriptions(contextOf, teller(log), limits.operationTimeoutMs),
      production
        ? ApolloServerPluginLandingPageDisabled()
        : ApolloServerPluginLandingPageLocalDefault({ embed: true, includeCookies: false }),
    ],
  });
}

/** The other two doors: WebSockets at /graphql, and event streams. */
function serveSubscriptions(
  server: FastifyInstance,
  apollo: ApolloServer<Context>,
  { schema, identify, production, limits, log }: ServerOptions,
  contextOf: ContextOf,
): void {
  const connections = new OpenConnections(limits.connectionsPerPerson);
  const { operationTimeoutMs, subscriptionsPerConnection } = limits;
  const shared = { apollo, identify, contextOf, connections, operationTimeoutMs, tell: teller(log) };
  const sockets = new Sockets({
    ...shared,
    schema,
    production,
    subscriptionsPerConnection,
    maxMessageBytes: MAX_BODY_BYTES,
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
function requestError(status: number, code: string | undefined): object {
  const known: Record<string, [message: string, code: string]> = {
    FST_ERR_CTP_BODY_TOO_LARGE: [`The body is larger than ${MAX_BODY_BYTES} bytes.`, 'PAYLOAD_TOO_LARGE'],
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
