import { Migration } from '@mikro-orm/migrations';

/**
 * The database as the last guard (PROTOCOL.md, V9 and H4), the same for every table of records. `guard_records(table,
 * type)` puts three triggers on it:
 *
 * - before INSERT or UPDATE, `stamp_record` settles version, author and time, and refuses any version but the next;
 * - after it, `write_revision` records what changed: a revision costs the writer no round trip of its own, and SQL
 *   behind the server's back cannot forget it. It runs after the row is written, because an INSERT … ON CONFLICT that
 *   turns into an UPDATE fires the BEFORE INSERT trigger all the same;
 * - before DELETE or TRUNCATE, `refuse_removal`.
 *
 * A change is the server's when it carries a new `write_id`; any other is attributed to the database role.
 */
export class VersionedRecords extends Migration {
  override up(): void {
    this.addSql(`
      create table "revision" (
        "record_id" text collate "C" not null,
        "version" integer not null,
        "record_type" text not null,
        "kind" text not null check ("kind" in ('CREATED', 'UPDATED', 'DELETED', 'RESTORED')),
        "actor_id" text not null,
        "actor_name" text not null,
        "at" timestamptz(3) not null,
        "changes" jsonb not null,
        "transaction_id" xid8 not null default pg_current_xact_id(),
        "sequence" bigint generated always as identity,
        primary key ("record_id", "version")
      )`);
    this.addSql(`
      comment on table "revision" is 'What every change of every record did: {column: [before, after]}, bookkeeping left out'`);
    this.addSql(STAMP_RECORD);
    this.addSql(WRITE_REVISION);
    this.addSql(REFUSE_REMOVAL);
    this.addSql(REFUSE_ALTERATION);
    this.addSql(`
      create trigger "revision_is_final" before update or delete or truncate on "revision"
      for each statement execute function "refuse_alteration"()`);
    this.addSql(GUARD_RECORDS);
  }
}

const STAMP_RECORD = `
create function "stamp_record"() returns trigger language plpgsql as $$
declare
  by_server boolean := new.write_id is not null and (tg_op = 'INSERT' or new.write_id is distinct from old.write_id);
begin
  if tg_op = 'UPDATE' then
    if new is not distinct from old then
      return new;
    end if;
    if new.id <> old.id then
      raise exception 'the id of a record never changes' using errcode = 'integrity_constraint_violation';
    end if;
    if new.version = old.version then
      new.version := old.version + 1;
    elsif new.version <> old.version + 1 then
      raise exception 'version % of % must be followed by %, not by %', old.version, old.id, old.version + 1, new.version
        using errcode = 'integrity_constraint_violation';
    end if;
    new.created_at := old.created_at;
    new.created_by_id := old.created_by_id;
    new.created_by_name := old.created_by_name;
  else
    new.version := 1;
    new.deleted_at := null;
    new.created_at := clock_timestamp();
    new.updated_at := new.created_at;
  end if;
  if not by_server then
    new.updated_at := clock_timestamp();
    new.updated_by_id := 'database:' || session_user;
    new.updated_by_name := session_user;
    if tg_op = 'INSERT' then
      new.created_at := new.updated_at;
      new.created_by_id := new.updated_by_id;
      new.created_by_name := new.updated_by_name;
    end if;
  end if;
  return new;
end $$`;

const WRITE_REVISION = `
create function "write_revision"() returns trigger language plpgsql as $$
declare
  bookkeeping constant text[] := array['id', 'version', 'write_id', 'created_at', 'created_by_id', 'created_by_name',
    'updated_at', 'updated_by_id', 'updated_by_name'];
  before jsonb := '{}';
  changes jsonb;
  kind text := 'CREATED';
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
  end if;
  select coalesce(jsonb_object_agg(key, jsonb_build_array(before -> key, value)), '{}') into changes
    from jsonb_each(to_jsonb(new) - bookkeeping)
    where value is distinct from coalesce(before -> key, 'null');
  insert into revision (record_id, version, record_type, kind, actor_id, actor_name, at, changes)
    values (new.id, new.version, tg_argv[0], kind, new.updated_by_id, new.updated_by_name, new.updated_at, changes);
  return null;
end $$`;

const REFUSE_REMOVAL = `
create function "refuse_removal"() returns trigger language plpgsql as $$
begin
  raise exception 'records of % are never removed: set deleted_at', tg_table_name
    using errcode = 'integrity_constraint_violation';
end $$`;

const REFUSE_ALTERATION = `
create function "refuse_alteration"() returns trigger language plpgsql as $$
begin
  raise exception 'a revision is never altered or removed' using errcode = 'integrity_constraint_violation';
end $$`;

const GUARD_RECORDS = `
create function "guard_records"(record_table regclass, record_type text) returns void language plpgsql as $$
begin
  execute format('create trigger stamp_record before insert or update on %s
    for each row execute function stamp_record()', record_table);
  execute format('create trigger write_revision after insert or update on %s
    for each row execute function write_revision(%L)', record_table, record_type);
  execute format('create trigger refuse_removal before delete or truncate on %s
    for each statement execute function refuse_removal()', record_table);
end $$`;
