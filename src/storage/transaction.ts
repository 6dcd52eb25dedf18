import { setTimeout as pause } from 'node:timers/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';
import { happenings } from './happenings.js';
import { committing } from './operation.js';

export type EntityManager = MikroORM['em'];

/**
 * Serialization failure, deadlock: the transaction did nothing wrong and may simply be run again. And an edit lock that was taken
 * or lost since it was looked at, as the triggers find (LK001, LK002): run again, the write is told of it where it looks.
 */
const RETRYABLE = new Set(['40001', '40P01', 'LK001', 'LK002']);
const MAX_ATTEMPTS = 6;
const MAX_JITTER_MS = 20;

/** Thrown inside a transaction to have the whole of it run again, against what has been committed meanwhile. */
export class RunAgain extends Error {
  constructor(readonly because: Error) {
    super(because.message, { cause: because });
  }
}

/**
 * Runs `work` in one READ COMMITTED transaction, in a fresh EntityManager, and commits when it succeeds. Whatever it
 * throws rolls everything back: there is no other way to refuse. Deadlocks and serialization failures run the whole
 * again, from outside the transaction, a bounded number of times.
 */
export async function inTransaction<T>(orm: MikroORM, work: (em: EntityManager) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(orm, work);
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !mayRunAgain(error)) throw error instanceof RunAgain ? error.because : error;
      happenings.transactionRetried.publish(sqlState(error) ?? 'none');
      await pause(Math.random() * MAX_JITTER_MS * attempt);
    }
  }
}

/**
 * Kysely's own transaction and not em.begin(), which keeps its connection for ever when BEGIN or ROLLBACK fails, as they do
 * once the connection is lost: as many losses as the pool is large, and the server waits for ever
 * (test/races/lost-connection.test.ts).
 */
function once<T>(orm: MikroORM, work: (em: EntityManager) => Promise<T>): Promise<T> {
  const transaction = orm.em.getKysely().transaction().setIsolationLevel('read committed');
  return transaction.execute((begun) => {
    const em = orm.em.fork();
    em.setTransactionContext(begun);
    return work(em);
  });
}

function mayRunAgain(error: unknown): boolean {
  return error instanceof RunAgain || RETRYABLE.has(sqlState(error) ?? '');
}

/** The SQLSTATE of a database error, also when MikroORM has wrapped it. */
function sqlState(error: unknown): string | null {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : null;
}

/** Runs SQL with bound parameters; inside `em`'s transaction when it has one. */
export async function query<Row>(em: EntityManager, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
  const result = await em.getKysely().executeQuery(CompiledQuery.raw(sql, [...parameters]));
  return result.rows as Row[];
}

/** Runs one statement that writes, as a transaction of its own. */
export function writeAtOnce<Row>(orm: MikroORM, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
  return committing(() => query<Row>(orm.em.fork(), sql, parameters));
}
