/**
 * node scripts/run.mjs ENTRY [ARGUMENT…] runs dist/ENTRY.js, built first where needed. It runs in this very process:
 * signals go right to it, and its exit status is the command's.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfNeeded, buildServerIfNeeded, root } from './build.mjs';

const [entry] = process.argv.splice(2, 1);
const file = join(root, 'dist', `${entry}.js`);
const settings = join(root, '.env');

await (entry === 'main' ? buildIfNeeded() : buildServerIfNeeded());
// What the environment says already, it goes on saying.
if (existsSync(settings)) process.loadEnvFile(settings);
process.argv[1] = file;
await import(pathToFileURL(file).href);
