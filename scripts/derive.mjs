/**
 * The files that others are made of, committed so that a review sees what a change does to them:
 *   schema      schema.graphql, of the resolvers
 *   operations  test/gql/ and web/src/gql/, of the schema and the operations in the tests and in the page
 *   database    src/storage/schema.sql, of the migrations
 *   settings    docs/settings.md, of src/config.ts
 * `node scripts/derive.mjs [NAME…]` writes them; with --check it compares, and fails where they differ.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildServerIfNeeded, root } from './build.mjs';
import { describeDatabase } from './database-schema.mjs';

const DERIVED = { schema, operations, database, settings };

const check = process.argv.includes('--check');
const names = process.argv.slice(2).filter((name) => name in DERIVED);
const scratch = mkdtempSync(join(tmpdir(), 'concord-'));
try {
  await buildServerIfNeeded();
  for (const name of names.length > 0 ? names : Object.keys(DERIVED)) await DERIVED[name]();
} finally {
  rmSync(scratch, { recursive: true });
}
if (check && process.exitCode) process.stderr.write('\nRun "npm run fix:derived", and commit the difference.\n');

function schema() {
  node([join(root, 'dist/cli/emit-schema.js')], { cwd: scratch });
  settle('schema.graphql', readFileSync(join(scratch, 'schema.graphql'), 'utf8'));
}

function operations() {
  const codegen = join(root, 'node_modules/@graphql-codegen/cli/esm/bin.js');
  node(check ? [codegen, '--check'] : [codegen], { cwd: root });
}

/** The migrations are applied to a new, empty database. */
async function database() {
  const { startEmbeddedPostgres } = await import('../dist/storage/embedded-postgres.js');
  const dataDir = join(scratch, 'data');
  mkdirSync(dataDir);
  const postgres = await startEmbeddedPostgres({ dataDir, keepRunningIfJoined: false, settings: { fsync: 'off' } });
  try {
    node([join(root, 'dist/cli/migrate.js')], { cwd: root, env: { ...process.env, DATABASE_URL: postgres.url } });
    settle('src/storage/schema.sql', await describeDatabase(postgres.url));
  } finally {
    await postgres.stop();
  }
}

/** Every setting, for reading. */
async function settings() {
  const { SETTINGS } = await import('../dist/config.js');
  const rowOf = ({ name, fallback, help }) =>
    `| \`${name}\` | ${help.replaceAll('|', '\\|')} | ${fallback && `\`${fallback}\``} |`;
  const groups = Object.entries(SETTINGS).map(([title, group]) =>
    [`## ${title}`, '', '| setting | what it is | unset |', '| --- | --- | --- |', ...group.map(rowOf), ''].join('\n'),
  );
  const introduction =
    '# Settings\n\nFrom the environment, or from a file `.env`. `npm start -- --help` lists them, too; every mistake in them is told at the start, all at once.\n';
  settle('docs/settings.md', [introduction, ...groups].join('\n'));
}

function settle(path, content) {
  const file = join(root, path);
  if (!check) return writeFileSync(file, content);
  if (!existsSync(file) || readFileSync(file, 'utf8') !== content)
    fail(`${path} differs from what it is derived from.`);
}

function node(args, options) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', ...options });
  if (status !== 0) fail(`${stdout}${stderr}`);
}

/** The others are still looked at. */
function fail(why) {
  process.stderr.write(`${why.trimEnd()}\n`);
  process.exitCode = 1;
}
