/**
 * Runs every `check:…` script of package.json, as many at once as there are processors, also after one has failed, and prints what a failed one
 * said. `node scripts/check.mjs types format` runs those two.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { buildServerIfNeeded, root } from './build.mjs';

/** They build what they run where it is not built, and would do it both at once. */
const BUILDING = ['check:derived', 'check:migrations'];

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const wanted = process.argv.slice(2).map((name) => `check:${name}`);
const checks = Object.keys(scripts).filter(
  (name) => name.startsWith('check:') && (!wanted[0] || wanted.includes(name)),
);
const env = { ...process.env, PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter) };
const failed = [];

if (BUILDING.some((name) => checks.includes(name))) await buildServerIfNeeded();
const waiting = [...checks];
await Promise.all(Array.from({ length: availableParallelism() }, runThoseWaiting));

async function runThoseWaiting() {
  for (let name = waiting.shift(); name; name = waiting.shift()) {
    if (!(await passes(name))) failed.push(name);
  }
}

async function passes(name) {
  const started = performance.now();
  const child = spawn(scripts[name], { cwd: root, env, shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const [said, complained, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n`);
  if (status !== 0) process.stdout.write(`\n${said}${complained}\n`);
  return status === 0;
}

const howMany = `${checks.length} checks`;
process.stdout.write(
  failed.length === 0 ? `\n${howMany}: all well\n` : `\n${howMany}, of which failed: ${failed.join(', ')}\n`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
