import type { MikroORM } from '@mikro-orm/postgresql';
import { Product } from '../records/product/product.js';
import { exclusively } from '../storage/exclusively.js';
import type { Outcome } from '../writes/outcome.js';
import { write } from '../writes/write.js';
import { Categories } from './categories.js';
import { ProductFinder } from './found.js';
import { IMPORTER } from './importer.js';
import { linesOf, type Line } from './lines.js';
import { planOf, type Kept, type Plan } from './plan.js';
import { parseRow, RowRefused, type CategoryRow, type ProductRow, type Row } from './row.js';

const BATCH = 100;
/** How often a row is planned anew because somebody saved its product meanwhile. */
const MAX_ATTEMPTS = 10;

/** What an import tells while it runs. */
export interface ImportListener {
  /** A line that was not taken, with every reason. */
  refused(line: Line, reasons: readonly string[]): void;
  /** What people chose, and the import left alone. */
  kept(line: Line, name: string, kept: Kept): void;
  /** How much of the files has been dealt with. */
  progress(bytes: number, rows: number): void;
}

export interface ImportSummary {
  readonly categories: { readonly created: number; readonly found: number };
  readonly products: { readonly created: number; readonly changed: number; readonly unchanged: number };
  readonly refused: number;
  readonly kept: number;
  /** Asked to stop before the end. */
  readonly stopped: boolean;
}

/**
 * Brings files in, the way that everything is written, in batches of one transaction each. Only one import runs at a
 * time. Ends after the batch under way when `signal` is aborted.
 */
export function importFiles(
  orm: MikroORM,
  files: readonly string[],
  listener: ImportListener,
  signal?: AbortSignal,
): Promise<ImportSummary> {
  return exclusively(orm, 'import', async () =>
    new Import(orm, await ProductFinder.open(orm), listener).run(files, signal),
  );
}

class Import {
  readonly #categories: Categories;
  /** Where in the files each sku stands. */
  readonly #places = new Map<string, string>();
  #products = { created: 0, changed: 0, unchanged: 0 };
  #refused = 0;
  #kept = 0;

  constructor(
    private readonly orm: MikroORM,
    private readonly finder: ProductFinder,
    private readonly listener: ImportListener,
  ) {
    this.#categories = new Categories(orm);
  }

  async run(files: readonly string[], signal?: AbortSignal): Promise<ImportSummary> {
    let batch: Row[] = [];
    const done = { bytes: 0, rows: 0 };
    const finish = async (): Promise<void> => {
      await this.#take(batch);
      done.rows += batch.length;
      batch = [];
      this.listener.progress(done.bytes, done.rows);
    };
    for (const file of files) {
      for await (const line of linesOf(file)) {
        if (signal?.aborted) break;
        done.bytes += line.bytes.length;
        const row = this.#read(line);
        if (row) batch.push(row);
        if (batch.length === BATCH) await finish();
      }
    }
    if (!signal?.aborted && batch.length > 0) await finish();
    return {
      categories: { created: this.#categories.made, found: this.#categories.matched },
      products: this.#products,
      refused: this.#refused,
      kept: this.#kept,
      stopped: signal?.aborted ?? false,
    };
  }

  #read(line: Line): Row | null {
    try {
      const row = parseRow(line);
      if (row?.kind === 'product') this.#claimSku(row);
      return row;
    } catch (error) {
      this.#refuse(line, error);
      return null;
    }
  }

