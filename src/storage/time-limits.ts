import type { MikroORM } from '@mikro-orm/postgresql';
import { query } from './transaction.js';

/** What ends a statement, or a transaction that does nothing, whose server is no longer there to end it. */
export const LIMITS = ['statement_timeout', 'idle_in_transaction_session_timeout'];

/**
 * What is to be said of limits that are not in force on the connections of operations; null when all are. The server asks for them as it
 * connects, but not through a proxy that pools transactions, which would refuse: there, the role or the database has to have them.
 */
export async function missingTimeLimits(orm: MikroORM): Promise<string | null> {
  const [row] = await query<{ names: string[] | null; role: string }>(
    orm.em.fork(),
    `select session_user as role, array_agg(name order by name desc) as names
      from pg_settings where name = any($1) and setting = '0'`,
    [LIMITS],
  );
  const { names, role } = row!;
  if (!names) return null;
  const remedies = names.map((name) => `"alter role ${role} set ${name} = '30s'"`);
  return `The database sets no ${names.join(' and no ')}: ${remedies.join(' and ')} would (docs/operating.md).`;
}
