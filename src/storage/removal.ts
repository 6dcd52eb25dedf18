import { setTimeout as pause } from 'node:timers/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import { query } from './transaction.js';

const AT_ONCE = 1000;

/**
 * Removes the rows of a table that have had their time, oldest first; answers how many. In portions, each its own short
 * transaction, and past those that anybody holds: no writer ever waits for it, nor does another server that does the same. It
 * ends with the portion that is under way when `signal` is aborted.
 */
export async function removeOld(
  orm: MikroORM,
  table: string,
  { since, olderThan }: { since: string; olderThan: string },
  signal?: AbortSignal,
): Promise<number> {
  for (let removed = 0; ;) {
    const rows = await query(
      orm.em.fork(),
      `delete from "${table}" where ctid = any(array(
          select ctid from "${table}" where "${since}" < clock_timestamp() - $1::interval
            order by "${since}" limit ${AT_ONCE} for update skip locked))
        returning 1`,
      [olderThan],
    );
    removed += rows.length;
    if (rows.length < AT_ONCE || signal?.aborted) return removed;
  }
}

export interface Chore {
  readonly log: (error: unknown) => void;
  readonly signal: AbortSignal;
}

/** Does it from time to time until `signal` is aborted. A time that fails is logged; the next one makes up for it. */
export async function fromTimeToTime(
  work: () => Promise<unknown>,
  everyMs: number,
  { log, signal }: Chore,
): Promise<void> {
  while (!signal.aborted) {
    await work().catch(log);
    // Not all servers that started together at once.
    await pause(everyMs * (0.5 + Math.random()), undefined, { signal, ref: false }).catch(() => undefined);
  }
}
