import type { ApolloServer } from '@apollo/server';
import type { MikroORM } from '@mikro-orm/postgresql';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { Context } from '../api/context.js';
import { apolloHandler } from './apollo-handler.js';
import { createApollo, type ApolloOptions } from './apollo.js';
import { refuseBrokenRequests } from './broken-requests.js';
import { setBrowserRules } from './browser-rules.js';
import { serveDemoPeople, type DemoPerson } from './demo-people.js';
import { authorizationOf, Entrance } from './entrance.js';
import { teller } from './errors.js';
import { contextMaker } from './execution.js';
import { Readiness } from './health.js';
import { finishWithin } from './finishing.js';
import type { Identify } from './identity.js';
import { readJsonBodies } from './json-body.js';
import type { TrustProxy } from './limits/address.js';
import type { Limits } from './limits/limits.js';
import { Rates } from './limits/rates.js';
import { warnOfUntrustedProxy } from './limits/untrusted-proxy.js';
import { serveMetrics } from './metrics-page.js';
import { Metrics } from './metrics.js';
import type { News } from './news.js';
import type { Observe } from './observation.js';
import { OpenConnections } from './open-connections.js';
import { allowedOrigins } from './origins.js';
import { servePage } from './page.js';
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
  /** As whom the page can be tried out, in development; null: as nobody. */
  readonly demoPeople: (() => Promise<DemoPerson[]>) | null;
  /** Whoever knows it may read the metrics; null: everybody in development, nobody in production. */
  readonly metricsToken: string | null;
  /** Aborted some time before the server is closed, so that others are asked by then. */
  readonly draining: AbortSignal;
  /** Of what works, and whoever runs the server should see to. */
  readonly warn: (sentence: string) => void;
}

/** The HTTP server, not yet listening. Closing it finishes what is under way, and sends subscribers elsewhere. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { orm, identify, production, news, limits, trustProxy } = options;
  const contextOf = contextMaker(orm, news);
  const rates = new Rates(limits);
  const entrance = new Entrance(identify, rates, trustProxy, contextOf);
  const connections = new OpenConnections(limits.connectionsPerPerson);
  const metrics = new Metrics({ orm, news, connections });
  const observe: Observe = (operation) => {
    metrics.observe(operation);
    options.observe(operation);
  };
  const apollo = createApollo(options, contextOf, rates, observe);
  await apollo.start();

  const server = newFastify(options);
  const tell = teller(options.log);
  if (!trustProxy) warnOfUntrustedProxy(server, options.warn);
  await setBrowserRules(server, options);
  refuseBrokenRequests(server);
  readJsonBodies(server);
  server.setErrorHandler((error: Error & { statusCode?: number; code?: string }, _request, reply) => {
    const { statusCode = 500, code } = error;
    const answer = statusCode < 500 ? requestError(code, limits) : { errors: [tell(error).formatted] };
    return reply.code(statusCode).send(answer);
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
      async ({ raw }) => entrance.begin(await entrance.identify(raw, authorizationOf(raw)), { transport: 'http' }),
      limits.operationTimeoutMs,
    ),
  });
  closeSilentConnections(server);
  finishWithin(limits.graceMs, server);
  serveSubscriptions(server, apollo, { ...options, observe }, { entrance, connections });
  const demoPeople = production ? null : options.demoPeople;
  if (demoPeople) serveDemoPeople(server, demoPeople);
  await servePage(server, { hasDemo: demoPeople !== null });
  serveOperators(server, metrics, options);
  server.addHook('onClose', async () => {
    metrics.stop();
    await apollo.stop();
  });
  return server;
}

function newFastify({ limits, trustProxy }: ServerOptions): FastifyInstance {
  return fastify({
    bodyLimit: limits.maxBodyBytes,
    trustProxy: trustProxy ?? false,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    // Whoever comes on a connection that is still open is answered, and not by a page of Fastify's.
    return503OnClosing: false,
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
      void (reply as FastifyReply).code(statusCode).send(requestError(code, limits)),
  });
}

/** What whoever runs the server asks it. */
function serveOperators(
  server: FastifyInstance,
  metrics: Metrics,
  { orm, production, metricsToken, draining }: ServerOptions,
): void {
  const readiness = new Readiness(orm);
  draining.addEventListener('abort', () => readiness.stop());
  server.addHook('preClose', async () => readiness.stop());
  server.addHook('onRequest', (_request, reply, done) => {
    // Whoever keeps the connection would come back with the next request.
    if (draining.aborted) void reply.header('connection', 'close');
    done();
  });
  server.get('/healthz', () => ({ status: 'ok' }));
  server.get('/readyz', async (_request, reply) => {
    const ready = await readiness.isReady();
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' });
  });
  if (!production || metricsToken) serveMetrics(server, metrics, metricsToken);
}

/** The other two doors: WebSockets at /graphql, and event streams. */
function serveSubscriptions(
  server: FastifyInstance,
  apollo: ApolloServer<Context>,
  options: ServerOptions,
  doors: { entrance: Entrance; connections: OpenConnections },
): void {
  const { schema, limits, log } = options;
  const { operationTimeoutMs, subscriptionsPerConnection, graceMs } = limits;
  const shared = { apollo, ...doors, operationTimeoutMs, tell: teller(log) };
  const sockets = new Sockets({
    ...shared,
    schema,
    observe: options.observe,
    origins: allowedOrigins(options),
    subscriptionsPerConnection,
    graceMs,
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
function requestError(code: string | undefined, { maxBodyBytes }: Limits): object {
  const known: Record<string, [message: string, code: string]> = {
    FST_ERR_CTP_BODY_TOO_LARGE: [`The body is larger than ${maxBodyBytes} bytes.`, 'PAYLOAD_TOO_LARGE'],
    FST_ERR_BAD_URL: ['The address is malformed.', 'BAD_REQUEST'],
    FST_ERR_CTP_INVALID_MEDIA_TYPE: [
      'The body must be application/json, in UTF-8 and not compressed.',
      'UNSUPPORTED_MEDIA_TYPE',
    ],
  };
  const fallback: [string, string] = ['The body is not valid JSON.', 'BAD_REQUEST'];
  return told(...(known[code ?? ''] ?? fallback));
}

function told(message: string, code: string): object {
  return { errors: [{ message, extensions: { code } }] };
}
