/**
 * Runs every `check:…` script of package.json, also after one has failed, and prints what a failed one said.
 * `node scripts/check.mjs types format` runs those two.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './build.mjs';

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const wanted = process.argv.slice(2).map((name) => `check:${name}`);
const checks = Object.keys(scripts).filter(
  (name) => name.startsWith('check:') && (!wanted[0] || wanted.includes(name)),
);
const env = { ...process.env, PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter) };

const failed = checks.filter((name) => {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(scripts[name], { cwd: root, env, shell: true, encoding: 'utf8' });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n`);
  if (status !== 0) process.stdout.write(`\n${stdout}${stderr}\n`);
  return status !== 0;
});

const howMany = `${checks.length} checks`;
process.stdout.write(
  failed.length === 0 ? `\n${howMany}: all well\n` : `\n${howMany}, of which failed: ${failed.join(', ')}\n`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
