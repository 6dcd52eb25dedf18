import type { MikroORM } from '@mikro-orm/postgresql';
import { exclusively } from './exclusively.js';
import { migrations } from './migrations/index.js';
import { query } from './transaction.js';

export class DatabaseTooNew extends Error {}

/**
 * Applies what is missing, and answers the names of what it applied. Servers that start together take turns, so each
 * migration is applied once.
 * @throws DatabaseTooNew when the database has migrations that this code does not know.
 */
export function migrate(orm: MikroORM): Promise<string[]> {
  return exclusively(orm, 'migrations', async () => {
    try {
      await refuseNewerDatabase(orm);
      const applied = await orm.em.fork().transactional(async (em) => {
        // Bringing a large table up to date takes its time.
        await query(em, 'set local statement_timeout = 0', []);
        return orm.migrator.up({ transaction: em.getTransactionContext<object>()! });
      });
      return applied.map(({ name }) => name);
    } catch (error) {
      if (error instanceof DatabaseTooNew) throw error;
      throw new Error(`The database could not be brought up to date: ${(error as Error).message}.`, { cause: error });
    }
  });
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
