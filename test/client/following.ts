import { expect, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import {
  follow,
  type ConnectionState,
  type Following,
  type FollowOptions,
  type RecordChange,
} from '../../src/client/index.js';
import { changesAfter } from '../feed/reading.js';
import type { Shop } from '../setup/shop.js';

export const WITHIN = { timeout: 5_000, interval: 5 };
const QUICK = { backoffMs: 5, webSocketImpl: WebSocket };

export const socketOf = ({ url }: Shop): string => `${url.replace(/^http/, 'ws')}/graphql`;
export const streamOf = ({ url }: Shop): string => `${url}/graphql/stream`;

/** Follows with little patience, until the end of the test. */
export function following<Selected extends object = object>(
  options: FollowOptions,
): Following<RecordChange & Selected> {
  const changes = follow<Selected>({ ...QUICK, ...options });
  onTestFinished(async () => void (await changes.return()));
  return changes;
}

export async function take<Change>(changes: Following<Change>, count: number): Promise<Change[]> {
  const taken: Change[] = [];
  while (taken.length < count) {
    const { value, done } = await changes.next();
    if (done) expect.fail(`It is over after ${taken.length}.`);
    taken.push(value);
  }
  return taken;
}

/** What it says of its connection, and a way to wait for that. */
export function badge() {
  const states: ConnectionState[] = [];
  const onConnection = (state: ConnectionState): void => void states.push(state);
  const until = (state: ConnectionState) => vi.waitFor(() => expect(states.at(-1)).toBe(state), WITHIN);
  return { states, onConnection, until };
}

/** Comes back when the server has so many followers. */
export async function followedBy(shop: Shop, count: number): Promise<void> {
  await vi.waitFor(() => expect(shop.news.feed.followers).toBe(count), WITHIN);
}

/** All there is after a cursor, as a follower sees it. */
export async function allAfter(shop: Shop, after: string | null): Promise<RecordChange[]> {
  return (await changesAfter(shop, after)).map(({ record: _record, ...change }) => change as RecordChange);
}
