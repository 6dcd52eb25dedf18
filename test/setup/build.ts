import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alone } from '../../src/storage/embedded-postgres/alone.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Brings dist/ up to date. Files of tests run side by side, and so would their builds. */
export async function build(): Promise<void> {
  const script = (await import(join(root, 'scripts/build.mjs'))) as { buildIfNeeded(): void };
  await alone(join(root, 'node_modules/.concord-build.lock'), async () => script.buildIfNeeded());
}
