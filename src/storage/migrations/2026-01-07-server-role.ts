import { Migration } from '@mikro-orm/migrations';

/**
 * Revisions are written by the role that owns the function, so that a server's role can change records and is not able to write history
 * (PROTOCOL.md, H4; src/storage/server-role.ts). What such a function calls must not depend on who calls it: nothing is looked up in
 * schemas of theirs, least of all in that of temporary tables. And nobody else may make it the trigger of a table of their own.
 */
export class ServerRole extends Migration {
  override up(): void {
    this.addSql('alter function "write_revision"() security definer');
    this.addSql(`
      do $$ begin
        execute format('alter function write_revision() set search_path = %I, pg_temp', current_schema());
      end $$`);
    this.addSql('revoke execute on function "write_revision"() from public');
  }
}
