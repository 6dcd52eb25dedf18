import type { MikroORM } from '@mikro-orm/postgresql';
import { fromTimeToTime, removeOld, type Chore } from '../storage/removal.js';

const EVERY_MS = 60_000;

/** Removes what is left of locks that ran out. Nothing depends on it: they are no locks any more (PROTOCOL.md, L4). */
export function sweepLocks(orm: MikroORM): Promise<number> {
  return removeOld(orm, 'edit_lock', { since: 'expires_at', olderThan: '1 minute' });
}

export function keepSweepingLocks(orm: MikroORM, chore: Chore): Promise<void> {
  return fromTimeToTime(() => sweepLocks(orm), EVERY_MS, chore);
}
