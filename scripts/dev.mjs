/** Compiles whenever a source is saved, and starts the server anew whenever that changed what runs. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfNeeded, root } from './build.mjs';

await buildIfNeeded();
const settings = existsSync(join(root, '.env')) ? ['--env-file=.env'] : [];
const compile = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'];
const serve = [...settings, '--watch', '--watch-preserve-output', 'dist/main.js', ...process.argv.slice(2)];
const children = [compile, serve].map((args) => spawn(process.execPath, args, { cwd: root, stdio: 'inherit' }));

// Ctrl-C reaches the children by itself; this process stays until both have finished.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', stop);
for (const child of children) child.on('exit', stop);

function stop() {
  for (const child of children) child.kill('SIGTERM');
}
