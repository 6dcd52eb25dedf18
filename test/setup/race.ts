import { expect, onTestFinished } from 'vitest';
import type { Shop } from './shop.js';
import type { Sql } from './sql.js';

type Statement = readonly [sql: string, ...parameters: unknown[]];

interface Race<T> {
  /** What another connection does first, in a transaction that stays open while the contestants come running. */
  readonly held: readonly Statement[];
  readonly contestants: readonly (() => Promise<T>)[];
  /** How that transaction ends once they wait. */
  readonly end?: 'commit' | 'rollback';
}

/**
 * All contestants at once, without a sleep: they are started while another connection holds what every one of them
 * needs, and are let go when the database says that all of them wait. Their answers, in their order.
 */
export async function race<T>(shop: Shop, { held, contestants, end = 'commit' }: Race<T>): Promise<T[]> {
  const holder = await shop.connect();
  await holder.rows('begin');
  for (const [sql, ...parameters] of held) await holder.rows(sql, parameters);
  const started = contestants.map((start) => start());
  const answers = Promise.all(started);
  // A contestant that fails early fails the race when it is over, not as a rejection that nobody handles.
  answers.catch(() => undefined);
  const early = Promise.race(started).then(
    (answer) => expect.fail(`Somebody did not wait, and was answered ${JSON.stringify(answer)}.`),
    () => answers,
  );
  await Promise.race([shop.untilWaiting(contestants.length), early]);
  await holder.rows(end);
  return answers;
}

/** Everybody waits here until so many have come: a barrier for controls that take their own connections. */
export function barrier(count: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let missing = count;
  return () => {
    missing -= 1;
    if (missing === 0) resolve();
    return promise;
  };
}

/** A transaction on a connection of its own, rolled back at the end of the test if it is still open by then. */
export async function openTransaction(shop: Shop): Promise<Sql> {
  const sql = await shop.connect();
  await sql.rows('begin');
  onTestFinished(async () => void (await sql.rows('rollback').catch(() => undefined)));
  return sql;
}

export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
