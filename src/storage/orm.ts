import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, type Options } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { DatabaseClient } from './database-client.js';
import { migrations } from './migrations/index.js';
import { boundWaiting } from './waiting.js';

export interface DatabaseOptions {
  readonly url: string;
  /** How many connections one server process may hold. */
  readonly poolSize: number;
  /** How long a statement may take, and how long a transaction may wait for its next one; without it as long as they like. */
  readonly statementTimeoutMs?: number;
}

/** A server that is overloaded says so soon, while whoever asked still listens. */
const WAIT_FOR_CONNECTION_MS = 5000;

type Entities = NonNullable<Options['entities']>;

export function openOrm(
  entities: Entities,
  { url, poolSize, statementTimeoutMs = 0 }: DatabaseOptions,
): Promise<MikroORM> {
  return MikroORM.init({
    clientUrl: url,
    entities,
    extensions: [Migrator],
    // The batch path compares versions in one statement and writes in the next, and so loses edits: see
    // test/races/lost-batch.test.ts, which shows it.
    useBatchUpdates: false,
    forceUtcTimezone: true,
    validateRequired: false,
    pool: { min: 0, max: poolSize },
    // pg reads the address itself: MikroORM leaves out what stands behind its question mark, sslmode among it.
    driverOptions: {
      connectionString: url,
      application_name: 'concord',
      Client: DatabaseClient,
      // For a connection of the pool, too.
      connectionTimeoutMillis: WAIT_FOR_CONNECTION_MS,
      onPoolCreated: (pool: Pool) => boundWaiting(pool, WAIT_FOR_CONNECTION_MS),
      // Nobody holds rows, or the feed, for longer (PROTOCOL.md, F2).
      statement_timeout: statementTimeoutMs,
      idle_in_transaction_session_timeout: statementTimeoutMs,
    },
    // Triggers, functions and the tables of the mechanisms are the migrations' own: no entity tells of them.
    schemaGenerator: { ignoreTriggers: true, ignoreRoutines: true },
    migrations: { migrationsList: migrations, tableName: 'migration', snapshot: false, dropTables: false },
    logger: () => undefined,
  });
}
