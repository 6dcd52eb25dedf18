import type { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { within } from './operation.js';
import { query } from './transaction.js';
import { verifyAddress } from './verified-address.js';

const PATIENCE_MS = 1000;

/**
 * Whether the database answers. A pool that has no connection to spare says nothing of that: then it is asked on one that is made for
 * the purpose.
 */
export async function isReachable(orm: MikroORM): Promise<boolean> {
  return (await succeeds(() => askPool(orm))) || succeeds(() => askAnew(orm));
}

function askPool(orm: MikroORM): Promise<unknown> {
  return within(PATIENCE_MS, () => query(orm.em.fork(), 'select 1', []));
}

async function askAnew(orm: MikroORM): Promise<void> {
  const client = new Client({
    connectionString: orm.config.get('clientUrl')!,
    application_name: 'concord',
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
  });
  verifyAddress(client);
  // What ends the connection ends the question, too.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
  } finally {
    client.end().catch(() => undefined);
  }
}

async function succeeds(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch {
    return false;
  }
}
