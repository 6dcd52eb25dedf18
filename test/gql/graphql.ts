/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Absent: unchanged. Null: cleared, where the field may be null. */
export type CategoryPatch = {
  /** To be shown to people; need not be unique. */
  readonly name?: string | null | undefined;
  /** Null at the top. A category is never its own ancestor. */
  readonly parentId?: string | null | undefined;
};

/** One update of a batch. */
export type CategoryUpdate = {
  /** The version that the change is based on. */
  readonly expectedVersion: number;
  /** Of the record. */
  readonly id: string;
  /** Of the record's edit lock, if the caller's session holds it. */
  readonly lockToken?: string | null | undefined;
  /** What becomes of it if the record has moved on since `expectedVersion`. */
  readonly onConflict?: ConflictPolicy;
  /** What to change. */
  readonly patch: CategoryPatch;
};

/** What becomes of a stale write. */
export type ConflictPolicy =
  /** A stale write is merged field by field onto the current state where the rules allow, else refused. */
  | 'MERGE'
  /** A stale write is refused with a ConflictError. */
  | 'REJECT';

/** A new category. */
export type CreateCategoryInput = {
  /** To be shown to people; need not be unique. */
  readonly name: string;
  /** Null at the top. A category is never its own ancestor. */
  readonly parentId?: string | null | undefined;
};

/** A new product. */
export type CreateProductInput = {
  /** The id of a living category. */
  readonly categoryId?: string | null | undefined;
  /** Long text: merges line by line. */
  readonly description?: string;
  /** To be shown to people; need not be unique. */
  readonly name: string;
  /** Two decimals, always. Never below zero. */
  readonly price: string;
  /** Unique among all products, deleted ones included. */
  readonly sku: string;
  /** Only an ACTIVE product can be ordered. */
  readonly status?: ProductStatus;
  /** Units on hand: never below zero. */
  readonly stock?: number;
  /** A set: no duplicates, order carries no meaning; merges as a set. */
  readonly tags?: ReadonlyArray<string>;
};

/** Which end comes first. */
export type OrderDirection =
  | 'ASC'
  | 'DESC';

/** A new quantity for one line of an order. */
export type OrderLinePatch = {
  /** Of the line. */
  readonly id: string;
  /** Units; 0 removes the line. */
  readonly quantity: number;
};

/** Absent: unchanged. Null: cleared, where the field may be null. */
export type OrderPatch = {
  /** Who ordered. */
  readonly customerName?: string | null | undefined;
  /** While PLACED only. Replaces the quantities of the named lines; 0 removes a line, but not the last. Stock follows in the same transaction. */
  readonly lines?: ReadonlyArray<OrderLinePatch> | null | undefined;
  /** Long text: merges line by line. */
  readonly note?: string | null | undefined;
  /** Where to send it. */
  readonly shippingAddress?: string | null | undefined;
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
  readonly customerName: string;
  /** 1 to 200, each of another product. */
  readonly lines: ReadonlyArray<PlaceOrderLineInput>;
  /** Long text: merges line by line. */
  readonly note?: string;
  /** Where to send it. */
  readonly shippingAddress: string;
};

/** One line of a new order. */
export type PlaceOrderLineInput = {
  /** When given: the order is refused with a ConflictError if the product (its price, say) moved on. */
  readonly expectedProductVersion?: number | null | undefined;
  /** Of an ACTIVE product. */
  readonly productId: string;
  /** Units, at least one. */
  readonly quantity: number;
};

/** All conditions that are given must hold. */
export type ProductFilter = {
  /** Directly in this category. */
  readonly categoryId?: string | null | undefined;
  /** Tombstones as well. */
  readonly includeDeleted?: boolean | null | undefined;
  /** Tombstones alone: the trash. */
  readonly onlyDeleted?: boolean | null | undefined;
  /** Words to be found in sku, name or description; the last may be unfinished. */
  readonly search?: string | null | undefined;
  /** Any of these. */
  readonly status?: ReadonlyArray<ProductStatus> | null | undefined;
  /** One of its tags. */
  readonly tag?: string | null | undefined;
};

/** The order of a list of products. */
export type ProductOrder = {
  /** Which end comes first. */
  readonly direction?: OrderDirection;
  /** By what. */
  readonly field: ProductOrderField;
};

/** By what products are ordered; ties by id. */
export type ProductOrderField =
  | 'NAME'
  | 'PRICE'
  | 'SKU'
  | 'STOCK'
  | 'UPDATED_AT';

/** Absent: unchanged. Null: cleared, where the field may be null. */
export type ProductPatch = {
  /** The id of a living category. */
  readonly categoryId?: string | null | undefined;
  /** Long text: merges line by line. */
  readonly description?: string | null | undefined;
  /** To be shown to people; need not be unique. */
  readonly name?: string | null | undefined;
  /** Two decimals, always. Never below zero. */
  readonly price?: string | null | undefined;
  /** Unique among all products, deleted ones included. */
  readonly sku?: string | null | undefined;
  /** Only an ACTIVE product can be ordered. */
  readonly status?: ProductStatus | null | undefined;
  /** Units on hand: never below zero. */
  readonly stock?: number | null | undefined;
  /** A set: no duplicates, order carries no meaning; merges as a set. */
  readonly tags?: ReadonlyArray<string> | null | undefined;
};

/** Only an ACTIVE product can be ordered. */
export type ProductStatus =
  | 'ACTIVE'
  | 'ARCHIVED'
  | 'DRAFT';

/** One update of a batch. */
export type ProductUpdate = {
  /** The version that the change is based on. */
  readonly expectedVersion: number;
  /** Of the record. */
  readonly id: string;
  /** Of the record's edit lock, if the caller's session holds it. */
  readonly lockToken?: string | null | undefined;
  /** What becomes of it if the record has moved on since `expectedVersion`. */
  readonly onConflict?: ConflictPolicy;
  /** What to change. */
  readonly patch: ProductPatch;
};

/** The types of records that there are. */
export type RecordType =
  | 'CATEGORY'
  | 'ORDER'
  | 'PRODUCT';

/** What a change did to the record as a whole. */
export type RevisionKind =
  | 'CREATED'
  | 'DELETED'
  | 'RESTORED'
  | 'UPDATED';

export type WholeLockFragment = { readonly __typename: 'EditLock', readonly fencingNumber: string, readonly heldByMe: boolean, readonly note: string, readonly acquiredAt: string, readonly renewedAt: string, readonly expiresAt: string, readonly holder: { readonly id: string, readonly name: string }, readonly requests: ReadonlyArray<{ readonly message: string, readonly requestedAt: string, readonly requester: { readonly id: string } }>, readonly record:
    | { readonly id: string, readonly version: number }
    | { readonly id: string, readonly version: number }
    | { readonly id: string, readonly version: number }
   };

type LockRefusal_BatchError_Fragment = { readonly __typename: 'BatchError', readonly message: string };

type LockRefusal_ConflictError_Fragment = { readonly __typename: 'ConflictError', readonly currentVersion: number, readonly yoursAlreadyApplied: boolean, readonly message: string };

type LockRefusal_LockLostError_Fragment = { readonly __typename: 'LockLostError', readonly message: string, readonly heldNow: { readonly __typename: 'EditLock', readonly fencingNumber: string, readonly heldByMe: boolean, readonly note: string, readonly acquiredAt: string, readonly renewedAt: string, readonly expiresAt: string, readonly holder: { readonly id: string, readonly name: string }, readonly requests: ReadonlyArray<{ readonly message: string, readonly requestedAt: string, readonly requester: { readonly id: string } }>, readonly record:
      | { readonly id: string, readonly version: number }
      | { readonly id: string, readonly version: number }
      | { readonly id: string, readonly version: number }
     } | null, readonly current:
    | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
    | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
    | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
   };

type LockRefusal_NotFoundError_Fragment = { readonly __typename: 'NotFoundError', readonly id: string, readonly message: string };

type LockRefusal_RecordLockedError_Fragment = { readonly __typename: 'RecordLockedError', readonly message: string, readonly lock: { readonly __typename: 'EditLock', readonly fencingNumber: string, readonly heldByMe: boolean, readonly note: string, readonly acquiredAt: string, readonly renewedAt: string, readonly expiresAt: string, readonly holder: { readonly id: string, readonly name: string }, readonly requests: ReadonlyArray<{ readonly message: string, readonly requestedAt: string, readonly requester: { readonly id: string } }>, readonly record:
      | { readonly id: string, readonly version: number }
      | { readonly id: string, readonly version: number }
      | { readonly id: string, readonly version: number }
     }, readonly current:
    | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
    | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
    | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
   };

type LockRefusal_ValidationError_Fragment = { readonly __typename: 'ValidationError', readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> };

export type LockRefusalFragment =
  | LockRefusal_BatchError_Fragment
  | LockRefusal_ConflictError_Fragment
  | LockRefusal_LockLostError_Fragment
  | LockRefusal_NotFoundError_Fragment
  | LockRefusal_RecordLockedError_Fragment
  | LockRefusal_ValidationError_Fragment
;

export type AcquireMutationVariables = Exact<{
  recordId: string;
  note?: string | null | undefined;
  ttlSeconds?: number | null | undefined;
  takeOverMine?: boolean | null | undefined;
}>;


