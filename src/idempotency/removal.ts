import type { MikroORM } from '@mikro-orm/postgresql';
import { fromTimeToTime, removeOld, type Chore } from '../storage/removal.js';

const EVERY_MS = 10 * 60_000;

/** Removes keys that are older than so many hours (PROTOCOL.md, I4); answers how many. */
export function removeOldKeys(orm: MikroORM, hours: number, signal?: AbortSignal): Promise<number> {
  return removeOld(orm, 'idempotency_key', { since: 'claimed_at', olderThan: `${hours} hours` }, signal);
}

export function keepRemovingOldKeys(orm: MikroORM, hours: number, chore: Chore): Promise<void> {
  return fromTimeToTime(() => removeOldKeys(orm, hours, chore.signal), EVERY_MS, chore);
}
