/**
 * Who uses a running cluster, as its own sessions tell: every process that started or joined it keeps
 * one connection of a known name. It ends with the process, however that ends, so nobody is counted
 * who is gone.
 */
import { randomUUID } from 'node:crypto';
import { chmod, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, escapeIdentifier } from 'pg';
import { SUPERUSER } from './initialise.js';

const HOLDER = 'concord embedded-postgres holder';
const CHALLENGE = 'concord-challenge';

export interface Attempt {
  holder?: Client;
  /** Set when a server answered and refused the password. */
  refused?: string;
}

/** Connects, and makes sure that the server at this port is the one that serves this very folder. */
export async function connectAsHolder(cluster: { data: string; password: string }, port: number): Promise<Attempt> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: SUPERUSER,
    password: cluster.password,
    database: 'postgres',
    ssl: false,
    application_name: HOLDER,
    connectionTimeoutMillis: 3000,
  });
  client.on('error', () => undefined); // Followed by 'end', which is where a loss is dealt with.
  try {
    await client.connect();
    if (await serves(client, cluster.data)) return { holder: client };
    await client.end();
    return {};
  } catch (error) {
    void client.end().catch(() => undefined);
    const { code, message } = error as { code?: string; message: string };
    return code?.startsWith('28') ? { refused: message } : {};
  }
}

/**
 * A copied folder brings the same password and the same pid file, so neither proves anything. Only
 * the server that works in this folder can read what was written into it just now.
 */
async function serves(client: Client, data: string): Promise<boolean> {
  const file = join(data, CHALLENGE);
  const secret = randomUUID();
  await writeFile(file, secret);
  await chmod(file, 0o644);
  try {
    const { rows } = await client.query<{ answer: string | null }>('SELECT pg_read_file($1, true) AS answer', [
      CHALLENGE,
    ]);
    return rows[0]?.answer === secret;
  } finally {
    await rm(file, { force: true });
  }
}

/** Holding is no reason to keep a process alive; working with the cluster is. */
export function setIdle(holder: Client, idle: boolean): void {
  const socket = holder as Client & { ref(): void; unref(): void }; // @types/pg 8.23 lacks both.
  if (idle) socket.unref();
  else socket.ref();
}

/** How many other processes hold this cluster. */
export async function countOthers(holder: Client): Promise<number> {
  const { rows } = await holder.query<{ others: number }>(
    'SELECT count(*)::int AS others FROM pg_stat_activity WHERE application_name = $1 AND pid <> pg_backend_pid()',
    [HOLDER],
  );
  return rows[0]?.others ?? 0;
}

export async function createDatabaseIfMissing(holder: Client, name: string): Promise<void> {
  const { rowCount } = await holder.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  if (rowCount === 0) await holder.query(`CREATE DATABASE ${escapeIdentifier(name)}`);
}
