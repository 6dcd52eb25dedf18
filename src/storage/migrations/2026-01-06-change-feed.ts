import { Migration } from '@mikro-orm/migrations';

/**
 * The change feed (PROTOCOL.md, F1 to F4) is the table of revisions, read in the order of (`transaction_id`, `sequence`) up to
 * the oldest transaction that is still running: what commits later stands behind everything that was handed out. A
 * revision counts as of its transaction, or as of the one of the record's revision before, whichever is later: so the versions of
 * a record come in their order, though a transaction that began earlier may write later. The database numbers
 * its transactions; one that was restored elsewhere starts again from a low number, so what the feed counts may be `ahead`
 * (src/feed/anchor.ts).
 */
export class ChangeFeed extends Migration {
  override up(): void {
    this.addSql(LET_WRITERS_FINISH);
    this.addSql(`
      create table "feed" (
        "only_row" boolean primary key default true check ("only_row"),
        "secret" bytea not null default sha256(convert_to(concat(
          gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid()), 'UTF8')),
        "ahead" bigint not null default 0,
        "kept_transaction" bigint not null default 0,
        "kept_sequence" bigint not null default 0
      )`);
    this.addSql('insert into "feed" default values');
    this.addSql(`
      comment on table "feed" is 'One row: what cursors are signed with, how far its count is ahead of the database''s, and up to where it was trimmed'`);
    this.addSql('alter table "revision" alter column "transaction_id" drop default');
    this.addSql(
      'alter table "revision" alter column "transaction_id" type bigint using "transaction_id"::text::bigint',
    );
    this.addSql(`
      comment on column "revision"."transaction_id" is 'The transaction of the change as the feed counts it, and never below that of the record''s revision before'`);
    this.addSql('create index "revision_feed_index" on "revision" ("record_type", "transaction_id", "sequence")');
    this.addSql(WRITE_REVISION);
    this.addSql(BOUND_IDLE_TRANSACTIONS);
  }
}

/** Whoever writes meanwhile waits at the record's table, not inside the old trigger: its revision would lack its place. */
const LET_WRITERS_FINISH = `
do $$ begin
  execute (
    select format('lock table %s in share row exclusive mode', string_agg(tgrelid::regclass::text, ', ' order by tgrelid))
      from pg_trigger where tgname = 'write_revision');
end $$`;

const WRITE_REVISION = `
create or replace function "write_revision"() returns trigger language plpgsql as $$
declare
  bookkeeping constant text[] := array['id', 'version', 'write_id', 'created_at', 'created_by_id', 'created_by_name',
    'updated_at', 'updated_by_id', 'updated_by_name'];
  before jsonb := '{}';
  changes jsonb;
  kind text := 'CREATED';
  write_id uuid := new.write_id;
  set_before jsonb := '{}';
  set_here jsonb;
  not_before bigint;
begin
  if tg_op = 'UPDATE' then
    if new.version = old.version then
      return null;
    end if;
    before := to_jsonb(old) - bookkeeping;
    kind := case
      when old.deleted_at is null and new.deleted_at is not null then 'DELETED'
      when old.deleted_at is not null and new.deleted_at is null then 'RESTORED'
      else 'UPDATED'
    end;
    if new.write_id is not distinct from old.write_id then
      write_id := null;
    end if;
    select revision.set_in, revision.transaction_id into set_before, not_before
      from revision where record_id = old.id and version = old.version;
  end if;
  -- All columns are set by a creation, those too that are left null: what lacks one was there before the column.
  select coalesce(jsonb_object_agg(key, jsonb_build_array(before -> key, value)) filter (where differs), '{}'),
      coalesce(jsonb_object_agg(key, new.version), '{}')
    into changes, set_here
    from (
      select key, value, value is distinct from coalesce(before -> key, 'null') as differs
        from jsonb_each(to_jsonb(new) - bookkeeping)
    ) as fields
    where differs or tg_op = 'INSERT';
  insert into revision (record_id, version, record_type, kind, actor_id, actor_name, at, changes, write_id, set_in,
      transaction_id)
    select new.id, new.version, tg_argv[0], kind, new.updated_by_id, new.updated_by_name, new.updated_at, changes,
      write_id, coalesce(set_before, '{}') || set_here,
      greatest(feed.ahead + pg_current_xact_id()::text::bigint, not_before)
    from feed;
  return null;
end $$`;

/**
 * Whoever forgets to end a transaction that has written something holds the feed back, and everybody who waits for its rows. The server's own
 * connections have shorter limits. What the operator has set, stays; who may not set it here, is told in the documentation.
 */
const BOUND_IDLE_TRANSACTIONS = `
do $$ begin
  if not exists (
    select from pg_db_role_setting join pg_database on pg_database.oid = setdatabase
      where datname = current_database() and setrole = 0
        and array_to_string(setconfig, ',') like '%idle_in_transaction_session_timeout=%')
  then
    execute format('alter database %I set idle_in_transaction_session_timeout = ''60s''', current_database());
  end if;
exception when insufficient_privilege then
  null;
end $$`;
