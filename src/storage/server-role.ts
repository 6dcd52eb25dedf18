import type { MikroORM } from '@mikro-orm/postgresql';
import { escapeIdentifier } from 'pg';
import { exclusively } from './exclusively.js';
import { LIMITS } from './time-limits.js';
import { inTransaction, query, type EntityManager } from './transaction.js';

/** The role cannot be that of a server. */
export class RoleUnfit extends Error {}

const RECORDS = 'select, insert, update';
/** What a server needs of all that is no table of records, and no more. Its triggers write revisions, as the role that owns them. */
const OTHERS = {
  revision: 'select',
  migration: 'select',
  feed: 'select, update (ahead, kept_transaction, kept_sequence)',
  edit_lock: 'select, insert, update, delete',
  edit_lock_break: 'select, insert',
  idempotency_key: 'select, insert, update, delete',
};

/**
 * Gives a role what a server needs in a migrated database, and takes the rest from it: it owns nothing, and cannot alter history. What it
 * may do in other ways (as a superuser, as a member of the owner) is told.
 * @throws RoleUnfit
 */
export function grantToServer(orm: MikroORM, role: string, statementTimeoutMs: number): Promise<void> {
  return exclusively(orm, 'grants', () =>
    inTransaction(orm, async (em) => {
      await refuseUnknown(em, role);
      for (const statement of await statements(em, escapeIdentifier(role), statementTimeoutMs)) {
        await query(em, statement, []);
      }
      await refuseMighty(em, role);
    }),
  );
}

async function statements(em: EntityManager, role: string, statementTimeoutMs: number): Promise<string[]> {
  const [{ schema, database } = { schema: '', database: '' }] = await query<{ schema: string; database: string }>(
    em,
    'select quote_ident(current_schema()) as schema, quote_ident(current_database()) as database',
    [],
  );
  const records = await query<{ name: string }>(
    em,
    `select tgrelid::regclass::text as name from pg_trigger where tgname = 'write_revision' order by 1`,
    [],
  );
  const grants = [...records.map(({ name }) => [name, RECORDS] as const), ...Object.entries(OTHERS)];
  return [
    `revoke create on schema ${schema} from public, ${role}`,
    `revoke all on all tables in schema ${schema} from ${role}`,
    `revoke all on all sequences in schema ${schema} from ${role}`,
    `grant usage on schema ${schema} to ${role}`,
    ...grants.map(([table, privileges]) => `grant ${privileges} on ${table} to ${role}`),
    `grant usage on sequence edit_lock_fence to ${role}`,
    `grant execute on function require_edit_lock(text) to ${role}`,
    ...LIMITS.map((limit) =>
      ifAllowed(`alter role ${role} in database ${database} set ${limit} = ${statementTimeoutMs}`),
    ),
  ];
}

/** Only who may administer the role can: of what is missing then, the server tells as it starts. */
function ifAllowed(statement: string): string {
  return `do $do$ begin ${statement}; exception when insufficient_privilege then null; end $do$`;
}

async function refuseUnknown(em: EntityManager, role: string): Promise<void> {
  const found = await query(em, 'select from pg_roles where rolname = $1', [role]);
  if (found.length > 0) return;
  throw new RoleUnfit(`There is no role "${role}" (DATABASE_SERVER_ROLE): make it, with a password, by "create role".`);
}

async function refuseMighty(em: EntityManager, role: string): Promise<void> {
  const [might] = await query<Record<'is_super' | 'is_owner' | 'may_create', boolean>>(
    em,
    `select rolsuper as is_super, has_schema_privilege(oid, current_schema(), 'create') as may_create,
        pg_has_role(oid, (select relowner from pg_class where oid = 'revision'::regclass), 'member') as is_owner
      from pg_roles where rolname = $1`,
    [role],
  );
  const { is_super, is_owner, may_create } = might!;
  const reason =
    (is_super && 'is a superuser') ||
    (is_owner && 'owns the tables, or is a member of the role that does') ||
    (may_create && 'may make tables in the schema, by a grant that is not of this role');
  if (reason)
    throw new RoleUnfit(`The role "${role}" (DATABASE_SERVER_ROLE) ${reason}: a server needs a role of its own.`);
}
