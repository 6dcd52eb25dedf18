import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema, parse, validate, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { blocksOf, Clone, stepsOf } from './page.js';

const page = await readFile(join(import.meta.dirname, '../../docs/adding-a-record-type.md'), 'utf8');
const steps = stepsOf(page);
const CHECKS =
  'npm run check -- types migrations derived && npx prettier --check src/records src/storage test/conformance';

describe('docs/adding-a-record-type.md, carried out word by word', () => {
  let clone: Clone;
  let schema: GraphQLSchema;
  /** What each command printed. */
  const printed = new Map<string, string>();

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'concord-page-'));
    // As root, PostgreSQL runs as another user, who has to get there.
    await chmod(folder, 0o755);
    clone = new Clone(folder, { TEST_DATABASE_URL: new URL('/postgres', inject('templateUrl')).href });
    await clone.make();
    const run = async (command: string): Promise<void> => void printed.set(command, await clone.run(command));
    // What the page tests is all there before it does: the checks need not wait for the tests.
    const last: Promise<void>[] = [];
    for (const step of steps) {
      if (step.do !== 'run') await clone.write(step);
      else if (step.command.startsWith('npm test')) last.push(run(step.command), run(CHECKS));
      else await run(step.command);
    }
    await Promise.all(last);
    schema = buildSchema(await clone.read('schema.graphql'));
  }, 300_000);

  afterAll(() => rm(clone.folder, { recursive: true, force: true }));

  it('the type takes one file and one line, under 80 lines with its test', () => {
    const written = steps.filter((step) => step.do !== 'run');
    expect(written.map((step) => [step.do, step.path])).toEqual([
      ['write', 'src/records/supplier/supplier.ts'],
      ['append', 'src/records/record-types.ts'],
      ['write', 'test/conformance/supplier.test.ts'],
    ]);
    expect(written.flatMap(({ text }) => text.trimEnd().split('\n')).length).toBeLessThan(80);
  });

  it('every query and mutation is there', () => {
    const names = (type: 'Query' | 'Mutation') =>
      Object.keys((schema.getType(type) as never as { getFields(): object }).getFields());
    expect(names('Query')).toEqual(expect.arrayContaining(['supplier', 'suppliers']));
    expect(names('Mutation').filter((name) => /Supplier/.test(name))).toEqual([
      'createSupplier',
      'deleteSupplier',
      'restoreSupplier',
      'revertSupplier',
      'undoSupplierRevision',
      'updateSupplier',
      'updateSuppliers',
    ]);
  });

  it('the migration that was written is complete: one table with its checks and guards', async () => {
    const said = printed.get('npm run migration:create -- suppliers');
    const [, file] = /Wrote (\S+):/.exec(said!)!;
    const migration = await clone.read(file!);
    expect(migration).toContain('create table "suppliers"');
    expect(migration).toContain(`select "guard_records"('"suppliers"', 'Supplier')`);
    expect(await clone.read('src/storage/migrations/index.ts')).toContain(file!.replace(/.*[/](.*)[.]ts$/, "'$1'"));
  });

  it('its conformance test proves every rule of it, its own merge rule among them', () => {
    const [summary] = printed.get('npm test -- test/conformance/supplier.test.ts')!.trimEnd().split('\n').slice(-1);
    const [passed, failed, skipped] = summary!.match(/\d+/g)!.map(Number);
    expect({ failed, skipped, many: passed! > 100 }).toEqual({ failed: 0, skipped: 0, many: true });
  });

  it.each(blocksOf(page, 'graphql').map((text) => [/\w+ (\w+)/.exec(text)![1]!, text]))(
    'the operation %s can be tried',
    (_, text) => {
      expect(validate(schema, parse(text))).toEqual([]);
    },
  );

  it('the checks that look at a record type pass', () => {
    expect(printed.get(CHECKS)).toContain('all well');
  });
});
