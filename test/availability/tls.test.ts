import { chmod, chown, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbeddedPostgres } from '../../src/storage/embedded-postgres.js';
import { accountFor } from '../../src/storage/embedded-postgres/account.js';
import { build } from '../setup/build.js';
import { Authority } from '../setup/certificates.js';
import { Sql } from '../setup/sql.js';
import { ask, eventually, newFolder, run, startServer } from '../start/process.js';

const onClose: (() => Promise<unknown>)[] = [];
let folder: string;
let ours: Authority;
let theirs: Authority;
let clusterUrl: string;
let sql: Sql;

beforeAll(async () => {
  await build();
  folder = await realpath(await mkdtemp(join(tmpdir(), 'concord-tls-')));
  onClose.push(() => rm(folder, { recursive: true }));
  await chmod(folder, 0o755);
  ours = await Authority.open(folder, 'ours');
  theirs = await Authority.open(folder, 'theirs');
  await certify('localhost');
  const settings = { ssl: 'on', ssl_cert_file: join(folder, 'server.crt'), ssl_key_file: join(folder, 'server.key') };
  const cluster = await startEmbeddedPostgres({ dataDir: folder, keepRunningIfJoined: false, settings });
  onClose.push(() => cluster.stop());
  clusterUrl = cluster.url;
  sql = await Sql.connect(cluster.url);
  onClose.push(() => sql.close());
}, 180_000);
afterAll(async () => {
  for (const step of onClose.toReversed()) await step();
});

/** PostgreSQL reads no key that others might. */
async function certify(hostName: string): Promise<void> {
  const [certificate, key] = [join(folder, 'server.crt'), join(folder, 'server.key')];
  await ours.certify(hostName, certificate, key);
  const account = await accountFor(join(folder, 'postgres/data'), folder);
  await chmod(key, 0o600);
  if (account) await chown(key, account.uid, account.gid);
}

function address(sslrootcert: string, hostname = 'localhost'): string {
  const url = new URL(clusterUrl);
  url.hostname = hostname;
  url.search = `?${new URLSearchParams({ sslmode: 'verify-full', sslrootcert }).toString()}`;
  return url.href;
}

describe('a database behind TLS, with an authority of its own', () => {
  it('is migrated, served and listened to, each connection encrypted', async () => {
    const DATABASE_URL = address(ours.file);
    expect(await run('cli/migrate', [], { DATABASE_URL })).toMatchObject({ status: 0, stderr: '' });
    const server = await startServer({ DATABASE_URL, DATA_DIR: await newFolder() });
    const writing = `mutation { createProduct(input: { sku: "TLS", name: "Tea", price: "1" }) { __typename } }`;
    expect(await ask(server, writing)).toEqual({ createProduct: { __typename: 'Product' } });
    await eventually(async () => {
      const connections = await sql.rows<{ query: string; ssl: boolean }>(
        `select query, ssl from pg_stat_activity join pg_stat_ssl using (pid) where application_name = 'concord'`,
      );
      expect(connections.filter(({ query }) => /^(listen|notify)/.test(query))).toHaveLength(1);
      expect(connections.length).toBeGreaterThan(1);
      expect(connections.every(({ ssl }) => ssl)).toBe(true);
    });
  });

  it.each<[what: string, url: () => string, reason: RegExp]>([
    ['one whose authority is not the one that is trusted', () => address(theirs.file), /: [^:]*certificate[^:]*\.$/],
    ['one that is not who it should be', () => address(ours.file, '127.0.0.1'), /altnames/],
    ['one with an authority in a file that is not there', () => address(join(folder, 'nowhere.crt')), /ENOENT/],
  ])('%s is refused in a sentence, without the password', async (_what, url, reason) => {
    await expectRefused(url(), reason);
  });

  it('one with the certificate of another name is refused, too', async () => {
    await certify('elsewhere.example');
    await sql.rows('select pg_reload_conf()');
    await eventually(() => expectRefused(address(ours.file), /altnames/));
    await certify('localhost');
    await sql.rows('select pg_reload_conf()');
  });
});

async function expectRefused(DATABASE_URL: string, reason: RegExp): Promise<void> {
  for (const entry of ['main', 'cli/migrate']) {
    const { status, stdout, stderr } = await run(entry, [], { DATABASE_URL, DATA_DIR: folder, PORT: '0' });
    expect({ status, stdout, lines: stderr.split('\n').length }).toEqual({ status: 1, stdout: '', lines: 2 });
    expect(stderr).toMatch(/^The database at \S+ cannot be reached: /);
    expect(stderr.trim()).toMatch(reason);
    expect(stderr).not.toContain(new URL(clusterUrl).password);
  }
}
