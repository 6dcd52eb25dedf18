import { decimal, longText, scalar, stringSet, type ComparedField, type FieldKind, type Values } from 'concord/client';
import type { ProductInFullFragment } from '../gql/graphql.ts';

const PRICE = /^\d+([.]\d{1,2})?$/;
const WHOLE_NUMBER = /^\d+$/;
const money = decimal(2);

/** What is typed on the way to a price is none yet: it is only like itself. */
const typedPrice: FieldKind<string> = {
  ...money,
  same: (a, b) => (PRICE.test(a) && PRICE.test(b) ? money.same(a, b) : a === b),
  canonical: (value) => (PRICE.test(value) ? money.canonical(value) : value),
};

/** As the server declares them: so what merges here is what merges there. */
export const FIELDS: readonly ComparedField[] = [
  { name: 'name', kind: scalar },
  { name: 'sku', kind: scalar },
  { name: 'price', kind: typedPrice },
  { name: 'stock', kind: scalar },
  { name: 'status', kind: scalar },
  { name: 'categoryId', kind: scalar },
  { name: 'tags', kind: stringSet },
  { name: 'description', kind: longText },
];

const TITLES: Readonly<Record<string, string>> = {
  name: 'Name',
  sku: 'SKU',
  price: 'Price',
  stock: 'Stock',
  status: 'Status',
  categoryId: 'Category',
  tags: 'Tags',
  description: 'Description',
};

export function titleOf(field: string): string {
  return TITLES[field] ?? field;
}

export function valuesOf(product: ProductInFullFragment): Values {
  const { name, sku, price, status, tags, description, category } = product;
  // As it is typed: on the way to a number there may be none.
  return {
    name,
    sku,
    price,
    stock: String(product.stock),
    status,
    categoryId: category?.id ?? null,
    tags,
    description,
  };
}

/** As the API takes it. */
export function toPatch({ stock, ...patch }: Values): Values {
  return stock === undefined ? patch : { ...patch, stock: Number(stock) };
}

export interface Issue {
  /** Null: it is about no field in particular. */
  readonly field: string | null;
  readonly message: string;
}

/** What the API could not even read. All other rules are the server's to know. */
export function unreadable({ price, stock }: Values): Issue[] {
  const issues: Issue[] = [];
  if (price !== undefined && !PRICE.test(price as string)) {
    issues.push({ field: 'price', message: 'must be a number like 19.90' });
  }
  if (stock !== undefined && !WHOLE_NUMBER.test(stock as string)) {
    issues.push({ field: 'stock', message: 'must be a whole number' });
  }
  return issues;
}
