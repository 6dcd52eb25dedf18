import { Migration } from '@mikro-orm/migrations';

/**
 * Edit locks (PROTOCOL.md, L1 to L8): one table for records of any type. The guard is in the records' own triggers: an
 * UPDATE by the server holds the record's row by then, and an acquirer takes that row first, so that each sees what the other did.
 */
export class EditLocks extends Migration {
  override up(): void {
    // Never reused, so that it rises with every grant whatever became of the row.
    this.addSql('create sequence "edit_lock_fence"');
    this.addSql(`
      create table "edit_lock" (
        "record_id" text collate "C" primary key,
        "fence" bigint not null default nextval('edit_lock_fence'),
        "holder_id" text not null,
        "holder_name" text not null,
        "token_hash" bytea null,
        "note" text not null,
        "acquired_at" timestamptz(3) not null,
        "renewed_at" timestamptz(3) not null,
        "expires_at" timestamptz(3) not null,
        "requests" jsonb not null default '[]'
      )`);
    this.addSql('create index "edit_lock_fence_index" on "edit_lock" ("fence")');
    this.addSql('create index "edit_lock_expires_at_index" on "edit_lock" ("expires_at")');
    this.addSql(`
      comment on column "edit_lock"."token_hash" is 'SHA-256 of the token; null while a hand-over keeps the lock for its holder'`);
    this.addSql(`
      create table "edit_lock_break" (
        "id" bigint generated always as identity primary key,
        "record_id" text collate "C" not null,
        "holder_id" text not null,
        "holder_name" text not null,
        "broken_by_id" text not null,
        "broken_by_name" text not null,
        "reason" text not null,
        "at" timestamptz(3) not null default clock_timestamp()
      )`);
    this.addSql(REQUIRE_EDIT_LOCK);
    this.addSql(CHECK_EDIT_LOCK);
    this.addSql(GUARD_BY_LOCK);
    this.addSql(GUARD_RECORDS);
    this.addSql(`select "guard_by_lock"(tgrelid) from pg_trigger where tgname = 'write_revision'`);
  }
}

/**
 * What a write of the server says of the locks it meets stands in the setting concord.edit_locks, for its transaction only: by
 * record the hash of the token that it carries, or "commutes". The lock's row is held until the commit, so that it is not released, broken or
 * taken over meanwhile; that it may run out is why the write is asked once more when it commits.
 */
const REQUIRE_EDIT_LOCK = `
create function "require_edit_lock"("record" text) returns void language plpgsql as $$
declare
  asked text := nullif(current_setting('concord.edit_locks', true), '')::jsonb ->> record;
  held bytea;
begin
  if asked = 'commutes' then
    return;
  end if;
  select token_hash into held from edit_lock where record_id = record and expires_at > clock_timestamp() for share;
  if found and asked is null then
    raise exception 'somebody holds the edit lock of %', record using errcode = 'LK001';
  elsif asked is not null and (not found or held is distinct from decode(asked, 'hex')) then
    raise exception 'the edit lock of % was lost', record using errcode = 'LK002';
  end if;
end $$`;

const CHECK_EDIT_LOCK = `
create function "check_edit_lock"() returns trigger language plpgsql as $$
begin
  perform require_edit_lock(new.id);
  return new;
end $$`;

const GUARD_BY_LOCK = `
create function "guard_by_lock"(record_table regclass) returns void language plpgsql as $$
begin
  execute format('create trigger check_edit_lock before update on %s
    for each row when (new.write_id is distinct from old.write_id) execute function check_edit_lock()', record_table);
  execute format($sql$create constraint trigger keep_edit_lock after update on %s deferrable initially deferred
    for each row when (new.write_id is distinct from old.write_id and current_setting('concord.edit_locks', true) <> '')
    execute function check_edit_lock()$sql$, record_table);
end $$`;

const GUARD_RECORDS = `
create or replace function "guard_records"(record_table regclass, record_type text) returns void language plpgsql as $$
begin
  execute format('create trigger stamp_record before insert or update on %s
    for each row execute function stamp_record()', record_table);
  execute format('create trigger write_revision after insert or update on %s
    for each row execute function write_revision(%L)', record_table, record_type);
  execute format('create trigger refuse_removal before delete or truncate on %s
    for each statement execute function refuse_removal()', record_table);
  perform guard_by_lock(record_table);
end $$`;
