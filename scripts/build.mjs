/**
 * Compiles src/ into dist/, and prints nothing on standard output: that belongs to the command that needed the build.
 * On its own (`npm run build`) it builds in any case; scripts/run.mjs builds when dist/ is older than src/.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const src = join(root, 'src');
const dist = join(root, 'dist');
const stamp = join(dist, '.built');
const compiler = join(root, 'node_modules/typescript/bin/tsc');

/** Where only dist/ is installed, as in production, there is nothing to build from. */
export function buildIfNeeded() {
  if (existsSync(src) && !isUpToDate()) build();
}

/** Ends the process when the sources do not compile. */
export function build() {
  if (!existsSync(compiler)) fail('The compiler is not installed: run "npm ci" first.');
  const started = new Date();
  const args = [compiler, '-p', 'tsconfig.build.json'];
  const { status, error } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (error) throw error;
  if (status !== 0) fail('The sources do not compile.');
  removeOutputOfRemovedSources();
  writeFileSync(stamp, '');
  // What was saved while the compiler ran may not be in the build: it has to count as newer.
  utimesSync(stamp, started, started);
}

function isUpToDate() {
  if (!existsSync(stamp)) return false;
  const builtAt = statSync(stamp).mtimeMs;
  const settings = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'].map((name) => join(root, name));
  // Folders count too: a file that was removed changes nothing else.
  return [...settings, src, ...filesBelow(src)].every((path) => !existsSync(path) || statSync(path).mtimeMs < builtAt);
}

function removeOutputOfRemovedSources() {
  const emitted = /[.](js|js[.]map|d[.]ts)$/;
  for (const output of filesBelow(dist).filter((path) => emitted.test(path))) {
    const source = join(src, output.slice(dist.length).replace(emitted, '.ts'));
    if (!existsSync(source)) rmSync(output);
  }
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true }).map((path) => join(folder, path));
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
