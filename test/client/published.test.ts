import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { build } from '../setup/build.js';

const root = join(import.meta.dirname, '../..');
/** All that the kit may bring into a frontend besides itself. */
/** And what merges, which is pure. */
const OWN = /^[.][/][^.]+[.]js$|^[.][.][/]core[/](three-way|field-kinds)[.]js$/;
const LIBRARIES = ['graphql-ws', 'graphql-sse'];

describe('concord/client, as a project that depends on this one gets it', () => {
  beforeAll(build);

  it('is imported by its name, and has what its sources export', async () => {
    const exported = await node(`console.log(JSON.stringify(Object.keys(await import('concord/client')).toSorted()))`);
    expect(JSON.parse(exported)).toEqual(Object.keys(await import('../../src/client/index.js')).toSorted());
  });

  it('has types', async () => {
    const { exports } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      exports: Record<string, { types: string }>;
    };
    expect(await readFile(join(root, exports['./client']!.types), 'utf8')).toContain('keepEditLock');
  });

  it('is all of the server that can be imported', async () => {
    await expect(node(`await import('concord/dist/config.js')`)).rejects.toThrow('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });

  it('imports nothing but its own files and its libraries, which are installed with it', async () => {
    const folder = join(root, 'dist/client');
    const files = (await readdir(folder, { recursive: true })).filter((name) => /[.](js|d[.]ts)$/.test(name));
    const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
    const imported = texts.flatMap((text) =>
      [...text.matchAll(/(?:from |import |import\()['"]([^'"]+)['"]/g)].map(([, name]) => name!),
    );
    expect(imported).toContain('./edit-lock-keeper.js');
    expect(imported.filter((name) => !OWN.test(name) && !LIBRARIES.includes(name))).toEqual([]);
    const { dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(Object.keys(dependencies)).toEqual(expect.arrayContaining(LIBRARIES));
  });
});

async function node(script: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: root,
  });
  return stdout;
}
