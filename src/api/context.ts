import type { MikroORM } from '@mikro-orm/postgresql';
import type { Actor } from '../model/versioned-record.js';
import type { LockWatch } from '../edit-locks/watch.js';
import type { Feed } from '../feed/feed.js';
import type { Reads } from '../reads/reads.js';

/** In rising order: each may do what those before it may (PROTOCOL.md, A2). */
export const ROLES = ['viewer', 'editor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** Who asks, and with what one request reads and writes. */
export interface Context {
  readonly orm: MikroORM;
  readonly actor: Actor;
  /** Null: somebody who may do nothing. */
  readonly role: Role | null;
  readonly reads: Reads;
  readonly feed: Feed;
  readonly lockWatch: LockWatch;
  /** Lets everybody know that something has been committed. */
  readonly tellNews: () => void;
}

export type Who = Pick<Context, 'actor' | 'role'>;

/** The context in which one operation is carried out, or one event of a subscription: what was read for one is too old for the next. */
export type ContextOf = (who: Who) => Context;
