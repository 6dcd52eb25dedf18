import { Migration } from '@mikro-orm/migrations';

const LINES = [
  `jsonb_typeof("lines") = 'array' and jsonb_array_length("lines") >= 1`,
  `and jsonb_array_length(jsonb_path_query_array("lines", 'strict $[*]?(@.type() == "object"`,
  `&& @.id.type() == "string" && @.productId.type() == "string"`,
  `&& @.quantity >= 1 && @.quantity <= 2147483647 && @.quantity.floor() == @.quantity`,
  `&& @.unitPrice like_regex "^[0-9]{1,10}[.][0-9]{2}$")')) = jsonb_array_length("lines")`,
].join(' ');

/**
 * What SQL behind the server's back stores in lists is fit to be read by the server: it cannot tell of a tag that is null. Rows that are there
 * already hold an upgrade up in no case: they are told of, and judged when they are written again.
 */
export class FitToRead extends Migration {
  override up(): void {
    this.addSql('alter table "orders" drop constraint "orders_lines_check"');
    this.#hold('orders', 'lines', LINES);
    this.#hold('products', 'tags', `coalesce(array_ndims("tags"), 1) = 1 and array_position("tags", null) is null`);
  }

  #hold(table: string, column: string, check: string): void {
    const constraint = `"${table}_${column}_check"`;
    this.addSql(`alter table "${table}" add constraint ${constraint} check (${check}) not valid`);
    this.addSql(`
      do $$ begin
        alter table "${table}" validate constraint ${constraint};
      exception when check_violation then
        raise warning 'There are ${table} whose ${column} the server cannot read: alter table ${table} validate constraint ${constraint}';
      end $$`);
  }
}
