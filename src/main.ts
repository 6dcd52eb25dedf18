import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { ConfigError, helpText, readConfig, type Config } from './config.js';
import { entities } from './records/index.js';
import { fillWithDemo } from './records/demo.js';
import { createServer } from './server/http.js';
import { DemoIdentity } from './server/identity.js';
import { createSchema } from './server/schema.js';
import { welcome } from './server/welcome.js';
import { DatabaseUnreachable, openDatabase } from './storage/database.js';
import { DatabaseTooNew, migrate } from './storage/migrate.js';

if (process.argv.includes('--help')) {
  process.stdout.write(helpText());
} else {
  try {
    await start(readConfig(process.env));
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exit(1);
  }
}

/** Configuration → database → server → signals. */
async function start(config: Config): Promise<void> {
  if (config.production) {
    throw new ConfigError('A production start (NODE_ENV=production) needs an identity provider, and none can be configured yet.');
  }
  const database = await openDatabase(entities, config, { besideServer: false });
  try {
    await migrate(database.orm);
    await fillWithDemo(database.orm);
    const log = pino({ level: 'info' }, pino.destination(2));
    const identity = new DemoIdentity(config.dataDir);
    const server = await createServer({
      orm: database.orm,
      schema: createSchema(),
      identify: identity.identify,
      production: config.production,
      log: (error) => log.error({ err: error }, 'unforeseen error'),
    });
    await server.listen({ host: config.host, port: config.port });
    stopOnSignals(async () => {
      await server.close();
      await database.close();
    });
    const { port } = server.server.address() as AddressInfo;
    process.stdout.write(await welcome({ url: `http://${hostFor(config.host)}:${port}`, where: database.where, identity }));
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The first signal finishes what is under way, then stops; a second one does not wait. */
function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${sentenceOf(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
}

function sentenceOf(error: unknown): string {
  const { code, port, address } = error as { code?: string; port?: number; address?: string };
  if (code === 'EADDRINUSE') return `Port ${port} is taken on ${address}: set PORT to another one, or stop what listens there.`;
  const expected = [ConfigError, DatabaseUnreachable, DatabaseTooNew].some((type) => error instanceof type);
  if (expected) return (error as Error).message;
  return error instanceof Error ? (process.env['DEBUG'] ? String(error.stack) : error.message) : String(error);
}

function hostFor(host: string): string {
  return host === '0.0.0.0' || host === '::' ? 'localhost' : host;
}
