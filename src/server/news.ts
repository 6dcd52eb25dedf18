import type { MikroORM } from '@mikro-orm/postgresql';
import { LockWatch } from '../edit-locks/watch.js';
import { Feed, type FeedOptions } from '../feed/feed.js';
import { Pulse } from '../storage/pulse.js';

/** What is committed, by whomever, as this process tells its subscribers of it. */
export interface News {
  readonly feed: Feed;
  readonly lockWatch: LockWatch;
  readonly tellNews: () => void;
  stop(): Promise<void>;
}

/** `url` is that of the database itself, past any proxy, for a connection besides those of the pool. */
export async function openNews(
  orm: MikroORM,
  url: string,
  log: (error: unknown) => void,
  { lookEveryMs, ...options }: FeedOptions & { readonly lookEveryMs?: number } = {},
): Promise<News> {
  const pulse = new Pulse(url, log, lookEveryMs);
  return {
    feed: await Feed.open(orm, pulse, options),
    lockWatch: new LockWatch(orm, pulse),
    tellNews: () => pulse.tell(),
    stop: () => pulse.stop(),
  };
}
