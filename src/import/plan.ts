import { sameValue } from '../core/three-way.js';
import { recordType } from '../model/record-type.js';
import { MAX_STOCK, Product } from '../records/product/product.js';
import { valuesOf } from '../writes/conflict.js';
import type { KnownCategory } from './categories.js';
import type { FieldHistory, FoundProduct } from './found.js';
import { RowRefused, type ProductRow } from './row.js';

/** A value of a field that people chose, and that an import leaves alone though the file has another. */
export interface Kept {
  readonly field: string;
  readonly value: unknown;
  readonly inFile: unknown;
  readonly by: string;
}

/** What a row of a file comes to. */
export type Plan =
  | { readonly kind: 'create'; readonly values: Values }
  | { readonly kind: 'change'; readonly product: Product; readonly patch: Values; readonly kept: readonly Kept[] };

type Values = Readonly<Record<string, unknown>>;

/** What a row makes of the product that stands for it. @throws RowRefused */
export function planOf(row: ProductRow, category: KnownCategory, found: FoundProduct | undefined): Plan {
  const values = { ...row.values, categoryId: category.id };
  const plan: Plan = found ? changesTo(found, values) : { kind: 'create', values };
  const written: Values = plan.kind === 'create' ? plan.values : plan.patch;
  if (written['categoryId'] !== undefined && category.deleted) {
    throw new RowRefused([`category "${category.name}" is deleted: restore it first`]);
  }
  return plan;
}

/**
 * Field by field: what still is as an import last wrote it, is the file's to change; what is not, somebody else has
 * edited. The base is what the import wrote there, not the version it wrote: that holds other people's edits, too.
 */
function changesTo(
  { record, history }: FoundProduct,
  { stock, ...values }: ProductRow['values'] & { categoryId: string },
): Plan {
  const current = valuesOf(recordType(Product), record);
  if (record.deletedAt) {
    const by = record.updatedBy.name;
    return {
      kind: 'change',
      product: record,
      patch: {},
      kept: [{ field: 'deletedAt', value: current['deletedAt'], inFile: null, by }],
    };
  }
  const patch: Record<string, unknown> = {};
  const kept: Kept[] = [];
  for (const { name, kind } of recordType(Product).fields) {
    const inFile = (values as Values)[name];
    if (inFile === undefined || sameValue(kind, current[name], inFile)) continue;
    const past = history.get(name);
    if (past?.imported !== undefined && sameValue(kind, current[name], past.imported)) patch[name] = inFile;
    else kept.push({ field: name, value: current[name], inFile, by: past?.changedBy ?? record.createdBy.name });
  }
  moveStock(record.stock, stock, history.get('stock'), patch, kept);
  return { kind: 'change', product: record, patch, kept };
}

/**
 * Stock is not a value that one side sets: orders take from it and deliveries add to it. What the file adds is its
 * difference to what imports have put in so far, so that the same file a second time adds nothing, whatever was sold.
 */
function moveStock(
  current: number,
  inFile: number,
  past: FieldHistory | undefined,
  patch: Record<string, unknown>,
  kept: Kept[],
): void {
  if (past?.imported === undefined) return;
  const stock = current + inFile - past.importedSum;
  if (stock >= 0 && stock <= MAX_STOCK) {
    if (stock !== current) patch['stock'] = stock;
  } else kept.push({ field: 'stock', value: current, inFile, by: past.changedBy });
}
