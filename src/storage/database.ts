import { setTimeout as pause } from 'node:timers/promises';
import type { MikroORM, Options } from '@mikro-orm/postgresql';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { openOrm } from './orm.js';
import { query } from './transaction.js';

const OLDEST_VERSION = 140_000;
const CLOSE_WITHIN_MS = 5000;
/** For whoever reads what PgBouncer says. */
const PROXY_ADVICE = ' If it is a proxy, set DATABASE_DIRECT_URL to the database itself, too (docs/operating.md).';

export interface Database {
  /** For operations: through the proxy that pools transactions, where there is one. */
  readonly orm: MikroORM;
  /** For what needs a session, or several connections at once: past that proxy. Without one, it is the same. */
  readonly direct: Direct;
  /** Where it is, for people: never a password. */
  readonly where: string;
  close(): Promise<void>;
}

interface Direct {
  readonly orm: MikroORM;
  readonly url: string;
}

export interface DatabaseSettings {
  /** Null: the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | null;
  /** Null: there is no proxy. */
  readonly directUrl: string | null;
  readonly dataDir: string;
  readonly poolSize: number;
  readonly statementTimeoutMs: number;
}

/**
 * The database of the settings, reachable. A command that runs beside a server leaves an embedded database running that
 * it found running.
 * @throws an error of one sentence when it cannot be reached.
 */
export async function openDatabase(
  entities: NonNullable<Options['entities']>,
  { databaseUrl, directUrl, dataDir, poolSize, statementTimeoutMs }: DatabaseSettings,
  { besideServer }: { besideServer: boolean },
): Promise<Database> {
  const embedded = databaseUrl ? null : await startEmbeddedPostgres({ dataDir, keepRunningIfJoined: besideServer });
  const url = databaseUrl ?? embedded!.url;
  const where = embedded ? `embedded PostgreSQL in ${dataDir}` : withoutSecrets(url);
  const opened: MikroORM[] = [];
  const open = async (address: string, timeoutMs: number): Promise<MikroORM> => {
    const options = { url: address, poolSize, statementTimeoutMs: timeoutMs };
    return reached(openOrm(entities, options), address === url ? where : withoutSecrets(address), opened);
  };
  const close = async (): Promise<void> => {
    for (const orm of opened) await closeWithin(CLOSE_WITHIN_MS, orm);
    await embedded?.stop();
  };
  try {
    // What a session begins with is nothing that a proxy would pass on: the database itself has to say it (./time-limits.ts).
    const orm = await open(url, directUrl ? 0 : statementTimeoutMs);
    const direct = directUrl ? { orm: await open(directUrl, statementTimeoutMs), url: directUrl } : { orm, url };
    return { orm, direct, where, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A database that answers, is not too old, and tells what it has to. */
async function reached(opening: Promise<MikroORM>, where: string, opened: MikroORM[]): Promise<MikroORM> {
  try {
    const orm = await opening;
    opened.push(orm);
    await orm.connect();
    await refuseOldServer(orm, where);
    await refuseSilence(orm, where);
    return orm;
  } catch (error) {
    if (error instanceof DatabaseUnreachable) throw error;
    const { message, code } = error as { message: string; code?: string };
    const advice = message.startsWith('unsupported startup parameter') ? PROXY_ADVICE : '';
    throw new DatabaseUnreachable(`The database at ${where} cannot be reached: ${message || code}.${advice}`, {
      cause: error,
    });
  }
}

/** A pool that is asked to end while a connection is on its way may never say that it has: nothing is written by then. */
async function closeWithin(milliseconds: number, orm: MikroORM): Promise<void> {
  const patience = new AbortController();
  const closed = orm.close(true).finally(() => patience.abort());
  await Promise.race([closed, pause(milliseconds, undefined, { signal: patience.signal }).catch(() => closed)]);
}

/** Cannot be used as it is, or not at all. */
export class DatabaseUnreachable extends Error {}

async function refuseOldServer(orm: MikroORM, where: string): Promise<void> {
  const [server] = await query<{ version: number; name: string }>(
    orm.em.fork(),
    `select current_setting('server_version_num')::integer as version, current_setting('server_version') as name`,
    [],
  );
  if (server!.version >= OLDEST_VERSION) return;
  throw new DatabaseUnreachable(`The database at ${where} is PostgreSQL ${server!.name}: 14 or later is needed.`);
}

/** That a commit is not confirmed by a standby comes as a warning, and as nothing else (docs/adr/0013). */
async function refuseSilence(orm: MikroORM, where: string): Promise<void> {
  const [told] = await query<{ least: string }>(
    orm.em.fork(),
    `select current_setting('client_min_messages') as least`,
    [],
  );
  if (told!.least !== 'error') return;
  throw new DatabaseUnreachable(
    `The database at ${where} keeps its warnings to itself, and with them that a commit is not confirmed: set client_min_messages to "warning" for its role.`,
  );
}

function withoutSecrets(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || 5432}${pathname}`;
}
