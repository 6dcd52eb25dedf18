import type { MikroORM } from '@mikro-orm/postgresql';
import { exclusively } from './exclusively.js';
import { migrations } from './migrations/index.js';
import { query } from './transaction.js';

export class DatabaseTooNew extends Error {}

/** There is something to do in it first, and not by whoever found out. */
export class DatabaseNotReady extends Error {}

/**
 * For whoever works with the database: migrates it where its role owns it, and else only sees that it is up to date.
 * @throws DatabaseTooNew, DatabaseNotReady
 */
export async function bringUpToDate(orm: MikroORM): Promise<void> {
  const { role, owns, reads, applied } = await stateOf(orm);
  if (owns) {
    await migrate(orm);
    return;
  }
  if (!reads) {
    throw new DatabaseNotReady(
      `The role "${role}" may not read the database: run "npm run migrate" with DATABASE_SERVER_ROLE=${role} (docs/operating.md).`,
    );
  }
  refuseUnknown(applied);
  const missing = migrations.find(({ name }) => !applied.includes(name));
  if (!missing) return;
  throw new DatabaseNotReady(
    `The database lacks the migration "${missing.name}", and the role "${role}" does not own it: run "npm run migrate" with DATABASE_MIGRATION_URL (docs/operating.md).`,
  );
}

interface State {
  readonly role: string;
  readonly owns: boolean;
  readonly reads: boolean;
  readonly applied: readonly string[];
}

/** Asked without the migrator, which makes its table where there is none. */
async function stateOf(orm: MikroORM): Promise<State> {
  const em = orm.em.fork();
  const [row] = await query<{ role: string; owns: boolean; reads: boolean; is_new: boolean }>(
    em,
    `select current_user as role, revision is null as is_new,
        case when revision is null then has_schema_privilege(current_schema(), 'create')
          else (select pg_has_role(relowner, 'usage') from pg_class where oid = revision) end as owns,
        revision is null or has_table_privilege('migration', 'select') as reads
      from to_regclass('revision') as revision`,
    [],
  );
  const { role, owns, reads, is_new } = row!;
  const rows = is_new || !reads ? [] : await query<{ name: string }>(em, 'select name from migration', []);
  return { role, owns, reads, applied: rows.map(({ name }) => name) };
}

/**
 * Applies what is missing, and answers the names of what it applied. Servers that start together take turns, so each
 * migration is applied once.
 * @throws DatabaseTooNew when the database has migrations that this code does not know.
 */
export function migrate(orm: MikroORM): Promise<string[]> {
  return exclusively(orm, 'migrations', async () => {
    try {
      refuseUnknown((await orm.migrator.getExecuted()).map(({ name }) => name));
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

function refuseUnknown(applied: readonly string[]): void {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = applied.find((name) => !known.has(name));
  if (unknown === undefined) return;
  throw new DatabaseTooNew(
    `The database is newer than this server: it has the migration "${unknown}", which is not known here.`,
  );
}
