import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { productLine } from '../import/bring-in.js';
import { ask, connectTo, eventually, isRunning, newDatabase, newFolder, run, start, startServer } from './process.js';

describe('migrate', () => {
  it('prints what it applied, and then that there is nothing to apply', async () => {
    const database = await newDatabase();
    const first = await run('cli/migrate', [], database);
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(first.stdout).toMatch(/^(applied 20\d\d-\d\d-\d\d-[a-z-]+\n){2,}$/);
    const second = await run('cli/migrate', [], database);
    expect(second.stdout).toMatch(/^Nothing to apply: the database \(127\.0\.0\.1:\d+\/\w+\) is up to date\.\n$/);
  });

  it('applies each migration once when many start at once', async () => {
    const database = await newDatabase();
    const all = await Promise.all(Array.from({ length: 6 }, () => run('cli/migrate', [], database)));
    expect(all.map(({ status, stderr }) => [status, stderr])).toEqual(all.map(() => [0, '']));
    expect(all.filter(({ stdout }) => stdout.startsWith('applied'))).toHaveLength(1);
    const sql = await connectTo(database);
    expect(await sql.rows('select name from migration group by name having count(*) > 1')).toEqual([]);
  });
});

describe('seed', () => {
  it('fills an empty database and says so, and leaves one with records alone and says so', async () => {
    const database = await newDatabase();
    const first = await run('cli/seed', [], database);
    expect(first.stdout).toMatch(/^Filled the database \(.*\) with 5 categories, 25 products and 3 orders\.\n$/);
    const second = await run('cli/seed', [], database);
    expect(second).toMatchObject({ status: 0, stderr: '' });
    expect(second.stdout).toMatch(/^The database \(.*\) is not empty: nothing was changed\.\n$/);
  });
});

describe('beside a server with an embedded PostgreSQL', () => {
  it('a command joins it, and leaves it running', async () => {
    const DATA_DIR = await newFolder();
    const server = await startServer({ DATA_DIR });
    expect((await run('cli/migrate', [], { DATA_DIR })).stdout).toMatch(/^Nothing to apply: the database \(embedded/);
    expect(await ask(server, '{ products { totalCount } }')).toEqual({ products: { totalCount: 25 } });
  });

  it('and without one, it stops it again', async () => {
    const DATA_DIR = await newFolder();
    expect((await run('cli/seed', [], { DATA_DIR })).status).toBe(0);
    expect(isRunning(DATA_DIR)).toBe(false);
  });
});

describe('token', () => {
  it('prints a token that the server takes, and nothing else', async () => {
    const database = await newDatabase();
    const { stdout, stderr } = await run('cli/token', ['cleo'], database);
    expect({ stderr, lines: stdout.split('\n').length }).toEqual({ stderr: '', lines: 2 });
    const server = await startServer(database);
    expect(await ask(server, '{ me { id name } }', {}, stdout.trim())).toEqual({ me: { id: 'cleo', name: 'Cleo' } });
  });

  it('lasts as long as was asked for', async () => {
    const { stdout } = await run('cli/token', ['ben', '--expires-in', '90'], { DATA_DIR: await newFolder() });
    const { iat, exp, sub } = decodeJwt(stdout.trim());
    expect({ sub, lifetime: exp! - iat! }).toEqual({ sub: 'ben', lifetime: 90 });
  });

  it.each([
    [['eve'], 'There is no demo person "eve": choose one of ana, ben, cleo, vera.'],
    [['constructor'], 'There is no demo person "constructor": choose one of ana, ben, cleo, vera.'],
    [[], 'Name one demo person. Usage: npm run --silent token -- NAME [--expires-in SECONDS]'],
    [['ana', 'ben'], 'Name one demo person. Usage: npm run --silent token -- NAME [--expires-in SECONDS]'],
    [['ben', '--expires-in', '0'], '--expires-in must be a whole number of seconds from 1 to 315360000, not "0".'],
    [['ben', '--expires-in', '1h'], '--expires-in must be a whole number of seconds from 1 to 315360000, not "1h".'],
    [['ben', '--expires-in=-5'], '--expires-in must be a whole number of seconds from 1 to 315360000, not "-5".'],
  ])('refuses %j', async (args, sentence) => {
    const { status, stdout, stderr } = await run('cli/token', args, { DATA_DIR: await newFolder() });
    expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: '', stderr: `${sentence}\n` });
  });

  it('is for development only', async () => {
    const { status, stdout, stderr } = await run('cli/token', ['ana'], {
      DATA_DIR: await newFolder(),
      NODE_ENV: 'production',
    });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^The demo people are for development: .*\.\n$/);
  });
});

