import { randomUUID } from 'node:crypto';
import type {
  CategoryPatch,
  CreateCategoryInput,
  CreateProductInput,
  OrderPatch,
  OrderStatus,
  PlaceOrderLineInput,
  ProductPatch,
  ReadRecordQuery,
  WholeCategoryFragment,
  WholeOrderFragment,
  WholeProductFragment,
} from '../gql/graphql.js';
import { expectType } from './http.js';
import * as operations from './operations.js';
import type { Person, Shop } from './shop.js';

export type Product = WholeProductFragment;
export type Category = WholeCategoryFragment;
export type Order = WholeOrderFragment;

/** A record as somebody has read it: what a save is based on. */
export interface Read {
  readonly id: string;
  readonly version: number;
}

interface As {
  as?: Person;
}

const target = ({ id, version }: Read): { id: string; expectedVersion: number } => ({ id, expectedVersion: version });

export const uniqueSku = (): string => `SKU-${randomUUID()}`;

/** What createProduct answers for a product that has all it needs, with these fields instead. */
export async function createProduct(shop: Shop, fields: Partial<CreateProductInput> = {}, as: As = {}) {
  const input = { sku: uniqueSku(), name: 'Chai', price: '19.90', stock: 10, status: 'ACTIVE' as const, ...fields };
  return (await shop.request(operations.CreateProduct, { input }, as)).createProduct;
}

/** A new product, which there is then. */
export async function newProduct(shop: Shop, fields: Partial<CreateProductInput> = {}, as: As = {}): Promise<Product> {
  return expectType(await createProduct(shop, fields, as), 'Product');
}

export function newProducts(shop: Shop, count: number, fields: Partial<CreateProductInput> = {}): Promise<Product[]> {
  return Promise.all(Array.from({ length: count }, () => newProduct(shop, fields)));
}

export async function saveProduct(shop: Shop, read: Read, patch: ProductPatch, as: As = {}) {
  return (await shop.request(operations.UpdateProduct, { ...target(read), patch }, as)).updateProduct;
}

/** Saves them together, in one batch. */
export async function saveProducts(shop: Shop, edits: readonly (readonly [Read, ProductPatch])[], as: As = {}) {
  const updates = edits.map(([read, patch]) => ({ ...target(read), patch }));
  return (await shop.request(operations.UpdateProducts, { updates }, as)).updateProducts;
}

export async function deleteProduct(shop: Shop, read: Read, as: As = {}) {
  return (await shop.request(operations.DeleteProduct, target(read), as)).deleteProduct;
}

export async function restoreProduct(shop: Shop, read: Read, as: As = {}) {
  return (await shop.request(operations.RestoreProduct, target(read), as)).restoreProduct;
}

export async function adjustStock(shop: Shop, id: string, delta: number, expectedVersion?: number, as: As = {}) {
  const variables = { id, delta, ...(expectedVersion === undefined ? {} : { expectedVersion }) };
  return (await shop.request(operations.AdjustStock, variables, as)).adjustStock;
}

export async function createCategory(shop: Shop, fields: Partial<CreateCategoryInput> = {}, as: As = {}) {
  return (await shop.request(operations.CreateCategory, { input: { name: 'Beverages', ...fields } }, as))
    .createCategory;
}

export async function newCategory(shop: Shop, fields: Partial<CreateCategoryInput> = {}): Promise<Category> {
  return expectType(await createCategory(shop, fields), 'Category');
}

export async function saveCategory(shop: Shop, read: Read, patch: CategoryPatch, as: As = {}) {
  return (await shop.request(operations.UpdateCategory, { ...target(read), patch }, as)).updateCategory;
}

export async function deleteCategory(shop: Shop, read: Read, as: As = {}) {
  return (await shop.request(operations.DeleteCategory, target(read), as)).deleteCategory;
}

export async function restoreCategory(shop: Shop, read: Read, as: As = {}) {
  return (await shop.request(operations.RestoreCategory, target(read), as)).restoreCategory;
}

export async function placeOrder(shop: Shop, lines: readonly PlaceOrderLineInput[], as: As = {}) {
  const input = { customerName: 'Nancy Davolio', shippingAddress: '507 20th Ave. E., Seattle', lines: [...lines] };
  return (await shop.request(operations.PlaceOrder, { input }, as)).placeOrder;
}

/** A new order of so many units of each product. */
export async function newOrder(shop: Shop, ...lines: readonly (readonly [Read, quantity: number])[]): Promise<Order> {
  const asked = lines.map(([{ id: productId }, quantity]) => ({ productId, quantity }));
  return expectType(await placeOrder(shop, asked), 'Order');
}

export async function saveOrder(shop: Shop, read: Read, patch: OrderPatch, as: As = {}) {
  return (await shop.request(operations.UpdateOrder, { ...target(read), patch }, as)).updateOrder;
}

export async function setOrderStatus(shop: Shop, read: Read, status: OrderStatus, as: As = {}) {
  return (await shop.request(operations.ChangeOrderStatus, { ...target(read), status }, as)).changeOrderStatus;
}

/** The record as the server shows it now. */
export async function readRecord<Name extends 'Product' | 'Category' | 'Order'>(shop: Shop, name: Name, id: string) {
  const { node } = await shop.request(operations.ReadRecord, { id });
  return expectType<NonNullable<ReadRecordQuery['node']>, Name>(node, name);
}
