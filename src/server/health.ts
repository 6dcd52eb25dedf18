import type { MikroORM } from '@mikro-orm/postgresql';

/** Whether requests can be served: false while the database is away. */
export async function isReady(orm: MikroORM): Promise<boolean> {
  return orm.isConnected();
}
