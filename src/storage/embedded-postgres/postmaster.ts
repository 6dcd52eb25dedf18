/** The running server of a cluster: found, joined, started and stopped. */
import { execFile, spawn } from 'node:child_process';
import { open, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Client } from 'pg';
import { environment, run, type Account } from './account.js';
import { findBinaries } from './binaries.js';
import { connectAsHolder } from './holder.js';
import { dataArgument } from './initialise.js';

export interface Cluster {
  folder: string;
  data: string;
  log: string;
  password: string;
  account: Account | undefined;
  settings: Record<string, string>;
}

export interface Running {
  pid: number;
  port: number;
  holder: Client;
}

const PATIENCE_MS = 60_000;
const START_ATTEMPTS = 5;
const LOG_LIMIT_BYTES = 16 * 1024 * 1024;

/**
 * Joins the server that already runs on this cluster's data, waiting for one that is still starting,
 * recovering or stopping. Undefined when there is none; then nothing is in the way of a new one.
 */
export async function joinRunning(cluster: Cluster): Promise<Running | undefined> {
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await delay(30)) {
    const { pid, port } = await readPidFile(cluster.data);
    if (pid === undefined || !isAlive(pid)) return undefined;

    const command = await commandOf(pid);
    const attempt = command === '' || port === undefined ? undefined : await connectAsHolder(cluster, port);
    if (attempt?.holder && port !== undefined) return { pid, port, holder: attempt.holder };
    if (!command.includes(`${marker(cluster.data)} `)) {
      await removeStalePidFile(cluster.data);
      return undefined;
    }
    if (attempt?.refused)
      throw new Error(
        `The running embedded PostgreSQL does not accept the password in ${join(cluster.folder, 'password')} (${attempt.refused}).`,
      );
  }
  throw new Error(`The embedded PostgreSQL runs but does not become ready; its log is ${cluster.log}.`);
}

/**
 * Starts the server, and tries again a few times when it ends at once: another program may have taken
 * the port since it was found free, and the children of a killed server need a moment to notice.
 */
export async function start(cluster: Cluster, samePort?: number): Promise<Running> {
  const { postgres } = await findBinaries(cluster.account, cluster.folder);
  for (let attempt = 0; attempt < START_ATTEMPTS; attempt++) {
    if (attempt > 0) await delay(50 * 2 ** attempt);
    const running = await untilReady(cluster, await launch(cluster, postgres, samePort ?? (await freePort())));
    if (running) return running;
  }
  throw new Error(
    `The embedded PostgreSQL did not start (${await lastComplaint(cluster.log)}); its log is ${cluster.log}.`,
  );
}

/** Fast shutdown: sessions are ended, everything is written, and the next start needs no recovery. */
export async function stop(cluster: Cluster, { pid }: Running): Promise<void> {
  if ((await readPidFile(cluster.data)).pid !== pid) return;
  if (process.platform === 'win32') {
    const { pgCtl } = await findBinaries(cluster.account, cluster.folder);
    await run(pgCtl, ['stop', '--mode=fast', `--pgdata=${cluster.data}`], { account: cluster.account });
  } else {
    signalToStop(pid);
  }
  for (const deadline = Date.now() + PATIENCE_MS; (await commandOf(pid)) !== ''; await delay(15)) {
    if (Date.now() > deadline)
      throw new Error(`The embedded PostgreSQL (pid ${pid}) did not stop; its log is ${cluster.log}.`);
  }
}

function signalToStop(pid: number): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** What has become of a server that was launched. */
interface Launched {
  ended: boolean;
  failure: Error | undefined;
}

/** In a session of its own, so that a terminal's Ctrl-C reaches us and not it. */
async function launch(cluster: Cluster, postgres: string, port: number): Promise<Launched> {
  const { data, account } = cluster;
  const log = await openLog(cluster);
  try {
    const child = spawn(postgres, ['-D', dataArgument(data, account), ...options(cluster, port)], {
      cwd: data,
      ...account,
      env: environment(),
      detached: true,
      windowsHide: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    // Listened to before anything else is waited for: a server with a wrong setting ends within milliseconds.
    const launched: Launched = { ended: false, failure: undefined };
    child.once('exit', () => (launched.ended = true));
    child.once('error', (error) => (launched.failure = error));
    child.unref();
    return launched;
  } finally {
    await log.close();
  }
}

function options({ data, settings }: Cluster, port: number): string[] {
  const all = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...settings,
  };
  return ['-c', marker(data), ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** On the command line: tells people, and us, whose server a process is. */
function marker(data: string): string {
  return `concord.data=${data}`;
}

/** The running server, or undefined when what was launched ended instead. */
async function untilReady(cluster: Cluster, launched: Launched): Promise<Running | undefined> {
  for (;;) {
    const running = await joinRunning(cluster);
    if (running || launched.ended) return running;
    const { failure } = launched;
    if (failure) throw new Error(`The embedded PostgreSQL could not be run (${failure.message}): set DATABASE_URL.`);
    await delay(10);
  }
}

async function openLog({ log: path, account }: Cluster): Promise<FileHandle> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LOG_LIMIT_BYTES) await rename(path, `${path}.old`);
  const log = await open(path, 'a', 0o600);
  if (account) await log.chown(account.uid, account.gid);
  return log;
}

async function lastComplaint(log: string): Promise<string> {
  const lines = (await readFile(log, 'utf8').catch(() => '')).split('\n');
  return lines.findLast((line) => /FATAL|PANIC/.test(line))?.replace(/^.*?(?=FATAL|PANIC)/, '') ?? 'it gave no reason';
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** PostgreSQL writes its pid on the first line and, a little later, its port on the fourth. */
async function readPidFile(data: string): Promise<{ pid?: number; port?: number }> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return { ...(pid > 0 ? { pid } : {}), ...(port > 0 ? { port } : {}) };
}

/**
 * PostgreSQL takes any process of that number for its own and refuses to start, be it a stranger's or
 * a zombie that nobody has buried yet (the parent may have died with it). Here we know better. Should
 * parts of the old server live on, their shared memory block still keeps a second one out. On Windows
 * PostgreSQL finds out by itself.
 */
async function removeStalePidFile(data: string): Promise<void> {
  if (process.platform !== 'win32') await rm(join(data, 'postmaster.pid'), { force: true });
}

/** The command line of a process, arguments followed by a space each; '' when it is gone or a zombie. */
async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ');
  }
  if (process.platform === 'win32') return isAlive(pid) ? 'unknown' : '';
  const { stdout } = await promisify(execFile)('ps', ['-ww', '-o', 'stat=,command=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }));
  return stdout.trim() === '' || stdout.startsWith('Z') ? '' : `${stdout.trim()} `;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
