import { randomUUID } from 'node:crypto';
import type {
  CategoryPatch,
  ConflictPolicy,
  CreateCategoryInput,
  CreateProductInput,
  OrderPatch,
  OrderStatus,
  PlaceOrderInput,
  PlaceOrderLineInput,
  ProductPatch,
  ReadRecordQuery,
  WholeCategoryFragment,
  WholeOrderFragment,
  WholeProductFragment,
} from '../gql/graphql.js';
import { expectType } from './http.js';
import * as categories from './category-operations.js';
import * as operations from './operations.js';
import * as orders from './order-operations.js';
import type { Person, Shop } from './shop.js';

export type Product = WholeProductFragment;
export type Category = WholeCategoryFragment;
export type Order = WholeOrderFragment;

/** A record as somebody has read it: what a save is based on. */
export interface Read {
  readonly id: string;
  readonly version: number;
}

/** Who does it, and what is sent besides. */
export interface Way {
  as?: Person;
  /** The idempotency key. */
  key?: string;
  onConflict?: ConflictPolicy;
}

const target = ({ id, version }: Read): { id: string; expectedVersion: number } => ({ id, expectedVersion: version });
const keyed = ({ key }: Way): { idempotencyKey?: string } => (key === undefined ? {} : { idempotencyKey: key });
const policy = ({ onConflict }: Way): { onConflict?: ConflictPolicy } => (onConflict ? { onConflict } : {});

export const uniqueSku = (): string => `SKU-${randomUUID()}`;

/** What createProduct answers for a product that has all it needs, with these fields instead. */
export async function createProduct(shop: Shop, fields: Partial<CreateProductInput> = {}, way: Way = {}) {
  const input = { sku: uniqueSku(), name: 'Chai', price: '19.90', stock: 10, status: 'ACTIVE' as const, ...fields };
  return (await shop.request(operations.CreateProduct, { input, ...keyed(way) }, way)).createProduct;
}

/** A new product, which there is then. */
export async function newProduct(
  shop: Shop,
  fields: Partial<CreateProductInput> = {},
  way: Way = {},
): Promise<Product> {
  return expectType(await createProduct(shop, fields, way), 'Product');
}

export function newProducts(shop: Shop, count: number, fields: Partial<CreateProductInput> = {}): Promise<Product[]> {
  return Promise.all(Array.from({ length: count }, () => newProduct(shop, fields)));
}

export async function saveProduct(shop: Shop, read: Read, patch: ProductPatch, way: Way = {}) {
  return (await shop.request(operations.UpdateProduct, { ...target(read), patch, ...policy(way), ...keyed(way) }, way))
    .updateProduct;
}

/** Saves them together, in one batch. */
export async function saveProducts(shop: Shop, edits: readonly (readonly [Read, ProductPatch])[], way: Way = {}) {
  const updates = edits.map(([read, patch]) => ({ ...target(read), patch, ...policy(way) }));
  return (await shop.request(operations.UpdateProducts, { updates, ...keyed(way) }, way)).updateProducts;
}

export async function deleteProduct(shop: Shop, read: Read, way: Way = {}) {
  return (await shop.request(operations.DeleteProduct, { ...target(read), ...keyed(way) }, way)).deleteProduct;
}

export async function restoreProduct(shop: Shop, read: Read, way: Way = {}) {
  return (await shop.request(operations.RestoreProduct, { ...target(read), ...keyed(way) }, way)).restoreProduct;
}

export async function revertProduct(shop: Shop, read: Read, toVersion: number, way: Way = {}) {
  return (await shop.request(operations.RevertProduct, { ...target(read), toVersion, ...keyed(way) }, way))
    .revertProduct;
}

export async function undoProductRevision(shop: Shop, read: Read, version: number, way: Way = {}) {
  const variables = { ...target(read), version, ...keyed(way) };
  return (await shop.request(operations.UndoProductRevision, variables, way)).undoProductRevision;
}

