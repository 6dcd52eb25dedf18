import type { MikroORM } from '@mikro-orm/postgresql';
import { query } from './transaction.js';
import { migrations } from './migrations/index.js';

/** Any number will do, as long as every server takes the same. */
const MIGRATION_LOCK = 4_027_501_877;

export class DatabaseTooNew extends Error {}

/**
 * Applies what is missing. Servers that start together take turns, so each migration is applied once.
 * @throws DatabaseTooNew when the database has migrations that this code does not know.
 */
export async function migrate(orm: MikroORM): Promise<void> {
  const em = orm.em.fork();
  await em.begin();
  try {
    // Held by a transaction of its own: the lock goes with the connection, however this process ends.
    await query(em, 'select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await refuseNewerDatabase(orm);
    await orm.migrator.up();
    await em.commit();
  } catch (error) {
    await em.rollback().catch(() => undefined);
    throw error;
  }
}

async function refuseNewerDatabase(orm: MikroORM): Promise<void> {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = (await orm.migrator.getExecuted()).filter(({ name }) => !known.has(name));
  if (unknown.length > 0) {
    throw new DatabaseTooNew(
      `The database is newer than this server: it has the migration "${unknown[0]!.name}", which is not known here.`,
    );
  }
}
