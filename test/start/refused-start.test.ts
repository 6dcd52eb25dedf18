import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, inject, it, onTestFinished } from 'vitest';
import { connectTo, isRunning, newDatabase, newFolder, PRODUCTION, run } from './process.js';

/** One clear sentence on standard error, exit status 1, and nothing on standard output. */
async function refusal(environment: Record<string, string>): Promise<string> {
  const { status, stdout, stderr } = await run('main', [], { PORT: '0', DATA_DIR: await newFolder(), ...environment });
  expect({ status, stdout, lines: stderr.split('\n').length }).toEqual({ status: 1, stdout: '', lines: 2 });
  expect(stderr).not.toMatch(/^ +at |node_modules/m);
  return stderr.trim();
}

async function takenPort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => server.close() as unknown as undefined);
  return String((server.address() as AddressInfo).port);
}

function elsewhere(change: (url: URL) => void): string {
  const url = new URL(inject('templateUrl'));
  change(url);
  return url.href;
}

it('a taken port', async () => {
  const PORT = await takenPort();
  expect(await refusal({ ...(await newDatabase()), PORT })).toBe(
    `Port ${PORT} is taken on 127.0.0.1: set PORT to another one, or stop what listens there.`,
  );
});

it('a taken port leaves no embedded PostgreSQL running', async () => {
  const DATA_DIR = await newFolder();
  expect(await refusal({ DATA_DIR, PORT: await takenPort() })).toMatch(/^Port \d+ is taken/);
  expect(isRunning(DATA_DIR)).toBe(false);
});

it('an address that is none of this machine', async () => {
  expect(await refusal({ ...(await newDatabase()), ...PRODUCTION, HOST: '192.0.2.1' })).toMatch(
    /^Listening on 192\.0\.2\.1, port 0, is not possible \(.*\): set HOST and PORT to others\.$/,
  );
});

it.each([
  [
    'a host that does not exist',
    'postgresql://me:secret@nowhere.invalid/shop',
    /nowhere\.invalid:5432\/shop cannot be reached: .*ENOTFOUND|EAI_AGAIN/,
  ],
  [
    'a host where nothing listens',
    'postgresql://me:secret@127.0.0.1:1/shop',
    /127\.0\.0\.1:1\/shop cannot be reached: .*ECONNREFUSED/,
  ],
])('%s', async (_what, DATABASE_URL, sentence) => {
  const told = await refusal({ DATABASE_URL });
  expect(told).toMatch(sentence);
  expect(told).not.toContain('secret');
});

it('a wrong password', async () => {
  const told = await refusal({ DATABASE_URL: elsewhere((url) => (url.password = 'wrong-guess')) });
  expect(told).toMatch(/^The database at \S+ cannot be reached: password authentication failed for user "\w+"\.$/);
  expect(told).not.toContain('wrong-guess');
});

it('a database that does not exist is not made', async () => {
  const DATABASE_URL = elsewhere((url) => (url.pathname = '/no_such_shop'));
  const sentence = /^The database at \S+ cannot be reached: database "no_such_shop" does not exist\.$/;
  expect(await refusal({ DATABASE_URL })).toMatch(sentence);
  expect(await refusal({ DATABASE_URL })).toMatch(sentence);
});

it('a database that is newer than the code, and it is left as it was', async () => {
  const database = await newDatabase();
  await run('cli/migrate', [], database);
  const sql = await connectTo(database);
  await sql.rows(`insert into migration (name) values ('2999-01-01-flying-cars')`);
  expect(await refusal(database)).toBe(
    'The database is newer than this server: it has the migration "2999-01-01-flying-cars", which is not known here.',
  );
  expect(await sql.rows('select from categories')).toEqual([]);
});

it('a role that may not make tables, and so not migrate', async () => {
  const { DATABASE_URL, DATA_DIR } = await newDatabase();
  const sql = await connectTo({ DATABASE_URL });
  const role = `guest_${randomUUID().replaceAll('-', '')}`;
  await sql.rows(`create role ${role} login password 'secret'`);
  onTestFinished(async () => {
    await sql.rows(`drop role ${role}`);
  });
  const url = new URL(DATABASE_URL);
  Object.assign(url, { username: role, password: 'secret' });
  expect(await refusal({ DATABASE_URL: url.href, DATA_DIR })).toBe(
    `The database lacks the migration "2026-01-01-versioned-records", and the role "${role}" does not own it: run "npm run migrate" with DATABASE_MIGRATION_URL (docs/operating.md).`,
  );
});

it('every mistake in the settings at once', async () => {
  expect(await refusal({ PORT: 'x', DATABASE_URL: 'y' })).toBe(
    'PORT must be a whole number from 0 to 65535, not "x". DATABASE_URL must be an address like postgresql://user:password@host:5432/database.',
  );
});

it('A1: production without an issuer of tokens', async () => {
  expect(await refusal({ NODE_ENV: 'production' })).toBe(
    'A production start (NODE_ENV=production) needs an issuer of tokens: set JWT_ISSUER, JWT_AUDIENCE, and either JWT_JWKS_URL or JWT_SECRET.',
  );
});

it('A1: development where others reach it', async () => {
  expect(await refusal({ HOST: '0.0.0.0' })).toMatch(/^HOST must be an address that only this machine reaches/);
});

it('a manifest with documents that cannot be carried out', async () => {
  const TRUSTED_DOCUMENTS = join(await newFolder(), 'manifest.json');
  await writeFile(TRUSTED_DOCUMENTS, '{"one":"{ nonsense }"}');
  expect(await refusal({ ...(await newDatabase()), TRUSTED_DOCUMENTS })).toBe(
    'TRUSTED_DOCUMENTS: one: Cannot query field "nonsense" on type "Query". Did you mean "nodes"?',
  );
});
