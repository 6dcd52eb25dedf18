import { Migration } from '@mikro-orm/migrations';

/** The columns that every table of records has. Ids are compared by bytes: their order is the order of creation. */
const RECORD_COLUMNS = `
  "id" text collate "C" primary key,
  "version" integer not null default 1,
  "created_at" timestamptz(3) not null default clock_timestamp(),
  "created_by_id" text not null,
  "created_by_name" text not null,
  "updated_at" timestamptz(3) not null default clock_timestamp(),
  "updated_by_id" text not null,
  "updated_by_name" text not null,
  "deleted_at" timestamptz(3) null,
  "write_id" uuid null`;

/** Categories, products and orders. */
export class Shop extends Migration {
  override up(): void {
    this.addSql(`
      create table "categories" (${RECORD_COLUMNS},
        "name" text not null,
        "parent_id" text collate "C" null,
        constraint "categories_parent_id_foreign" foreign key ("parent_id") references "categories" ("id")
      )`);
    this.addSql(`create index "categories_parent_id_id_index" on "categories" ("parent_id", "id")`);
    this.addSql(`
      create table "products" (${RECORD_COLUMNS},
        "sku" text not null,
        "name" text not null,
        "description" text not null default '',
        "price" numeric(12, 2) not null check ("price" >= 0 and "price" <> 'NaN'),
        "stock" integer not null default 0 check ("stock" >= 0),
        "tags" text[] not null default '{}',
        "status" text not null default 'DRAFT' check ("status" in ('DRAFT', 'ACTIVE', 'ARCHIVED')),
        "category_id" text collate "C" null,
        constraint "products_sku_unique" unique ("sku"),
        constraint "products_category_id_foreign" foreign key ("category_id") references "categories" ("id")
      )`);
    // One index for each way in which products can be listed, so that a page deep in the list costs what the first does.
    for (const column of ['name', 'price', 'stock', 'updated_at']) {
      this.addSql(`create index "products_${column}_id_index" on "products" ("${column}", "id")`);
    }
    this.addSql(`create index "products_category_id_id_index" on "products" ("category_id", "id")`);
    this.addSql(`
      create index "products_search_index" on "products"
      using gin (to_tsvector('simple', "sku" || ' ' || "name" || ' ' || "description"))`);
    this.addSql(`
      create table "orders" (${RECORD_COLUMNS},
        "customer_name" text not null,
        "shipping_address" text not null,
        "note" text not null default '',
        "status" text not null default 'PLACED' check ("status" in ('PLACED', 'PAID', 'SHIPPED', 'CANCELLED')),
        "lines" jsonb not null check (jsonb_typeof("lines") = 'array' and jsonb_array_length("lines") >= 1)
      )`);
    for (const [table, type] of [
      ['categories', 'Category'],
      ['products', 'Product'],
      ['orders', 'Order'],
    ]) {
      this.addSql(`select "guard_records"('"${table}"', '${type}')`);
    }
  }
}
