import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Profiler } from 'node:inspector/promises';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Question, Usage } from './probe.ts';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const PROBE = new URL('probe.ts', import.meta.url).href;
const POOL_SIZE = 20;
const READY_WITHIN_MS = 60_000;

/** A server under measurement, in a process of its own. */
export interface Server {
  readonly port: number;
  readonly secondsToReady: number;
  usage(): Promise<Usage>;
  /** Where its main thread spends its time while `work` runs. */
  profile(work: () => Promise<void>): Promise<Profiler.Profile>;
  stop(): Promise<void>;
}

export interface ServerSettings {
  /** Node's arguments. */
  readonly program: readonly string[];
  /** Null: its own embedded PostgreSQL. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
}

/** One person, from one address, asks for as much as the server can do. */
const NO_RATE_LIMITS = {
  MUTATIONS_PER_MINUTE_PER_PERSON: '0',
  MUTATIONS_PER_MINUTE_PER_ADDRESS: '0',
  FIELDS_PER_MINUTE_PER_PERSON: '0',
  FIELDS_PER_MINUTE_PER_ADDRESS: '0',
};

/** Starts the program; done when it says that it is ready. */
export async function startServer({ program, databaseUrl, dataDir }: ServerSettings): Promise<Server> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', PROBE, ...program], {
    cwd: PROJECT,
    env: {
      ...process.env,
      ...NO_RATE_LIMITS,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATABASE_URL: databaseUrl ?? '',
      DATABASE_POOL_SIZE: String(POOL_SIZE),
      DATA_DIR: dataDir,
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let complaints = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (complaints = (complaints + text).slice(-2000)));
  while (!(await isReady(port))) {
    if (hasEnded(child)) throw new Error(`${program.at(-1)} ended before it was ready: ${complaints}`);
    if (performance.now() - started > READY_WITHIN_MS) {
      child.kill('SIGKILL');
      throw new Error(`${program.at(-1)} is not ready after ${READY_WITHIN_MS / 1000} s: ${complaints}`);
    }
    await pause(10);
  }
  const secondsToReady = (performance.now() - started) / 1000;
  return {
    port,
    secondsToReady,
    usage: () => ask<Usage>(child, 'usage'),
    profile: (work) => profile(child, work),
    stop: () => stop(child),
  };
}

async function ask<Answer>(child: ChildProcess, question: Question): Promise<Answer> {
  const answer = once(child, 'message');
  child.send(question);
  return ((await answer) as [Answer])[0];
}

async function profile(child: ChildProcess, work: () => Promise<void>): Promise<Profiler.Profile> {
  await ask(child, 'profile');
  await work();
  return ask(child, 'profile');
}

async function stop(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function isReady(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`);
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
