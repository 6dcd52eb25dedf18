import type { MikroORM } from '@mikro-orm/postgresql';
import { query } from './transaction.js';

/**
 * Runs `work` while no other process on the same database does so under the same name; who comes second waits. The lock
 * belongs to a transaction of its own that does nothing else: it goes with the connection, however this process ends.
 * To be used past a proxy that pools transactions: those who wait might hold all the connections that `work` would need.
 */
export async function exclusively<T>(orm: MikroORM, name: string, work: () => Promise<T>): Promise<T> {
  let done: { value: T } | undefined;
  const lock = orm.em.fork().getKysely().transaction();
  try {
    await lock.execute(async (begun) => {
      const em = orm.em.fork();
      em.setTransactionContext(begun);
      // It waits for its turn, and then idles for as long as the work takes, which is what it is for.
      await query(em, 'set local idle_in_transaction_session_timeout = 0', []);
      await query(em, 'set local statement_timeout = 0', []);
      await query(em, 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [`concord: ${name}`]);
      done = { value: await work() };
    });
  } catch (error) {
    // Of a lock that is lost only at the end, nobody needs to know: nothing was written in its transaction.
    if (!done) throw error;
  }
  return done!.value;
}