describe('create-migration', () => {
  it('has nothing to write while the migrations say what the entities say', async () => {
    const { stdout, status } = await run('cli/create-migration', ['nothing-new'], {});
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: 'The migrations say what the entities say: there is nothing to migrate.\n',
    });
  });

  it('wants a name', async () => {
    const { stderr, status } = await run('cli/create-migration', ['Bad Name'], {});
    expect({ status, usage: stderr.startsWith('Usage: npm run migration:create') }).toEqual({ status: 1, usage: true });
  });
});

describe('import', () => {
  const line = (index: number): string => JSON.stringify(productLine({ sku: `I-${index}` }));

  async function fileOf(lines: readonly string[]): Promise<string> {
    const file = join(await newFolder(), 'products.jsonl');
    await writeFile(file, lines.map((each) => `${each}\n`).join(''));
    return file;
  }

  it('works beside a server with an embedded PostgreSQL, and without one', async () => {
    const DATA_DIR = await newFolder();
    const server = await startServer({ DATA_DIR });
    const file = await fileOf([line(1), line(2)]);
    const first = await run('cli/import', [file], { DATA_DIR });
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(first.stdout).toBe(
      'Categories: 1 created, 0 found.\nProducts: 2 created, 0 changed, 0 unchanged.\nRefused: 0. Left as people edited it: 0.\n',
    );
    expect(await ask(server, '{ products { totalCount } }')).toEqual({ products: { totalCount: 27 } });
    server.signal('SIGTERM');
    await server.exited();
    const second = await run('cli/import', [file], { DATA_DIR });
    expect(second.stdout).toMatch(/^Categories: 0 created, 1 found\.\nProducts: 0 created, 0 changed, 2 unchanged\.\n/);
    expect(isRunning(DATA_DIR)).toBe(false);
  });

  it('tells what was refused and what was kept, by file and line, and fails for the former only', async () => {
    const database = await newDatabase();
    const file = await fileOf([line(1), '{"sku": "I-2"', line(3)]);
    const first = await run('cli/import', [file], database);
    expect(first).toMatchObject({ status: 1, stderr: `${file}:2: refused: is not JSON\n` });
    expect(first.stdout).toContain('Products: 2 created');
    const sql = await connectTo(database);
    await sql.rows(`update products set price = 5 where sku = 'I-1'`);
    const second = await run('cli/import', [await fileOf([line(1)])], database);
    expect(second.status).toBe(0);
    expect(second.stderr).toMatch(/products\.jsonl:1: kept: I-1: price is "5\.00" by \w+; the file says "4\.50"\n$/);
  });

  it('ends after the batch under way when it is asked to', async () => {
    const database = await newDatabase();
    await run('cli/migrate', [], database);
    const sql = await connectTo(database);
    const importing = await start(
      'cli/import',
      [await fileOf(Array.from({ length: 20_000 }, (_, index) => line(index)))],
      database,
    );
    const count = async (): Promise<number> =>
      (await sql.row<{ count: number }>('select count(*)::int as count from products')).count;
    await eventually(async () => expect(await count()).toBeGreaterThan(0));
    importing.signal('SIGINT');
    const { status, stdout } = await importing.exited();
    expect({ status, stopped: stdout.startsWith('Stopped before the end: run it again for the rest.\n') }).toEqual({
      status: 1,
      stopped: true,
    });
    expect(stdout).toContain(`Products: ${await count()} created`);
    expect((await count()) % 100).toBe(0);
  });

  it('wants a file that is there, and touches no database otherwise', async () => {
    expect((await run('cli/import', [], {})).stderr).toMatch(/^Name at least one file .*\n$/);
    const { stderr, status } = await run('cli/import', ['no/such/file'], {
      DATABASE_URL: 'postgresql://x@127.0.0.1:1/x',
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^The file no\/such\/file cannot be read \(.*\): nothing was imported\.\n$/);
  });
});
