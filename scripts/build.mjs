/**
 * Builds what runs: src/ into dist/, by the compiler, and the page of web/ into web/dist/, by Vite. It prints nothing on standard output: that
 * belongs to the command that needed the build. On its own (`npm run build`) it builds both in any case; scripts/run.mjs builds what is older
 * than its sources.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const src = join(root, 'src');
const dist = join(root, 'dist');

/** What is built: by which program, from what, and where to. */
const SERVER = {
  sources: [src],
  settings: ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'],
  output: dist,
  program: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'],
  tidy: removeOutputOfRemovedSources,
};
const PAGE = {
  // The page has the client kit in it, which imports what merges.
  sources: [join(root, 'web/src'), join(root, 'web/public'), join(src, 'client'), join(src, 'core')],
  settings: ['web/index.html', 'web/vite.config.ts', 'package-lock.json'],
  output: join(root, 'web/dist'),
  program: ['node_modules/vite/bin/vite.js', 'build', '--config', 'web/vite.config.ts', '--logLevel', 'warn'],
  tidy: () => undefined,
};

/** Where only what was built is installed, as in production, there is nothing to build from. */
export function buildIfNeeded() {
  return buildAll([SERVER, PAGE].filter((part) => existsSync(part.sources[0]) && !isUpToDate(part)));
}

/** For commands that show no page. */
export function buildServerIfNeeded() {
  return buildAll([SERVER].filter((part) => existsSync(part.sources[0]) && !isUpToDate(part)));
}

/** At the same time, and ends the process when one does not build. */
async function buildAll(parts) {
  await Promise.all(parts.map(build));
}

async function build({ program, output, tidy }) {
  if (!existsSync(join(root, program[0]))) fail('The compiler is not installed: run "npm ci" first.');
  const started = new Date();
  // Whatever mode the server is to run in: there is one page, and that of development is slow and large.
  const env = { ...process.env, NODE_ENV: 'production' };
  const child = spawn(process.execPath, program, { cwd: root, env, stdio: ['ignore', 2, 2] });
  const [status] = await once(child, 'exit');
  if (status !== 0) fail('The sources do not compile.');
  tidy();
  mkdirSync(output, { recursive: true });
  const stamp = join(output, '.built');
  writeFileSync(stamp, '');
  // What was saved while the compiler ran may not be in the build: it has to count as newer.
  utimesSync(stamp, started, started);
}

function isUpToDate({ sources, settings, output }) {
  const stamp = join(output, '.built');
  if (!existsSync(stamp)) return false;
  const builtAt = statSync(stamp).mtimeMs;
  const paths = [...settings.map((name) => join(root, name)), ...sources, ...sources.flatMap(filesBelow)];
  // Folders count too: a file that was removed changes nothing else.
  return paths.every((path) => !existsSync(path) || statSync(path).mtimeMs < builtAt);
}

function removeOutputOfRemovedSources() {
  const emitted = /[.](js|js[.]map|d[.]ts)$/;
  for (const output of filesBelow(dist).filter((path) => emitted.test(path))) {
    const source = join(src, output.slice(dist.length).replace(emitted, '.ts'));
    if (!existsSync(source)) rmSync(output);
  }
}

function filesBelow(folder) {
  return existsSync(folder) ? readdirSync(folder, { recursive: true }).map((path) => join(folder, path)) : [];
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll([SERVER, PAGE]);
