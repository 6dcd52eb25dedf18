import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { acquire, lockOn, save } from '../edit-locks/acts.js';
import { RecordChanged } from '../feed/operations.js';
import { now } from '../feed/reading.js';
import {
  adjustStock,
  newCategory,
  newOrder,
  newProduct,
  readRecord,
  saveCategory,
  saveOrder,
  saveProduct,
  undoProductRevision,
} from '../setup/acts.js';
import { build } from '../setup/build.js';
import { expectType } from '../setup/http.js';
import { Shop } from '../setup/shop.js';
import { Sql } from '../setup/sql.js';
import { subscribe } from '../setup/subscribe.js';
import { ask, connectTo, newDatabase, run, startServer } from '../start/process.js';

beforeAll(build, 120_000);

interface Place {
  readonly server: string;
  readonly serverUrl: string;
  readonly ownerUrl: string;
  readonly dataDir: string;
  /** As the superuser of the cluster. */
  readonly sql: Sql;
}

/** An empty database that a role owns, and one more role, which may do nothing but log in. */
async function newPlace(): Promise<Place> {
  const admin = await Sql.connect(new URL('/postgres', inject('templateUrl')).href);
  const suffix = randomUUID().slice(0, 8);
  const [owner, server] = [`owner_${suffix}`, `server_${suffix}`];
  for (const role of [owner, server]) await admin.rows(`create role ${role} login password 'secret'`);
  onTestFinished(async () => {
    await admin.rows(`drop role ${owner}, ${server}`);
    await admin.close();
  });
  const { DATABASE_URL, DATA_DIR } = await newDatabase();
  await admin.rows(`alter database ${new URL(DATABASE_URL).pathname.slice(1)} owner to ${owner}`);
  const as = (username: string): string => Object.assign(new URL(DATABASE_URL), { username, password: 'secret' }).href;
  const sql = await connectTo({ DATABASE_URL });
  return { server, serverUrl: as(server), ownerUrl: as(owner), dataDir: DATA_DIR, sql };
}

/** As whoever deploys does it. */
function migrate({ ownerUrl, server }: Place, role = server) {
  return run('cli/migrate', [], { DATABASE_MIGRATION_URL: ownerUrl, DATABASE_SERVER_ROLE: role });
}

async function migratedPlace(): Promise<Place> {
  const place = await newPlace();
  const { status, stdout, stderr } = await migrate(place);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain(`The role "${place.server}" may do what a server does, and no more.\n`);
  return place;
}

async function connectAsServer({ serverUrl }: Place): Promise<Sql> {
  return connectTo({ DATABASE_URL: serverUrl });
}

const revisions = (sql: Sql) => sql.rows('select * from revision order by record_id, version');

