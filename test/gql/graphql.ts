/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Absent: unchanged. Null: cleared, where the field may be null. */
export type CategoryPatch = {
  /** To be shown to people; need not be unique. */
  name?: string | null | undefined;
  /** Null at the top. A category is never its own ancestor. */
  parentId?: string | null | undefined;
};

/** A new category. */
export type CreateCategoryInput = {
  /** To be shown to people; need not be unique. */
  name: string;
  /** Null at the top. A category is never its own ancestor. */
  parentId?: string | null | undefined;
};

/** A new product. */
export type CreateProductInput = {
  /** The id of a living category. */
  categoryId?: string | null | undefined;
  /** Long text: merges line by line. */
  description?: string;
  /** To be shown to people; need not be unique. */
  name: string;
  /** Two decimals, always. Never below zero. */
  price: string;
  /** Unique among all products, deleted ones included. */
  sku: string;
  /** Only an ACTIVE product can be ordered. */
  status?: ProductStatus;
  /** Units on hand: never below zero. */
  stock?: number;
  /** A set: no duplicates, order carries no meaning; merges as a set. */
  tags?: Array<string>;
};

/** A new quantity for one line of an order. */
export type OrderLinePatch = {
  /** Of the line. */
  id: string;
  /** Units; 0 removes the line. */
  quantity: number;
};

/** Absent: unchanged. Null: cleared, where the field may be null. */
export type OrderPatch = {
  /** Who ordered. */
  customerName?: string | null | undefined;
  /** While PLACED only. Replaces the quantities of the named lines; 0 removes a line, but not the last. Stock follows in the same transaction. */
  lines?: Array<OrderLinePatch> | null | undefined;
  /** Long text: merges line by line. */
  note?: string | null | undefined;
  /** Where to send it. */
  shippingAddress?: string | null | undefined;
};

/** PLACED to PAID to SHIPPED; CANCELLED from PLACED or PAID. */
export type OrderStatus =
  | 'CANCELLED'
  | 'PAID'
  | 'PLACED'
  | 'SHIPPED';

/** A new order. */
export type PlaceOrderInput = {
  /** Who ordered. */
  customerName: string;
  /** 1 to 200, each of another product. */
  lines: Array<PlaceOrderLineInput>;
  /** Long text: merges line by line. */
  note?: string;
  /** Where to send it. */
  shippingAddress: string;
};

/** One line of a new order. */
export type PlaceOrderLineInput = {
  /** When given: the order is refused with a ConflictError if the product (its price, say) moved on. */
  expectedProductVersion?: number | null | undefined;
  /** Of an ACTIVE product. */
  productId: string;
  /** Units, at least one. */
  quantity: number;
};

/** Absent: unchanged. Null: cleared, where the field may be null. */
export type ProductPatch = {
  /** The id of a living category. */
  categoryId?: string | null | undefined;
  /** Long text: merges line by line. */
  description?: string | null | undefined;
  /** To be shown to people; need not be unique. */
  name?: string | null | undefined;
  /** Two decimals, always. Never below zero. */
  price?: string | null | undefined;
  /** Unique among all products, deleted ones included. */
  sku?: string | null | undefined;
  /** Only an ACTIVE product can be ordered. */
  status?: ProductStatus | null | undefined;
  /** Units on hand: never below zero. */
  stock?: number | null | undefined;
  /** A set: no duplicates, order carries no meaning; merges as a set. */
  tags?: Array<string> | null | undefined;
};

/** Only an ACTIVE product can be ordered. */
export type ProductStatus =
  | 'ACTIVE'
  | 'ARCHIVED'
  | 'DRAFT';

/** One update of a batch. */
export type ProductUpdate = {
  /** The version that the change is based on. */
  expectedVersion: number;
  /** Of the record. */
  id: string;
  /** What to change. */
  patch: ProductPatch;
};

type Stamp_Category_Fragment = { __typename: 'Category', id: string, version: number, createdAt: string, updatedAt: string, deletedAt: string | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } };

type Stamp_Order_Fragment = { __typename: 'Order', id: string, version: number, createdAt: string, updatedAt: string, deletedAt: string | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } };

type Stamp_Product_Fragment = { __typename: 'Product', id: string, version: number, createdAt: string, updatedAt: string, deletedAt: string | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } };

export type StampFragment =
  | Stamp_Category_Fragment
  | Stamp_Order_Fragment
  | Stamp_Product_Fragment
;

export type WholeProductFragment = { __typename: 'Product', sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, id: string, version: number, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } };

export type WholeCategoryFragment = { __typename: 'Category', name: string, id: string, version: number, createdAt: string, updatedAt: string, deletedAt: string | null, parent: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } };

export type WholeOrderFragment = { __typename: 'Order', customerName: string, shippingAddress: string, note: string, total: string, id: string, version: number, createdAt: string, updatedAt: string, deletedAt: string | null, orderStatus: OrderStatus, lines: Array<{ id: string, quantity: number, unitPrice: string, product: { id: string } }>, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } };

type WholeRecord_Category_Fragment = { __typename: 'Category', id: string, version: number, name: string, createdAt: string, updatedAt: string, deletedAt: string | null, parent: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } };

type WholeRecord_Order_Fragment = { __typename: 'Order', id: string, version: number, customerName: string, shippingAddress: string, note: string, total: string, createdAt: string, updatedAt: string, deletedAt: string | null, orderStatus: OrderStatus, lines: Array<{ id: string, quantity: number, unitPrice: string, product: { id: string } }>, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } };

type WholeRecord_Product_Fragment = { __typename: 'Product', id: string, version: number, sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } };

export type WholeRecordFragment =
  | WholeRecord_Category_Fragment
  | WholeRecord_Order_Fragment
  | WholeRecord_Product_Fragment
;

type Refusal_BatchError_Fragment = { __typename: 'BatchError', message: string };

