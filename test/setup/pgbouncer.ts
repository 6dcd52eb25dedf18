import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, vi } from 'vitest';
import { accountFor } from '../../src/storage/embedded-postgres/account.js';

const INSTALLED = [
  '/usr/sbin/pgbouncer',
  '/usr/bin/pgbouncer',
  '/opt/homebrew/bin/pgbouncer',
  '/usr/local/bin/pgbouncer',
];

/** The program that PGBOUNCER_PATH names, or else where it is usually installed. @throws when there is none. */
function findPgBouncer(named = process.env['PGBOUNCER_PATH']): string {
  const found = (named ? [named] : INSTALLED).find((path) => existsSync(path));
  if (found) return found;
  throw new Error(
    'There is no PgBouncer on this machine, and these tests need one: install it (on Debian, "apt-get install pgbouncer"), or set PGBOUNCER_PATH to the program.',
  );
}

/**
 * A PgBouncer of its own that pools transactions, with so many connections to each database, until the tests of the file end. To be made before the
 * shop: hooks end in the reverse of their order.
 */
export class PgBouncer {
  readonly #onClose: (() => Promise<unknown>)[] = [];
  #port: Promise<number> | null = null;

  constructor(private readonly poolSize: number) {
    afterAll(async () => {
      for (const step of this.#onClose.toReversed()) await step();
    });
  }

  /** The way to a database through it. */
  readonly between = async (databaseUrl: string): Promise<string> => {
    const url = new URL(databaseUrl);
    this.#port ??= this.#start(url);
    url.port = String(await this.#port);
    return url.href;
  };

  async #start(url: URL): Promise<number> {
    const program = findPgBouncer();
    const folder = await mkdtemp(join(tmpdir(), 'concord-pgbouncer-'));
    this.#onClose.push(() => rm(folder, { recursive: true }));
    const port = await freePort();
    const settings = {
      listen_addr: '127.0.0.1',
      listen_port: port,
      unix_socket_dir: '',
      pool_mode: 'transaction',
      default_pool_size: this.poolSize,
      auth_type: 'scram-sha-256',
      auth_file: join(folder, 'users'),
      query_wait_timeout: 20,
      // The database of a shop can be dropped as soon as the shop is closed.
      server_idle_timeout: 1,
    };
    const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
    const file = join(folder, 'pgbouncer.ini');
    const target = `* = host=${url.hostname} port=${url.port}`;
    await writeFile(file, ['[databases]', target, '[pgbouncer]', ...lines, ''].join('\n'));
    await writeFile(settings.auth_file, `"${url.username}" "${decodeURIComponent(url.password)}"\n`);
    // It does not run as root.
    const account = await accountFor(join(folder, 'data'), folder);
    if (account) for (const path of [folder, file, settings.auth_file]) await chown(path, account.uid, account.gid);
    await chmod(folder, 0o700);

    const child = spawn(program, [file], { ...account, stdio: ['ignore', 'ignore', 'pipe'] });
    const ended = once(child, 'close');
    let log = '';
    child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
    this.#onClose.push(async () => {
      child.kill('SIGTERM');
      await ended;
    });
    await vi.waitFor(
      async () => {
        if (child.exitCode !== null) throw new Error(`PgBouncer has ended: ${log}`);
        const probe = new Client({ connectionString: Object.assign(new URL(url), { port: String(port) }).href });
        try {
          await probe.connect();
        } finally {
          await probe.end();
        }
      },
      { timeout: 20_000, interval: 20 },
    );
    return port;
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
