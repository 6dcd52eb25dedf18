import { decimal, longText, scalar, stringSet, type FieldKind } from 'concord/client';
import {
  ProductDocument,
  SaveProductDocument,
  type ProductInFullFragment,
  type ProductStatus,
} from '../gql/graphql.ts';
import { STATUS_NAMES } from '../products/status.tsx';
import { choiceInput, lineInput, showLongText, showText, textInput } from '../record/inputs.tsx';
import type { Issue, RecordField, RecordType } from '../record/record-type.ts';
import { CategoryInput, CategoryName } from './category-input.tsx';
import { TagsInput } from './tags-input.tsx';
import { Tags } from './tags.tsx';

const PRICE = /^\d+([.]\d{1,2})?$/;
const WHOLE_NUMBER = /^\d+$/;
const money = decimal(2);

/** What is typed on the way to a price is none yet: it is only like itself. */
const typedPrice: FieldKind<string> = {
  ...money,
  same: (a, b) => (PRICE.test(a) && PRICE.test(b) ? money.same(a, b) : a === b),
  canonical: (value) => (PRICE.test(value) ? money.canonical(value) : value),
};

const FIELDS: readonly RecordField[] = [
  { name: 'name', title: 'Name', kind: scalar, show: showText, input: lineInput('text') },
  { name: 'sku', title: 'SKU', kind: scalar, show: showText, input: lineInput('text') },
  { name: 'price', title: 'Price', kind: typedPrice, show: showText, input: lineInput('decimal') },
  { name: 'stock', title: 'Stock', kind: scalar, show: showText, input: lineInput('numeric') },
  {
    name: 'status',
    title: 'Status',
    kind: scalar,
    show: (status) => STATUS_NAMES[status as ProductStatus],
    input: choiceInput(STATUS_NAMES),
  },
  {
    name: 'categoryId',
    title: 'Category',
    kind: scalar,
    show: (id) => <CategoryName id={id as string | null} />,
    input: (props) => <CategoryInput {...props} />,
  },
  {
    name: 'tags',
    title: 'Tags',
    kind: stringSet,
    isMarked: true,
    show: (tags, base = tags) => <Tags tags={tags as readonly string[]} base={base as readonly string[]} />,
    input: (props) => <TagsInput {...props} />,
  },
  {
    name: 'description',
    title: 'Description',
    kind: longText,
    isMarked: true,
    show: showLongText,
    input: textInput(8),
  },
];

export const PRODUCT: RecordType<ProductInFullFragment> = {
  typename: 'Product',
  noun: 'product',
  path: '/products',
  listTitle: 'Products',
  read: ProductDocument,
  save: SaveProductDocument,
  nameOf: ({ name }) => name,
  valuesOf: ({ name, sku, price, stock, status, tags, description, category }) => ({
    name,
    sku,
    price,
    stock: String(stock),
    status,
    categoryId: category?.id ?? null,
    tags,
    description,
  }),
  fieldsOf: () => FIELDS,
  toPatch: ({ stock, ...patch }) => (stock === undefined ? patch : { ...patch, stock: Number(stock) }),
  unreadable({ price, stock }) {
    const issues: Issue[] = [];
    if (price !== undefined && !PRICE.test(price as string)) {
      issues.push({ field: 'price', message: 'must be a number like 19.90' });
    }
    if (stock !== undefined && !WHOLE_NUMBER.test(stock as string)) {
      issues.push({ field: 'stock', message: 'must be a whole number' });
    }
    return issues;
  },
  // ["patch", "tags", "0"] is about the tags.
  fieldAt: ([part, field]) => (part === 'patch' && field !== undefined ? field : null),
};
