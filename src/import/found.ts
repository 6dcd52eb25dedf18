import type { MikroORM } from '@mikro-orm/postgresql';
import { recordType } from '../model/record-type.js';
import { Product } from '../records/product/product.js';
import { hydrate } from '../revisions/record-state.js';
import { query } from '../storage/transaction.js';
import { IMPORTER } from './importer.js';

/** What has become of one field of a record. */
export interface FieldHistory {
  /** What an import last wrote there; undefined when none ever did. */
  readonly imported: unknown;
  /** By how much all imports together have raised it: for stock. */
  readonly importedSum: number;
  /** The name of whoever last changed it. */
  readonly changedBy: string;
}

/** A product that is in the database, with what the revisions tell of its fields, by name. */
export interface FoundProduct {
  readonly record: Product;
  readonly history: ReadonlyMap<string, FieldHistory>;
}

/** Finds products by the sku that an import gave them, whatever people made of it since; else by the one they have. */
export class ProductFinder {
  private constructor(
    private readonly orm: MikroORM,
    /** By the sku that an import last wrote: the ids of living and deleted products that people gave another one. */
    private readonly renamed: ReadonlyMap<string, string>,
  ) {}

  static async open(orm: MikroORM): Promise<ProductFinder> {
    const rows = await query<{ sku: string; id: string }>(orm.em.fork(), RENAMED, [IMPORTER.id]);
    return new ProductFinder(orm, new Map(rows.map(({ sku, id }) => [sku, id])));
  }

  /** The products that stand for these skus; those without one are left out. */
  async find(skus: readonly string[]): Promise<Map<string, FoundProduct>> {
    const em = this.orm.em.fork();
    const renamed = new Map(skus.flatMap((sku) => (this.renamed.has(sku) ? [[this.renamed.get(sku)!, sku]] : [])));
    const rows = await query<{ id: string }>(em, 'select * from products where sku = any($1) or id = any($2)', [
      skus,
      [...renamed.keys()],
    ]);
    const histories = await this.#histories(rows.map(({ id }) => id));
    const found = new Map<string, FoundProduct>();
    for (const row of rows) {
      const record = hydrate(em, recordType(Product), row);
      const sku = renamed.get(record.id);
      if (sku === undefined && this.renamed.has(record.sku)) continue;
      found.set(sku ?? record.sku, { record, history: histories.get(record.id) ?? new Map<string, FieldHistory>() });
    }
    return found;
  }

  async #histories(ids: readonly string[]): Promise<Map<string, Map<string, FieldHistory>>> {
    const rows = await query<HistoryRow>(this.orm.em.fork(), HISTORY, [ids, IMPORTER.id]);
    const fields = new Map(recordType(Product).fields.map((field) => [field.column, field]));
    const histories = new Map<string, Map<string, FieldHistory>>(ids.map((id) => [id, new Map()]));
    for (const { id, column, imported, is_imported, imported_sum, changed_by } of rows) {
      const field = fields.get(column);
      const value = imported === null || !field?.kind.fromRevision ? imported : field.kind.fromRevision(imported);
      histories.get(id)!.set(field?.name ?? column, {
        imported: is_imported ? value : undefined,
        importedSum: Number(imported_sum),
        changedBy: changed_by,
      });
    }
    return histories;
  }
}

interface HistoryRow {
  id: string;
  column: string;
  imported: unknown;
  is_imported: boolean;
  imported_sum: string | null;
  changed_by: string;
}

const RENAMED = `
  select distinct on (imported.sku) imported.sku, products.id
    from (
      select distinct on (record_id) record_id, changes -> 'sku' ->> 1 as sku
        from revision
        where actor_id = $1 and record_type = 'Product' and changes ? 'sku'
        order by record_id, version desc
    ) as imported
    join products on products.id = imported.record_id and products.sku <> imported.sku
    order by imported.sku, products.deleted_at is not null, products.id`;

const HISTORY = `
  select record_id as id, key as column,
      (array_agg(value -> 1 order by version desc) filter (where actor_id = $2))[1] as imported,
      bool_or(actor_id = $2) as is_imported,
      sum(case when key = 'stock' and actor_id = $2 then (value ->> 1)::bigint - coalesce((value ->> 0)::bigint, 0) end) as imported_sum,
      (array_agg(actor_name order by version desc))[1] as changed_by
    from revision, jsonb_each(changes)
    where record_id = any($1)
    group by record_id, key`;
