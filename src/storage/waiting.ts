import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { Unavailable } from '../core/refusal.js';
import { timeLeftMs } from './operation.js';

/**
 * For each connection. As many are served in a fraction of a second; more of them would only be answered later, and take memory
 * until then (docs/adr/0013).
 */
const MAX_WAITING = 50;

/** Nobody waits for a connection of the pool whose time is up, and no more than can hope for one in time. */
export function boundWaiting(pool: Pool, patienceMs: number): void {
  const connect = pool.connect.bind(pool) as () => Promise<PoolClient>;
  const limited = async (): Promise<PoolClient> => {
    if (pool.waitingCount >= pool.options.max * MAX_WAITING) throw new Unavailable('Too many wait for a connection.');
    const left = timeLeftMs();
    // Who has more time than the pool itself lets wait is in its hands.
    return left > patienceMs ? connect() : inTime(connect(), left);
  };
  pool.connect = limited as Pool['connect'];
}

async function inTime(connecting: Promise<PoolClient>, milliseconds: number): Promise<PoolClient> {
  const done = new AbortController();
  const late = pause(milliseconds, null, { signal: done.signal }).catch(() => null);
  try {
    const client = await Promise.race([connecting, late]);
    if (client) return client;
  } finally {
    done.abort();
  }
  // The pool forgets nobody who waits.
  connecting.then(
    (unwanted) => unwanted.release(),
    () => undefined,
  );
  throw new Unavailable('There was no connection in time.');
}
