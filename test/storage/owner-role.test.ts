import { randomUUID } from 'node:crypto';
import { expect, inject, it, onTestFinished } from 'vitest';
import { migrate } from '../../src/storage/migrate.js';
import { ormOn, scratchDatabase } from '../setup/scratch-database.js';
import { Sql } from '../setup/sql.js';

/** A role that may do nothing but log in, until it is gone again. */
async function newRole(): Promise<string> {
  const admin = await Sql.connect(new URL('/postgres', inject('templateUrl')).href);
  const role = `owner_${randomUUID().slice(0, 8)}`;
  await admin.rows(`create role ${role} login password 'secret' nosuperuser nocreatedb nocreaterole`);
  onTestFinished(async () => {
    await admin.rows(`drop role ${role}`);
    await admin.close();
  });
  return role;
}

/** A database that this role owns and has migrated, as in any hosted PostgreSQL, and a connection of its. */
async function ownedDatabase(): Promise<{ owner: Sql; sql: Sql }> {
  const role = await newRole();
  const { url, sql } = await scratchDatabase('empty', { owner: role });
  const own = new URL(url);
  [own.username, own.password] = [role, 'secret'];
  await migrate(await ormOn(own.href));
  const owner = await Sql.connect(own.href);
  onTestFinished(() => owner.close());
  expect(
    await owner.row('select current_user::text = $1 as own, usesuper from pg_user where usename = current_user', [
      role,
    ]),
  ).toEqual({
    own: true,
    usesuper: false,
  });
  return { owner, sql };
}

const revisions = (sql: Sql) => sql.rows('select * from revision order by record_id, version');

it('H4: the role that owns the database writes records, and so revisions, but alters no history', async () => {
  const { owner, sql } = await ownedDatabase();
  await owner.rows(
    `insert into products (id, sku, name, price) values ('product_01h455vb4pex5vsknk084sn02s', 'A', 'Chai', 1)`,
  );
  await owner.rows(`update products set name = 'Chang'`);
  const before = await revisions(sql);
  expect(before).toMatchObject([
    { version: 1, kind: 'CREATED' },
    { version: 2, kind: 'UPDATED', changes: { name: ['Chai', 'Chang'] } },
  ]);
  const denied = { code: expect.stringMatching(/^(42501|23000)$/) };
  const columns = 'record_id, version, record_type, kind, actor_id, actor_name, at, changes, set_in';
  for (const statement of [
    `update revision set actor_id = 'nobody'`,
    'delete from revision',
    'truncate revision',
    'truncate revision, products',
    `insert into revision (${columns}) select record_id, 3, record_type, kind, 'x', 'x', at, changes, set_in from revision where version = 2`,
    `insert into revision (${columns}) select ${columns} from revision on conflict (record_id, version) do update set actor_id = 'x'`,
    'set session_replication_role = replica',
    'delete from products',
    'truncate products',
    'update products set version = 7',
  ]) {
    await expect(owner.rows(statement), statement).rejects.toMatchObject(denied);
  }
  expect(await revisions(sql)).toEqual(before);
  await owner.rows(`update products set name = 'Tea'`);
  expect(await revisions(sql)).toHaveLength(3);
});

it('H4: it may grant itself what it revoked, and then the trigger still refuses', async () => {
  const { owner, sql } = await ownedDatabase();
  await owner.rows(`insert into categories (id, name) values ('category_01h455vb4pex5vsknk084sn02s', 'Tea')`);
  const privileges = await owner.rows<{ may: string }>(
    `select privilege_type as may from information_schema.table_privileges
       where table_name = 'revision' and grantee = current_user order by 1`,
  );
  expect(privileges.map(({ may }) => may)).toEqual(['INSERT', 'REFERENCES', 'SELECT', 'TRIGGER']);
  await owner.rows('grant update, delete, truncate on revision to current_user');
  for (const statement of [`update revision set actor_id = 'x'`, 'delete from revision', 'truncate revision']) {
    await expect(owner.rows(statement), statement).rejects.toMatchObject({ code: '23000' });
  }
  expect(await revisions(sql)).toHaveLength(1);
});

it('H4: with other roles it is the same: what they may do with records says nothing of revisions', async () => {
  const { owner, sql } = await ownedDatabase();
  await owner.rows(`insert into categories (id, name) values ('category_01h455vb4pex5vsknk084sn02s', 'Tea')`);
  const privileges = await sql.rows(
    `select grantee from information_schema.table_privileges
       where table_name = 'revision' and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')`,
  );
  expect(privileges).toEqual([]);
});
