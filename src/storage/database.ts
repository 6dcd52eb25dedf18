import { setTimeout as pause } from 'node:timers/promises';
import type { MikroORM, Options } from '@mikro-orm/postgresql';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { openOrm } from './orm.js';
import { query } from './transaction.js';

const OLDEST_VERSION = 140_000;
const CLOSE_WITHIN_MS = 5000;

export interface Database {
  readonly orm: MikroORM;
  readonly url: string;
  /** Where it is, for people: never a password. */
  readonly where: string;
  close(): Promise<void>;
}

export interface DatabaseSettings {
  /** Null: the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | null;
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
  { databaseUrl, dataDir, poolSize, statementTimeoutMs }: DatabaseSettings,
  { besideServer }: { besideServer: boolean },
): Promise<Database> {
  const embedded = databaseUrl ? null : await startEmbeddedPostgres({ dataDir, keepRunningIfJoined: besideServer });
  const url = databaseUrl ?? embedded!.url;
  const where = embedded ? `embedded PostgreSQL in ${dataDir}` : withoutSecrets(url);
  const orm = await openOrm(entities, { url, poolSize, statementTimeoutMs }).catch(async (error: unknown) => {
    await embedded?.stop();
    throw error;
  });
  const close = async (): Promise<void> => {
    await closeWithin(CLOSE_WITHIN_MS, orm);
    await embedded?.stop();
  };
  try {
    await orm.connect();
    await refuseOldServer(orm, where);
    return { orm, url, where, close };
  } catch (error) {
    await close();
    if (error instanceof DatabaseUnreachable) throw error;
    const { message, code } = error as { message: string; code?: string };
    throw new DatabaseUnreachable(`The database at ${where} cannot be reached: ${message || code}.`, { cause: error });
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

function withoutSecrets(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || 5432}${pathname}`;
}
