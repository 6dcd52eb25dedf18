import type { MikroORM } from '@mikro-orm/postgresql';
import { Category } from '../records/category/category.js';
import { query } from '../storage/transaction.js';
import { write } from '../writes/write.js';
import { IMPORTER } from './importer.js';

/** A category that stands for a name in the file. */
export interface KnownCategory {
  readonly id: string;
  /** As it is called by now. */
  readonly name: string;
  readonly deleted: boolean;
  readonly changedBy: string;
}

/**
 * The categories that stand for the names in the files, found once and made where missing. For a name stands, in this
 * order: the living category that an import made under it, whatever people call it by now; a living one of this name; a
 * deleted one, for what people deleted is not brought back.
 */
export class Categories {
  readonly #known = new Map<string, KnownCategory>();
  #made = 0;

  constructor(private readonly orm: MikroORM) {}

  get made(): number {
    return this.#made;
  }

  get matched(): number {
    return this.#known.size - this.#made;
  }

  of(name: string): KnownCategory {
    return this.#known.get(name)!;
  }

  /** What any category is called by now; null where there is none. */
  async nameOf(id: unknown): Promise<string | null> {
    const rows = await query<{ name: string }>(this.orm.em.fork(), 'select name from categories where id = $1', [id]);
    return rows[0]?.name ?? null;
  }

  /** Makes sure that `of` knows all of the names, which keep the rules of categories. */
  async learn(names: Iterable<string>): Promise<void> {
    const unknown = [...new Set(names)].filter((name) => !this.#known.has(name));
    if (unknown.length === 0) return;
    const rows = await query<KnownCategory & { wanted: string }>(this.orm.em.fork(), FIND, [unknown, IMPORTER.id]);
    for (const { wanted, ...category } of rows) this.#known.set(wanted, category);
    const missing = unknown.filter((name) => !this.#known.has(name));
    if (missing.length > 0) await this.#make(missing);
  }

  async #make(names: readonly string[]): Promise<void> {
    const outcome = await write({ orm: this.orm, actor: IMPORTER }, async (writing) =>
      names.map((name) => writing.create(Category, { name, parentId: null })),
    );
    if (!outcome.ok)
      throw new Error(`The categories ${names.join(', ')} could not be made: ${JSON.stringify(outcome.failure)}`);
    for (const { id, name } of outcome.value) {
      this.#known.set(name, { id, name, deleted: false, changedBy: IMPORTER.name });
    }
    this.#made += names.length;
  }
}

const FIND = `
  with candidate as (
    select id, name, deleted_at, updated_by_name, (
        select changes -> 'name' ->> 1 from revision
          where record_id = id and actor_id = $2 and changes ? 'name' order by version desc limit 1
      ) as imported_name
      from categories
  )
  select distinct on (wanted) wanted, id, name, deleted_at is not null as deleted, updated_by_name as "changedBy"
    from unnest($1::text[]) as wanted
    join candidate on wanted in (name, imported_name)
    order by wanted, deleted_at is not null, wanted is distinct from imported_name, id`;