type Refusal_ConflictError_Fragment = { __typename: 'ConflictError', expectedVersion: number, currentVersion: number, conflictingFields: Array<string>, message: string, current:
    | { __typename: 'Category', id: string, version: number, name: string, createdAt: string, updatedAt: string, deletedAt: string | null, parent: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
    | { __typename: 'Order', id: string, version: number, customerName: string, shippingAddress: string, note: string, total: string, createdAt: string, updatedAt: string, deletedAt: string | null, orderStatus: OrderStatus, lines: Array<{ id: string, quantity: number, unitPrice: string, product: { id: string } }>, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
    | { __typename: 'Product', id: string, version: number, sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
  , base:
    | { __typename: 'Category', id: string, version: number, name: string, createdAt: string, updatedAt: string, deletedAt: string | null, parent: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
    | { __typename: 'Order', id: string, version: number, customerName: string, shippingAddress: string, note: string, total: string, createdAt: string, updatedAt: string, deletedAt: string | null, orderStatus: OrderStatus, lines: Array<{ id: string, quantity: number, unitPrice: string, product: { id: string } }>, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
    | { __typename: 'Product', id: string, version: number, sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
   | null, fields: Array<{ field: string, base: unknown, current: unknown, yours: unknown, conflicting: boolean, merged: unknown, changedAt: string | null, changedInVersion: number | null, changedBy: { id: string, name: string } | null }> };

type Refusal_NotFoundError_Fragment = { __typename: 'NotFoundError', id: string, message: string };

type Refusal_ValidationError_Fragment = { __typename: 'ValidationError', message: string, issues: Array<{ path: Array<string>, message: string }> };

export type RefusalFragment =
  | Refusal_BatchError_Fragment
  | Refusal_ConflictError_Fragment
  | Refusal_NotFoundError_Fragment
  | Refusal_ValidationError_Fragment
;

export type CreateProductMutationVariables = Exact<{
  input: CreateProductInput;
}>;


export type CreateProductMutation = { createProduct:
    | { __typename: 'Product', sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, id: string, version: number, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: Array<string>, message: string }> }
   };

export type UpdateProductMutationVariables = Exact<{
  id: string;
  expectedVersion: number;
  patch: ProductPatch;
}>;


export type UpdateProductMutation = { updateProduct:
    | { __typename: 'ConflictError', expectedVersion: number, currentVersion: number, conflictingFields: Array<string>, message: string, current:
        | { __typename: 'Category', id: string, version: number, name: string, createdAt: string, updatedAt: string, deletedAt: string | null, parent: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Order', id: string, version: number, customerName: string, shippingAddress: string, note: string, total: string, createdAt: string, updatedAt: string, deletedAt: string | null, orderStatus: OrderStatus, lines: Array<{ id: string, quantity: number, unitPrice: string, product: { id: string } }>, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Product', id: string, version: number, sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
      , base:
        | { __typename: 'Category', id: string, version: number, name: string, createdAt: string, updatedAt: string, deletedAt: string | null, parent: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Order', id: string, version: number, customerName: string, shippingAddress: string, note: string, total: string, createdAt: string, updatedAt: string, deletedAt: string | null, orderStatus: OrderStatus, lines: Array<{ id: string, quantity: number, unitPrice: string, product: { id: string } }>, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Product', id: string, version: number, sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
       | null, fields: Array<{ field: string, base: unknown, current: unknown, yours: unknown, conflicting: boolean, merged: unknown, changedAt: string | null, changedInVersion: number | null, changedBy: { id: string, name: string } | null }> }
    | { __typename: 'NotFoundError', id: string, message: string }
    | { __typename: 'Product', sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, id: string, version: number, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: Array<string>, message: string }> }
   };

export type UpdateProductsMutationVariables = Exact<{
  updates: Array<ProductUpdate> | ProductUpdate;
}>;


export type UpdateProductsMutation = { updateProducts:
    | { __typename: 'BatchError', message: string, failures: Array<{ index: number, error:
          | { __typename: 'BatchError', message: string }
          | { __typename: 'ConflictError', expectedVersion: number, currentVersion: number, conflictingFields: Array<string>, message: string, current:
              | { __typename: 'Category', id: string, version: number, name: string, createdAt: string, updatedAt: string, deletedAt: string | null, parent: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
              | { __typename: 'Order', id: string, version: number, customerName: string, shippingAddress: string, note: string, total: string, createdAt: string, updatedAt: string, deletedAt: string | null, orderStatus: OrderStatus, lines: Array<{ id: string, quantity: number, unitPrice: string, product: { id: string } }>, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
              | { __typename: 'Product', id: string, version: number, sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
            , base:
              | { __typename: 'Category', id: string, version: number, name: string, createdAt: string, updatedAt: string, deletedAt: string | null, parent: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
              | { __typename: 'Order', id: string, version: number, customerName: string, shippingAddress: string, note: string, total: string, createdAt: string, updatedAt: string, deletedAt: string | null, orderStatus: OrderStatus, lines: Array<{ id: string, quantity: number, unitPrice: string, product: { id: string } }>, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
              | { __typename: 'Product', id: string, version: number, sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
             | null, fields: Array<{ field: string, base: unknown, current: unknown, yours: unknown, conflicting: boolean, merged: unknown, changedAt: string | null, changedInVersion: number | null, changedBy: { id: string, name: string } | null }> }
          | { __typename: 'NotFoundError', id: string, message: string }
          | { __typename: 'ValidationError', message: string, issues: Array<{ path: Array<string>, message: string }> }
         }> }
    | { __typename: 'ProductsUpdated', products: Array<{ __typename: 'Product', sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, id: string, version: number, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }> }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: Array<string>, message: string }> }
   };

export type DeleteProductMutationVariables = Exact<{
  id: string;
  expectedVersion: number;
}>;


export type DeleteProductMutation = { deleteProduct:
    | { __typename: 'ConflictError', expectedVersion: number, currentVersion: number, conflictingFields: Array<string>, message: string, current:
        | { __typename: 'Category', id: string, version: number, name: string, createdAt: string, updatedAt: string, deletedAt: string | null, parent: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Order', id: string, version: number, customerName: string, shippingAddress: string, note: string, total: string, createdAt: string, updatedAt: string, deletedAt: string | null, orderStatus: OrderStatus, lines: Array<{ id: string, quantity: number, unitPrice: string, product: { id: string } }>, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Product', id: string, version: number, sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
      , base:
        | { __typename: 'Category', id: string, version: number, name: string, createdAt: string, updatedAt: string, deletedAt: string | null, parent: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Order', id: string, version: number, customerName: string, shippingAddress: string, note: string, total: string, createdAt: string, updatedAt: string, deletedAt: string | null, orderStatus: OrderStatus, lines: Array<{ id: string, quantity: number, unitPrice: string, product: { id: string } }>, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Product', id: string, version: number, sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
       | null, fields: Array<{ field: string, base: unknown, current: unknown, yours: unknown, conflicting: boolean, merged: unknown, changedAt: string | null, changedInVersion: number | null, changedBy: { id: string, name: string } | null }> }
    | { __typename: 'NotFoundError', id: string, message: string }
    | { __typename: 'Product', sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, id: string, version: number, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: Array<string>, message: string }> }
   };

export type RestoreProductMutationVariables = Exact<{
  id: string;
  expectedVersion: number;
}>;


export type RestoreProductMutation = { restoreProduct:
    | { __typename: 'ConflictError', expectedVersion: number, currentVersion: number, conflictingFields: Array<string>, message: string, current:
        | { __typename: 'Category', id: string, version: number, name: string, createdAt: string, updatedAt: string, deletedAt: string | null, parent: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Order', id: string, version: number, customerName: string, shippingAddress: string, note: string, total: string, createdAt: string, updatedAt: string, deletedAt: string | null, orderStatus: OrderStatus, lines: Array<{ id: string, quantity: number, unitPrice: string, product: { id: string } }>, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Product', id: string, version: number, sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
      , base:
        | { __typename: 'Category', id: string, version: number, name: string, createdAt: string, updatedAt: string, deletedAt: string | null, parent: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Order', id: string, version: number, customerName: string, shippingAddress: string, note: string, total: string, createdAt: string, updatedAt: string, deletedAt: string | null, orderStatus: OrderStatus, lines: Array<{ id: string, quantity: number, unitPrice: string, product: { id: string } }>, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Product', id: string, version: number, sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
       | null, fields: Array<{ field: string, base: unknown, current: unknown, yours: unknown, conflicting: boolean, merged: unknown, changedAt: string | null, changedInVersion: number | null, changedBy: { id: string, name: string } | null }> }
    | { __typename: 'NotFoundError', id: string, message: string }
    | { __typename: 'Product', sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, id: string, version: number, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: Array<string>, message: string }> }
   };

export type AdjustStockMutationVariables = Exact<{
  id: string;
  delta: number;
  expectedVersion?: number | null | undefined;
}>;


export type AdjustStockMutation = { adjustStock:
    | { __typename: 'ConflictError', expectedVersion: number, currentVersion: number, conflictingFields: Array<string>, message: string, current:
        | { __typename: 'Category', id: string, version: number, name: string, createdAt: string, updatedAt: string, deletedAt: string | null, parent: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Order', id: string, version: number, customerName: string, shippingAddress: string, note: string, total: string, createdAt: string, updatedAt: string, deletedAt: string | null, orderStatus: OrderStatus, lines: Array<{ id: string, quantity: number, unitPrice: string, product: { id: string } }>, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Product', id: string, version: number, sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
      , base:
        | { __typename: 'Category', id: string, version: number, name: string, createdAt: string, updatedAt: string, deletedAt: string | null, parent: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Order', id: string, version: number, customerName: string, shippingAddress: string, note: string, total: string, createdAt: string, updatedAt: string, deletedAt: string | null, orderStatus: OrderStatus, lines: Array<{ id: string, quantity: number, unitPrice: string, product: { id: string } }>, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Product', id: string, version: number, sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
       | null, fields: Array<{ field: string, base: unknown, current: unknown, yours: unknown, conflicting: boolean, merged: unknown, changedAt: string | null, changedInVersion: number | null, changedBy: { id: string, name: string } | null }> }
    | { __typename: 'NotFoundError', id: string, message: string }
    | { __typename: 'Product', sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, id: string, version: number, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: Array<string>, message: string }> }
   };

export type CreateCategoryMutationVariables = Exact<{
  input: CreateCategoryInput;
}>;


export type CreateCategoryMutation = { createCategory:
    | { __typename: 'Category', name: string, id: string, version: number, createdAt: string, updatedAt: string, deletedAt: string | null, parent: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: Array<string>, message: string }> }
   };

export type UpdateCategoryMutationVariables = Exact<{
  id: string;
  expectedVersion: number;
  patch: CategoryPatch;
}>;


export type UpdateCategoryMutation = { updateCategory:
    | { __typename: 'Category', name: string, id: string, version: number, createdAt: string, updatedAt: string, deletedAt: string | null, parent: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
    | { __typename: 'ConflictError', expectedVersion: number, currentVersion: number, conflictingFields: Array<string>, message: string, current:
        | { __typename: 'Category', id: string, version: number, name: string, createdAt: string, updatedAt: string, deletedAt: string | null, parent: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Order', id: string, version: number, customerName: string, shippingAddress: string, note: string, total: string, createdAt: string, updatedAt: string, deletedAt: string | null, orderStatus: OrderStatus, lines: Array<{ id: string, quantity: number, unitPrice: string, product: { id: string } }>, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Product', id: string, version: number, sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
      , base:
        | { __typename: 'Category', id: string, version: number, name: string, createdAt: string, updatedAt: string, deletedAt: string | null, parent: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Order', id: string, version: number, customerName: string, shippingAddress: string, note: string, total: string, createdAt: string, updatedAt: string, deletedAt: string | null, orderStatus: OrderStatus, lines: Array<{ id: string, quantity: number, unitPrice: string, product: { id: string } }>, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Product', id: string, version: number, sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
       | null, fields: Array<{ field: string, base: unknown, current: unknown, yours: unknown, conflicting: boolean, merged: unknown, changedAt: string | null, changedInVersion: number | null, changedBy: { id: string, name: string } | null }> }
    | { __typename: 'NotFoundError', id: string, message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: Array<string>, message: string }> }
   };

export type DeleteCategoryMutationVariables = Exact<{
  id: string;
  expectedVersion: number;
}>;


export type DeleteCategoryMutation = { deleteCategory:
    | { __typename: 'Category', name: string, id: string, version: number, createdAt: string, updatedAt: string, deletedAt: string | null, parent: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
    | { __typename: 'ConflictError', expectedVersion: number, currentVersion: number, conflictingFields: Array<string>, message: string, current:
        | { __typename: 'Category', id: string, version: number, name: string, createdAt: string, updatedAt: string, deletedAt: string | null, parent: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Order', id: string, version: number, customerName: string, shippingAddress: string, note: string, total: string, createdAt: string, updatedAt: string, deletedAt: string | null, orderStatus: OrderStatus, lines: Array<{ id: string, quantity: number, unitPrice: string, product: { id: string } }>, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Product', id: string, version: number, sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
      , base:
        | { __typename: 'Category', id: string, version: number, name: string, createdAt: string, updatedAt: string, deletedAt: string | null, parent: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Order', id: string, version: number, customerName: string, shippingAddress: string, note: string, total: string, createdAt: string, updatedAt: string, deletedAt: string | null, orderStatus: OrderStatus, lines: Array<{ id: string, quantity: number, unitPrice: string, product: { id: string } }>, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Product', id: string, version: number, sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
       | null, fields: Array<{ field: string, base: unknown, current: unknown, yours: unknown, conflicting: boolean, merged: unknown, changedAt: string | null, changedInVersion: number | null, changedBy: { id: string, name: string } | null }> }
    | { __typename: 'NotFoundError', id: string, message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: Array<string>, message: string }> }
   };

export type RestoreCategoryMutationVariables = Exact<{
  id: string;
  expectedVersion: number;
}>;


export type RestoreCategoryMutation = { restoreCategory:
    | { __typename: 'Category', name: string, id: string, version: number, createdAt: string, updatedAt: string, deletedAt: string | null, parent: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
    | { __typename: 'ConflictError', expectedVersion: number, currentVersion: number, conflictingFields: Array<string>, message: string, current:
        | { __typename: 'Category', id: string, version: number, name: string, createdAt: string, updatedAt: string, deletedAt: string | null, parent: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Order', id: string, version: number, customerName: string, shippingAddress: string, note: string, total: string, createdAt: string, updatedAt: string, deletedAt: string | null, orderStatus: OrderStatus, lines: Array<{ id: string, quantity: number, unitPrice: string, product: { id: string } }>, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Product', id: string, version: number, sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
      , base:
        | { __typename: 'Category', id: string, version: number, name: string, createdAt: string, updatedAt: string, deletedAt: string | null, parent: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Order', id: string, version: number, customerName: string, shippingAddress: string, note: string, total: string, createdAt: string, updatedAt: string, deletedAt: string | null, orderStatus: OrderStatus, lines: Array<{ id: string, quantity: number, unitPrice: string, product: { id: string } }>, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Product', id: string, version: number, sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
       | null, fields: Array<{ field: string, base: unknown, current: unknown, yours: unknown, conflicting: boolean, merged: unknown, changedAt: string | null, changedInVersion: number | null, changedBy: { id: string, name: string } | null }> }
    | { __typename: 'NotFoundError', id: string, message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: Array<string>, message: string }> }
   };

export type PlaceOrderMutationVariables = Exact<{
  input: PlaceOrderInput;
}>;


export type PlaceOrderMutation = { placeOrder:
    | { __typename: 'ConflictError', expectedVersion: number, currentVersion: number, conflictingFields: Array<string>, message: string, current:
        | { __typename: 'Category', id: string, version: number, name: string, createdAt: string, updatedAt: string, deletedAt: string | null, parent: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Order', id: string, version: number, customerName: string, shippingAddress: string, note: string, total: string, createdAt: string, updatedAt: string, deletedAt: string | null, orderStatus: OrderStatus, lines: Array<{ id: string, quantity: number, unitPrice: string, product: { id: string } }>, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Product', id: string, version: number, sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
      , base:
        | { __typename: 'Category', id: string, version: number, name: string, createdAt: string, updatedAt: string, deletedAt: string | null, parent: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Order', id: string, version: number, customerName: string, shippingAddress: string, note: string, total: string, createdAt: string, updatedAt: string, deletedAt: string | null, orderStatus: OrderStatus, lines: Array<{ id: string, quantity: number, unitPrice: string, product: { id: string } }>, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Product', id: string, version: number, sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
       | null, fields: Array<{ field: string, base: unknown, current: unknown, yours: unknown, conflicting: boolean, merged: unknown, changedAt: string | null, changedInVersion: number | null, changedBy: { id: string, name: string } | null }> }
    | { __typename: 'Order', customerName: string, shippingAddress: string, note: string, total: string, id: string, version: number, createdAt: string, updatedAt: string, deletedAt: string | null, orderStatus: OrderStatus, lines: Array<{ id: string, quantity: number, unitPrice: string, product: { id: string } }>, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: Array<string>, message: string }> }
   };

export type UpdateOrderMutationVariables = Exact<{
  id: string;
  expectedVersion: number;
  patch: OrderPatch;
}>;


export type UpdateOrderMutation = { updateOrder:
    | { __typename: 'ConflictError', expectedVersion: number, currentVersion: number, conflictingFields: Array<string>, message: string, current:
        | { __typename: 'Category', id: string, version: number, name: string, createdAt: string, updatedAt: string, deletedAt: string | null, parent: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Order', id: string, version: number, customerName: string, shippingAddress: string, note: string, total: string, createdAt: string, updatedAt: string, deletedAt: string | null, orderStatus: OrderStatus, lines: Array<{ id: string, quantity: number, unitPrice: string, product: { id: string } }>, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Product', id: string, version: number, sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
      , base:
        | { __typename: 'Category', id: string, version: number, name: string, createdAt: string, updatedAt: string, deletedAt: string | null, parent: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Order', id: string, version: number, customerName: string, shippingAddress: string, note: string, total: string, createdAt: string, updatedAt: string, deletedAt: string | null, orderStatus: OrderStatus, lines: Array<{ id: string, quantity: number, unitPrice: string, product: { id: string } }>, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Product', id: string, version: number, sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
       | null, fields: Array<{ field: string, base: unknown, current: unknown, yours: unknown, conflicting: boolean, merged: unknown, changedAt: string | null, changedInVersion: number | null, changedBy: { id: string, name: string } | null }> }
    | { __typename: 'NotFoundError', id: string, message: string }
    | { __typename: 'Order', customerName: string, shippingAddress: string, note: string, total: string, id: string, version: number, createdAt: string, updatedAt: string, deletedAt: string | null, orderStatus: OrderStatus, lines: Array<{ id: string, quantity: number, unitPrice: string, product: { id: string } }>, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: Array<string>, message: string }> }
   };

export type ChangeOrderStatusMutationVariables = Exact<{
  id: string;
  expectedVersion: number;
  status: OrderStatus;
}>;


export type ChangeOrderStatusMutation = { changeOrderStatus:
    | { __typename: 'ConflictError', expectedVersion: number, currentVersion: number, conflictingFields: Array<string>, message: string, current:
        | { __typename: 'Category', id: string, version: number, name: string, createdAt: string, updatedAt: string, deletedAt: string | null, parent: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Order', id: string, version: number, customerName: string, shippingAddress: string, note: string, total: string, createdAt: string, updatedAt: string, deletedAt: string | null, orderStatus: OrderStatus, lines: Array<{ id: string, quantity: number, unitPrice: string, product: { id: string } }>, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Product', id: string, version: number, sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
      , base:
        | { __typename: 'Category', id: string, version: number, name: string, createdAt: string, updatedAt: string, deletedAt: string | null, parent: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Order', id: string, version: number, customerName: string, shippingAddress: string, note: string, total: string, createdAt: string, updatedAt: string, deletedAt: string | null, orderStatus: OrderStatus, lines: Array<{ id: string, quantity: number, unitPrice: string, product: { id: string } }>, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
        | { __typename: 'Product', id: string, version: number, sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
       | null, fields: Array<{ field: string, base: unknown, current: unknown, yours: unknown, conflicting: boolean, merged: unknown, changedAt: string | null, changedInVersion: number | null, changedBy: { id: string, name: string } | null }> }
    | { __typename: 'NotFoundError', id: string, message: string }
    | { __typename: 'Order', customerName: string, shippingAddress: string, note: string, total: string, id: string, version: number, createdAt: string, updatedAt: string, deletedAt: string | null, orderStatus: OrderStatus, lines: Array<{ id: string, quantity: number, unitPrice: string, product: { id: string } }>, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: Array<string>, message: string }> }
   };

export type ReadRecordQueryVariables = Exact<{
  id: string;
}>;


export type ReadRecordQuery = { node:
    | { __typename: 'Category', id: string, version: number, name: string, createdAt: string, updatedAt: string, deletedAt: string | null, parent: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
    | { __typename: 'Order', id: string, version: number, customerName: string, shippingAddress: string, note: string, total: string, createdAt: string, updatedAt: string, deletedAt: string | null, orderStatus: OrderStatus, lines: Array<{ id: string, quantity: number, unitPrice: string, product: { id: string } }>, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
    | { __typename: 'Product', id: string, version: number, sku: string, name: string, description: string, price: string, stock: number, tags: Array<string>, status: ProductStatus, createdAt: string, updatedAt: string, deletedAt: string | null, category: { id: string } | null, createdBy: { id: string, name: string }, updatedBy: { id: string, name: string } }
   | null };

export type ListBySkuQueryVariables = Exact<{
  sku: string;
  includeDeleted: boolean;
}>;


export type ListBySkuQuery = { products: { totalCount: number, nodes: Array<{ id: string }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const StampFragmentDoc = new TypedDocumentString(`
    fragment Stamp on VersionedRecord {
  __typename
  id
  version
  createdAt
  createdBy {
    id
    name
  }
  updatedAt
  updatedBy {
    id
    name
  }
  deletedAt
}
    `, {"fragmentName":"Stamp"}) as unknown as TypedDocumentString<StampFragment, unknown>;
export const WholeProductFragmentDoc = new TypedDocumentString(`
    fragment WholeProduct on Product {
  ...Stamp
  sku
  name
  description
  price
  stock
  tags
  status
  category {
    id
  }
}
    fragment Stamp on VersionedRecord {
  __typename
  id
  version
  createdAt
  createdBy {
    id
    name
  }
  updatedAt
  updatedBy {
    id
    name
  }
  deletedAt
}`, {"fragmentName":"WholeProduct"}) as unknown as TypedDocumentString<WholeProductFragment, unknown>;
export const WholeCategoryFragmentDoc = new TypedDocumentString(`
    fragment WholeCategory on Category {
  ...Stamp
  name
  parent {
    id
  }
}
    fragment Stamp on VersionedRecord {
  __typename
  id
  version
  createdAt
  createdBy {
    id
    name
  }
  updatedAt
  updatedBy {
    id
    name
  }
  deletedAt
}`, {"fragmentName":"WholeCategory"}) as unknown as TypedDocumentString<WholeCategoryFragment, unknown>;
export const WholeOrderFragmentDoc = new TypedDocumentString(`
    fragment WholeOrder on Order {
  ...Stamp
  customerName
  shippingAddress
  note
  orderStatus: status
  total
  lines {
    id
    quantity
    unitPrice
    product {
      id
    }
  }
}
    fragment Stamp on VersionedRecord {
  __typename
  id
  version
  createdAt
  createdBy {
    id
    name
  }
  updatedAt
  updatedBy {
    id
    name
  }
  deletedAt
}`, {"fragmentName":"WholeOrder"}) as unknown as TypedDocumentString<WholeOrderFragment, unknown>;
export const WholeRecordFragmentDoc = new TypedDocumentString(`
    fragment WholeRecord on VersionedRecord {
  __typename
  id
  version
  ...WholeProduct
  ...WholeCategory
  ...WholeOrder
}
    fragment Stamp on VersionedRecord {
  __typename
  id
  version
  createdAt
  createdBy {
    id
    name
  }
  updatedAt
  updatedBy {
    id
    name
  }
  deletedAt
}
fragment WholeProduct on Product {
  ...Stamp
  sku
  name
  description
  price
  stock
  tags
  status
  category {
    id
  }
}
fragment WholeCategory on Category {
  ...Stamp
  name
  parent {
    id
  }
}
fragment WholeOrder on Order {
  ...Stamp
  customerName
  shippingAddress
  note
  orderStatus: status
  total
  lines {
    id
    quantity
    unitPrice
    product {
      id
    }
  }
}`, {"fragmentName":"WholeRecord"}) as unknown as TypedDocumentString<WholeRecordFragment, unknown>;
export const RefusalFragmentDoc = new TypedDocumentString(`
    fragment Refusal on MutationError {
  __typename
  message
  ... on ConflictError {
    expectedVersion
    currentVersion
    current {
      ...WholeRecord
    }
    base {
      ...WholeRecord
    }
    fields {
      field
      base
      current
      yours
      conflicting
      merged
      changedBy {
        id
        name
      }
      changedAt
      changedInVersion
    }
    conflictingFields
  }
  ... on NotFoundError {
    id
  }
  ... on ValidationError {
    issues {
      path
      message
    }
  }
}
    fragment Stamp on VersionedRecord {
  __typename
  id
  version
  createdAt
  createdBy {
    id
    name
  }
  updatedAt
  updatedBy {
    id
    name
  }
  deletedAt
}
fragment WholeProduct on Product {
  ...Stamp
  sku
  name
  description
  price
  stock
  tags
  status
  category {
    id
  }
}
fragment WholeCategory on Category {
  ...Stamp
  name
  parent {
    id
  }
}
fragment WholeOrder on Order {
  ...Stamp
  customerName
  shippingAddress
  note
  orderStatus: status
  total
  lines {
    id
    quantity
    unitPrice
    product {
      id
    }
  }
}
fragment WholeRecord on VersionedRecord {
  __typename
  id
  version
  ...WholeProduct
  ...WholeCategory
  ...WholeOrder
}`, {"fragmentName":"Refusal"}) as unknown as TypedDocumentString<RefusalFragment, unknown>;
export const CreateProductDocument = new TypedDocumentString(`
    mutation CreateProduct($input: CreateProductInput!) {
  createProduct(input: $input) {
    ...WholeProduct
    ...Refusal
  }
}
    fragment Stamp on VersionedRecord {
  __typename
  id
  version
  createdAt
  createdBy {
    id
    name
  }
  updatedAt
  updatedBy {
    id
    name
  }
  deletedAt
}
fragment WholeProduct on Product {
  ...Stamp
  sku
  name
  description
  price
  stock
  tags
  status
  category {
    id
  }
}
fragment WholeCategory on Category {
  ...Stamp
  name
  parent {
    id
  }
}
fragment WholeOrder on Order {
  ...Stamp
  customerName
  shippingAddress
  note
  orderStatus: status
  total
  lines {
    id
    quantity
    unitPrice
    product {
      id
    }
  }
}
fragment WholeRecord on VersionedRecord {
  __typename
  id
  version
  ...WholeProduct
  ...WholeCategory
  ...WholeOrder
}
fragment Refusal on MutationError {
  __typename
  message
  ... on ConflictError {
    expectedVersion
    currentVersion
    current {
      ...WholeRecord
    }
    base {
      ...WholeRecord
    }
    fields {
      field
      base
      current
      yours
      conflicting
      merged
      changedBy {
        id
        name
      }
      changedAt
      changedInVersion
    }
    conflictingFields
  }
  ... on NotFoundError {
    id
  }
  ... on ValidationError {
    issues {
      path
      message
    }
  }
}`) as unknown as TypedDocumentString<CreateProductMutation, CreateProductMutationVariables>;
export const UpdateProductDocument = new TypedDocumentString(`
    mutation UpdateProduct($id: ID!, $expectedVersion: Int!, $patch: ProductPatch!) {
  updateProduct(id: $id, expectedVersion: $expectedVersion, patch: $patch) {
    ...WholeProduct
    ...Refusal
  }
}
    fragment Stamp on VersionedRecord {
  __typename
  id
  version
  createdAt
  createdBy {
    id
    name
  }
  updatedAt
  updatedBy {
    id
    name
  }
  deletedAt
}
fragment WholeProduct on Product {
  ...Stamp
  sku
  name
  description
  price
  stock
  tags
  status
  category {
    id
  }
}
fragment WholeCategory on Category {
  ...Stamp
  name
  parent {
    id
  }
}
fragment WholeOrder on Order {
  ...Stamp
  customerName
  shippingAddress
  note
  orderStatus: status
  total
  lines {
    id
    quantity
    unitPrice
    product {
      id
    }
  }
}
fragment WholeRecord on VersionedRecord {
  __typename
  id
  version
  ...WholeProduct
  ...WholeCategory
  ...WholeOrder
}
fragment Refusal on MutationError {
  __typename
  message
  ... on ConflictError {
    expectedVersion
    currentVersion
    current {
      ...WholeRecord
    }
    base {
      ...WholeRecord
    }
    fields {
      field
      base
      current
      yours
      conflicting
      merged
      changedBy {
        id
        name
      }
      changedAt
      changedInVersion
    }
    conflictingFields
  }
  ... on NotFoundError {
    id
  }
  ... on ValidationError {
    issues {
      path
      message
    }
  }
}`) as unknown as TypedDocumentString<UpdateProductMutation, UpdateProductMutationVariables>;
export const UpdateProductsDocument = new TypedDocumentString(`
    mutation UpdateProducts($updates: [ProductUpdate!]!) {
  updateProducts(updates: $updates) {
    __typename
    ... on ProductsUpdated {
      products {
        ...WholeProduct
      }
    }
    ... on BatchError {
      failures {
        index
        error {
          ...Refusal
        }
      }
    }
    ...Refusal
  }
}
    fragment Stamp on VersionedRecord {
  __typename
  id
  version
  createdAt
  createdBy {
    id
    name
  }
  updatedAt
  updatedBy {
    id
    name
  }
  deletedAt
}
fragment WholeProduct on Product {
  ...Stamp
  sku
  name
  description
  price
  stock
  tags
  status
  category {
    id
  }
}
fragment WholeCategory on Category {
  ...Stamp
  name
  parent {
    id
  }
}
fragment WholeOrder on Order {
  ...Stamp
  customerName
  shippingAddress
  note
  orderStatus: status
  total
  lines {
    id
    quantity
    unitPrice
    product {
      id
    }
  }
}
fragment WholeRecord on VersionedRecord {
  __typename
  id
  version
  ...WholeProduct
  ...WholeCategory
  ...WholeOrder
}
fragment Refusal on MutationError {
  __typename
  message
  ... on ConflictError {
    expectedVersion
    currentVersion
    current {
      ...WholeRecord
    }
    base {
      ...WholeRecord
    }
    fields {
      field
      base
      current
      yours
      conflicting
      merged
      changedBy {
        id
        name
      }
      changedAt
      changedInVersion
    }
    conflictingFields
  }
  ... on NotFoundError {
    id
  }
  ... on ValidationError {
    issues {
      path
      message
    }
  }
}`) as unknown as TypedDocumentString<UpdateProductsMutation, UpdateProductsMutationVariables>;
export const DeleteProductDocument = new TypedDocumentString(`
    mutation DeleteProduct($id: ID!, $expectedVersion: Int!) {
  deleteProduct(id: $id, expectedVersion: $expectedVersion) {
    ...WholeProduct
    ...Refusal
  }
}
    fragment Stamp on VersionedRecord {
  __typename
  id
  version
  createdAt
  createdBy {
    id
    name
  }
  updatedAt
  updatedBy {
    id
    name
  }
  deletedAt
}
fragment WholeProduct on Product {
  ...Stamp
  sku
  name
  description
  price
  stock
  tags
  status
  category {
    id
  }
}
fragment WholeCategory on Category {
  ...Stamp
  name
  parent {
    id
  }
}
fragment WholeOrder on Order {
  ...Stamp
  customerName
  shippingAddress
  note
  orderStatus: status
  total
  lines {
    id
    quantity
    unitPrice
    product {
      id
    }
  }
}
fragment WholeRecord on VersionedRecord {
  __typename
  id
  version
  ...WholeProduct
  ...WholeCategory
  ...WholeOrder
}
fragment Refusal on MutationError {
  __typename
  message
  ... on ConflictError {
    expectedVersion
    currentVersion
    current {
      ...WholeRecord
    }
    base {
      ...WholeRecord
    }
    fields {
      field
      base
      current
      yours
      conflicting
      merged
      changedBy {
        id
        name
      }
      changedAt
      changedInVersion
    }
    conflictingFields
  }
  ... on NotFoundError {
    id
  }
  ... on ValidationError {
    issues {
      path
      message
    }
  }
}`) as unknown as TypedDocumentString<DeleteProductMutation, DeleteProductMutationVariables>;
export const RestoreProductDocument = new TypedDocumentString(`
    mutation RestoreProduct($id: ID!, $expectedVersion: Int!) {
  restoreProduct(id: $id, expectedVersion: $expectedVersion) {
    ...WholeProduct
    ...Refusal
  }
}
    fragment Stamp on VersionedRecord {
  __typename
  id
  version
  createdAt
  createdBy {
    id
    name
  }
  updatedAt
  updatedBy {
    id
    name
  }
  deletedAt
}
fragment WholeProduct on Product {
  ...Stamp
  sku
  name
  description
  price
  stock
  tags
  status
  category {
    id
  }
}
fragment WholeCategory on Category {
  ...Stamp
  name
  parent {
    id
  }
}
fragment WholeOrder on Order {
  ...Stamp
  customerName
  shippingAddress
  note
  orderStatus: status
  total
  lines {
    id
    quantity
    unitPrice
    product {
      id
    }
  }
}
fragment WholeRecord on VersionedRecord {
  __typename
  id
  version
  ...WholeProduct
  ...WholeCategory
  ...WholeOrder
}
fragment Refusal on MutationError {
  __typename
  message
  ... on ConflictError {
    expectedVersion
    currentVersion
    current {
      ...WholeRecord
    }
    base {
      ...WholeRecord
    }
    fields {
      field
      base
      current
      yours
      conflicting
      merged
      changedBy {
        id
        name
      }
      changedAt
      changedInVersion
    }
    conflictingFields
  }
  ... on NotFoundError {
    id
  }
  ... on ValidationError {
    issues {
      path
      message
    }
  }
}`) as unknown as TypedDocumentString<RestoreProductMutation, RestoreProductMutationVariables>;
export const AdjustStockDocument = new TypedDocumentString(`
    mutation AdjustStock($id: ID!, $delta: Int!, $expectedVersion: Int) {
  adjustStock(id: $id, delta: $delta, expectedVersion: $expectedVersion) {
    ...WholeProduct
    ...Refusal
  }
}
    fragment Stamp on VersionedRecord {
  __typename
  id
  version
  createdAt
  createdBy {
    id
    name
  }
  updatedAt
  updatedBy {
    id
    name
  }
  deletedAt
}
fragment WholeProduct on Product {
  ...Stamp
  sku
  name
  description
  price
  stock
  tags
  status
  category {
    id
  }
}
fragment WholeCategory on Category {
  ...Stamp
  name
  parent {
    id
  }
}
fragment WholeOrder on Order {
  ...Stamp
  customerName
  shippingAddress
  note
  orderStatus: status
  total
  lines {
    id
    quantity
    unitPrice
    product {
      id
    }
  }
}
fragment WholeRecord on VersionedRecord {
  __typename
  id
  version
  ...WholeProduct
  ...WholeCategory
  ...WholeOrder
}
fragment Refusal on MutationError {
  __typename
  message
  ... on ConflictError {
    expectedVersion
    currentVersion
    current {
      ...WholeRecord
    }
    base {
      ...WholeRecord
    }
    fields {
      field
      base
      current
      yours
      conflicting
      merged
      changedBy {
        id
        name
      }
      changedAt
      changedInVersion
    }
    conflictingFields
  }
  ... on NotFoundError {
    id
  }
  ... on ValidationError {
    issues {
      path
      message
    }
  }
}`) as unknown as TypedDocumentString<AdjustStockMutation, AdjustStockMutationVariables>;
export const CreateCategoryDocument = new TypedDocumentString(`
    mutation CreateCategory($input: CreateCategoryInput!) {
  createCategory(input: $input) {
    ...WholeCategory
    ...Refusal
  }
}
    fragment Stamp on VersionedRecord {
  __typename
  id
  version
  createdAt
  createdBy {
    id
    name
  }
  updatedAt
  updatedBy {
    id
    name
  }
  deletedAt
}
fragment WholeProduct on Product {
  ...Stamp
  sku
  name
  description
  price
  stock
  tags
  status
  category {
    id
  }
}
fragment WholeCategory on Category {
  ...Stamp
  name
  parent {
    id
  }
}
fragment WholeOrder on Order {
  ...Stamp
  customerName
  shippingAddress
  note
  orderStatus: status
  total
  lines {
    id
    quantity
    unitPrice
    product {
      id
    }
  }
}
fragment WholeRecord on VersionedRecord {
  __typename
  id
  version
  ...WholeProduct
  ...WholeCategory
  ...WholeOrder
}
fragment Refusal on MutationError {
  __typename
  message
  ... on ConflictError {
    expectedVersion
    currentVersion
    current {
      ...WholeRecord
    }
    base {
      ...WholeRecord
    }
    fields {
      field
      base
      current
      yours
      conflicting
      merged
      changedBy {
        id
        name
      }
      changedAt
      changedInVersion
    }
    conflictingFields
  }
  ... on NotFoundError {
    id
  }
  ... on ValidationError {
    issues {
      path
      message
    }
  }
}`) as unknown as TypedDocumentString<CreateCategoryMutation, CreateCategoryMutationVariables>;
export const UpdateCategoryDocument = new TypedDocumentString(`
    mutation UpdateCategory($id: ID!, $expectedVersion: Int!, $patch: CategoryPatch!) {
  updateCategory(id: $id, expectedVersion: $expectedVersion, patch: $patch) {
    ...WholeCategory
    ...Refusal
  }
}
    fragment Stamp on VersionedRecord {
  __typename
  id
  version
  createdAt
  createdBy {
    id
    name
  }
  updatedAt
  updatedBy {
    id
    name
  }
  deletedAt
}
fragment WholeProduct on Product {
  ...Stamp
  sku
  name
  description
  price
  stock
  tags
  status
  category {
    id
  }
}
fragment WholeCategory on Category {
  ...Stamp
  name
  parent {
    id
  }
}
fragment WholeOrder on Order {
  ...Stamp
  customerName
  shippingAddress
  note
  orderStatus: status
  total
  lines {
    id
    quantity
    unitPrice
    product {
      id
    }
  }
}
fragment WholeRecord on VersionedRecord {
  __typename
  id
  version
  ...WholeProduct
  ...WholeCategory
  ...WholeOrder
}
fragment Refusal on MutationError {
  __typename
  message
  ... on ConflictError {
    expectedVersion
    currentVersion
    current {
      ...WholeRecord
    }
    base {
      ...WholeRecord
    }
    fields {
      field
      base
      current
      yours
      conflicting
      merged
      changedBy {
        id
        name
      }
      changedAt
      changedInVersion
    }
    conflictingFields
  }
  ... on NotFoundError {
    id
  }
  ... on ValidationError {
    issues {
      path
      message
    }
  }
}`) as unknown as TypedDocumentString<UpdateCategoryMutation, UpdateCategoryMutationVariables>;
export const DeleteCategoryDocument = new TypedDocumentString(`
    mutation DeleteCategory($id: ID!, $expectedVersion: Int!) {
  deleteCategory(id: $id, expectedVersion: $expectedVersion) {
    ...WholeCategory
    ...Refusal
  }
}
    fragment Stamp on VersionedRecord {
  __typename
  id
  version
  createdAt
  createdBy {
    id
    name
  }
  updatedAt
  updatedBy {
    id
    name
  }
  deletedAt
}
fragment WholeProduct on Product {
  ...Stamp
  sku
  name
  description
  price
  stock
  tags
  status
  category {
    id
  }
}
fragment WholeCategory on Category {
  ...Stamp
  name
  parent {
    id
  }
}
fragment WholeOrder on Order {
  ...Stamp
  customerName
  shippingAddress
  note
  orderStatus: status
  total
  lines {
    id
    quantity
    unitPrice
    product {
      id
    }
  }
}
fragment WholeRecord on VersionedRecord {
  __typename
  id
  version
  ...WholeProduct
  ...WholeCategory
  ...WholeOrder
}
fragment Refusal on MutationError {
  __typename
  message
  ... on ConflictError {
    expectedVersion
    currentVersion
    current {
      ...WholeRecord
    }
    base {
      ...WholeRecord
    }
    fields {
      field
      base
      current
      yours
      conflicting
      merged
      changedBy {
        id
        name
      }
      changedAt
      changedInVersion
    }
    conflictingFields
  }
  ... on NotFoundError {
    id
  }
  ... on ValidationError {
    issues {
      path
      message
    }
  }
}`) as unknown as TypedDocumentString<DeleteCategoryMutation, DeleteCategoryMutationVariables>;
export const RestoreCategoryDocument = new TypedDocumentString(`
    mutation RestoreCategory($id: ID!, $expectedVersion: Int!) {
  restoreCategory(id: $id, expectedVersion: $expectedVersion) {
    ...WholeCategory
    ...Refusal
  }
}
    fragment Stamp on VersionedRecord {
  __typename
  id
  version
  createdAt
  createdBy {
    id
    name
  }
  updatedAt
  updatedBy {
    id
    name
  }
  deletedAt
}
fragment WholeProduct on Product {
  ...Stamp
  sku
  name
  description
  price
  stock
  tags
  status
  category {
    id
  }
}
fragment WholeCategory on Category {
  ...Stamp
  name
  parent {
    id
  }
}
fragment WholeOrder on Order {
  ...Stamp
  customerName
  shippingAddress
  note
  orderStatus: status
  total
  lines {
    id
    quantity
    unitPrice
    product {
      id
    }
  }
}
fragment WholeRecord on VersionedRecord {
  __typename
  id
  version
  ...WholeProduct
  ...WholeCategory
  ...WholeOrder
}
fragment Refusal on MutationError {
  __typename
  message
  ... on ConflictError {
    expectedVersion
    currentVersion
    current {
      ...WholeRecord
    }
    base {
      ...WholeRecord
    }
    fields {
      field
      base
      current
      yours
      conflicting
      merged
      changedBy {
        id
        name
      }
      changedAt
      changedInVersion
    }
    conflictingFields
  }
  ... on NotFoundError {
    id
  }
  ... on ValidationError {
    issues {
      path
      message
    }
  }
}`) as unknown as TypedDocumentString<RestoreCategoryMutation, RestoreCategoryMutationVariables>;
export const PlaceOrderDocument = new TypedDocumentString(`
    mutation PlaceOrder($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    ...WholeOrder
    ...Refusal
  }
}
    fragment Stamp on VersionedRecord {
  __typename
  id
  version
  createdAt
  createdBy {
    id
    name
  }
  updatedAt
  updatedBy {
    id
    name
  }
  deletedAt
}
fragment WholeProduct on Product {
  ...Stamp
  sku
  name
  description
  price
  stock
  tags
  status
  category {
    id
  }
}
fragment WholeCategory on Category {
  ...Stamp
  name
  parent {
    id
  }
}
fragment WholeOrder on Order {
  ...Stamp
  customerName
  shippingAddress
  note
  orderStatus: status
  total
  lines {
    id
    quantity
    unitPrice
    product {
      id
    }
  }
}
fragment WholeRecord on VersionedRecord {
  __typename
  id
  version
  ...WholeProduct
  ...WholeCategory
  ...WholeOrder
}
fragment Refusal on MutationError {
  __typename
  message
  ... on ConflictError {
    expectedVersion
    currentVersion
    current {
      ...WholeRecord
    }
    base {
      ...WholeRecord
    }
    fields {
      field
      base
      current
      yours
      conflicting
      merged
      changedBy {
        id
        name
      }
      changedAt
      changedInVersion
    }
    conflictingFields
  }
  ... on NotFoundError {
    id
  }
  ... on ValidationError {
    issues {
      path
      message
    }
  }
}`) as unknown as TypedDocumentString<PlaceOrderMutation, PlaceOrderMutationVariables>;
export const UpdateOrderDocument = new TypedDocumentString(`
    mutation UpdateOrder($id: ID!, $expectedVersion: Int!, $patch: OrderPatch!) {
  updateOrder(id: $id, expectedVersion: $expectedVersion, patch: $patch) {
    ...WholeOrder
    ...Refusal
  }
}
    fragment Stamp on VersionedRecord {
  __typename
  id
  version
  createdAt
  createdBy {
    id
    name
  }
  updatedAt
  updatedBy {
    id
    name
  }
  deletedAt
}
fragment WholeProduct on Product {
  ...Stamp
  sku
  name
  description
  price
  stock
  tags
  status
  category {
    id
  }
}
fragment WholeCategory on Category {
  ...Stamp
  name
  parent {
    id
  }
}
fragment WholeOrder on Order {
  ...Stamp
  customerName
  shippingAddress
  note
  orderStatus: status
  total
  lines {
    id
    quantity
    unitPrice
    product {
      id
    }
  }
}
fragment WholeRecord on VersionedRecord {
  __typename
  id
  version
  ...WholeProduct
  ...WholeCategory
  ...WholeOrder
}
fragment Refusal on MutationError {
  __typename
  message
  ... on ConflictError {
    expectedVersion
    currentVersion
    current {
      ...WholeRecord
    }
    base {
      ...WholeRecord
    }
    fields {
      field
      base
      current
      yours
      conflicting
      merged
      changedBy {
        id
        name
      }
      changedAt
      changedInVersion
    }
    conflictingFields
  }
  ... on NotFoundError {
    id
  }
  ... on ValidationError {
    issues {
      path
      message
    }
  }
}`) as unknown as TypedDocumentString<UpdateOrderMutation, UpdateOrderMutationVariables>;
export const ChangeOrderStatusDocument = new TypedDocumentString(`
    mutation ChangeOrderStatus($id: ID!, $expectedVersion: Int!, $status: OrderStatus!) {
  changeOrderStatus(id: $id, expectedVersion: $expectedVersion, status: $status) {
    ...WholeOrder
    ...Refusal
  }
}
    fragment Stamp on VersionedRecord {
  __typename
  id
  version
  createdAt
  createdBy {
    id
    name
  }
  updatedAt
  updatedBy {
    id
    name
  }
  deletedAt
}
fragment WholeProduct on Product {
  ...Stamp
  sku
  name
  description
  price
  stock
  tags
  status
  category {
    id
  }
}
fragment WholeCategory on Category {
  ...Stamp
  name
  parent {
    id
  }
}
fragment WholeOrder on Order {
  ...Stamp
  customerName
  shippingAddress
  note
  orderStatus: status
  total
  lines {
    id
    quantity
    unitPrice
    product {
      id
    }
  }
}
fragment WholeRecord on VersionedRecord {
  __typename
  id
  version
  ...WholeProduct
  ...WholeCategory
  ...WholeOrder
}
fragment Refusal on MutationError {
  __typename
  message
  ... on ConflictError {
    expectedVersion
    currentVersion
    current {
      ...WholeRecord
    }
    base {
      ...WholeRecord
    }
    fields {
      field
      base
      current
      yours
      conflicting
      merged
      changedBy {
        id
        name
      }
      changedAt
      changedInVersion
    }
    conflictingFields
  }
  ... on NotFoundError {
    id
  }
  ... on ValidationError {
    issues {
      path
      message
    }
  }
}`) as unknown as TypedDocumentString<ChangeOrderStatusMutation, ChangeOrderStatusMutationVariables>;
export const ReadRecordDocument = new TypedDocumentString(`
    query ReadRecord($id: ID!) {
  node(id: $id) {
    __typename
    ...WholeRecord
  }
}
    fragment Stamp on VersionedRecord {
  __typename
  id
  version
  createdAt
  createdBy {
    id
    name
  }
  updatedAt
  updatedBy {
    id
    name
  }
  deletedAt
}
fragment WholeProduct on Product {
  ...Stamp
  sku
  name
  description
  price
  stock
  tags
  status
  category {
    id
  }
}
fragment WholeCategory on Category {
  ...Stamp
  name
  parent {
    id
  }
}
fragment WholeOrder on Order {
  ...Stamp
  customerName
  shippingAddress
  note
  orderStatus: status
  total
  lines {
    id
    quantity
    unitPrice
    product {
      id
    }
  }
}
fragment WholeRecord on VersionedRecord {
  __typename
  id
  version
  ...WholeProduct
  ...WholeCategory
  ...WholeOrder
}`) as unknown as TypedDocumentString<ReadRecordQuery, ReadRecordQueryVariables>;
export const ListBySkuDocument = new TypedDocumentString(`
    query ListBySku($sku: String!, $includeDeleted: Boolean!) {
  products(filter: {search: $sku, includeDeleted: $includeDeleted}) {
    totalCount
    nodes {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<ListBySkuQuery, ListBySkuQueryVariables>;