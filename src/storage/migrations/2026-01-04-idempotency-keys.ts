import { Migration } from '@mikro-orm/migrations';

/** What a write with an idempotency key left, kept for its repeats (PROTOCOL.md, I1 to I4). */
export class IdempotencyKeys extends Migration {
  override up(): void {
    this.addSql(`
      create table "idempotency_key" (
        "actor_id" text collate "C" not null,
        "key" text collate "C" not null,
        "request" uuid not null,
        "record_ids" text[] not null,
        "versions" integer[] not null,
        "claimed_at" timestamptz(3) not null default clock_timestamp(),
        primary key ("actor_id", "key")
      )`);
    this.addSql('create index "idempotency_key_claimed_at_index" on "idempotency_key" ("claimed_at")');
    this.addSql(`
      comment on table "idempotency_key" is 'The records that a write with a key answers, and the versions in which it left them'`);
  }
}
