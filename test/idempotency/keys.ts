import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Shop } from '../setup/shop.js';

export const newKey = (): string => `key-${randomUUID()}`;

const REFUSALS = /Error$/;

/** Of a member of a mutation's union. */
export function isAccepted({ __typename }: { readonly __typename: string }): boolean {
  return !REFUSALS.test(__typename);
}

/** How many changes there have been, of any record. */
export async function revisionsInAll(shop: Shop): Promise<number> {
  return (await shop.sql.row<{ count: number }>('select count(*)::int as count from revision')).count;
}

/** Makes all keys that there are so many hours older. */
export async function ageKeys(shop: Shop, hours: number, like = '%'): Promise<void> {
  await shop.sql.rows(`update idempotency_key set claimed_at = claimed_at - $1 * interval '1 hour' where key like $2`, [
    hours,
    like,
  ]);
}

/** Everything that people edit changes, several times, and then all records are deleted. */
export async function changeEverything(shop: Shop): Promise<void> {
  for (const _ of [1, 2, 3]) {
    await shop.sql.rows(
      `update products set name = name || '!', sku = sku || '!', description = 'other', price = price + 1,
         stock = stock + 1, tags = tags || array[name], status = 'ARCHIVED', category_id = null`,
    );
    await shop.sql.rows(`update categories set name = name || '!', parent_id = null`);
    await shop.sql.rows(
      `update orders set customer_name = customer_name || '!', note = 'other', status = 'SHIPPED',
         lines = jsonb_build_array(jsonb_set(lines -> 0, '{quantity}', '77'))`,
    );
  }
  for (const table of ['products', 'categories']) {
    await shop.sql.rows(`update ${table} set deleted_at = clock_timestamp() where deleted_at is null`);
  }
}

interface Conflict {
  readonly __typename: 'ConflictError';
  readonly message: string;
  readonly yoursAlreadyApplied: boolean;
}

/** The conflict that a call met, or those of the entries of a batch. */
export function conflictsOf(answer: { readonly __typename: string }): Conflict[] {
  const errors = 'failures' in answer ? (answer.failures as { error: Conflict }[]).map(({ error }) => error) : [answer];
  for (const { __typename } of errors) expect(__typename).toBe('ConflictError');
  return errors as Conflict[];
}
