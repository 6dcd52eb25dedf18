import type { MikroORM } from '@mikro-orm/postgresql';
import { query } from './transaction.js';

/**
 * Runs `work` while no other process on the same database does so under the same name; who comes second waits. The lock
 * belongs to a transaction of its own that does nothing else: it goes with the connection, however this process ends,
 * and works behind a proxy that pools transactions.
 */
export async function exclusively<T>(orm: MikroORM, name: string, work: () => Promise<T>): Promise<T> {
  const em = orm.em.fork();
  await em.begin();
  try {
    // It idles for as long as the work takes, which is what it is for.
    await query(em, `set local idle_in_transaction_session_timeout = 0`, []);
    await query(em, 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [`concord: ${name}`]);
    return await work();
  } finally {
    // Nothing was written in it. A connection that is gone by now took the lock with it.
    await em.rollback().catch(() => undefined);
  }
}
