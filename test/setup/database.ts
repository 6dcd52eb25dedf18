import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { entities } from '../../src/records/index.js';
import { startEmbeddedPostgres } from '../../src/storage/embedded-postgres.js';
import { migrate } from '../../src/storage/migrate.js';
import { openOrm } from '../../src/storage/orm.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of an empty, migrated database, from which every test file clones its own. Nobody stays connected to it. */
    templateUrl: string;
  }
}

interface Cluster {
  readonly url: string;
  stop(): Promise<void>;
}

/** Once for the whole run: one PostgreSQL (that of TEST_DATABASE_URL, if set), and in it one migrated database. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const cluster = await openCluster();
  const name = `concord_template_${randomUUID().slice(0, 8)}`;
  await administer(cluster.url, `create database ${name}`);
  const url = new URL(cluster.url);
  url.pathname = `/${name}`;
  const orm = await openOrm(entities, { url: url.href, poolSize: 2 });
  await migrate(orm);
  await orm.close(true);
  provide('templateUrl', url.href);
  return async () => {
    await administer(cluster.url, `drop database ${name}`);
    await cluster.stop();
  };
}

async function openCluster(): Promise<Cluster> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return { url: given, stop: async () => undefined };
  const dataDir = await mkdtemp(join(tmpdir(), 'concord-test-'));
  // As root, PostgreSQL runs as another user, who has to get there.
  await chmod(dataDir, 0o755);
  // What survives a crash of the machine is of no interest here, and everything is quicker without it.
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  const cluster = await startEmbeddedPostgres({ dataDir, keepRunningIfJoined: false, settings });
  return {
    url: cluster.url,
    stop: async () => {
      await cluster.stop();
      await rm(dataDir, { recursive: true });
    },
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
