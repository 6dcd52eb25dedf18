import { setTimeout as pause } from 'node:timers/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import { query } from '../storage/transaction.js';

const AT_ONCE = 1000;
const EVERY_MS = 10 * 60_000;

/**
 * Removes keys that are older than so many hours (PROTOCOL.md, I4); answers how many. In portions, each its own short
 * transaction, and past those that anybody holds: no writer ever waits for it, nor does another server that does the same.
 * It ends with the portion that is under way when `signal` is aborted.
 */
export async function removeOldKeys(orm: MikroORM, hours: number, signal?: AbortSignal): Promise<number> {
  for (let removed = 0; ;) {
    const rows = await query(
      orm.em.fork(),
      `delete from idempotency_key where ctid = any(array(
          select ctid from idempotency_key where claimed_at < clock_timestamp() - $1 * interval '1 hour'
            order by claimed_at limit ${AT_ONCE} for update skip locked))
        returning 1`,
      [hours],
    );
    removed += rows.length;
    if (rows.length < AT_ONCE || signal?.aborted) return removed;
  }
}

/** Removes them from time to time until `signal` is aborted. A time that fails is logged; the next one makes up for it. */
export async function keepRemovingOldKeys(
  orm: MikroORM,
  hours: number,
  log: (error: unknown) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await removeOldKeys(orm, hours, signal).catch(log);
    // Not all servers that started together at once.
    await pause(EVERY_MS * (0.5 + Math.random()), undefined, { signal, ref: false }).catch(() => undefined);
  }
}
