import { describe, expect, it } from 'vitest';
import { SETTINGS } from '../../src/config.js';
import { ask, connectTo, newDatabase, run, startServer } from './process.js';

const COUNTS = `
  select (select count(*)::int from categories) as categories, (select count(*)::int from products) as products,
    (select count(*)::int from orders) as orders, (select count(*)::int from migration) as migrations`;

describe('the first start', () => {
  it('says what to do next, and all of it works', async () => {
    const server = await startServer(await newDatabase());
    expect(server.stdout).toContain(`Apollo Sandbox   ${server.url}/graphql`);
    const sandbox = await fetch(`${server.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(await sandbox.text()).toContain('<!DOCTYPE html>');
    for (const [id, role] of [
      ['ana', 'administrator'],
      ['ben', 'editor'],
      ['cleo', 'editor'],
      ['vera', 'viewer'],
    ] as const) {
      const [, token] = new RegExp(`${id} +${role} +(\\S+)`).exec(server.stdout)!;
      expect(await ask(server, '{ me { id } }', {}, token)).toEqual({ me: { id } });
    }
    const [, body] = /curl -s \S+ -H 'content-type: application\/json' \\\n +-d '(.*)'/.exec(server.stdout)!;
    const { query } = JSON.parse(body!) as { query: string };
    expect(await ask(server, query)).toMatchObject({ products: { nodes: [{ version: 1 }, {}, {}] } });
    expect(server.stderr).toBe('');
  });

  it('fills an empty database with a catalogue that has a past', async () => {
    const database = await newDatabase();
    const server = await startServer(database);
    const { products, categories, orders } = await ask<Record<string, { nodes: Record<string, unknown>[] }>>(
      server,
      `{ products(first: 200) { nodes { version description tags status category { id } createdBy { id } revisions { nodes { actor { id } } } } }
         categories { nodes { name parent { name } } }
         orders { nodes { status total lines { product { version } } } } }`,
    );
    expect(products!.nodes).toHaveLength(25);
    expect(categories!.nodes.filter(({ parent }) => parent)).toHaveLength(2);
    expect(new Set(products!.nodes.map(({ status }) => status))).toEqual(new Set(['ACTIVE', 'DRAFT', 'ARCHIVED']));
    for (const product of products!.nodes) {
      expect(product).toMatchObject({ createdBy: { id: 'ana' }, category: {} });
      expect(String(product['description']).split('\n').length).toBeGreaterThan(2);
    }
    // README.md has people save the first one as they find it, at version 1.
    expect(products!.nodes[0]).toMatchObject({ version: 1 });
    expect(JSON.stringify(products)).toMatch(/"actor":\{"id":"(ben|cleo)"\}/);
    expect(orders!.nodes.map(({ status }) => status)).toEqual(['PAID', 'PLACED', 'PLACED']);
  });

  it('of two servers at once leaves one catalogue, and both serve it', async () => {
    const database = await newDatabase();
    const [one, other] = await Promise.all([startServer(database), startServer(database)]);
    const sql = await connectTo(database);
    expect(await sql.row(COUNTS)).toMatchObject({ categories: 5, products: 25, orders: 3 });
    for (const server of [one, other]) {
      expect(await ask(server, '{ products { totalCount } }')).toEqual({ products: { totalCount: 25 } });
    }
    // A token of one is a token of the other: they share the secret, made by whichever came first.
    const [, token] = /ben +editor +(\S+)/.exec(one.stdout)!;
    expect(await ask(other, '{ me { id } }', {}, token)).toEqual({ me: { id: 'ben' } });
  });

  it('leaves a database alone in which there is any record, a deleted one too', async () => {
    const database = await newDatabase();
    await run('cli/migrate', [], database);
    const sql = await connectTo(database);
    await sql.rows(`insert into categories (id, name) values ('category_mine', 'Mine')`);
    await sql.rows(`update categories set deleted_at = now()`);
    await startServer(database);
    expect(await sql.row(COUNTS)).toMatchObject({ categories: 1, products: 0, orders: 0 });
  });
});

describe('the command line', () => {
  it('--help lists every setting and starts nothing', async () => {
    const { stdout, status, stderr } = await run('main', ['--help'], { PORT: 'not a port' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const lines = stdout.split('\n').map((line) => line.trim().split(/ +/).join(' '));
    for (const { name, help } of Object.values(SETTINGS).flat())
      expect(lines).toContainEqual(expect.stringContaining(`${name} ${help.slice(0, 20)}`));
  });

  it('takes nothing else', async () => {
    const { stderr, status } = await run('main', ['--hlep'], {});
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: `Unknown option '--hlep'. Usage: npm start [-- --help]\n`,
    });
  });
});
