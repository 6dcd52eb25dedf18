import { describe, expect, it, vi } from 'vitest';
import { ResyncRequired } from '../../src/core/refusal.js';
import { anchorFeed } from '../../src/feed/anchor.js';
import { heldBackSeconds } from '../../src/feed/held-back.js';
import { trimFeed } from '../../src/feed/trim.js';
import { newCategory, newProduct, newProducts, saveProduct } from '../setup/acts.js';
import { openTransaction } from '../setup/race.js';
import { useShop } from '../setup/shop.js';
import { changesAfter, codeOf, now, page, seen, settled } from './reading.js';

const shop = useShop();

/** Gives revisions another time. */
async function redate(assignment: string, where = 'true'): Promise<void> {
  const sql = await shop.connect();
  await sql.rows('alter table revision disable trigger revision_is_final');
  await sql.rows('grant update on revision to current_user');
  await sql.rows(`update revision set at = ${assignment} where ${where}`);
  await sql.rows('revoke update on revision from current_user');
  await sql.rows('alter table revision enable always trigger revision_is_final');
}

/** As if what has been made so far had been made long ago. */
const age = (by: string): Promise<void> => redate(`at - interval '${by}'`);

describe('F4: the feed reaches back as far as FEED_RETENTION says', () => {
  it('F4: older cursors are RESYNC_REQUIRED, history stays, and what is younger is there', async () => {
    const first = await now(shop);
    const products = await newProducts(shop, 3);
    const [one, , last] = await changesAfter(shop, first);
    await age('2 days');
    const young = await newProduct(shop);
    await settled(shop);

    await trimFeed(shop.orm, '3 days');
    expect(await changesAfter(shop, first)).toHaveLength(4);
    await trimFeed(shop.orm, '1 day');
    expect(await codeOf(page(shop, { after: first }))).toBe('RESYNC_REQUIRED');
    expect(await codeOf(page(shop, { after: one!.cursor }))).toBe('RESYNC_REQUIRED');
    // Whoever has seen the last of the old ones has missed nothing.
    expect((await changesAfter(shop, last!.cursor)).map(seen)).toEqual([[young.id, 1]]);
    expect((await changesAfter(shop, null)).map(seen)).toEqual([[young.id, 1]]);
    const { count } = await shop.sql.row<{ count: string }>('select count(*) from revision where record_id = any($1)', [
      products.map(({ id }) => id),
    ]);
    expect(Number(count)).toBe(3);
  });

  it('F4: who asks for some alone has missed nothing when others were trimmed, however long they have heard of none', async () => {
    const [mine, others] = [await newCategory(shop), await newProduct(shop)];
    const heard = await now(shop);
    await saveProduct(shop, others, { name: 'old' });
    await settled(shop);
    await age('2 days');
    await trimFeed(shop.orm, '1 day');
    const follow = (after: string, ids: string[]) => shop.news.feed.follow({ ids }, after);
    expect(await page(shop, { after: heard, types: ['CATEGORY'] })).toEqual({
      changes: [],
      cursor: heard,
      hasMore: false,
    });
    const following = await follow(heard, [mine.id]);
    const young = await newCategory(shop);
    await settled(shop);
    const { changes } = await page(shop, { after: heard, types: ['CATEGORY'] });
    expect(changes.map(seen)).toEqual([[young.id, 1]]);
    await following.return!();
    // Of theirs one is gone, and theirs alone.
    expect(await codeOf(page(shop, { after: heard, types: ['PRODUCT'] }))).toBe('RESYNC_REQUIRED');
    expect(await codeOf(page(shop, { after: heard, types: ['PRODUCT'], first: 0 }))).toBe('RESYNC_REQUIRED');
    await expect(follow(heard, [others.id])).rejects.toBeInstanceOf(ResyncRequired);
    await expect(follow(heard, [mine.id, others.id])).rejects.toBeInstanceOf(ResyncRequired);
  });

  it('F4: it ends before the first young change, though an older one stands behind it', async () => {
    await newProduct(shop);
    const young = await newProduct(shop);
    const older = await newProduct(shop);
    await settled(shop);
    await age('2 days');
    await redate('clock_timestamp()', `record_id = '${young.id}'`);
    await trimFeed(shop.orm, '1 day');
    expect((await changesAfter(shop, null)).map(seen)).toEqual([
      [young.id, 1],
      [older.id, 1],
    ]);
  });

  it('F4: when everything is trimmed, the feed goes on from there', async () => {
    await settled(shop);
    await age('9 days');
    await trimFeed(shop.orm, '1 day');
    const { changes, cursor } = await page(shop, {});
    expect(changes).toEqual([]);
    const product = await newProduct(shop);
    expect((await changesAfter(shop, cursor)).map(seen)).toEqual([[product.id, 1]]);
  });
});

describe('F1: a database that was restored elsewhere', () => {
  it('F1: goes on counting where it had come to: old cursors are good, and new changes come after them', async () => {
    const product = await newProduct(shop);
    const cursor = await now(shop);
    // As if the numbers of transactions had begun anew: what is stored is far ahead of them.
    await shop.sql.rows('update feed set ahead = ahead + 1000000000');
    await saveProduct(shop, product, { name: 'before the dump' });
    await shop.sql.rows('update feed set ahead = ahead - 1000000000');
    const held = await page(shop, { after: cursor });
    expect(held.changes).toEqual([]);
    await anchorFeed(shop.orm);
    const last = await newCategory(shop);
    expect((await changesAfter(shop, cursor)).map(seen)).toEqual([
      [product.id, 2],
      [last.id, 1],
    ]);
  });

  it('F1: anywhere else nothing is to be done', async () => {
    await newProduct(shop);
    const ahead = () => shop.sql.row('select ahead from feed');
    const before = await ahead();
    await anchorFeed(shop.orm);
    expect(await ahead()).toEqual(before);
  });
});

describe('F2: how long the feed is held back', () => {
  it('F2: by a transaction that began before what was committed; /metrics tells', async () => {
    const product = await newProduct(shop);
    await untilNotHeldBack();
    const holder = await openTransaction(shop);
    await holder.rows(`update products set name = 'x' where id = $1`, [product.id]);
    await newCategory(shop);
    expect(await heldBackSeconds(shop.orm)).toBeGreaterThan(0);
    const told = await (await fetch(`${shop.url}/metrics`)).text();
    expect(told).toMatch(/^concord_feed_held_back_seconds 0\.\d+$/m);
    expect(told).toMatch(/^concord_feed_followers 0$/m);
    await holder.rows('commit');
    await untilNotHeldBack();
  });
});

function untilNotHeldBack(): Promise<void> {
  return vi.waitFor(async () => expect(await heldBackSeconds(shop.orm)).toBe(0), { timeout: 20_000 });
}