export async function adjustStock(shop: Shop, id: string, delta: number, expectedVersion?: number, way: Way = {}) {
  const variables = { id, delta, ...(expectedVersion === undefined ? {} : { expectedVersion }), ...keyed(way) };
  return (await shop.request(operations.AdjustStock, variables, way)).adjustStock;
}

export async function createCategory(shop: Shop, fields: Partial<CreateCategoryInput> = {}, way: Way = {}) {
  return (
    await shop.request(categories.CreateCategory, { input: { name: 'Beverages', ...fields }, ...keyed(way) }, way)
  ).createCategory;
}

export async function newCategory(shop: Shop, fields: Partial<CreateCategoryInput> = {}): Promise<Category> {
  return expectType(await createCategory(shop, fields), 'Category');
}

export async function saveCategory(shop: Shop, read: Read, patch: CategoryPatch, way: Way = {}) {
  return (await shop.request(categories.UpdateCategory, { ...target(read), patch, ...policy(way), ...keyed(way) }, way))
    .updateCategory;
}

export async function deleteCategory(shop: Shop, read: Read, way: Way = {}) {
  return (await shop.request(categories.DeleteCategory, { ...target(read), ...keyed(way) }, way)).deleteCategory;
}

export async function restoreCategory(shop: Shop, read: Read, way: Way = {}) {
  return (await shop.request(categories.RestoreCategory, { ...target(read), ...keyed(way) }, way)).restoreCategory;
}

export async function saveCategories(shop: Shop, edits: readonly (readonly [Read, CategoryPatch])[], way: Way = {}) {
  const updates = edits.map(([read, patch]) => ({ ...target(read), patch, ...policy(way) }));
  return (await shop.request(categories.UpdateCategories, { updates, ...keyed(way) }, way)).updateCategories;
}

export async function revertCategory(shop: Shop, read: Read, toVersion: number, way: Way = {}) {
  return (await shop.request(categories.RevertCategory, { ...target(read), toVersion, ...keyed(way) }, way))
    .revertCategory;
}

export async function undoCategoryRevision(shop: Shop, read: Read, version: number, way: Way = {}) {
  const variables = { ...target(read), version, ...keyed(way) };
  return (await shop.request(categories.UndoCategoryRevision, variables, way)).undoCategoryRevision;
}

export async function placeOrder(
  shop: Shop,
  lines: readonly PlaceOrderLineInput[],
  way: Way = {},
  fields: Partial<PlaceOrderInput> = {},
) {
  const address = { customerName: 'Nancy Davolio', shippingAddress: '507 20th Ave. E., Seattle' };
  const input = { ...address, ...fields, lines: [...lines] };
  return (await shop.request(orders.PlaceOrder, { input, ...keyed(way) }, way)).placeOrder;
}

/** A new order of so many units of each product. */
export async function newOrder(shop: Shop, ...lines: readonly (readonly [Read, quantity: number])[]): Promise<Order> {
  const asked = lines.map(([{ id: productId }, quantity]) => ({ productId, quantity }));
  return expectType(await placeOrder(shop, asked), 'Order');
}

export async function saveOrder(shop: Shop, read: Read, patch: OrderPatch, way: Way = {}) {
  return (await shop.request(orders.UpdateOrder, { ...target(read), patch, ...policy(way), ...keyed(way) }, way))
    .updateOrder;
}

export async function setOrderStatus(shop: Shop, read: Read, status: OrderStatus, way: Way = {}) {
  return (await shop.request(orders.ChangeOrderStatus, { ...target(read), status, ...keyed(way) }, way))
    .changeOrderStatus;
}

/** The product as it was at a version; null when there never was one. */
export async function readProductAt(shop: Shop, id: string, atVersion: number) {
  return (await shop.request(operations.ReadProduct, { id, atVersion }, {})).product;
}

/** The record as the server shows it now. */
export async function readRecord<Name extends 'Product' | 'Category' | 'Order'>(shop: Shop, name: Name, id: string) {
  const { node } = await shop.request(operations.ReadRecord, { id });
  return expectType<NonNullable<ReadRecordQuery['node']>, Name>(node, name);
}
