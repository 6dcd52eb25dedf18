import { execFile, spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';

const root = join(import.meta.dirname, '../..');

interface Manifest {
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
}

interface LockFile {
  readonly packages: Record<string, { version: string; dev?: true; optional?: true; devOptional?: true }>;
}

/** Named for development, and needed by what is not. */
const NEEDED_ALL_THE_SAME = new Set(['@graphql-typed-document-node/core', '@types/node']);

describe('npm run sbom', () => {
  it('lists what runs in production, with the hash of each package, and no more', async () => {
    const script = join(root, 'scripts/sbom.mjs');
    const { stdout } = await promisify(execFile)(process.execPath, [script], { cwd: root, maxBuffer: 10_000_000 });
    const { bomFormat, components } = JSON.parse(stdout) as {
      bomFormat: string;
      components: { name: string; version: string; hashes: { alg: string }[] }[];
    };
    expect(bomFormat).toBe('CycloneDX');
    const names = new Set(components.map(({ name }) => name));
    const { dependencies, devDependencies } = JSON.parse(
      await readFile(join(root, 'package.json'), 'utf8'),
    ) as Manifest;
    expect(Object.keys(dependencies).filter((name) => !names.has(name))).toEqual([]);
    expect(Object.keys(devDependencies).filter((name) => names.has(name) && !NEEDED_ALL_THE_SAME.has(name))).toEqual(
      [],
    );
    // Whatever is installed there (test/deployment/dockerfile.test.ts) is of these.
    const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as LockFile;
    const shipped = Object.entries(packages).filter(
      ([path, { dev, optional, devOptional }]) => path !== '' && !dev && !optional && !devOptional,
    );
    const listed = new Set(components.map(({ name, version }) => `${name}@${version}`));
    const missing = shipped.filter(
      ([path, { version }]) => !listed.has(`${path.split('node_modules/').at(-1)}@${version}`),
    );
    expect(missing).toEqual([]);
    for (const { name, hashes } of components) expect(hashes[0]?.alg, name).toBe('SHA-512');
  });
});

describe('npm run audit', () => {
  const ADVISORY = {
    url: 'https://advisories.example/GHSA-1111',
    name: 'left',
    severity: 'high',
    range: '<2',
    title: 'Pads',
  };
  const REPORT = { vulnerabilities: { left: { via: [ADVISORY] }, above: { via: ['left'] } } };

  /** With an npm that answers this. */
  async function audit(answer: object, exceptions: object): Promise<{ status: number | null; told: string }> {
    const folder = await mkdtemp(join(tmpdir(), 'concord-audit-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, 'npm'), `#!/bin/sh\necho '${JSON.stringify(answer)}'\n`);
    await chmod(join(folder, 'npm'), 0o755);
    const file = join(folder, 'exceptions.json');
    await writeFile(file, JSON.stringify(exceptions));
    const env = { ...process.env, PATH: [folder, process.env['PATH']].join(delimiter) };
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/audit.mjs'), file], {
      env,
      encoding: 'utf8',
    });
    return { status, told: `${stdout}${stderr}` };
  }

  it('fails for what is known, and says what it is', async () => {
    expect(await audit(REPORT, {})).toEqual({ status: 1, told: 'GHSA-1111 (high): left <2: Pads\n' });
  });

  it('lets what is justified be, for its time', async () => {
    const because = 'we never pad';
    expect(await audit(REPORT, { 'GHSA-1111': { because, until: '2999-01-01' } })).toMatchObject({ status: 0 });
    expect(await audit(REPORT, { 'GHSA-1111': { because, until: '2001-01-01' } })).toMatchObject({ status: 1 });
    expect(await audit(REPORT, { 'GHSA-1111': { until: '2999-01-01' } })).toMatchObject({ status: 1 });
  });

  it('keeps no exception longer than there is a reason', async () => {
    const exceptions = { 'GHSA-2222': { because: 'it was so', until: '2999-01-01' } };
    expect(await audit({ vulnerabilities: {} }, exceptions)).toEqual({
      status: 1,
      told: 'GHSA-2222 is an exception for nothing: remove it.\n',
    });
    expect(await audit({ vulnerabilities: {} }, {})).toMatchObject({ status: 0 });
  });

  it('does not take a registry that knows nothing for one that has nothing to tell', async () => {
    expect(await audit({ message: '405 Method Not Allowed' }, {})).toMatchObject({ status: 2 });
  });
});
