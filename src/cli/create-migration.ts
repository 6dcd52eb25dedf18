import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordTypes } from '../model/record-type.js';
import { entities } from '../records/index.js';
import { openDatabase } from '../storage/database.js';
import { migrate } from '../storage/migrate.js';
import { migrations } from '../storage/migrations/index.js';
import { schemaDifference } from '../storage/schema-difference.js';
import { command, readArguments, UsageError } from './command.js';

const USAGE =
  'npm run migration:create -- NAME, with a NAME like "suppliers"; or --check to see whether one is missing';
const FOLDER = 'src/storage/migrations';
const LINE_LENGTH = 120;

await command(async () => {
  const { positionals, values } = readArguments(USAGE, {
    allowPositionals: true,
    options: { check: { type: 'boolean' } },
  });
  const [name = '', ...others] = positionals;
  const isName = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) && others.length === 0;
  if (values.check ? positionals.length > 0 : !isName) throw new UsageError(`Usage: ${USAGE}.`);
  const statements = await missingStatements();
  if (statements.length === 0) {
    process.stdout.write('The migrations say what the entities say: there is nothing to migrate.\n');
  } else if (values.check) {
    throw new Error(`A migration is missing: run "npm run migration:create".\n${statements.join(';\n')}`);
  } else {
    const file = await writeMigration(name, statements);
    process.stdout.write(`Wrote ${file}: read it, and then run "npm run fix:derived".\n`);
  }
});

/** Compared in a database of its own, so that it depends on nobody's data and disturbs nobody's server. */
async function missingStatements(): Promise<string[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'concord-scratch-'));
  // As root, PostgreSQL runs as another user, who has to get there.
  await chmod(dataDir, 0o755);
  try {
    const settings = { databaseUrl: null, directUrl: null, dataDir, poolSize: 2, statementTimeoutMs: 0 };
    const database = await openDatabase(entities, settings, { besideServer: false });
    try {
      await migrate(database.orm);
      return await schemaDifference(database.orm);
    } finally {
      await database.close();
    }
  } finally {
    await rm(dataDir, { recursive: true });
  }
}

async function writeMigration(name: string, statements: readonly string[]): Promise<string> {
  const migration = `${new Date().toISOString().slice(0, 10)}-${name}`;
  const file = `${FOLDER}/${migration}.ts`;
  if (migrations.some((known) => known.name === migration))
    throw new UsageError(`There is a migration "${migration}" already.`);
  const className = name.replace(/(^|-)(.)/g, (_match, _dash, letter: string) => letter.toUpperCase());
  const sql = [...statements, ...guards(statements)].map((statement) => added(escaped(inLines(statement))));
  const code = `import { Migration } from '@mikro-orm/migrations';

export class ${className} extends Migration {
  override up(): void {
${sql.join('\n')}
  }
}
`;
  await writeFile(file, code, { flag: 'wx' });
  const index = await readFile(`${FOLDER}/index.ts`, 'utf8');
  await writeFile(
    `${FOLDER}/index.ts`,
    index
      .replace(/(\n\n\/\*\*)/, `\nimport { ${className} } from './${migration}.js';$1`)
      .replace(/\n\];/, `\n  { name: '${migration}', class: ${className} },\n];`),
  );
  return file;
}

/** A new table of records gets the triggers that every one of them has: see the first migration. */
function guards(statements: readonly string[]): string[] {
  return recordTypes()
    .filter(({ table }) => statements.some((statement) => statement.startsWith(`create table "${table}"`)))
    .map(({ table, name }) => `select "guard_records"('"${table}"', '${name}')`);
}

/** As prettier would have it: a long line gets one of its own. */
function added(sql: string): string {
  const line = `    this.addSql(\`${sql}\`);`;
  return line.includes('\n') || line.length <= LINE_LENGTH ? line : `    this.addSql(\n      \`${sql}\`,\n    );`;
}

/** MikroORM writes a table on one line. What stands in quotes is left as it is. */
function inLines(statement: string): string {
  if (!statement.startsWith('create table')) return statement;
  const columns = statement.replaceAll(/'(?:[^']|'')*'|, (?="|primary key)/g, (found) =>
    found.startsWith(',') ? ',\n        ' : found,
  );
  return `\n      ${columns.replace('(', '(\n        ').replace(/\)$/, '\n      )')}`;
}

function escaped(text: string): string {
  return text.replaceAll(/[`$\\]/g, '\\$&');
}