  #claimSku({ line, values: { sku } }: ProductRow): void {
    const place = this.#places.get(sku);
    if (place !== undefined) throw new RowRefused([`sku "${sku}" stands in ${place} already`]);
    this.#places.set(sku, `${line.file}:${line.number}`);
  }

  /** The categories that the rows name, and then the products. */
  async #take(rows: readonly Row[]): Promise<void> {
    await this.#categories.learn(rows.map((row) => (row.kind === 'category' ? row.name : row.category)));
    for (const row of rows) if (row.kind === 'category') this.#reportCategory(row);
    await this.#write(
      rows.filter((row) => row.kind === 'product'),
      1,
    );
  }

  /** A refusal takes back the whole transaction, so the rows of a refused batch are written one by one. */
  async #write(rows: readonly ProductRow[], attempt: number): Promise<void> {
    const planned = await this.#plan(rows);
    const outcome = await this.#tryWrite(planned.map(({ plan }) => plan));
    if (outcome.ok) for (const { row, plan } of planned) await this.#count(row, plan);
    else if (planned.length > 1) for (const { row } of planned) await this.#write([row], attempt);
    else if (wasStale(outcome) && attempt < MAX_ATTEMPTS) await this.#write([planned[0]!.row], attempt + 1);
    else this.#refuse(planned[0]!.row.line, new RowRefused(reasonsOf(outcome)));
  }

  async #plan(rows: readonly ProductRow[]): Promise<{ row: ProductRow; plan: Plan }[]> {
    const found = await this.finder.find(rows.map(({ values }) => values.sku));
    return rows.flatMap((row) => {
      try {
        return [{ row, plan: planOf(row, this.#categories.of(row.category), found.get(row.values.sku)) }];
      } catch (error) {
        this.#refuse(row.line, error);
        return [];
      }
    });
  }

  #tryWrite(plans: readonly Plan[]): Promise<Outcome<unknown>> {
    const edits = plans.flatMap((plan) =>
      plan.kind === 'change' && isChange(plan.patch)
        ? [{ id: plan.product.id, expectedVersion: plan.product.version, patch: plan.patch, issues: [] }]
        : [],
    );
    const created = plans.flatMap((plan) => (plan.kind === 'create' ? [plan.values] : []));
    if (edits.length + created.length === 0) return Promise.resolve({ ok: true, value: [] });
    return write({ orm: this.orm, actor: IMPORTER }, async (writing) => {
      const changed = edits.length > 0 ? await writing.editAll(Product, edits) : [];
      return [...changed, ...created.map((values) => writing.create(Product, { ...values, tags: [] }, { at: [] }))];
    });
  }

  async #count({ line, values, category }: ProductRow, plan: Plan): Promise<void> {
    if (plan.kind === 'create') {
      this.#products.created++;
      return;
    }
    if (isChange(plan.patch)) this.#products.changed++;
    else this.#products.unchanged++;
    for (const kept of plan.kept) {
      // Nobody knows a category by its id.
      if (kept.field === 'categoryId') {
        const value = await this.#categories.nameOf(kept.value);
        this.#report(line, values.sku, { ...kept, field: 'category', value, inFile: category });
      } else this.#report(line, values.sku, kept);
    }
  }

  #reportCategory({ line, name }: CategoryRow): void {
    const category = this.#categories.of(name);
    const by = category.changedBy;
    if (category.deleted) this.#report(line, name, { field: 'deletedAt', value: null, inFile: null, by });
    else if (category.name !== name)
      this.#report(line, name, { field: 'name', value: category.name, inFile: name, by });
  }

  #report(line: Line, name: string, kept: Kept): void {
    this.#kept++;
    this.listener.kept(line, name, kept);
  }

  #refuse(line: Line, error: unknown): void {
    if (!(error instanceof RowRefused)) throw error;
    this.#refused++;
    this.listener.refused(line, error.reasons);
  }
}

function isChange(patch: object): boolean {
  return Object.keys(patch).length > 0;
}

type Refusal = Extract<Outcome<unknown>, { ok: false }>;

function wasStale({ failure }: Refusal): boolean {
  return failure.kind === 'batch'
    ? failure.failures.some((each) => each.failure.kind === 'conflict')
    : failure.kind === 'conflict';
}

/** For the rules that only the database can tell: whatever else is wrong with a row was found while it was read. */
function reasonsOf({ failure }: Refusal): string[] {
  const failures = failure.kind === 'batch' ? failure.failures.map((each) => each.failure) : [failure];
  return failures.flatMap((each) => {
    switch (each.kind) {
      case 'invalid':
        return each.issues.map(({ path, message }) => `${path.at(-1) ?? ''} ${message}`.trim());
      case 'conflict':
        return ['was saved by others again and again meanwhile'];
      case 'locked':
        return [`is being edited by ${each.lock.holder.name}`];
      default:
        return ['is not there any more'];
    }
  });
}
