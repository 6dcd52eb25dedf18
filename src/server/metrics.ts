import type { MikroORM } from '@mikro-orm/postgresql';
import { Gauge, Registry } from 'prom-client';
import { heldBackSeconds } from '../feed/held-back.js';
import type { News } from './news.js';

/** What /metrics tells whoever runs the server, in the format of Prometheus. Each is looked up when it is asked for. */
export function metrics(orm: MikroORM, { feed, lockWatch }: News): Registry {
  const registry = new Registry();
  const gauge = (name: string, help: string, value: () => number | Promise<number>): void => {
    const made: Gauge = new Gauge({
      name: `concord_${name}`,
      help,
      registers: [registry],
      collect: async () => made.set(await value()),
    });
  };
  gauge(
    'feed_held_back_seconds',
    'How long the oldest committed change waits to be told, because a transaction that began before it is still running.',
    () => heldBackSeconds(orm),
  );
  gauge('feed_followers', 'Subscribers to changes of records, of this process.', () => feed.followers);
  gauge('edit_lock_watchers', 'Subscribers to edit locks, of this process.', () => lockWatch.watchers);
  return registry;
}
