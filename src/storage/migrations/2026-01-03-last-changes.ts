import { Migration } from '@mikro-orm/migrations';

/**
 * Every revision knows, for each column, the version in which it was last set (`set_in`): any version of a record is found
 * by looking up as many revisions as it has columns, however many there are. It also keeps the `write_id` of the server's
 * write, by which a retry of that very write is known again. And it is written by the triggers alone (PROTOCOL.md, H4).
 */
export class LastChanges extends Migration {
  override up(): void {
    this.addSql(LET_WRITERS_FINISH);
    this.addSql(
      `alter table "revision" add column "write_id" uuid null, add column "set_in" jsonb not null default '{}'`,
    );
    this.addSql('alter table "revision" disable trigger "revision_is_final"');
    this.addSql(FILL_SET_IN);
    // Always: not even a session that replays another server's changes alters history.
    this.addSql('alter table "revision" enable always trigger "revision_is_final"');
    this.addSql('alter table "revision" alter column "set_in" drop default');
    this.addSql(`
      comment on column "revision"."set_in" is 'For every column the version that last set it: {column: version}'`);
    this.addSql(WRITE_REVISION);
    this.addSql(REFUSE_FORGERY);
    this.addSql(`
      create trigger "revision_is_of_a_write" before insert on "revision"
      for each statement when (pg_trigger_depth() = 0) execute function "refuse_forgery"()`);
    // The role that owns the table may grant itself anything again, but not by oversight.
    this.addSql('revoke update, delete, truncate on "revision" from public, current_user');
  }
}

/**
 * Who writes meanwhile has to wait at the record's table, and not inside the old trigger at that of the revisions: what that
 * would write after this migration lacks `set_in`, and is refused.
 */
const LET_WRITERS_FINISH = `
do $$ begin
  execute (
    select format('lock table %s in share row exclusive mode', string_agg(tgrelid::regclass::text, ', ' order by tgrelid))
      from pg_trigger where tgname = 'write_revision');
end $$`;

/** A creation sets every column, any other change those that it changed; and what one has set, it has set until another does. */
const FILL_SET_IN = `
do $$
declare
  guarded regclass;
begin
  create aggregate "merged_for_migration"(jsonb) (sfunc = jsonb_concat, stype = jsonb, initcond = '{}');
  for guarded in select tgrelid from pg_trigger where tgname = 'write_revision' loop
    execute format($sql$
      update revision set set_in = filled.set_in from (
        select record_id, version, merged_for_migration(set_here) over (partition by record_id order by version) as set_in
        from (
          select revision.record_id, revision.version, (
              select coalesce(jsonb_object_agg(key, revision.version), '{}') from jsonb_object_keys(
                case revision.version
                  when 1 then to_jsonb(record) - array['id', 'version', 'write_id', 'created_at', 'created_by_id',
                    'created_by_name', 'updated_at', 'updated_by_id', 'updated_by_name']
                  else revision.changes
                end) as key
            ) as set_here
          from revision join %s record on record.id = revision.record_id
        ) as single
      ) as filled
      where filled.record_id = revision.record_id and filled.version = revision.version
    $sql$, guarded);
  end loop;
  drop aggregate "merged_for_migration"(jsonb);
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
    select set_in into set_before from revision where record_id = old.id and version = old.version;
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
  insert into revision (record_id, version, record_type, kind, actor_id, actor_name, at, changes, write_id, set_in)
    values (new.id, new.version, tg_argv[0], kind, new.updated_by_id, new.updated_by_name, new.updated_at, changes,
      write_id, coalesce(set_before, '{}') || set_here);
  return null;
end $$`;

/** A revision made up by hand would stand in the way of the record's next one, and tell what never was. */
const REFUSE_FORGERY = `
create function "refuse_forgery"() returns trigger language plpgsql as $$
begin
  raise exception 'a revision is written by the change that it tells of' using errcode = 'integrity_constraint_violation';
end $$`;
