import { Migration } from '@mikro-orm/migrations';

/** The trash, newest first: few among many, and not to be searched for among all. */
export class Trash extends Migration {
  override up(): void {
    this.addSql(
      `create index "products_trash_index" on "products" ("updated_at", "id") where "deleted_at" is not null`,
    );
  }
}
