import 'reflect-metadata';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { isIPv6, type AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import pino from 'pino';
import pretty from 'pino-pretty';
import { collectDefaultMetrics } from 'prom-client';
import { command, readArguments } from './cli/command.js';
import { exitAfterwards, exitWithin, untilAskedToStop, untilBroken } from './cli/signals.js';
import { helpText, readConfig, type Config } from './config.js';
import { keepSweepingLocks } from './edit-locks/sweep.js';
import { keepRemovingOldKeys } from './idempotency/removal.js';
import { anchorFeed } from './feed/anchor.js';
import { keepTrimmingFeed } from './feed/trim.js';
import { fillWithDemo } from './records/demo.js';
import { entities } from './records/index.js';
import { createServer } from './server/http.js';
import { configuredIdentity } from './server/identity/configured.js';
import { journal, type Journal } from './server/journal.js';
import { complexityCheck } from './server/limits/complexity.js';
import { TrustedDocuments } from './server/limits/trusted-documents.js';
import { openNews, type News } from './server/news.js';
import type { Observe } from './server/observation.js';
import { createSchema } from './server/schema.js';
import { welcome } from './server/welcome.js';
import { START_RULES } from './start-rules.js';
import { openDatabase, type Database } from './storage/database.js';
import { bringUpToDate } from './storage/migrate.js';
import { missingTimeLimits } from './storage/time-limits.js';
import { configuredTraces } from './traces/configured.js';
import type { Traces } from './traces/traces.js';

// V8 lets the heap of a busy server grow to several times what lives in it: to twice is enough, at no cost that shows.
setFlagsFromString('--heap-growing-percent=100');

/** What comes after the last answer: the connections to the database are closed, and an embedded one is stopped. */
const CLOSE_WITHIN_MS = 20_000;

await command(async () => {
  const { values } = readArguments('npm start [-- --help]', { options: { help: { type: 'boolean' } } });
  if (values.help) process.stdout.write(helpText());
  else await run(readConfig(process.env, START_RULES));
});

/** Configuration → database → server → signals. */
async function run(config: Config): Promise<void> {
  const documents = documentsOf(config);
  collectDefaultMetrics();
  // From here on: a server that is still starting has a database to stop, too.
  const stop = untilAskedToStop();
  const database = await openDatabase(entities, config, { besideServer: false });
  let traces: Traces | null = null;
  try {
    const { direct } = database;
    await bringUpToDate(direct.orm);
    await anchorFeed(direct.orm);
    if (!config.production) await fillWithDemo(direct.orm);
    if (stop.aborted) return;
    const written = openJournal(config);
    const { log } = written;
    traces = await configuredTraces(config, written.warn);
    const observe: Observe = (operation) => {
      written.observe(operation);
      traces?.observe(operation);
    };
    const gap = await missingTimeLimits(database.orm);
    if (gap) written.warn(gap);
    const news = await openNews(database.orm, direct.url, log);
    const broken = untilBroken(log);
    const end = AbortSignal.any([stop, broken]);
    const server = await listen(config, documents, database, news, { ...written, observe }, end);
    const chore = { log, signal: end };
    const chores = [
      keepRemovingOldKeys(database.orm, config.idempotencyKeyHours, chore),
      keepSweepingLocks(database.orm, chore),
      keepTrimmingFeed(database.orm, config.feedRetention, chore),
    ];
    if (!end.aborted) await once(end, 'abort');
    exitWithin(config.drainMs + config.graceMs + CLOSE_WITHIN_MS);
    await pause(config.drainMs, undefined, { signal: broken }).catch(() => undefined);
    // Takes nothing new, and waits for what is under way.
    await server.close();
    await news.stop();
    await Promise.all(chores);
  } finally {
    await Promise.all([database.close(), traces?.stop()]);
    // What could not be sent by now is given up, and what still tries to send it.
    if (traces) exitAfterwards();
  }
}

interface Documents {
  readonly schema: GraphQLSchema;
  readonly trusted: TrustedDocuments | null;
}

/** What can be asked, and what alone may be if that has been set. @throws ConfigError */
function documentsOf(config: Config): Documents {
  const { trustedDocuments } = config;
  const schema = createSchema();
  return {
    schema,
    trusted: trustedDocuments === null ? null : new TrustedDocuments(trustedDocuments, schema, complexityCheck(config)),
  };
}

/** For programs in production, for people in development. */
function openJournal({ production, logLevel: level }: Config): Journal {
  return journal(pino({ level }, production ? pino.destination(2) : pretty({ destination: 2, singleLine: true })));
}

async function listen(
  config: Config,
  { schema, trusted }: Documents,
  { orm, where }: Database,
  news: News,
  written: Journal,
  draining: AbortSignal,
): Promise<FastifyInstance> {
  const { host, port, production, trustProxy, allowedOrigins, metricsToken } = config;
  const { identify, demo } = configuredIdentity(config, written.log);
  const server = await createServer({
    orm,
    schema,
    identify,
    production,
    news,
    limits: config,
    trustProxy,
    allowedOrigins,
    demoPeople: demo && (() => demo.people()),
    trusted,
    metricsToken,
    draining,
    ...written,
  });
  try {
    await server.listen({ host, port });
  } catch (error) {
    await server.close();
    throw cannotListen(config, error as NodeJS.ErrnoException);
  }
  const address = server.server.address() as AddressInfo;
  process.stdout.write(await welcome({ url: `http://${hostFor(host)}:${address.port}`, where, production, demo }));
  return server;
}

function cannotListen({ host, port }: Config, cause: NodeJS.ErrnoException): Error {
  const sentence =
    cause.code === 'EADDRINUSE'
      ? `Port ${port} is taken on ${host}: set PORT to another one, or stop what listens there.`
      : `Listening on ${host}, port ${port}, is not possible (${cause.message}): set HOST and PORT to others.`;
  return new Error(sentence, { cause });
}

/** A name under which a browser on this machine reaches what listens on `host`. */
function hostFor(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return isIPv6(host) ? `[${host}]` : host;
}
