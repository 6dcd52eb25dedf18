import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.js';

async function file(content: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-manifest-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'manifest.json'), content);
  return join(folder, 'manifest.json');
}

it('without anybody setting them, nobody else is trusted and limits are in force', () => {
  expect(readConfig({})).toMatchObject({
    trustProxy: null,
    allowedOrigins: [],
    trustedDocuments: null,
    maxCost: 100_000,
    mutationsPerPerson: 6000,
  });
});

it('TRUST_PROXY is a number of proxies, or where they are', () => {
  const trusts = (value: string, address: string, hop: number): boolean =>
    readConfig({ TRUST_PROXY: value }).trustProxy!(address, hop);
  expect([trusts('2', '192.0.2.1', 1), trusts('2', '192.0.2.1', 2)]).toEqual([true, false]);
  const addresses = 'loopback, 10.0.0.0/8,2001:db8::1';
  for (const address of ['127.0.0.1', '10.1.2.3', '2001:db8::1']) expect(trusts(addresses, address, 0)).toBe(true);
  for (const address of ['192.0.2.1', '2001:db8::2']) expect(trusts(addresses, address, 0)).toBe(false);
});

it('ALLOWED_ORIGINS are origins as browsers name them', () => {
  const ALLOWED_ORIGINS = 'https://office.example, http://localhost:3000';
  expect(readConfig({ ALLOWED_ORIGINS }).allowedOrigins).toEqual(['https://office.example', 'http://localhost:3000']);
});

it('TRUSTED_DOCUMENTS is a file with JSON', async () => {
  expect(readConfig({ TRUSTED_DOCUMENTS: await file('{"a":"b"}') }).trustedDocuments).toEqual({ a: 'b' });
});

it.each([
  ['TRUST_PROXY', '0'],
  ['TRUST_PROXY', '-1'],
  ['TRUST_PROXY', 'true'],
  ['TRUST_PROXY', 'proxy.example'],
  ['TRUST_PROXY', '10.0.0.0/33'],
  ['TRUST_PROXY', '10.0.0.1,,10.0.0.2'],
  ['ALLOWED_ORIGINS', '*'],
  ['ALLOWED_ORIGINS', 'null'],
  ['ALLOWED_ORIGINS', 'office.example'],
  ['ALLOWED_ORIGINS', 'https://office.example/'],
  ['ALLOWED_ORIGINS', 'https://Office.example'],
  ['ALLOWED_ORIGINS', 'https://*.example'],
  ['ALLOWED_ORIGINS', 'https://office.example,'],
  ['ALLOWED_ORIGINS', 'ftp://office.example'],
  ['TRUSTED_DOCUMENTS', '/nowhere/manifest.json'],
  ['MAX_DEPTH', '0'],
  ['MUTATIONS_PER_MINUTE_PER_PERSON', '-1'],
])('refused: %s=%s', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
  expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name} must be`));
});

it('refused: TRUSTED_DOCUMENTS with what is no JSON', async () => {
  const TRUSTED_DOCUMENTS = await file('{');
  expect(() => readConfig({ TRUSTED_DOCUMENTS })).toThrow(/^TRUSTED_DOCUMENTS must be the path of a file with JSON/);
});