export type AcquireMutation = { readonly acquireEditLock:
    | { readonly __typename: 'EditLockGranted', readonly token: string, readonly lock: { readonly __typename: 'EditLock', readonly fencingNumber: string, readonly heldByMe: boolean, readonly note: string, readonly acquiredAt: string, readonly renewedAt: string, readonly expiresAt: string, readonly holder: { readonly id: string, readonly name: string }, readonly requests: ReadonlyArray<{ readonly message: string, readonly requestedAt: string, readonly requester: { readonly id: string } }>, readonly record:
          | { readonly id: string, readonly version: number }
          | { readonly id: string, readonly version: number }
          | { readonly id: string, readonly version: number }
         }, readonly record:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
       }
    | { readonly __typename: 'NotFoundError', readonly id: string, readonly message: string }
    | { readonly __typename: 'RecordLockedError', readonly message: string, readonly lock: { readonly __typename: 'EditLock', readonly fencingNumber: string, readonly heldByMe: boolean, readonly note: string, readonly acquiredAt: string, readonly renewedAt: string, readonly expiresAt: string, readonly holder: { readonly id: string, readonly name: string }, readonly requests: ReadonlyArray<{ readonly message: string, readonly requestedAt: string, readonly requester: { readonly id: string } }>, readonly record:
          | { readonly id: string, readonly version: number }
          | { readonly id: string, readonly version: number }
          | { readonly id: string, readonly version: number }
         }, readonly current:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
       }
    | { readonly __typename: 'ValidationError', readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
   };

export type RenewMutationVariables = Exact<{
  recordId: string;
  token: string;
  ttlSeconds?: number | null | undefined;
}>;


export type RenewMutation = { readonly renewEditLock:
    | { readonly __typename: 'EditLock', readonly fencingNumber: string, readonly heldByMe: boolean, readonly note: string, readonly acquiredAt: string, readonly renewedAt: string, readonly expiresAt: string, readonly holder: { readonly id: string, readonly name: string }, readonly requests: ReadonlyArray<{ readonly message: string, readonly requestedAt: string, readonly requester: { readonly id: string } }>, readonly record:
        | { readonly id: string, readonly version: number }
        | { readonly id: string, readonly version: number }
        | { readonly id: string, readonly version: number }
       }
    | { readonly __typename: 'LockLostError', readonly message: string, readonly heldNow: { readonly __typename: 'EditLock', readonly fencingNumber: string, readonly heldByMe: boolean, readonly note: string, readonly acquiredAt: string, readonly renewedAt: string, readonly expiresAt: string, readonly holder: { readonly id: string, readonly name: string }, readonly requests: ReadonlyArray<{ readonly message: string, readonly requestedAt: string, readonly requester: { readonly id: string } }>, readonly record:
          | { readonly id: string, readonly version: number }
          | { readonly id: string, readonly version: number }
          | { readonly id: string, readonly version: number }
         } | null, readonly current:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
       }
    | { readonly __typename: 'NotFoundError', readonly id: string, readonly message: string }
    | { readonly __typename: 'ValidationError', readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
   };

export type ReleaseMutationVariables = Exact<{
  recordId: string;
  token: string;
}>;


export type ReleaseMutation = { readonly releaseEditLock:
    | { readonly __typename: 'EditLockReleased', readonly record:
        | { readonly id: string, readonly editLock: { readonly note: string } | null }
        | { readonly id: string, readonly editLock: { readonly note: string } | null }
        | { readonly id: string, readonly editLock: { readonly note: string } | null }
       }
    | { readonly __typename: 'LockLostError', readonly message: string, readonly heldNow: { readonly __typename: 'EditLock', readonly fencingNumber: string, readonly heldByMe: boolean, readonly note: string, readonly acquiredAt: string, readonly renewedAt: string, readonly expiresAt: string, readonly holder: { readonly id: string, readonly name: string }, readonly requests: ReadonlyArray<{ readonly message: string, readonly requestedAt: string, readonly requester: { readonly id: string } }>, readonly record:
          | { readonly id: string, readonly version: number }
          | { readonly id: string, readonly version: number }
          | { readonly id: string, readonly version: number }
         } | null, readonly current:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
       }
    | { readonly __typename: 'NotFoundError', readonly id: string, readonly message: string }
   };

export type BreakMutationVariables = Exact<{
  recordId: string;
  reason: string;
}>;


export type BreakMutation = { readonly breakEditLock:
    | { readonly __typename: 'EditLockReleased', readonly record:
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
       }
    | { readonly __typename: 'NotFoundError', readonly id: string, readonly message: string }
    | { readonly __typename: 'ValidationError', readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
   };

export type RequestMutationVariables = Exact<{
  recordId: string;
  message?: string | null | undefined;
}>;


export type RequestMutation = { readonly requestEditLock:
    | { readonly __typename: 'EditLock', readonly fencingNumber: string, readonly heldByMe: boolean, readonly note: string, readonly acquiredAt: string, readonly renewedAt: string, readonly expiresAt: string, readonly holder: { readonly id: string, readonly name: string }, readonly requests: ReadonlyArray<{ readonly message: string, readonly requestedAt: string, readonly requester: { readonly id: string } }>, readonly record:
        | { readonly id: string, readonly version: number }
        | { readonly id: string, readonly version: number }
        | { readonly id: string, readonly version: number }
       }
    | { readonly __typename: 'NotFoundError', readonly id: string, readonly message: string }
    | { readonly __typename: 'ValidationError', readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
   };

export type HandOverMutationVariables = Exact<{
  recordId: string;
  token: string;
  to: string;
}>;


export type HandOverMutation = { readonly handOverEditLock:
    | { readonly __typename: 'EditLock', readonly fencingNumber: string, readonly heldByMe: boolean, readonly note: string, readonly acquiredAt: string, readonly renewedAt: string, readonly expiresAt: string, readonly holder: { readonly id: string, readonly name: string }, readonly requests: ReadonlyArray<{ readonly message: string, readonly requestedAt: string, readonly requester: { readonly id: string } }>, readonly record:
        | { readonly id: string, readonly version: number }
        | { readonly id: string, readonly version: number }
        | { readonly id: string, readonly version: number }
       }
    | { readonly __typename: 'LockLostError', readonly message: string, readonly heldNow: { readonly __typename: 'EditLock', readonly fencingNumber: string, readonly heldByMe: boolean, readonly note: string, readonly acquiredAt: string, readonly renewedAt: string, readonly expiresAt: string, readonly holder: { readonly id: string, readonly name: string }, readonly requests: ReadonlyArray<{ readonly message: string, readonly requestedAt: string, readonly requester: { readonly id: string } }>, readonly record:
          | { readonly id: string, readonly version: number }
          | { readonly id: string, readonly version: number }
          | { readonly id: string, readonly version: number }
         } | null, readonly current:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
       }
    | { readonly __typename: 'NotFoundError', readonly id: string, readonly message: string }
    | { readonly __typename: 'ValidationError', readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
   };

export type SaveLockedMutationVariables = Exact<{
  id: string;
  expectedVersion: number;
  patch: ProductPatch;
  lockToken?: string | null | undefined;
  onConflict?: ConflictPolicy | null | undefined;
  idempotencyKey?: string | null | undefined;
}>;


export type SaveLockedMutation = { readonly updateProduct:
    | { readonly __typename: 'ConflictError', readonly currentVersion: number, readonly yoursAlreadyApplied: boolean, readonly message: string }
    | { readonly __typename: 'LockLostError', readonly message: string, readonly heldNow: { readonly __typename: 'EditLock', readonly fencingNumber: string, readonly heldByMe: boolean, readonly note: string, readonly acquiredAt: string, readonly renewedAt: string, readonly expiresAt: string, readonly holder: { readonly id: string, readonly name: string }, readonly requests: ReadonlyArray<{ readonly message: string, readonly requestedAt: string, readonly requester: { readonly id: string } }>, readonly record:
          | { readonly id: string, readonly version: number }
          | { readonly id: string, readonly version: number }
          | { readonly id: string, readonly version: number }
         } | null, readonly current:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
       }
    | { readonly __typename: 'NotFoundError', readonly id: string, readonly message: string }
    | { readonly __typename: 'Product', readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly id: string, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
    | { readonly __typename: 'RecordLockedError', readonly message: string, readonly lock: { readonly __typename: 'EditLock', readonly fencingNumber: string, readonly heldByMe: boolean, readonly note: string, readonly acquiredAt: string, readonly renewedAt: string, readonly expiresAt: string, readonly holder: { readonly id: string, readonly name: string }, readonly requests: ReadonlyArray<{ readonly message: string, readonly requestedAt: string, readonly requester: { readonly id: string } }>, readonly record:
          | { readonly id: string, readonly version: number }
          | { readonly id: string, readonly version: number }
          | { readonly id: string, readonly version: number }
         }, readonly current:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
       }
    | { readonly __typename: 'ValidationError', readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
   };

export type SaveAllLockedMutationVariables = Exact<{
  updates: ReadonlyArray<ProductUpdate> | ProductUpdate;
}>;


export type SaveAllLockedMutation = { readonly updateProducts:
    | { readonly __typename: 'BatchError', readonly failures: ReadonlyArray<{ readonly index: number, readonly error:
          | { readonly __typename: 'BatchError', readonly message: string }
          | { readonly __typename: 'ConflictError', readonly currentVersion: number, readonly yoursAlreadyApplied: boolean, readonly message: string }
          | { readonly __typename: 'LockLostError', readonly message: string, readonly heldNow: { readonly __typename: 'EditLock', readonly fencingNumber: string, readonly heldByMe: boolean, readonly note: string, readonly acquiredAt: string, readonly renewedAt: string, readonly expiresAt: string, readonly holder: { readonly id: string, readonly name: string }, readonly requests: ReadonlyArray<{ readonly message: string, readonly requestedAt: string, readonly requester: { readonly id: string } }>, readonly record:
                | { readonly id: string, readonly version: number }
                | { readonly id: string, readonly version: number }
                | { readonly id: string, readonly version: number }
               } | null, readonly current:
              | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
              | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
              | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
             }
          | { readonly __typename: 'NotFoundError', readonly id: string, readonly message: string }
          | { readonly __typename: 'RecordLockedError', readonly message: string, readonly lock: { readonly __typename: 'EditLock', readonly fencingNumber: string, readonly heldByMe: boolean, readonly note: string, readonly acquiredAt: string, readonly renewedAt: string, readonly expiresAt: string, readonly holder: { readonly id: string, readonly name: string }, readonly requests: ReadonlyArray<{ readonly message: string, readonly requestedAt: string, readonly requester: { readonly id: string } }>, readonly record:
                | { readonly id: string, readonly version: number }
                | { readonly id: string, readonly version: number }
                | { readonly id: string, readonly version: number }
               }, readonly current:
              | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
              | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
              | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
             }
          | { readonly __typename: 'ValidationError', readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
         }> }
    | { readonly __typename: 'ProductsUpdated', readonly products: ReadonlyArray<{ readonly version: number }> }
    | { readonly __typename: 'ValidationError' }
   };

export type LockOfQueryVariables = Exact<{
  id: string;
}>;


export type LockOfQuery = { readonly node:
    | { readonly editLock: { readonly __typename: 'EditLock', readonly fencingNumber: string, readonly heldByMe: boolean, readonly note: string, readonly acquiredAt: string, readonly renewedAt: string, readonly expiresAt: string, readonly holder: { readonly id: string, readonly name: string }, readonly requests: ReadonlyArray<{ readonly message: string, readonly requestedAt: string, readonly requester: { readonly id: string } }>, readonly record:
          | { readonly id: string, readonly version: number }
          | { readonly id: string, readonly version: number }
          | { readonly id: string, readonly version: number }
         } | null }
    | { readonly editLock: { readonly __typename: 'EditLock', readonly fencingNumber: string, readonly heldByMe: boolean, readonly note: string, readonly acquiredAt: string, readonly renewedAt: string, readonly expiresAt: string, readonly holder: { readonly id: string, readonly name: string }, readonly requests: ReadonlyArray<{ readonly message: string, readonly requestedAt: string, readonly requester: { readonly id: string } }>, readonly record:
          | { readonly id: string, readonly version: number }
          | { readonly id: string, readonly version: number }
          | { readonly id: string, readonly version: number }
         } | null }
    | { readonly editLock: { readonly __typename: 'EditLock', readonly fencingNumber: string, readonly heldByMe: boolean, readonly note: string, readonly acquiredAt: string, readonly renewedAt: string, readonly expiresAt: string, readonly holder: { readonly id: string, readonly name: string }, readonly requests: ReadonlyArray<{ readonly message: string, readonly requestedAt: string, readonly requester: { readonly id: string } }>, readonly record:
          | { readonly id: string, readonly version: number }
          | { readonly id: string, readonly version: number }
          | { readonly id: string, readonly version: number }
         } | null }
   | null };

export type LocksQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  mine?: boolean | null | undefined;
}>;


export type LocksQuery = { readonly editLocks: { readonly nodes: ReadonlyArray<{ readonly __typename: 'EditLock', readonly fencingNumber: string, readonly heldByMe: boolean, readonly note: string, readonly acquiredAt: string, readonly renewedAt: string, readonly expiresAt: string, readonly holder: { readonly id: string, readonly name: string }, readonly requests: ReadonlyArray<{ readonly message: string, readonly requestedAt: string, readonly requester: { readonly id: string } }>, readonly record:
        | { readonly id: string, readonly version: number }
        | { readonly id: string, readonly version: number }
        | { readonly id: string, readonly version: number }
       }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type BreaksQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type BreaksQuery = { readonly editLockBreaks: { readonly nodes: ReadonlyArray<{ readonly reason: string, readonly at: string, readonly record:
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
      , readonly holder: { readonly id: string }, readonly brokenBy: { readonly id: string } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type WholeChangeFragment = { readonly cursor: string, readonly recordType: RecordType, readonly recordId: string, readonly kind: RevisionKind, readonly version: number, readonly changedFields: ReadonlyArray<string>, readonly at: string, readonly actor: { readonly id: string, readonly name: string }, readonly record:
    | { readonly __typename: 'Category', readonly id: string, readonly version: number }
    | { readonly __typename: 'Order', readonly id: string, readonly version: number }
    | { readonly __typename: 'Product', readonly id: string, readonly version: number }
   };

export type ChangesQueryVariables = Exact<{
  after?: string | null | undefined;
  first?: number | null | undefined;
  types?: ReadonlyArray<RecordType> | RecordType | null | undefined;
}>;


export type ChangesQuery = { readonly changes: { readonly cursor: string, readonly hasMore: boolean, readonly changes: ReadonlyArray<{ readonly cursor: string, readonly recordType: RecordType, readonly recordId: string, readonly kind: RevisionKind, readonly version: number, readonly changedFields: ReadonlyArray<string>, readonly at: string, readonly actor: { readonly id: string, readonly name: string }, readonly record:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number }
       }> } };

export type CurrentCursorQueryVariables = Exact<{ [key: string]: never; }>;


export type CurrentCursorQuery = { readonly currentCursor: string };

export type RecordChangedSubscriptionVariables = Exact<{
  ids?: ReadonlyArray<string> | string | null | undefined;
  types?: ReadonlyArray<RecordType> | RecordType | null | undefined;
  after?: string | null | undefined;
}>;


export type RecordChangedSubscription = { readonly recordChanged: { readonly cursor: string, readonly recordType: RecordType, readonly recordId: string, readonly kind: RevisionKind, readonly version: number, readonly changedFields: ReadonlyArray<string>, readonly at: string, readonly actor: { readonly id: string, readonly name: string }, readonly record:
      | { readonly __typename: 'Category', readonly id: string, readonly version: number }
      | { readonly __typename: 'Order', readonly id: string, readonly version: number }
      | { readonly __typename: 'Product', readonly id: string, readonly version: number }
     } };

export type EditLockChangedSubscriptionVariables = Exact<{
  ids?: ReadonlyArray<string> | string | null | undefined;
}>;


export type EditLockChangedSubscription = { readonly editLockChanged: { readonly recordType: RecordType, readonly recordId: string, readonly lock: { readonly __typename: 'EditLock', readonly fencingNumber: string, readonly heldByMe: boolean, readonly note: string, readonly acquiredAt: string, readonly renewedAt: string, readonly expiresAt: string, readonly holder: { readonly id: string, readonly name: string }, readonly requests: ReadonlyArray<{ readonly message: string, readonly requestedAt: string, readonly requester: { readonly id: string } }>, readonly record:
        | { readonly id: string, readonly version: number }
        | { readonly id: string, readonly version: number }
        | { readonly id: string, readonly version: number }
       } | null } };

export type PageOfOrdersQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type PageOfOrdersQuery = { readonly orders: { readonly nodes: ReadonlyArray<{ readonly id: string }> } };

export type PageOfHistoryQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type PageOfHistoryQuery = { readonly product: { readonly revisions: { readonly edges: ReadonlyArray<{ readonly cursor: string }> } } | null };

export type DeepHistoryQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type DeepHistoryQuery = { readonly product: { readonly revisions: { readonly edges: ReadonlyArray<{ readonly cursor: string, readonly node: { readonly version: number, readonly record:
            | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
            | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
            | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
           } }> } } | null };

export type ProductAtQueryVariables = Exact<{
  id: string;
  version?: number | null | undefined;
}>;


export type ProductAtQuery = { readonly product: { readonly __typename: 'Product', readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly id: string, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } } | null };

export type OrderAtQueryVariables = Exact<{
  id: string;
  version?: number | null | undefined;
}>;


export type OrderAtQuery = { readonly order: { readonly __typename: 'Order', readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly id: string, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } } | null };

export type CategoryAtQueryVariables = Exact<{
  id: string;
  version?: number | null | undefined;
}>;


export type CategoryAtQuery = { readonly category: { readonly __typename: 'Category', readonly name: string, readonly id: string, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } } | null };

export type HistoryQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type HistoryQuery = { readonly product: { readonly revisions: { readonly edges: ReadonlyArray<{ readonly cursor: string, readonly node: { readonly version: number, readonly kind: RevisionKind, readonly at: string, readonly actor: { readonly id: string, readonly name: string }, readonly changes: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }>, readonly record:
            | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
            | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
            | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
           } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } } | null };

export type NodesQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type NodesQuery = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
    | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
    | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
   | null> };

export type OneNodeQueryVariables = Exact<{
  id: string;
}>;


export type OneNodeQuery = { readonly node:
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
   | null, readonly product: { readonly id: string } | null, readonly category: { readonly id: string } | null, readonly order: { readonly id: string } | null };

export type ListProductsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  skip?: number | null | undefined;
  filter?: ProductFilter | null | undefined;
  orderBy?: ProductOrder | null | undefined;
}>;


export type ListProductsQuery = { readonly products: { readonly edges: ReadonlyArray<{ readonly cursor: string, readonly node: { readonly id: string, readonly sku: string, readonly name: string, readonly price: string, readonly stock: number, readonly updatedAt: string } }>, readonly nodes: ReadonlyArray<{ readonly id: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type CountProductsQueryVariables = Exact<{
  filter?: ProductFilter | null | undefined;
}>;


export type CountProductsQuery = { readonly products: { readonly totalCount: number } };

export type ProductsInCategoriesQueryVariables = Exact<{
  first: number;
  tag: string;
}>;


export type ProductsInCategoriesQuery = { readonly products: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly category: { readonly id: string, readonly parent: { readonly id: string } | null } | null }> } };

export type CategoriesWithProductsQueryVariables = Exact<{
  first: number;
  count: boolean;
}>;


export type CategoriesWithProductsQuery = { readonly categories: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly products: { readonly totalCount?: number, readonly nodes: ReadonlyArray<{ readonly name: string }> } }> } };

export type OrdersWithProductsQueryVariables = Exact<{
  first: number;
}>;


export type OrdersWithProductsQuery = { readonly orders: { readonly nodes: ReadonlyArray<{ readonly lines: ReadonlyArray<{ readonly product: { readonly id: string } }> }> } };

export type ProductsWithHistoryQueryVariables = Exact<{
  first: number;
  tag: string;
}>;


export type ProductsWithHistoryQuery = { readonly products: { readonly nodes: ReadonlyArray<{ readonly revisions: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly record:
            | { readonly name: string }
            | Record<PropertyKey, never>
           }> } }> } };

export type AnyRecordsQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type AnyRecordsQuery = { readonly nodes: ReadonlyArray<
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
   | null> };

export type CreateCategoryMutationVariables = Exact<{
  input: CreateCategoryInput;
  idempotencyKey?: string | null | undefined;
}>;


export type CreateCategoryMutation = { readonly createCategory:
    | { readonly __typename: 'Category', readonly name: string, readonly id: string, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
    | { readonly __typename: 'ValidationError', readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
   };

export type UpdateCategoryMutationVariables = Exact<{
  id: string;
  expectedVersion: number;
  patch: CategoryPatch;
  onConflict?: ConflictPolicy | null | undefined;
  idempotencyKey?: string | null | undefined;
}>;


export type UpdateCategoryMutation = { readonly updateCategory:
    | { readonly __typename: 'Category', readonly name: string, readonly id: string, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
    | { readonly __typename: 'ConflictError', readonly expectedVersion: number, readonly currentVersion: number, readonly conflictingFields: ReadonlyArray<string>, readonly yoursAlreadyApplied: boolean, readonly message: string, readonly current:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
      , readonly base:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
       | null, readonly fields: ReadonlyArray<{ readonly field: string, readonly base: unknown, readonly current: unknown, readonly yours: unknown, readonly conflicting: boolean, readonly merged: unknown, readonly changedAt: string | null, readonly changedInVersion: number | null, readonly changedBy: { readonly id: string, readonly name: string } | null }> }
    | { readonly __typename: 'LockLostError', readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly id: string, readonly message: string }
    | { readonly __typename: 'RecordLockedError', readonly message: string }
    | { readonly __typename: 'ValidationError', readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
   };

export type DeleteCategoryMutationVariables = Exact<{
  id: string;
  expectedVersion: number;
  idempotencyKey?: string | null | undefined;
}>;


export type DeleteCategoryMutation = { readonly deleteCategory:
    | { readonly __typename: 'Category', readonly name: string, readonly id: string, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
    | { readonly __typename: 'ConflictError', readonly expectedVersion: number, readonly currentVersion: number, readonly conflictingFields: ReadonlyArray<string>, readonly yoursAlreadyApplied: boolean, readonly message: string, readonly current:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
      , readonly base:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
       | null, readonly fields: ReadonlyArray<{ readonly field: string, readonly base: unknown, readonly current: unknown, readonly yours: unknown, readonly conflicting: boolean, readonly merged: unknown, readonly changedAt: string | null, readonly changedInVersion: number | null, readonly changedBy: { readonly id: string, readonly name: string } | null }> }
    | { readonly __typename: 'LockLostError', readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly id: string, readonly message: string }
    | { readonly __typename: 'RecordLockedError', readonly message: string }
    | { readonly __typename: 'ValidationError', readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
   };

export type RestoreCategoryMutationVariables = Exact<{
  id: string;
  expectedVersion: number;
  idempotencyKey?: string | null | undefined;
}>;


export type RestoreCategoryMutation = { readonly restoreCategory:
    | { readonly __typename: 'Category', readonly name: string, readonly id: string, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
    | { readonly __typename: 'ConflictError', readonly expectedVersion: number, readonly currentVersion: number, readonly conflictingFields: ReadonlyArray<string>, readonly yoursAlreadyApplied: boolean, readonly message: string, readonly current:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
      , readonly base:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
       | null, readonly fields: ReadonlyArray<{ readonly field: string, readonly base: unknown, readonly current: unknown, readonly yours: unknown, readonly conflicting: boolean, readonly merged: unknown, readonly changedAt: string | null, readonly changedInVersion: number | null, readonly changedBy: { readonly id: string, readonly name: string } | null }> }
    | { readonly __typename: 'LockLostError', readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly id: string, readonly message: string }
    | { readonly __typename: 'RecordLockedError', readonly message: string }
    | { readonly __typename: 'ValidationError', readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
   };

export type UpdateCategoriesMutationVariables = Exact<{
  updates: ReadonlyArray<CategoryUpdate> | CategoryUpdate;
  idempotencyKey?: string | null | undefined;
}>;


export type UpdateCategoriesMutation = { readonly updateCategories:
    | { readonly __typename: 'BatchError', readonly message: string, readonly failures: ReadonlyArray<{ readonly index: number, readonly error:
          | { readonly __typename: 'BatchError', readonly message: string }
          | { readonly __typename: 'ConflictError', readonly expectedVersion: number, readonly currentVersion: number, readonly conflictingFields: ReadonlyArray<string>, readonly yoursAlreadyApplied: boolean, readonly message: string, readonly current:
              | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
              | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
              | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
            , readonly base:
              | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
              | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
              | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
             | null, readonly fields: ReadonlyArray<{ readonly field: string, readonly base: unknown, readonly current: unknown, readonly yours: unknown, readonly conflicting: boolean, readonly merged: unknown, readonly changedAt: string | null, readonly changedInVersion: number | null, readonly changedBy: { readonly id: string, readonly name: string } | null }> }
          | { readonly __typename: 'LockLostError', readonly message: string }
          | { readonly __typename: 'NotFoundError', readonly id: string, readonly message: string }
          | { readonly __typename: 'RecordLockedError', readonly message: string }
          | { readonly __typename: 'ValidationError', readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
         }> }
    | { readonly __typename: 'CategoriesUpdated', readonly categories: ReadonlyArray<{ readonly __typename: 'Category', readonly name: string, readonly id: string, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }> }
    | { readonly __typename: 'ValidationError', readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
   };

export type RevertCategoryMutationVariables = Exact<{
  id: string;
  expectedVersion: number;
  toVersion: number;
  idempotencyKey?: string | null | undefined;
}>;


export type RevertCategoryMutation = { readonly revertCategory:
    | { readonly __typename: 'Category', readonly name: string, readonly id: string, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
    | { readonly __typename: 'ConflictError', readonly expectedVersion: number, readonly currentVersion: number, readonly conflictingFields: ReadonlyArray<string>, readonly yoursAlreadyApplied: boolean, readonly message: string, readonly current:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
      , readonly base:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
       | null, readonly fields: ReadonlyArray<{ readonly field: string, readonly base: unknown, readonly current: unknown, readonly yours: unknown, readonly conflicting: boolean, readonly merged: unknown, readonly changedAt: string | null, readonly changedInVersion: number | null, readonly changedBy: { readonly id: string, readonly name: string } | null }> }
    | { readonly __typename: 'LockLostError', readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly id: string, readonly message: string }
    | { readonly __typename: 'RecordLockedError', readonly message: string }
    | { readonly __typename: 'ValidationError', readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
   };

export type UndoCategoryRevisionMutationVariables = Exact<{
  id: string;
  expectedVersion: number;
  version: number;
  idempotencyKey?: string | null | undefined;
}>;


export type UndoCategoryRevisionMutation = { readonly undoCategoryRevision:
    | { readonly __typename: 'Category', readonly name: string, readonly id: string, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
    | { readonly __typename: 'ConflictError', readonly expectedVersion: number, readonly currentVersion: number, readonly conflictingFields: ReadonlyArray<string>, readonly yoursAlreadyApplied: boolean, readonly message: string, readonly current:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
      , readonly base:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
       | null, readonly fields: ReadonlyArray<{ readonly field: string, readonly base: unknown, readonly current: unknown, readonly yours: unknown, readonly conflicting: boolean, readonly merged: unknown, readonly changedAt: string | null, readonly changedInVersion: number | null, readonly changedBy: { readonly id: string, readonly name: string } | null }> }
    | { readonly __typename: 'LockLostError', readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly id: string, readonly message: string }
    | { readonly __typename: 'RecordLockedError', readonly message: string }
    | { readonly __typename: 'ValidationError', readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
   };

type Stamp_Category_Fragment = { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } };

type Stamp_Order_Fragment = { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } };

type Stamp_Product_Fragment = { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } };

export type StampFragment =
  | Stamp_Category_Fragment
  | Stamp_Order_Fragment
  | Stamp_Product_Fragment
;

export type WholeProductFragment = { readonly __typename: 'Product', readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly id: string, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } };

export type WholeCategoryFragment = { readonly __typename: 'Category', readonly name: string, readonly id: string, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } };

export type WholeOrderFragment = { readonly __typename: 'Order', readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly id: string, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } };

type WholeRecord_Category_Fragment = { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } };

type WholeRecord_Order_Fragment = { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } };

type WholeRecord_Product_Fragment = { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } };

export type WholeRecordFragment =
  | WholeRecord_Category_Fragment
  | WholeRecord_Order_Fragment
  | WholeRecord_Product_Fragment
;

type Refusal_BatchError_Fragment = { readonly __typename: 'BatchError', readonly message: string };

type Refusal_ConflictError_Fragment = { readonly __typename: 'ConflictError', readonly expectedVersion: number, readonly currentVersion: number, readonly conflictingFields: ReadonlyArray<string>, readonly yoursAlreadyApplied: boolean, readonly message: string, readonly current:
    | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
    | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
    | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
  , readonly base:
    | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
    | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
    | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
   | null, readonly fields: ReadonlyArray<{ readonly field: string, readonly base: unknown, readonly current: unknown, readonly yours: unknown, readonly conflicting: boolean, readonly merged: unknown, readonly changedAt: string | null, readonly changedInVersion: number | null, readonly changedBy: { readonly id: string, readonly name: string } | null }> };

type Refusal_LockLostError_Fragment = { readonly __typename: 'LockLostError', readonly message: string };

type Refusal_NotFoundError_Fragment = { readonly __typename: 'NotFoundError', readonly id: string, readonly message: string };

type Refusal_RecordLockedError_Fragment = { readonly __typename: 'RecordLockedError', readonly message: string };

type Refusal_ValidationError_Fragment = { readonly __typename: 'ValidationError', readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> };

export type RefusalFragment =
  | Refusal_BatchError_Fragment
  | Refusal_ConflictError_Fragment
  | Refusal_LockLostError_Fragment
  | Refusal_NotFoundError_Fragment
  | Refusal_RecordLockedError_Fragment
  | Refusal_ValidationError_Fragment
;

export type CreateProductMutationVariables = Exact<{
  input: CreateProductInput;
  idempotencyKey?: string | null | undefined;
}>;


export type CreateProductMutation = { readonly createProduct:
    | { readonly __typename: 'Product', readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly id: string, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
    | { readonly __typename: 'ValidationError', readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
   };

export type UpdateProductMutationVariables = Exact<{
  id: string;
  expectedVersion: number;
  patch: ProductPatch;
  onConflict?: ConflictPolicy | null | undefined;
  idempotencyKey?: string | null | undefined;
}>;


export type UpdateProductMutation = { readonly updateProduct:
    | { readonly __typename: 'ConflictError', readonly expectedVersion: number, readonly currentVersion: number, readonly conflictingFields: ReadonlyArray<string>, readonly yoursAlreadyApplied: boolean, readonly message: string, readonly current:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
      , readonly base:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
       | null, readonly fields: ReadonlyArray<{ readonly field: string, readonly base: unknown, readonly current: unknown, readonly yours: unknown, readonly conflicting: boolean, readonly merged: unknown, readonly changedAt: string | null, readonly changedInVersion: number | null, readonly changedBy: { readonly id: string, readonly name: string } | null }> }
    | { readonly __typename: 'LockLostError', readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly id: string, readonly message: string }
    | { readonly __typename: 'Product', readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly id: string, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
    | { readonly __typename: 'RecordLockedError', readonly message: string }
    | { readonly __typename: 'ValidationError', readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
   };

export type UpdateProductsMutationVariables = Exact<{
  updates: ReadonlyArray<ProductUpdate> | ProductUpdate;
  idempotencyKey?: string | null | undefined;
}>;


export type UpdateProductsMutation = { readonly updateProducts:
    | { readonly __typename: 'BatchError', readonly message: string, readonly failures: ReadonlyArray<{ readonly index: number, readonly error:
          | { readonly __typename: 'BatchError', readonly message: string }
          | { readonly __typename: 'ConflictError', readonly expectedVersion: number, readonly currentVersion: number, readonly conflictingFields: ReadonlyArray<string>, readonly yoursAlreadyApplied: boolean, readonly message: string, readonly current:
              | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
              | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
              | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
            , readonly base:
              | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
              | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
              | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
             | null, readonly fields: ReadonlyArray<{ readonly field: string, readonly base: unknown, readonly current: unknown, readonly yours: unknown, readonly conflicting: boolean, readonly merged: unknown, readonly changedAt: string | null, readonly changedInVersion: number | null, readonly changedBy: { readonly id: string, readonly name: string } | null }> }
          | { readonly __typename: 'LockLostError', readonly message: string }
          | { readonly __typename: 'NotFoundError', readonly id: string, readonly message: string }
          | { readonly __typename: 'RecordLockedError', readonly message: string }
          | { readonly __typename: 'ValidationError', readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
         }> }
    | { readonly __typename: 'ProductsUpdated', readonly products: ReadonlyArray<{ readonly __typename: 'Product', readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly id: string, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }> }
    | { readonly __typename: 'ValidationError', readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
   };

export type DeleteProductMutationVariables = Exact<{
  id: string;
  expectedVersion: number;
  idempotencyKey?: string | null | undefined;
}>;


export type DeleteProductMutation = { readonly deleteProduct:
    | { readonly __typename: 'ConflictError', readonly expectedVersion: number, readonly currentVersion: number, readonly conflictingFields: ReadonlyArray<string>, readonly yoursAlreadyApplied: boolean, readonly message: string, readonly current:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
      , readonly base:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
       | null, readonly fields: ReadonlyArray<{ readonly field: string, readonly base: unknown, readonly current: unknown, readonly yours: unknown, readonly conflicting: boolean, readonly merged: unknown, readonly changedAt: string | null, readonly changedInVersion: number | null, readonly changedBy: { readonly id: string, readonly name: string } | null }> }
    | { readonly __typename: 'LockLostError', readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly id: string, readonly message: string }
    | { readonly __typename: 'Product', readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly id: string, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
    | { readonly __typename: 'RecordLockedError', readonly message: string }
    | { readonly __typename: 'ValidationError', readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
   };

export type RestoreProductMutationVariables = Exact<{
  id: string;
  expectedVersion: number;
  idempotencyKey?: string | null | undefined;
}>;


export type RestoreProductMutation = { readonly restoreProduct:
    | { readonly __typename: 'ConflictError', readonly expectedVersion: number, readonly currentVersion: number, readonly conflictingFields: ReadonlyArray<string>, readonly yoursAlreadyApplied: boolean, readonly message: string, readonly current:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
      , readonly base:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
       | null, readonly fields: ReadonlyArray<{ readonly field: string, readonly base: unknown, readonly current: unknown, readonly yours: unknown, readonly conflicting: boolean, readonly merged: unknown, readonly changedAt: string | null, readonly changedInVersion: number | null, readonly changedBy: { readonly id: string, readonly name: string } | null }> }
    | { readonly __typename: 'LockLostError', readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly id: string, readonly message: string }
    | { readonly __typename: 'Product', readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly id: string, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
    | { readonly __typename: 'RecordLockedError', readonly message: string }
    | { readonly __typename: 'ValidationError', readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
   };

export type RevertProductMutationVariables = Exact<{
  id: string;
  expectedVersion: number;
  toVersion: number;
  idempotencyKey?: string | null | undefined;
}>;


export type RevertProductMutation = { readonly revertProduct:
    | { readonly __typename: 'ConflictError', readonly expectedVersion: number, readonly currentVersion: number, readonly conflictingFields: ReadonlyArray<string>, readonly yoursAlreadyApplied: boolean, readonly message: string, readonly current:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
      , readonly base:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
       | null, readonly fields: ReadonlyArray<{ readonly field: string, readonly base: unknown, readonly current: unknown, readonly yours: unknown, readonly conflicting: boolean, readonly merged: unknown, readonly changedAt: string | null, readonly changedInVersion: number | null, readonly changedBy: { readonly id: string, readonly name: string } | null }> }
    | { readonly __typename: 'LockLostError', readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly id: string, readonly message: string }
    | { readonly __typename: 'Product', readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly id: string, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
    | { readonly __typename: 'RecordLockedError', readonly message: string }
    | { readonly __typename: 'ValidationError', readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
   };

export type UndoProductRevisionMutationVariables = Exact<{
  id: string;
  expectedVersion: number;
  version: number;
  idempotencyKey?: string | null | undefined;
}>;


export type UndoProductRevisionMutation = { readonly undoProductRevision:
    | { readonly __typename: 'ConflictError', readonly expectedVersion: number, readonly currentVersion: number, readonly conflictingFields: ReadonlyArray<string>, readonly yoursAlreadyApplied: boolean, readonly message: string, readonly current:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
      , readonly base:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
       | null, readonly fields: ReadonlyArray<{ readonly field: string, readonly base: unknown, readonly current: unknown, readonly yours: unknown, readonly conflicting: boolean, readonly merged: unknown, readonly changedAt: string | null, readonly changedInVersion: number | null, readonly changedBy: { readonly id: string, readonly name: string } | null }> }
    | { readonly __typename: 'LockLostError', readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly id: string, readonly message: string }
    | { readonly __typename: 'Product', readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly id: string, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
    | { readonly __typename: 'RecordLockedError', readonly message: string }
    | { readonly __typename: 'ValidationError', readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
   };

export type AdjustStockMutationVariables = Exact<{
  id: string;
  delta: number;
  expectedVersion?: number | null | undefined;
  idempotencyKey?: string | null | undefined;
}>;


export type AdjustStockMutation = { readonly adjustStock:
    | { readonly __typename: 'ConflictError', readonly expectedVersion: number, readonly currentVersion: number, readonly conflictingFields: ReadonlyArray<string>, readonly yoursAlreadyApplied: boolean, readonly message: string, readonly current:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
      , readonly base:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
       | null, readonly fields: ReadonlyArray<{ readonly field: string, readonly base: unknown, readonly current: unknown, readonly yours: unknown, readonly conflicting: boolean, readonly merged: unknown, readonly changedAt: string | null, readonly changedInVersion: number | null, readonly changedBy: { readonly id: string, readonly name: string } | null }> }
    | { readonly __typename: 'LockLostError', readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly id: string, readonly message: string }
    | { readonly __typename: 'Product', readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly id: string, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
    | { readonly __typename: 'RecordLockedError', readonly message: string }
    | { readonly __typename: 'ValidationError', readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
   };

export type ReadProductQueryVariables = Exact<{
  id: string;
  atVersion?: number | null | undefined;
}>;


export type ReadProductQuery = { readonly product: { readonly __typename: 'Product', readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly id: string, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } } | null };

export type ReadRecordQueryVariables = Exact<{
  id: string;
}>;


export type ReadRecordQuery = { readonly node:
    | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
    | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
    | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
   | null };

export type PlaceOrderMutationVariables = Exact<{
  input: PlaceOrderInput;
  idempotencyKey?: string | null | undefined;
}>;


export type PlaceOrderMutation = { readonly placeOrder:
    | { readonly __typename: 'ConflictError', readonly expectedVersion: number, readonly currentVersion: number, readonly conflictingFields: ReadonlyArray<string>, readonly yoursAlreadyApplied: boolean, readonly message: string, readonly current:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
      , readonly base:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
       | null, readonly fields: ReadonlyArray<{ readonly field: string, readonly base: unknown, readonly current: unknown, readonly yours: unknown, readonly conflicting: boolean, readonly merged: unknown, readonly changedAt: string | null, readonly changedInVersion: number | null, readonly changedBy: { readonly id: string, readonly name: string } | null }> }
    | { readonly __typename: 'Order', readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly id: string, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
    | { readonly __typename: 'ValidationError', readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
   };

export type UpdateOrderMutationVariables = Exact<{
  id: string;
  expectedVersion: number;
  patch: OrderPatch;
  onConflict?: ConflictPolicy | null | undefined;
  idempotencyKey?: string | null | undefined;
}>;


export type UpdateOrderMutation = { readonly updateOrder:
    | { readonly __typename: 'ConflictError', readonly expectedVersion: number, readonly currentVersion: number, readonly conflictingFields: ReadonlyArray<string>, readonly yoursAlreadyApplied: boolean, readonly message: string, readonly current:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
      , readonly base:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
       | null, readonly fields: ReadonlyArray<{ readonly field: string, readonly base: unknown, readonly current: unknown, readonly yours: unknown, readonly conflicting: boolean, readonly merged: unknown, readonly changedAt: string | null, readonly changedInVersion: number | null, readonly changedBy: { readonly id: string, readonly name: string } | null }> }
    | { readonly __typename: 'LockLostError', readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly id: string, readonly message: string }
    | { readonly __typename: 'Order', readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly id: string, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
    | { readonly __typename: 'RecordLockedError', readonly message: string }
    | { readonly __typename: 'ValidationError', readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
   };

export type ChangeOrderStatusMutationVariables = Exact<{
  id: string;
  expectedVersion: number;
  status: OrderStatus;
  idempotencyKey?: string | null | undefined;
}>;


export type ChangeOrderStatusMutation = { readonly changeOrderStatus:
    | { readonly __typename: 'ConflictError', readonly expectedVersion: number, readonly currentVersion: number, readonly conflictingFields: ReadonlyArray<string>, readonly yoursAlreadyApplied: boolean, readonly message: string, readonly current:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
      , readonly base:
        | { readonly __typename: 'Category', readonly id: string, readonly version: number, readonly name: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly parent: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Order', readonly id: string, readonly version: number, readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
        | { readonly __typename: 'Product', readonly id: string, readonly version: number, readonly sku: string, readonly name: string, readonly description: string, readonly price: string, readonly stock: number, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly category: { readonly id: string } | null, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
       | null, readonly fields: ReadonlyArray<{ readonly field: string, readonly base: unknown, readonly current: unknown, readonly yours: unknown, readonly conflicting: boolean, readonly merged: unknown, readonly changedAt: string | null, readonly changedInVersion: number | null, readonly changedBy: { readonly id: string, readonly name: string } | null }> }
    | { readonly __typename: 'LockLostError', readonly message: string }
    | { readonly __typename: 'NotFoundError', readonly id: string, readonly message: string }
    | { readonly __typename: 'Order', readonly customerName: string, readonly shippingAddress: string, readonly note: string, readonly total: string, readonly id: string, readonly version: number, readonly createdAt: string, readonly updatedAt: string, readonly deletedAt: string | null, readonly orderStatus: OrderStatus, readonly lines: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly unitPrice: string, readonly product: { readonly id: string } }>, readonly createdBy: { readonly id: string, readonly name: string }, readonly updatedBy: { readonly id: string, readonly name: string } }
    | { readonly __typename: 'RecordLockedError', readonly message: string }
    | { readonly __typename: 'ValidationError', readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
   };

export type ListBySkuQueryVariables = Exact<{
  sku: string;
  includeDeleted: boolean;
}>;


export type ListBySkuQuery = { readonly products: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string }> } };

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
export const WholeLockFragmentDoc = new TypedDocumentString(`
    fragment WholeLock on EditLock {
  __typename
  fencingNumber
  holder {
    id
    name
  }
  heldByMe
  note
  acquiredAt
  renewedAt
  expiresAt
  requests {
    requester {
      id
    }
    message
    requestedAt
  }
  record {
    id
    version
  }
}
    `, {"fragmentName":"WholeLock"}) as unknown as TypedDocumentString<WholeLockFragment, unknown>;
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
export const LockRefusalFragmentDoc = new TypedDocumentString(`
    fragment LockRefusal on MutationError {
  __typename
  message
  ... on RecordLockedError {
    lock {
      ...WholeLock
    }
    current {
      ...WholeRecord
    }
  }
  ... on LockLostError {
    heldNow: lock {
      ...WholeLock
    }
    current {
      ...WholeRecord
    }
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
  ... on ConflictError {
    currentVersion
    yoursAlreadyApplied
  }
}
    fragment WholeLock on EditLock {
  __typename
  fencingNumber
  holder {
    id
    name
  }
  heldByMe
  note
  acquiredAt
  renewedAt
  expiresAt
  requests {
    requester {
      id
    }
    message
    requestedAt
  }
  record {
    id
    version
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
}`, {"fragmentName":"LockRefusal"}) as unknown as TypedDocumentString<LockRefusalFragment, unknown>;
export const WholeChangeFragmentDoc = new TypedDocumentString(`
    fragment WholeChange on RecordChange {
  cursor
  recordType
  recordId
  kind
  version
  changedFields
  actor {
    id
    name
  }
  at
  record {
    __typename
    id
    version
  }
}
    `, {"fragmentName":"WholeChange"}) as unknown as TypedDocumentString<WholeChangeFragment, unknown>;
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
    yoursAlreadyApplied
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
export const AcquireDocument = new TypedDocumentString(`
    mutation Acquire($recordId: ID!, $note: String, $ttlSeconds: Int, $takeOverMine: Boolean) {
  acquireEditLock(
    recordId: $recordId
    note: $note
    ttlSeconds: $ttlSeconds
    takeOverMine: $takeOverMine
  ) {
    ... on EditLockGranted {
      __typename
      token
      lock {
        ...WholeLock
      }
      record {
        ...WholeRecord
      }
    }
    ...LockRefusal
  }
}
    fragment WholeLock on EditLock {
  __typename
  fencingNumber
  holder {
    id
    name
  }
  heldByMe
  note
  acquiredAt
  renewedAt
  expiresAt
  requests {
    requester {
      id
    }
    message
    requestedAt
  }
  record {
    id
    version
  }
}
fragment LockRefusal on MutationError {
  __typename
  message
  ... on RecordLockedError {
    lock {
      ...WholeLock
    }
    current {
      ...WholeRecord
    }
  }
  ... on LockLostError {
    heldNow: lock {
      ...WholeLock
    }
    current {
      ...WholeRecord
    }
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
  ... on ConflictError {
    currentVersion
    yoursAlreadyApplied
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
}`) as unknown as TypedDocumentString<AcquireMutation, AcquireMutationVariables>;
export const RenewDocument = new TypedDocumentString(`
    mutation Renew($recordId: ID!, $token: ID!, $ttlSeconds: Int) {
  renewEditLock(recordId: $recordId, token: $token, ttlSeconds: $ttlSeconds) {
    ...WholeLock
    ...LockRefusal
  }
}
    fragment WholeLock on EditLock {
  __typename
  fencingNumber
  holder {
    id
    name
  }
  heldByMe
  note
  acquiredAt
  renewedAt
  expiresAt
  requests {
    requester {
      id
    }
    message
    requestedAt
  }
  record {
    id
    version
  }
}
fragment LockRefusal on MutationError {
  __typename
  message
  ... on RecordLockedError {
    lock {
      ...WholeLock
    }
    current {
      ...WholeRecord
    }
  }
  ... on LockLostError {
    heldNow: lock {
      ...WholeLock
    }
    current {
      ...WholeRecord
    }
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
  ... on ConflictError {
    currentVersion
    yoursAlreadyApplied
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
}`) as unknown as TypedDocumentString<RenewMutation, RenewMutationVariables>;
export const ReleaseDocument = new TypedDocumentString(`
    mutation Release($recordId: ID!, $token: ID!) {
  releaseEditLock(recordId: $recordId, token: $token) {
    ... on EditLockReleased {
      __typename
      record {
        id
        editLock {
          note
        }
      }
    }
    ...LockRefusal
  }
}
    fragment WholeLock on EditLock {
  __typename
  fencingNumber
  holder {
    id
    name
  }
  heldByMe
  note
  acquiredAt
  renewedAt
  expiresAt
  requests {
    requester {
      id
    }
    message
    requestedAt
  }
  record {
    id
    version
  }
}
fragment LockRefusal on MutationError {
  __typename
  message
  ... on RecordLockedError {
    lock {
      ...WholeLock
    }
    current {
      ...WholeRecord
    }
  }
  ... on LockLostError {
    heldNow: lock {
      ...WholeLock
    }
    current {
      ...WholeRecord
    }
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
  ... on ConflictError {
    currentVersion
    yoursAlreadyApplied
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
}`) as unknown as TypedDocumentString<ReleaseMutation, ReleaseMutationVariables>;
export const BreakDocument = new TypedDocumentString(`
    mutation Break($recordId: ID!, $reason: String!) {
  breakEditLock(recordId: $recordId, reason: $reason) {
    ... on EditLockReleased {
      __typename
      record {
        id
      }
    }
    ...LockRefusal
  }
}
    fragment WholeLock on EditLock {
  __typename
  fencingNumber
  holder {
    id
    name
  }
  heldByMe
  note
  acquiredAt
  renewedAt
  expiresAt
  requests {
    requester {
      id
    }
    message
    requestedAt
  }
  record {
    id
    version
  }
}
fragment LockRefusal on MutationError {
  __typename
  message
  ... on RecordLockedError {
    lock {
      ...WholeLock
    }
    current {
      ...WholeRecord
    }
  }
  ... on LockLostError {
    heldNow: lock {
      ...WholeLock
    }
    current {
      ...WholeRecord
    }
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
  ... on ConflictError {
    currentVersion
    yoursAlreadyApplied
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
}`) as unknown as TypedDocumentString<BreakMutation, BreakMutationVariables>;
export const RequestDocument = new TypedDocumentString(`
    mutation Request($recordId: ID!, $message: String) {
  requestEditLock(recordId: $recordId, message: $message) {
    ...WholeLock
    ...LockRefusal
  }
}
    fragment WholeLock on EditLock {
  __typename
  fencingNumber
  holder {
    id
    name
  }
  heldByMe
  note
  acquiredAt
  renewedAt
  expiresAt
  requests {
    requester {
      id
    }
    message
    requestedAt
  }
  record {
    id
    version
  }
}
fragment LockRefusal on MutationError {
  __typename
  message
  ... on RecordLockedError {
    lock {
      ...WholeLock
    }
    current {
      ...WholeRecord
    }
  }
  ... on LockLostError {
    heldNow: lock {
      ...WholeLock
    }
    current {
      ...WholeRecord
    }
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
  ... on ConflictError {
    currentVersion
    yoursAlreadyApplied
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
}`) as unknown as TypedDocumentString<RequestMutation, RequestMutationVariables>;
export const HandOverDocument = new TypedDocumentString(`
    mutation HandOver($recordId: ID!, $token: ID!, $to: ID!) {
  handOverEditLock(recordId: $recordId, token: $token, to: $to) {
    ...WholeLock
    ...LockRefusal
  }
}
    fragment WholeLock on EditLock {
  __typename
  fencingNumber
  holder {
    id
    name
  }
  heldByMe
  note
  acquiredAt
  renewedAt
  expiresAt
  requests {
    requester {
      id
    }
    message
    requestedAt
  }
  record {
    id
    version
  }
}
fragment LockRefusal on MutationError {
  __typename
  message
  ... on RecordLockedError {
    lock {
      ...WholeLock
    }
    current {
      ...WholeRecord
    }
  }
  ... on LockLostError {
    heldNow: lock {
      ...WholeLock
    }
    current {
      ...WholeRecord
    }
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
  ... on ConflictError {
    currentVersion
    yoursAlreadyApplied
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
}`) as unknown as TypedDocumentString<HandOverMutation, HandOverMutationVariables>;
export const SaveLockedDocument = new TypedDocumentString(`
    mutation SaveLocked($id: ID!, $expectedVersion: Int!, $patch: ProductPatch!, $lockToken: ID, $onConflict: ConflictPolicy, $idempotencyKey: ID) {
  updateProduct(
    id: $id
    expectedVersion: $expectedVersion
    patch: $patch
    lockToken: $lockToken
    onConflict: $onConflict
    idempotencyKey: $idempotencyKey
  ) {
    ...WholeProduct
    ...LockRefusal
  }
}
    fragment WholeLock on EditLock {
  __typename
  fencingNumber
  holder {
    id
    name
  }
  heldByMe
  note
  acquiredAt
  renewedAt
  expiresAt
  requests {
    requester {
      id
    }
    message
    requestedAt
  }
  record {
    id
    version
  }
}
fragment LockRefusal on MutationError {
  __typename
  message
  ... on RecordLockedError {
    lock {
      ...WholeLock
    }
    current {
      ...WholeRecord
    }
  }
  ... on LockLostError {
    heldNow: lock {
      ...WholeLock
    }
    current {
      ...WholeRecord
    }
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
  ... on ConflictError {
    currentVersion
    yoursAlreadyApplied
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
}`) as unknown as TypedDocumentString<SaveLockedMutation, SaveLockedMutationVariables>;
export const SaveAllLockedDocument = new TypedDocumentString(`
    mutation SaveAllLocked($updates: [ProductUpdate!]!) {
  updateProducts(updates: $updates) {
    __typename
    ... on ProductsUpdated {
      products {
        version
      }
    }
    ... on BatchError {
      failures {
        index
        error {
          ...LockRefusal
        }
      }
    }
  }
}
    fragment WholeLock on EditLock {
  __typename
  fencingNumber
  holder {
    id
    name
  }
  heldByMe
  note
  acquiredAt
  renewedAt
  expiresAt
  requests {
    requester {
      id
    }
    message
    requestedAt
  }
  record {
    id
    version
  }
}
fragment LockRefusal on MutationError {
  __typename
  message
  ... on RecordLockedError {
    lock {
      ...WholeLock
    }
    current {
      ...WholeRecord
    }
  }
  ... on LockLostError {
    heldNow: lock {
      ...WholeLock
    }
    current {
      ...WholeRecord
    }
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
  ... on ConflictError {
    currentVersion
    yoursAlreadyApplied
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
}`) as unknown as TypedDocumentString<SaveAllLockedMutation, SaveAllLockedMutationVariables>;
export const LockOfDocument = new TypedDocumentString(`
    query LockOf($id: ID!) {
  node(id: $id) {
    ... on VersionedRecord {
      editLock {
        ...WholeLock
      }
    }
  }
}
    fragment WholeLock on EditLock {
  __typename
  fencingNumber
  holder {
    id
    name
  }
  heldByMe
  note
  acquiredAt
  renewedAt
  expiresAt
  requests {
    requester {
      id
    }
    message
    requestedAt
  }
  record {
    id
    version
  }
}`) as unknown as TypedDocumentString<LockOfQuery, LockOfQueryVariables>;
export const LocksDocument = new TypedDocumentString(`
    query Locks($first: Int, $after: String, $mine: Boolean) {
  editLocks(first: $first, after: $after, mine: $mine) {
    nodes {
      ...WholeLock
    }
    pageInfo {
      endCursor
      hasNextPage
    }
  }
}
    fragment WholeLock on EditLock {
  __typename
  fencingNumber
  holder {
    id
    name
  }
  heldByMe
  note
  acquiredAt
  renewedAt
  expiresAt
  requests {
    requester {
      id
    }
    message
    requestedAt
  }
  record {
    id
    version
  }
}`) as unknown as TypedDocumentString<LocksQuery, LocksQueryVariables>;
export const BreaksDocument = new TypedDocumentString(`
    query Breaks($first: Int, $after: String) {
  editLockBreaks(first: $first, after: $after) {
    nodes {
      record {
        id
      }
      holder {
        id
      }
      brokenBy {
        id
      }
      reason
      at
    }
    pageInfo {
      endCursor
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<BreaksQuery, BreaksQueryVariables>;
export const ChangesDocument = new TypedDocumentString(`
    query Changes($after: String, $first: Int, $types: [RecordType!]) {
  changes(after: $after, first: $first, types: $types) {
    changes {
      ...WholeChange
    }
    cursor
    hasMore
  }
}
    fragment WholeChange on RecordChange {
  cursor
  recordType
  recordId
  kind
  version
  changedFields
  actor {
    id
    name
  }
  at
  record {
    __typename
    id
    version
  }
}`) as unknown as TypedDocumentString<ChangesQuery, ChangesQueryVariables>;
export const CurrentCursorDocument = new TypedDocumentString(`
    query CurrentCursor {
  currentCursor
}
    `) as unknown as TypedDocumentString<CurrentCursorQuery, CurrentCursorQueryVariables>;
export const RecordChangedDocument = new TypedDocumentString(`
    subscription RecordChanged($ids: [ID!], $types: [RecordType!], $after: String) {
  recordChanged(ids: $ids, types: $types, after: $after) {
    ...WholeChange
  }
}
    fragment WholeChange on RecordChange {
  cursor
  recordType
  recordId
  kind
  version
  changedFields
  actor {
    id
    name
  }
  at
  record {
    __typename
    id
    version
  }
}`) as unknown as TypedDocumentString<RecordChangedSubscription, RecordChangedSubscriptionVariables>;
export const EditLockChangedDocument = new TypedDocumentString(`
    subscription EditLockChanged($ids: [ID!]) {
  editLockChanged(ids: $ids) {
    recordType
    recordId
    lock {
      ...WholeLock
    }
  }
}
    fragment WholeLock on EditLock {
  __typename
  fencingNumber
  holder {
    id
    name
  }
  heldByMe
  note
  acquiredAt
  renewedAt
  expiresAt
  requests {
    requester {
      id
    }
    message
    requestedAt
  }
  record {
    id
    version
  }
}`) as unknown as TypedDocumentString<EditLockChangedSubscription, EditLockChangedSubscriptionVariables>;
export const PageOfOrdersDocument = new TypedDocumentString(`
    query PageOfOrders($after: String) {
  orders(after: $after) {
    nodes {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<PageOfOrdersQuery, PageOfOrdersQueryVariables>;
export const PageOfHistoryDocument = new TypedDocumentString(`
    query PageOfHistory($id: ID!, $after: String) {
  product(id: $id) {
    revisions(after: $after) {
      edges {
        cursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PageOfHistoryQuery, PageOfHistoryQueryVariables>;
export const DeepHistoryDocument = new TypedDocumentString(`
    query DeepHistory($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
  product(id: $id) {
    revisions(first: $first, after: $after, last: $last, before: $before) {
      edges {
        cursor
        node {
          version
          record {
            ...WholeRecord
          }
        }
      }
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
}`) as unknown as TypedDocumentString<DeepHistoryQuery, DeepHistoryQueryVariables>;
export const ProductAtDocument = new TypedDocumentString(`
    query ProductAt($id: ID!, $version: Int) {
  product(id: $id, atVersion: $version) {
    ...WholeProduct
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
}`) as unknown as TypedDocumentString<ProductAtQuery, ProductAtQueryVariables>;
export const OrderAtDocument = new TypedDocumentString(`
    query OrderAt($id: ID!, $version: Int) {
  order(id: $id, atVersion: $version) {
    ...WholeOrder
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
}`) as unknown as TypedDocumentString<OrderAtQuery, OrderAtQueryVariables>;
export const CategoryAtDocument = new TypedDocumentString(`
    query CategoryAt($id: ID!, $version: Int) {
  category(id: $id, atVersion: $version) {
    ...WholeCategory
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
fragment WholeCategory on Category {
  ...Stamp
  name
  parent {
    id
  }
}`) as unknown as TypedDocumentString<CategoryAtQuery, CategoryAtQueryVariables>;
export const HistoryDocument = new TypedDocumentString(`
    query History($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
  product(id: $id) {
    revisions(first: $first, after: $after, last: $last, before: $before) {
      edges {
        cursor
        node {
          version
          kind
          at
          actor {
            id
            name
          }
          changes {
            field
            before
            after
          }
          record {
            ...WholeRecord
          }
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
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
}`) as unknown as TypedDocumentString<HistoryQuery, HistoryQueryVariables>;
export const NodesDocument = new TypedDocumentString(`
    query Nodes($ids: [ID!]!) {
  nodes(ids: $ids) {
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
}`) as unknown as TypedDocumentString<NodesQuery, NodesQueryVariables>;
export const OneNodeDocument = new TypedDocumentString(`
    query OneNode($id: ID!) {
  node(id: $id) {
    id
  }
  product(id: $id) {
    id
  }
  category(id: $id) {
    id
  }
  order(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<OneNodeQuery, OneNodeQueryVariables>;
export const ListProductsDocument = new TypedDocumentString(`
    query ListProducts($first: Int, $after: String, $last: Int, $before: String, $skip: Int, $filter: ProductFilter, $orderBy: ProductOrder) {
  products(
    first: $first
    after: $after
    last: $last
    before: $before
    skip: $skip
    filter: $filter
    orderBy: $orderBy
  ) {
    edges {
      cursor
      node {
        id
        sku
        name
        price
        stock
        updatedAt
      }
    }
    nodes {
      id
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ListProductsQuery, ListProductsQueryVariables>;
export const CountProductsDocument = new TypedDocumentString(`
    query CountProducts($filter: ProductFilter) {
  products(first: 0, filter: $filter) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<CountProductsQuery, CountProductsQueryVariables>;
export const ProductsInCategoriesDocument = new TypedDocumentString(`
    query ProductsInCategories($first: Int!, $tag: String!) {
  products(first: $first, filter: {tag: $tag}) {
    nodes {
      id
      category {
        id
        parent {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ProductsInCategoriesQuery, ProductsInCategoriesQueryVariables>;
export const CategoriesWithProductsDocument = new TypedDocumentString(`
    query CategoriesWithProducts($first: Int!, $count: Boolean!) {
  categories(last: $first) {
    nodes {
      id
      products(first: 2) {
        totalCount @include(if: $count)
        nodes {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CategoriesWithProductsQuery, CategoriesWithProductsQueryVariables>;
export const OrdersWithProductsDocument = new TypedDocumentString(`
    query OrdersWithProducts($first: Int!) {
  orders(last: $first) {
    nodes {
      lines {
        product {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OrdersWithProductsQuery, OrdersWithProductsQueryVariables>;
export const ProductsWithHistoryDocument = new TypedDocumentString(`
    query ProductsWithHistory($first: Int!, $tag: String!) {
  products(first: $first, filter: {tag: $tag}) {
    nodes {
      revisions {
        nodes {
          version
          record {
            ... on Product {
              name
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ProductsWithHistoryQuery, ProductsWithHistoryQueryVariables>;
export const AnyRecordsDocument = new TypedDocumentString(`
    query AnyRecords($ids: [ID!]!) {
  nodes(ids: $ids) {
    id
  }
}
    `) as unknown as TypedDocumentString<AnyRecordsQuery, AnyRecordsQueryVariables>;
export const CreateCategoryDocument = new TypedDocumentString(`
    mutation CreateCategory($input: CreateCategoryInput!, $idempotencyKey: ID) {
  createCategory(input: $input, idempotencyKey: $idempotencyKey) {
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
    yoursAlreadyApplied
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
    mutation UpdateCategory($id: ID!, $expectedVersion: Int!, $patch: CategoryPatch!, $onConflict: ConflictPolicy, $idempotencyKey: ID) {
  updateCategory(
    id: $id
    expectedVersion: $expectedVersion
    patch: $patch
    onConflict: $onConflict
    idempotencyKey: $idempotencyKey
  ) {
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
    yoursAlreadyApplied
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
    mutation DeleteCategory($id: ID!, $expectedVersion: Int!, $idempotencyKey: ID) {
  deleteCategory(
    id: $id
    expectedVersion: $expectedVersion
    idempotencyKey: $idempotencyKey
  ) {
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
    yoursAlreadyApplied
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
    mutation RestoreCategory($id: ID!, $expectedVersion: Int!, $idempotencyKey: ID) {
  restoreCategory(
    id: $id
    expectedVersion: $expectedVersion
    idempotencyKey: $idempotencyKey
  ) {
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
    yoursAlreadyApplied
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
export const UpdateCategoriesDocument = new TypedDocumentString(`
    mutation UpdateCategories($updates: [CategoryUpdate!]!, $idempotencyKey: ID) {
  updateCategories(updates: $updates, idempotencyKey: $idempotencyKey) {
    __typename
    ... on CategoriesUpdated {
      categories {
        ...WholeCategory
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
    yoursAlreadyApplied
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
}`) as unknown as TypedDocumentString<UpdateCategoriesMutation, UpdateCategoriesMutationVariables>;
export const RevertCategoryDocument = new TypedDocumentString(`
    mutation RevertCategory($id: ID!, $expectedVersion: Int!, $toVersion: Int!, $idempotencyKey: ID) {
  revertCategory(
    id: $id
    expectedVersion: $expectedVersion
    toVersion: $toVersion
    idempotencyKey: $idempotencyKey
  ) {
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
    yoursAlreadyApplied
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
}`) as unknown as TypedDocumentString<RevertCategoryMutation, RevertCategoryMutationVariables>;
export const UndoCategoryRevisionDocument = new TypedDocumentString(`
    mutation UndoCategoryRevision($id: ID!, $expectedVersion: Int!, $version: Int!, $idempotencyKey: ID) {
  undoCategoryRevision(
    id: $id
    expectedVersion: $expectedVersion
    version: $version
    idempotencyKey: $idempotencyKey
  ) {
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
    yoursAlreadyApplied
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
}`) as unknown as TypedDocumentString<UndoCategoryRevisionMutation, UndoCategoryRevisionMutationVariables>;
export const CreateProductDocument = new TypedDocumentString(`
    mutation CreateProduct($input: CreateProductInput!, $idempotencyKey: ID) {
  createProduct(input: $input, idempotencyKey: $idempotencyKey) {
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
    yoursAlreadyApplied
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
    mutation UpdateProduct($id: ID!, $expectedVersion: Int!, $patch: ProductPatch!, $onConflict: ConflictPolicy, $idempotencyKey: ID) {
  updateProduct(
    id: $id
    expectedVersion: $expectedVersion
    patch: $patch
    onConflict: $onConflict
    idempotencyKey: $idempotencyKey
  ) {
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
    yoursAlreadyApplied
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
    mutation UpdateProducts($updates: [ProductUpdate!]!, $idempotencyKey: ID) {
  updateProducts(updates: $updates, idempotencyKey: $idempotencyKey) {
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
    yoursAlreadyApplied
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
    mutation DeleteProduct($id: ID!, $expectedVersion: Int!, $idempotencyKey: ID) {
  deleteProduct(
    id: $id
    expectedVersion: $expectedVersion
    idempotencyKey: $idempotencyKey
  ) {
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
    yoursAlreadyApplied
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
    mutation RestoreProduct($id: ID!, $expectedVersion: Int!, $idempotencyKey: ID) {
  restoreProduct(
    id: $id
    expectedVersion: $expectedVersion
    idempotencyKey: $idempotencyKey
  ) {
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
    yoursAlreadyApplied
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
export const RevertProductDocument = new TypedDocumentString(`
    mutation RevertProduct($id: ID!, $expectedVersion: Int!, $toVersion: Int!, $idempotencyKey: ID) {
  revertProduct(
    id: $id
    expectedVersion: $expectedVersion
    toVersion: $toVersion
    idempotencyKey: $idempotencyKey
  ) {
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
    yoursAlreadyApplied
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
}`) as unknown as TypedDocumentString<RevertProductMutation, RevertProductMutationVariables>;
export const UndoProductRevisionDocument = new TypedDocumentString(`
    mutation UndoProductRevision($id: ID!, $expectedVersion: Int!, $version: Int!, $idempotencyKey: ID) {
  undoProductRevision(
    id: $id
    expectedVersion: $expectedVersion
    version: $version
    idempotencyKey: $idempotencyKey
  ) {
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
    yoursAlreadyApplied
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
}`) as unknown as TypedDocumentString<UndoProductRevisionMutation, UndoProductRevisionMutationVariables>;
export const AdjustStockDocument = new TypedDocumentString(`
    mutation AdjustStock($id: ID!, $delta: Int!, $expectedVersion: Int, $idempotencyKey: ID) {
  adjustStock(
    id: $id
    delta: $delta
    expectedVersion: $expectedVersion
    idempotencyKey: $idempotencyKey
  ) {
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
    yoursAlreadyApplied
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
export const ReadProductDocument = new TypedDocumentString(`
    query ReadProduct($id: ID!, $atVersion: Int) {
  product(id: $id, atVersion: $atVersion) {
    ...WholeProduct
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
}`) as unknown as TypedDocumentString<ReadProductQuery, ReadProductQueryVariables>;
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
export const PlaceOrderDocument = new TypedDocumentString(`
    mutation PlaceOrder($input: PlaceOrderInput!, $idempotencyKey: ID) {
  placeOrder(input: $input, idempotencyKey: $idempotencyKey) {
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
    yoursAlreadyApplied
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
    mutation UpdateOrder($id: ID!, $expectedVersion: Int!, $patch: OrderPatch!, $onConflict: ConflictPolicy, $idempotencyKey: ID) {
  updateOrder(
    id: $id
    expectedVersion: $expectedVersion
    patch: $patch
    onConflict: $onConflict
    idempotencyKey: $idempotencyKey
  ) {
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
    yoursAlreadyApplied
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
    mutation ChangeOrderStatus($id: ID!, $expectedVersion: Int!, $status: OrderStatus!, $idempotencyKey: ID) {
  changeOrderStatus(
    id: $id
    expectedVersion: $expectedVersion
    status: $status
    idempotencyKey: $idempotencyKey
  ) {
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
    yoursAlreadyApplied
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