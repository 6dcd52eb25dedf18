import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, inject, onTestFinished, vi } from 'vitest';
import { build } from '../setup/build.js';
import { Sql } from '../setup/sql.js';

type Environment = Record<string, string>;

const root = fileURLToPath(new URL('../..', import.meta.url));
const PATIENCE_MS = 25_000;
/** Every start compiles the same: that is a quarter of it. */
const NODE_COMPILE_CACHE = join(root, 'node_modules/.concord-compiled');

/** The settings without which there is no production. */
export const PRODUCTION = {
  NODE_ENV: 'production',
  JWT_ISSUER: 'https://issuer.example/',
  JWT_AUDIENCE: 'https://concord.example/api',
  JWT_SECRET: 'not secret at all, as everybody reads it here',
};

/** A process of ours, which the end of the test ends, too. */
export class Process {
  stdout = '';
  stderr = '';
  /** Undefined while it runs; null when a signal that it did not handle ended it. */
  status: number | null | undefined;
  readonly pid: number;
  readonly #kill: (signal: NodeJS.Signals) => void;

  constructor(entry: string, args: readonly string[], environment: Environment) {
    // Nothing of the surroundings gets in: a DATABASE_URL of the developer's, say.
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, NODE_COMPILE_CACHE, ...environment };
    const child = spawn(process.execPath, [join(root, 'dist', `${entry}.js`), ...args], { cwd: root, env });
    child.stdout.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    child.on('close', (status) => (this.status = status));
    this.pid = child.pid!;
    this.#kill = (signal) => child.kill(signal);
    // By its own way, which stops its embedded PostgreSQL, too; a process that was killed already is no matter.
    onTestFinished(async () => {
      this.#kill('SIGTERM');
      await this.exited().finally(() => this.#kill('SIGKILL'));
    });
  }

  signal(signal: NodeJS.Signals): void {
    this.#kill(signal);
  }

  async exited(): Promise<this> {
    await eventually(() => {
      if (this.status === undefined) throw new Error(`It still runs: ${this.stdout}${this.stderr}`);
    });
    return this;
  }
}

/** A server that has said that it is ready. */
export interface Server extends Process {
  readonly url: string;
}

/** Runs a command to its end. */
export async function run(entry: string, args: readonly string[], environment: Environment): Promise<Process> {
  return (await start(entry, args, environment)).exited();
}

export async function startServer(environment: Environment): Promise<Server> {
  // Errors alone: where all is well, there is nothing to read.
  const server = await start('main', [], { PORT: '0', LOG_LEVEL: 'error', ...environment });
  await eventually(() => {
    if (server.stdout.includes('Ctrl-C stops it.')) return;
    throw new Error(`It is not ready (status ${server.status}): ${server.stdout}${server.stderr}`);
  });
  const [, url] = /(?:Sandbox|API)\s+(\S+)\/graphql/.exec(server.stdout)!;
  return Object.assign(server, { url: url! });
}

export async function start(entry: string, args: readonly string[], environment: Environment): Promise<Process> {
  await build();
  return new Process(entry, args, environment);
}

/** A folder for DATA_DIR, and the secret of the demo people. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-start-'));
  // As root, PostgreSQL runs as another user, who has to get there.
  await chmod(folder, 0o755);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Settings for a database in which there is nothing yet, not even a table. */
export async function newDatabase(): Promise<{ DATABASE_URL: string; DATA_DIR: string }> {
  const admin = await Sql.connect(new URL('/postgres', inject('templateUrl')).href);
  const name = `start_${randomUUID().replaceAll('-', '')}`;
  await admin.rows(`create database ${name}`);
  onTestFinished(async () => {
    await admin.rows(`drop database ${name} (force)`);
    await admin.close();
  });
  return { DATABASE_URL: new URL(`/${name}`, inject('templateUrl')).href, DATA_DIR: await newFolder() };
}

/** A connection to it behind the server's back. */
export async function connectTo({ DATABASE_URL }: { DATABASE_URL: string }): Promise<Sql> {
  const sql = await Sql.connect(DATABASE_URL);
  onTestFinished(() => sql.close());
  return sql;
}

/** The data that any GraphQL operation answers. */
export async function ask<Data>(
  { url }: { url: string },
  query: string,
  variables: object = {},
  token?: string,
): Promise<Data> {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: object[] };
  expect(errors).toBeUndefined();
  return data;
}

/** Whether the embedded PostgreSQL of this folder runs. */
export function isRunning(dataDir: string): boolean {
  return existsSync(join(dataDir, 'postgres/data/postmaster.pid'));
}

export function eventually(check: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: PATIENCE_MS, interval: 10 });
}
