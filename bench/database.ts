import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { typeid } from 'typeid-js';
import type * as EmbeddedPostgres from '../src/storage/embedded-postgres.js';
import type { Row } from './contenders.ts';

const DESCRIPTION = 'Keeps tea warm for an hour, and coffee for as long as anybody has ever tried. '.repeat(4).trim();
/** So that the table is not just the rows that are being written. */
const BYSTANDERS = 2000;

/** A PostgreSQL of our own in a temporary folder, which goes when it stops. */
export interface BenchDatabase {
  readonly url: string;
  readonly dataDir: string;
  readonly client: Client;
  stop(): Promise<void>;
}

export async function startDatabase({ fsync }: { fsync: boolean }): Promise<BenchDatabase> {
  const { startEmbeddedPostgres } = await built<typeof EmbeddedPostgres>('storage/embedded-postgres.js');
  const dataDir = await temporaryFolder();
  // Connecting to the cluster that starts keeps no process alive.
  const alive = setInterval(() => undefined, 1000);
  try {
    const postgres = await startEmbeddedPostgres({
      dataDir,
      keepRunningIfJoined: false,
      settings: { fsync: fsync ? 'on' : 'off' },
    });
    const client = new Client({ connectionString: postgres.url });
    await client.connect();
    const stop = async (): Promise<void> => {
      await client.end();
      await postgres.stop();
      await rm(dataDir, { recursive: true });
    };
    // PostgreSQL would outlive us. The servers end by themselves when we are gone.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void stop().finally(() => process.exit(1)));
    }
    return { url: postgres.url, dataDir, client, stop };
  } finally {
    clearInterval(alive);
  }
}

/** A folder that PostgreSQL's unprivileged user can enter when this runs as root. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-bench-'));
  await chmod(folder, 0o755);
  return folder;
}

/** A module of the built server: its sources' decorators need a compiler, the bench does not. */
export async function built<Module>(path: string): Promise<Module> {
  try {
    return (await import(new URL(`../dist/${path}`, import.meta.url).href)) as Module;
  } catch (error) {
    throw new Error('The bench measures the built server: run `npm run build` first.', { cause: error });
  }
}

/** Products to be written by one contender alone; the table must exist. */
export async function insertRows(client: Client, count: number): Promise<Row[]> {
  const rows = Array.from({ length: count }, () => ({ id: typeid('product').toString(), version: 1 }));
  await client.query(
    `insert into products (id, write_id, created_by_id, created_by_name, updated_by_id, updated_by_name,
        sku, name, description, price, stock, tags, status)
      select id, gen_random_uuid(), 'ben', 'Ben', 'ben', 'Ben', 'SKU ' || id, 'Product ' || id, $2, 19.90, 12, '{new,kitchen}', 'ACTIVE'
        from unnest($1::text[]) as id`,
    [rows.map(({ id }) => id), DESCRIPTION],
  );
  return rows;
}

export async function prepareTables(client: Client): Promise<void> {
  await insertRows(client, BYSTANDERS);
  // Between the rounds instead (`tidy`): in the middle of one it would hit whoever's turn it is.
  await client.query('alter table products set (autovacuum_enabled = false)');
  await client.query('alter table revision set (autovacuum_enabled = false)');
  await client.query('vacuum analyze products, revision');
}

/** Nobody pays for the dead rows that the one before has left. */
export async function tidy(client: Client): Promise<void> {
  await client.query('vacuum products');
}

/** @throws unless every accepted write, and nothing else, has raised its row's version and left a revision. */
export async function verify(client: Client, rows: readonly Row[]): Promise<void> {
  const { rows: wrong } = await client.query<{ id: string }>(
    `select wanted.id, wanted.version as wanted, p.version,
        (select count(*)::int from revision where record_id = p.id) as revisions
      from unnest($1::text[], $2::int[]) as wanted (id, version) join products p on p.id = wanted.id
      where p.version <> wanted.version or p.version <> (select count(*) from revision where record_id = p.id)`,
    [rows.map(({ id }) => id), rows.map(({ version }) => version)],
  );
  if (wrong.length > 0) throw new Error(`accepted writes, versions and revisions disagree: ${JSON.stringify(wrong)}`);
}
