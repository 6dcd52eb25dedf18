import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/storage/embedded-postgres.js';

const root = await mkdtemp(join(tmpdir(), 'concord-embedded-'));
const opened: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];

beforeAll(() => chmod(root, 0o755));
afterEach(async () => {
  for (const child of children.splice(0))
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  await Promise.all(opened.splice(0).map((cluster) => cluster.stop()));
});
afterAll(() => rm(root, { recursive: true }));

/** Initialised once for most tests, since initdb takes longer than they do; each adds its own notes. */
const shared = join(root, 'shared');
beforeAll(async () => {
  const cluster = await open(shared);
  await query(cluster.url, 'CREATE TABLE note (text text)');
  await cluster.stop();
}, 60_000);

describe('a cluster of its own', () => {
  it('is a PostgreSQL with UTF-8 and its own locale, on loopback only, with every commit kept', async () => {
    const cluster = await open(shared);
    expect(new URL(cluster.url)).toMatchObject({
      protocol: 'postgresql:',
      hostname: '127.0.0.1',
      pathname: '/concord',
    });
    const [database] = await query(
      cluster.url,
      'SELECT pg_encoding_to_char(encoding) AS encoding, datlocprovider AS provider, datlocale AS locale FROM pg_database WHERE datname = current_database()',
    );
    expect(database).toEqual({ encoding: 'UTF8', provider: 'b', locale: 'C.UTF-8' });
    expect(await setting(cluster, 'listen_addresses')).toBe('127.0.0.1');
    expect(await setting(cluster, 'unix_socket_directories')).toBe('');
    expect(await setting(cluster, 'max_connections')).toBe('200');
    expect(await setting(cluster, 'synchronous_commit')).toBe('on');
  });

  it('keeps fsync on unless told otherwise', async () => {
    const cluster = await track(startEmbeddedPostgres({ dataDir: shared, keepRunningIfJoined: false }));
    expect(await setting(cluster, 'fsync')).toBe('on');
  });

  it('wants its password, which only the owner of the data folder can read', async () => {
    const { url } = await open(shared);
    expect((await stat(join(shared, 'postgres/password'))).mode & 0o777).toBe(0o600);
    const guess = new URL(url);
    guess.password = 'guess';
    await expect(query(guess.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('keeps its data from one start to the next', async () => {
    const first = await open(shared);
    await query(first.url, `INSERT INTO note VALUES ('kept')`);
    await first.stop();
    await expect(query(first.url, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(await notes(await open(shared))).toContain('kept');
  });

  it('says in one sentence why it did not start, and where the log is', async () => {
    const start = startEmbeddedPostgres({
      dataDir: shared,
      keepRunningIfJoined: false,
      settings: { max_connections: 'many' },
    });
    await expect(start).rejects.toThrow(/did not start \(FATAL: .*max_connections.*\); its log is .*server\.log\.$/);
  });

  it('starts with the leavings of an initialisation that was killed half way', async () => {
    const dataDir = join(root, 'half-made');
    await mkdir(join(dataDir, 'postgres/initialising-abc/base'), { recursive: true });
    await writeFile(join(dataDir, 'postgres/password'), 'half a passw', { mode: 0o600 });
    const cluster = await open(dataDir);
    expect(await query(cluster.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect((await readdir(join(dataDir, 'postgres'))).toSorted()).toEqual(['data', 'lock', 'password', 'server.log']);
  });

  it('lies in a folder that other users cannot enter, when root runs it too', async () => {
    const closed = join(root, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const first = await open(join(closed, '.data'));
    await query(first.url, 'CREATE TABLE inside ()');
    await first.stop();
    const second = await open(join(closed, '.data'));
    expect(await query(second.url, 'SELECT * FROM inside')).toEqual([]);
    expect((await stat(closed)).mode & 0o777).toBe(0o700);
  });
});

describe('joining', () => {
  it('leaves the server its cluster when a command beside it is done', async () => {
    const server = await open(shared);
    const command = await open(shared, { keepRunningIfJoined: true });
    expect(command.url).toBe(server.url);
    await command.stop();
    expect(await answers(server)).toBe(true);
  });

  it('stops with the last one to leave, whoever started it', async () => {
    const first = await open(shared);
    const second = await open(shared);
    await first.stop();
    expect(await answers(second)).toBe(true);
    await second.stop();
    expect(await answers(second)).toBe(false);
  });

  it('does not take the cluster of a folder for that of its copy', async () => {
    const original = await open(shared);
    const copy = join(root, 'copy');
    await cp(shared, copy, { recursive: true, filter: (path) => !path.endsWith('lock') });
    const cluster = await open(copy);
    expect(cluster.url).not.toBe(original.url);
    await query(cluster.url, `INSERT INTO note VALUES ('only here')`);
    expect(await notes(original)).not.toContain('only here');
  });

  it('makes one cluster of many processes that start at the same moment', async () => {
    const dataDir = join(root, 'at-once');
    const starters = Array.from({ length: 4 }, () => owner(dataDir));
    const inProcess = await open(dataDir);
    const urls = await Promise.all(starters.map((starter) => starter.url));
    expect(new Set([inProcess.url, ...urls]).size).toBe(1);

    await Promise.all(starters.map((starter) => kill(starter.child)));
    const holders = `SELECT FROM pg_stat_activity WHERE application_name LIKE '%holder'`;
    await expect.poll(() => query(inProcess.url, holders)).toHaveLength(1); // Those killed no longer count.
  });
});

describe('after a crash', () => {
  it('joins the cluster that a killed server left behind, and stops it in the end', async () => {
    const killed = owner(shared);
    await query(await killed.url, `INSERT INTO note VALUES ('before the crash')`);
    await kill(killed.child);

    const command = await open(shared, { keepRunningIfJoined: true });
    expect(command.url).toBe(await killed.url);
    await command.stop();
    const server = await open(shared);
    expect(server.url).toBe(command.url);
    expect(await notes(server)).toContain('before the crash');
    await server.stop();
    expect(await answers(server)).toBe(false);
  });

  it('recovers when PostgreSQL was killed as well', async () => {
    const killed = owner(shared, { fsync: 'on' });
    await query(await killed.url, `INSERT INTO note VALUES ('committed before both died')`);
    await kill(killed.child);
    process.kill(await postmasterPid(shared), 'SIGKILL');
    expect(await notes(await open(shared))).toContain('committed before both died');
  });

  it('starts again by itself, at the same address, when only PostgreSQL was killed', async () => {
    const cluster = await open(shared);
    await query(cluster.url, `INSERT INTO note VALUES ('committed')`);
    process.kill(await postmasterPid(shared), 'SIGKILL');
    await expect.poll(() => notes(cluster).catch(() => []), { timeout: 10_000 }).toContain('committed');
  });

  it('starts although the pid in postmaster.pid now belongs to another process', async () => {
    const data = join(shared, 'postgres/data');
    // Of the same user and not our own: PostgreSQL overlooks other users' processes and its parents by itself.
    const { uid, gid } = await stat(data);
    const stranger = spawn('sleep', ['60'], { uid, gid, stdio: 'ignore' });
    children.push(stranger);
    await once(stranger, 'spawn');
    const pidFile = [stranger.pid, data, 1, 1, '', '127.0.0.1', '  1 1', 'ready   ', ''];
    await writeFile(join(data, 'postmaster.pid'), pidFile.join('\n'));

    expect(await answers(await open(shared))).toBe(true);
    expect(stranger.exitCode ?? stranger.signalCode).toBe(null);
  });
});

describe('Ctrl-C in the terminal', () => {
  it('reaches the server and not PostgreSQL, so that what is under way can finish', async () => {
    const server = owner(shared);
    const url = await server.url;
    process.kill(-(server.child.pid ?? NaN), 'SIGINT');
    await once(server.child, 'exit');
    expect(await answers({ url })).toBe(true);
    await open(shared); // Takes it over, so that afterEach stops it.
  });
});

async function open(dataDir: string, options: { keepRunningIfJoined?: boolean } = {}): Promise<EmbeddedPostgres> {
  return track(startEmbeddedPostgres({ dataDir, keepRunningIfJoined: false, settings: { fsync: 'off' }, ...options }));
}

async function track(starting: Promise<EmbeddedPostgres>): Promise<EmbeddedPostgres> {
  const cluster = await starting;
  opened.push(cluster);
  return cluster;
}

/**
 * Another process, leader of its own group, that starts a cluster and then waits to be killed. Node 24
 * runs the TypeScript sources as they are, once told that their `.js` specifiers mean `.ts` files.
 */
function owner(
  dataDir: string,
  settings: Record<string, string> = { fsync: 'off' },
): { child: ChildProcess; url: Promise<string> } {
  const module = new URL('../../src/storage/embedded-postgres.ts', import.meta.url).href;
  const script = `
    import { registerHooks } from 'node:module';
    registerHooks({ resolve: (name, context, next) => next(context.parentURL?.includes('/src/storage/') ? name.replace(/\\.js$/, '.ts') : name, context) });
    const { startEmbeddedPostgres } = await import(${JSON.stringify(module)});
    const { url } = await startEmbeddedPostgres(${JSON.stringify({ dataDir, keepRunningIfJoined: false, settings })});
    console.log(url);
    setInterval(() => {}, 1e9);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const url = once(child.stdout, 'data').then(([chunk]) => String(chunk).trim());
  return { child, url };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function postmasterPid(dataDir: string): Promise<number> {
  return Number((await readFile(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8')).split('\n')[0]);
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function answers({ url }: { url: string }): Promise<boolean> {
  return query(url, 'SELECT').then(
    () => true,
    () => false,
  );
}

async function notes({ url }: EmbeddedPostgres): Promise<unknown[]> {
  return (await query(url, 'SELECT text FROM note')).map(({ text }) => text);
}

async function setting({ url }: EmbeddedPostgres, name: string): Promise<unknown> {
  return (await query(url, `SHOW ${name}`))[0]?.[name];
}
