import type { ChangesQuery, ChangesQueryVariables } from '../gql/graphql.js';
import type { Shop } from '../setup/shop.js';
import { Changes, CurrentCursor } from './operations.js';

export type Change = ChangesQuery['changes']['changes'][number];

/** Which version of which record a change led to. */
export function seen({ recordId, version }: Change): [id: string, version: number] {
  return [recordId, version];
}

/** The place in the feed right now. */
export async function now(shop: Shop): Promise<string> {
  return (await shop.request(CurrentCursor, {})).currentCursor;
}

export async function page(shop: Shop, variables: ChangesQueryVariables): Promise<ChangesQuery['changes']> {
  return (await shop.request(Changes, variables)).changes;
}

/** All that there is after a cursor, page by page. */
export async function changesAfter(shop: Shop, after: string | null, first = 200): Promise<Change[]> {
  const all: Change[] = [];
  for (let cursor = after; ;) {
    const { changes, cursor: next, hasMore } = await page(shop, { after: cursor, first });
    all.push(...changes);
    if (!hasMore) return all;
    cursor = next;
  }
}
