import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alone } from '../../src/storage/embedded-postgres/alone.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Brings dist/ and web/dist/ up to date. Files of tests run side by side, and so would their builds. */
export async function build(): Promise<void> {
  const script = (await import(join(root, 'scripts/build.mjs'))) as { buildIfNeeded(): Promise<void> };
  await alone(join(root, 'node_modules/.concord-build.lock'), () => script.buildIfNeeded());
}

/** Once for the whole run, before there is any server: it looks for the page when it starts. */
export default build;
