import type { MikroORM } from '@mikro-orm/postgresql';
import { query } from '../storage/transaction.js';
import { IN_FORCE } from './edit-lock.js';

/** How many edit locks are in force. */
export async function countEditLocks(orm: MikroORM): Promise<number> {
  const sql = `select count(*)::integer as held from edit_lock where ${IN_FORCE}`;
  const [row] = await query<{ held: number }>(orm.em.fork(), sql, []);
  return row!.held;
}
