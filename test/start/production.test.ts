import { execFile } from 'node:child_process';
import { get } from 'node:http';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { DemoIdentity } from '../../src/server/identity/demo.js';
import { post } from '../setup/http.js';
import { ask, connectTo, newDatabase, newFolder, PRODUCTION, run, startServer } from './process.js';

const script = join(import.meta.dirname, '../../scripts/sign-token.mjs');

/** As docs/identity.md shows, for an issuer that is nothing but a secret. */
async function sign(...person: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...person], { env: PRODUCTION });
  return stdout.trim();
}

/** A server starts, and programs run: slowly, where much else does. */
const PATIENCE_MS = 90_000;

describe('A1: in production', { timeout: PATIENCE_MS }, () => {
  it('A1: nobody is anybody without a token of the issuer, and there are neither demo people nor demo records', async () => {
    const database = await newDatabase();
    const demo = await new DemoIdentity(database.DATA_DIR).token('ana');
    const server = await startServer({ ...database, ...PRODUCTION });
    expect(server.stdout).not.toMatch(/\bana\b|Sandbox/);
    for (const headers of [{}, { authorization: `Bearer ${demo}` }]) {
      const { status, errors } = await post(`${server.url}/graphql`, { query: '{ me { id } }' }, headers);
      expect([status, errors[0]!.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
    }
    for (const path of ['/demo/people', '/metrics']) expect((await fetch(server.url + path)).status).toBe(404);
    const token = await sign('u-1', 'Uma', 'editor');
    expect(await ask(server, '{ me { id name } products(first: 1) { nodes { id } } }', {}, token)).toEqual({
      me: { id: 'u-1', name: 'Uma' },
      products: { nodes: [] },
    });
    expect(await (await connectTo(database)).rows('select from revision')).toEqual([]);
  });
});

it('in production each operation is a line of JSON', { timeout: PATIENCE_MS }, async () => {
  const server = await startServer({ ...(await newDatabase()), ...PRODUCTION, LOG_LEVEL: 'info' });
  await ask(server, 'query WhoAmI { me { id } }', {}, await sign('u-1', 'Uma', 'editor'));
  const line = await vi.waitFor(() => JSON.parse(server.stderr) as object);
  expect(line).toMatchObject({ operation: 'WhoAmI', outcome: 'ok', actorId: 'u-1', transport: 'http' });
});

it('in production it listens on all of the machine, if that is asked for', { timeout: PATIENCE_MS }, async () => {
  const server = await startServer({ ...(await newDatabase()), ...PRODUCTION, HOST: '0.0.0.0' });
  expect(server.url).toMatch(/^http:\/\/localhost:\d+$/);
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const hosts = addresses.filter(({ family }) => family === 'IPv4').map(({ address }) => address);
  for (const host of hosts) expect(await statusOf(`http://${host}:${new URL(server.url).port}/healthz`)).toBe(200);
});

describe('A1: in development with an issuer', { timeout: PATIENCE_MS }, () => {
  const { NODE_ENV: _production, ...issuer } = PRODUCTION;

  it('A1: the issuer takes the place of the demo people', async () => {
    const database = await newDatabase();
    const server = await startServer({ ...database, ...issuer });
    const { status } = await post(`${server.url}/graphql`, { query: '{ me { id } }' }, {});
    expect(status).toBe(401);
    expect(await ask(server, '{ me { id } }', {}, await sign('u-1', 'Uma', 'viewer'))).toEqual({ me: { id: 'u-1' } });
    expect(server.stdout).not.toMatch(/\bana\b/);
  });

  it('A1: nobody can have a token of a demo person', async () => {
    const { status, stdout, stderr } = await run('cli/token', ['ana'], { DATA_DIR: await newFolder(), ...issuer });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^The demo people are for development: .*\.\n$/);
  });
});

function statusOf(url: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, ({ statusCode }) => resolve(statusCode)).on('error', reject);
  });
}
