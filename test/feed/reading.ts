import { expect, vi } from 'vitest';
import type { ChangesQuery, ChangesQueryVariables, RecordChangedSubscription } from '../gql/graphql.js';
import { GraphqlErrors } from '../setup/http.js';
import type { Shop } from '../setup/shop.js';
import type { Subscription } from '../setup/subscribe.js';
import { Changes, CurrentCursor } from './operations.js';

export type Change = ChangesQuery['changes']['changes'][number];

/** Which version of which record a change led to. */
export function seen({ recordId, version }: Change): [id: string, version: number] {
  return [recordId, version];
}

/**
 * Comes back when nothing that was committed is held back. All test files share one PostgreSQL, so a transaction that is under way
 * in another one may hold back the feed of this one.
 */
export async function settled(shop: Shop): Promise<void> {
  await vi.waitFor(
    async () => {
      const { held } = await shop.sql.row<{ held: string }>(
        `select count(*) as held from revision, feed
           where transaction_id >= ahead + pg_snapshot_xmin(pg_current_snapshot())::text::bigint`,
      );
      expect(Number(held), 'changes that are held back').toBe(0);
    },
    { timeout: 20_000, interval: 5 },
  );
}

/** The place in the feed right now. */
export async function now(shop: Shop): Promise<string> {
  await settled(shop);
  return (await shop.request(CurrentCursor, {})).currentCursor;
}

export async function page(shop: Shop, variables: ChangesQueryVariables): Promise<ChangesQuery['changes']> {
  return (await shop.request(Changes, variables)).changes;
}

/** All that there is after a cursor, page by page. */
export async function changesAfter(shop: Shop, after: string | null, first = 200): Promise<Change[]> {
  await settled(shop);
  const all: Change[] = [];
  for (let cursor = after; ;) {
    const { changes, cursor: next, hasMore } = await page(shop, { after: cursor, first });
    all.push(...changes);
    if (!hasMore) return all;
    cursor = next;
  }
}

/** The next so many changes that a subscriber hears of. */
export async function listening(
  subscription: Subscription<RecordChangedSubscription>,
  count: number,
): Promise<Change[]> {
  const changes: Change[] = [];
  while (changes.length < count) changes.push((await subscription.next()).recordChanged);
  return changes;
}

/** The code of the error with which a request is refused. */
export async function codeOf(request: Promise<unknown>): Promise<string> {
  const error = await request.then(
    () => expect.fail('It was answered.'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof GraphqlErrors)) throw error;
  return error.answer.errors[0]!.extensions.code;
}