describe('H4: a server whose role owns nothing', () => {
  it('does all that a server does', async () => {
    const { serverUrl, sql } = await migratedPlace();
    const shop = await Shop.on(serverUrl, sql);
    onTestFinished(() => shop.close());
    const category = await newCategory(shop);
    const product = await newProduct(shop, { categoryId: category.id, stock: 5 });
    const subscription = subscribe(shop, RecordChanged, { after: await now(shop), ids: [product.id] });

    const key = randomUUID();
    for (const _ of [1, 2]) {
      expect(await saveProduct(shop, product, { name: 'Tea' }, { key, as: 'ben' })).toMatchObject({ version: 2 });
    }
    expect(await saveProduct(shop, product, { name: 'Coffee' })).toMatchObject({ __typename: 'ConflictError' });
    const merged = await saveProduct(shop, product, { price: '1.00' }, { onConflict: 'MERGE', as: 'cleo' });
    expect(merged).toMatchObject({ version: 3, name: 'Tea', price: '1.00' });
    const undone = await undoProductRevision(shop, expectType(merged, 'Product'), 2);
    expect(undone).toMatchObject({ version: 4, name: product.name, price: '1.00' });

    const { token } = await lockOn(shop, product, { as: 'ben' });
    expect(await acquire(shop, product.id, { as: 'cleo' })).toMatchObject({ __typename: 'RecordLockedError' });
    const held = await readRecord(shop, 'Product', product.id);
    expect(await save(shop, held, { name: 'Mine' }, { as: 'cleo' })).toMatchObject({ __typename: 'RecordLockedError' });
    expect(await save(shop, held, { name: 'Mine' }, { as: 'ben', lockToken: token })).toMatchObject({ version: 5 });

    expect(await adjustStock(shop, product.id, -1)).toMatchObject({ version: 6, stock: 4 });
    const order = await newOrder(shop, [product, 2]);
    expect(await saveOrder(shop, order, { note: 'Ring twice' })).toMatchObject({ version: 2 });
    expect(await saveCategory(shop, category, { name: 'Drinks' })).toMatchObject({ version: 2 });
    const heard: number[] = [];
    while (heard.length < 6) heard.push((await subscription.next()).recordChanged.version);
    expect(heard).toEqual([2, 3, 4, 5, 6, 7]);
    expect(await sql.rows('select version from revision where record_id = $1', [product.id])).toHaveLength(7);
  });

  it('starts, fills an empty database in development, and does its chores', async () => {
    const { serverUrl, dataDir, sql } = await migratedPlace();
    const server = await startServer({ DATABASE_URL: serverUrl, DATA_DIR: dataDir, FEED_RETENTION: '1h' });
    expect(await ask(server, '{ products { totalCount } }')).toEqual({ products: { totalCount: 25 } });
    expect(await sql.row('select count(*)::int as products from products')).toEqual({ products: 25 });
    expect(server.stderr).toBe('');
  });

  it('can neither alter history nor anything else that it has no business with', async () => {
    const place = await migratedPlace();
    const sql = await connectAsServer(place);
    await sql.rows(
      `insert into products (id, sku, name, price) values ('product_01h455vb4pex5vsknk084sn02s', 'A', 'Chai', 1)`,
    );
    const before = await revisions(place.sql);
    const columns = 'record_id, version, record_type, kind, actor_id, actor_name, at, changes, transaction_id, set_in';
    // What nobody has they cannot give: PostgreSQL warns, and grants nothing.
    await sql.rows('grant update, delete on revision to current_user');
    for (const statement of [
      `update revision set actor_id = 'nobody'`,
      'delete from revision',
      'truncate revision',
      `insert into revision (${columns}) select record_id, 2, record_type, kind, 'x', 'x', at, changes, transaction_id, set_in from revision`,
      'select 1 from revision for update',
      'drop table revision',
      'drop table products',
      'alter table products add column x text',
      'alter table revision disable trigger all',
      'alter table products disable trigger write_revision',
      'create trigger mine before insert on revision execute function refuse_forgery()',
      'drop trigger write_revision on products',
      'create or replace function write_revision() returns trigger language plpgsql as $$ begin return null; end $$',
      'alter function write_revision() security invoker',
      'set session_replication_role = replica',
      'delete from products',
      'truncate products',
      `delete from migration`,
      `update feed set secret = ''`,
      'delete from feed',
      'create table mine (id int)',
      'create schema mine',
      `set role ${new URL(place.ownerUrl).username}`,
    ]) {
      await expect(sql.rows(statement), statement).rejects.toMatchObject({ code: '42501' });
    }
    await expect(sql.rows('update products set version = 7')).rejects.toMatchObject({ code: '23000' });
    expect(await revisions(place.sql)).toEqual(before);
  });

  it('makes no trigger of its own of the one that writes revisions', async () => {
    const sql = await connectAsServer(await migratedPlace());
    await sql.rows('create temp table forged (like products including all)');
    await expect(
      sql.rows(`create trigger forge after insert on forged for each row execute function write_revision('Product')`),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('cannot put a table of its own in the place of that of revisions; control: it could, without a fixed search_path', async () => {
    const place = await migratedPlace();
    const sql = await connectAsServer(place);
    await sql.rows(`insert into categories (id, name) values ('category_01h455vb4pex5vsknk084sn02s', 'Tea')`);
    await sql.rows('create temp table revision (like public.revision including all)');
    await sql.rows('grant all on pg_temp.revision to public');
    await sql.rows(`update categories set name = 'Coffee'`);
    expect(await revisions(place.sql)).toHaveLength(2);

    await place.sql.rows('alter function write_revision() reset search_path');
    await sql.rows(`update categories set name = 'Milk'`);
    expect(await revisions(place.sql)).toHaveLength(2);
  });
});

describe('a server whose role does not own the database', () => {
  it('does not start on one that is not up to date, and says what to do', async () => {
    const { serverUrl, dataDir, sql, server, ...place } = await newPlace();
    const settings = { DATABASE_URL: serverUrl, DATA_DIR: dataDir, PORT: '0' };
    const sentence = (name: string): string =>
      `The database lacks the migration "${name}", and the role "${server}" does not own it: run "npm run migrate" with DATABASE_MIGRATION_URL (docs/operating.md).\n`;
    expect(await run('main', [], settings)).toMatchObject({
      status: 1,
      stdout: '',
      stderr: sentence('2026-01-01-versioned-records'),
    });
    await run('cli/migrate', [], { DATABASE_MIGRATION_URL: place.ownerUrl });
    expect(await run('main', [], settings)).toMatchObject({
      status: 1,
      stderr: `The role "${server}" may not read the database: run "npm run migrate" with DATABASE_SERVER_ROLE=${server} (docs/operating.md).\n`,
    });
    await migrate({ serverUrl, dataDir, sql, server, ...place });
    await sql.rows(`delete from migration where name like '%change-feed'`);
    expect(await run('main', [], settings)).toMatchObject({
      status: 1,
      stdout: '',
      stderr: sentence('2026-01-06-change-feed'),
    });
  });
});

describe('the role of DATABASE_SERVER_ROLE', () => {
  it('has its time limits from "npm run migrate", where that may administer it', async () => {
    const { DATABASE_URL, DATA_DIR } = await newDatabase();
    const sql = await connectTo({ DATABASE_URL });
    const role = `server_${randomUUID().slice(0, 8)}`;
    await sql.rows(`create role ${role} login password 'secret'`);
    const settings = { DATABASE_URL, DATA_DIR, DATABASE_SERVER_ROLE: role, STATEMENT_TIMEOUT_SECONDS: '7' };
    expect(await run('cli/migrate', [], settings)).toMatchObject({ status: 0 });
    const own = await Sql.connect(Object.assign(new URL(DATABASE_URL), { username: role, password: 'secret' }).href);
    const limits = await own.row(
      `select current_setting('statement_timeout') as a, current_setting('idle_in_transaction_session_timeout') as b`,
    );
    await own.close();
    await sql.rows(`drop owned by ${role}`);
    await sql.rows(`drop role ${role}`);
    expect(limits).toEqual({ a: '7s', b: '7s' });
  });

  it('has to exist, and not to be more than a server', async () => {
    const place = await newPlace();
    const { username: superuser } = new URL(inject('templateUrl'));
    const refusal = async (role: string): Promise<string> => {
      const { status, stderr } = await migrate(place, role);
      expect(status).toBe(1);
      return stderr;
    };
    expect(await refusal('nobody"there')).toBe(
      'There is no role "nobody"there" (DATABASE_SERVER_ROLE): make it, with a password, by "create role".\n',
    );
    expect(await refusal(superuser)).toMatch(/is a superuser: a server needs a role of its own\.\n$/);
    expect(await refusal(new URL(place.ownerUrl).username)).toMatch(
      /owns the tables, .*: a server needs a role of its own\.\n$/,
    );
  });
});
