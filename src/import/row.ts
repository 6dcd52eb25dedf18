import { brokenFieldRules } from '../model/field-rules.js';
import { recordType, type RecordClass } from '../model/record-type.js';
import { Category } from '../records/category/category.js';
import { Product, ProductStatus } from '../records/product/product.js';
import type { Line } from './lines.js';

/** A line of a file, understood (docs/import-format.md). */
export type Row = CategoryRow | ProductRow;

export interface CategoryRow {
  readonly kind: 'category';
  readonly line: Line;
  readonly name: string;
}

export interface ProductRow {
  readonly kind: 'product';
  readonly line: Line;
  /** The name of its category. */
  readonly category: string;
  readonly values: {
    readonly sku: string;
    readonly name: string;
    readonly description: string;
    readonly price: string;
    readonly stock: number;
    readonly status: ProductStatus;
  };
}

/** Why a row is not taken: every reason, in words that come after the name of a key, or after nothing. */
export class RowRefused extends Error {
  constructor(readonly reasons: readonly string[]) {
    super(reasons.join('; '));
  }
}

type Fields = Readonly<Record<string, unknown>>;
/** Says what is wrong with a value, or null. */
type Check = (value: unknown) => string | null;

const text: Check = (value) => (typeof value === 'string' ? null : 'is not a text');
const wholeNumber: Check = (value) => (Number.isInteger(value) ? null : 'is not a whole number');
const boolean: Check = (value) => (typeof value === 'boolean' ? null : 'is neither true nor false');
const amount: Check = (value) => (typeof value === 'string' || typeof value === 'number' ? null : 'is not an amount');
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null ? null : check(value);

const CATEGORY_KEYS: Record<string, Check> = { name: text, description: orNull(text) };

const PRODUCT_KEYS: Record<string, Check> = {
  sku: text,
  name: text,
  category: text,
  supplier: orNull(text),
  quantityPerUnit: orNull(text),
  unitPrice: amount,
  unitsInStock: wholeNumber,
  reorderLevel: orNull(wholeNumber),
  discontinued: orNull(boolean),
};

/** The keys of the file for those fields that are called something else there. */
const KEY_OF: Readonly<Record<string, string>> = { price: 'unitPrice', stock: 'unitsInStock' };

/** The row of a line; null for an empty line. @throws RowRefused */
export function parseRow(line: Line): Row | null {
  const json = textOf(line);
  if (json.trim() === '') return null;
  const fields = objectOf(json);
  const isProduct = Object.keys(fields).some(
    (key) => Object.hasOwn(PRODUCT_KEYS, key) && !Object.hasOwn(CATEGORY_KEYS, key),
  );
  return isProduct ? productRow(line, fields) : categoryRow(line, fields);
}

function categoryRow(line: Line, fields: Fields): CategoryRow {
  checkKeys(fields, CATEGORY_KEYS);
  const name = fields['name'] as string;
  checkValues(Category, { name });
  return { kind: 'category', line, name };
}

function productRow(line: Line, fields: Fields): ProductRow {
  checkKeys(fields, PRODUCT_KEYS);
  const category = fields['category'] as string;
  const values = {
    sku: fields['sku'] as string,
    name: fields['name'] as string,
    description: descriptionOf(fields),
    price: String(fields['unitPrice']),
    stock: fields['unitsInStock'] as number,
    status: fields['discontinued'] === true ? ProductStatus.ARCHIVED : ProductStatus.ACTIVE,
  };
  const reasons = [
    ...brokenRules(Product, values).map(({ field, message }) => `${KEY_OF[field] ?? field} ${message}`),
    ...brokenRules(Category, { name: category }).map(({ message }) => `category ${message}`),
  ];
  if (reasons.length > 0) throw new RowRefused(reasons);
  return { kind: 'product', line, category, values };
}

/** What a product has no fields for is kept as lines of its description, where people read and search it. */
function descriptionOf({ supplier, quantityPerUnit, reorderLevel }: Fields): string {
  const lines = [
    ['Supplier', supplier],
    ['Quantity per unit', quantityPerUnit],
    ['Reorder level', reorderLevel],
  ].filter(([, value]) => value != null);
  return lines.map(([label, value]) => `${String(label)}: ${String(value)}\n`).join('');
}

function textOf({ bytes, number }: Line): string {
  try {
    // A byte order mark is where a file starts, and nothing of its first line.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: number > 1 }).decode(bytes);
  } catch {
    throw new RowRefused(['is not text in UTF-8']);
  }
}

function objectOf(json: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new RowRefused(['is not JSON']);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new RowRefused(['is not a JSON object']);
  return value as Fields;
}

function checkKeys(fields: Fields, keys: Readonly<Record<string, Check>>): void {
  const reasons = Object.entries(keys).flatMap(([key, check]) => {
    // A key that may be null may be left out.
    const problem = Object.hasOwn(fields, key) || check(null) === null ? check(fields[key] ?? null) : 'is missing';
    return problem === null ? [] : [`${key} ${problem}`];
  });
  if (reasons.length > 0) throw new RowRefused(reasons);
}

function checkValues(entity: RecordClass, values: Fields): void {
  const broken = brokenRules(entity, values);
  if (broken.length > 0) throw new RowRefused(broken.map(({ field, message }) => `${field} ${message}`));
}

/** The rules that the record type declares for its fields: the same as for everybody who writes. */
function brokenRules(entity: RecordClass, values: Fields): { field: string; message: string }[] {
  return brokenFieldRules(recordType(entity), values).map(({ path, message }) => ({ field: path.join('.'), message }));
}
