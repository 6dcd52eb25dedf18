/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "fragment ProductInFull on Product {\n  ...ProductRow\n  description\n  createdAt\n  createdBy {\n    id\n    name\n  }\n}\n\nquery Product($id: ID!) {\n  product(id: $id) {\n    ...ProductInFull\n  }\n}": typeof types.ProductInFullFragmentDoc,
    "fragment ProductRow on Product {\n  __typename\n  id\n  version\n  sku\n  name\n  price\n  stock\n  status\n  tags\n  category {\n    id\n    name\n  }\n  updatedAt\n  updatedBy {\n    id\n    name\n  }\n  deletedAt\n  editLock {\n    holder {\n      id\n      name\n    }\n    heldByMe\n    note\n    expiresAt\n  }\n}\n\nquery ProductPage($filter: ProductFilter, $orderBy: ProductOrder, $first: Int!, $after: String) {\n  products(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {\n    nodes {\n      ...ProductRow\n    }\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n  }\n}\n\nquery ProductPageEnd($filter: ProductFilter, $orderBy: ProductOrder, $first: Int!, $after: String) {\n  products(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n  }\n}\n\nquery ProductCount($filter: ProductFilter) {\n  products(filter: $filter, first: 1) {\n    totalCount\n  }\n}\n\nquery Categories {\n  categories(first: 200) {\n    nodes {\n      id\n      name\n    }\n  }\n}": typeof types.ProductRowFragmentDoc,
    "fragment Lock on EditLock {\n  holder {\n    id\n    name\n  }\n  heldByMe\n  note\n  expiresAt\n}\n\nquery LocksInForce {\n  editLocks(first: 200) {\n    nodes {\n      ...Lock\n      record {\n        id\n      }\n    }\n  }\n}\n\nsubscription LocksChanged {\n  editLockChanged {\n    recordId\n    lock {\n      ...Lock\n    }\n  }\n}": typeof types.LockFragmentDoc,
    "query CurrentCursor {\n  currentCursor\n}": typeof types.CurrentCursorDocument,
};
const documents: Documents = {
    "fragment ProductInFull on Product {\n  ...ProductRow\n  description\n  createdAt\n  createdBy {\n    id\n    name\n  }\n}\n\nquery Product($id: ID!) {\n  product(id: $id) {\n    ...ProductInFull\n  }\n}": types.ProductInFullFragmentDoc,
    "fragment ProductRow on Product {\n  __typename\n  id\n  version\n  sku\n  name\n  price\n  stock\n  status\n  tags\n  category {\n    id\n    name\n  }\n  updatedAt\n  updatedBy {\n    id\n    name\n  }\n  deletedAt\n  editLock {\n    holder {\n      id\n      name\n    }\n    heldByMe\n    note\n    expiresAt\n  }\n}\n\nquery ProductPage($filter: ProductFilter, $orderBy: ProductOrder, $first: Int!, $after: String) {\n  products(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {\n    nodes {\n      ...ProductRow\n    }\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n  }\n}\n\nquery ProductPageEnd($filter: ProductFilter, $orderBy: ProductOrder, $first: Int!, $after: String) {\n  products(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n  }\n}\n\nquery ProductCount($filter: ProductFilter) {\n  products(filter: $filter, first: 1) {\n    totalCount\n  }\n}\n\nquery Categories {\n  categories(first: 200) {\n    nodes {\n      id\n      name\n    }\n  }\n}": types.ProductRowFragmentDoc,
    "fragment Lock on EditLock {\n  holder {\n    id\n    name\n  }\n  heldByMe\n  note\n  expiresAt\n}\n\nquery LocksInForce {\n  editLocks(first: 200) {\n    nodes {\n      ...Lock\n      record {\n        id\n      }\n    }\n  }\n}\n\nsubscription LocksChanged {\n  editLockChanged {\n    recordId\n    lock {\n      ...Lock\n    }\n  }\n}": types.LockFragmentDoc,
    "query CurrentCursor {\n  currentCursor\n}": types.CurrentCursorDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment ProductInFull on Product {\n  ...ProductRow\n  description\n  createdAt\n  createdBy {\n    id\n    name\n  }\n}\n\nquery Product($id: ID!) {\n  product(id: $id) {\n    ...ProductInFull\n  }\n}"): (typeof documents)["fragment ProductInFull on Product {\n  ...ProductRow\n  description\n  createdAt\n  createdBy {\n    id\n    name\n  }\n}\n\nquery Product($id: ID!) {\n  product(id: $id) {\n    ...ProductInFull\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment ProductRow on Product {\n  __typename\n  id\n  version\n  sku\n  name\n  price\n  stock\n  status\n  tags\n  category {\n    id\n    name\n  }\n  updatedAt\n  updatedBy {\n    id\n    name\n  }\n  deletedAt\n  editLock {\n    holder {\n      id\n      name\n    }\n    heldByMe\n    note\n    expiresAt\n  }\n}\n\nquery ProductPage($filter: ProductFilter, $orderBy: ProductOrder, $first: Int!, $after: String) {\n  products(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {\n    nodes {\n      ...ProductRow\n    }\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n  }\n}\n\nquery ProductPageEnd($filter: ProductFilter, $orderBy: ProductOrder, $first: Int!, $after: String) {\n  products(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n  }\n}\n\nquery ProductCount($filter: ProductFilter) {\n  products(filter: $filter, first: 1) {\n    totalCount\n  }\n}\n\nquery Categories {\n  categories(first: 200) {\n    nodes {\n      id\n      name\n    }\n  }\n}"): (typeof documents)["fragment ProductRow on Product {\n  __typename\n  id\n  version\n  sku\n  name\n  price\n  stock\n  status\n  tags\n  category {\n    id\n    name\n  }\n  updatedAt\n  updatedBy {\n    id\n    name\n  }\n  deletedAt\n  editLock {\n    holder {\n      id\n      name\n    }\n    heldByMe\n    note\n    expiresAt\n  }\n}\n\nquery ProductPage($filter: ProductFilter, $orderBy: ProductOrder, $first: Int!, $after: String) {\n  products(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {\n    nodes {\n      ...ProductRow\n    }\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n  }\n}\n\nquery ProductPageEnd($filter: ProductFilter, $orderBy: ProductOrder, $first: Int!, $after: String) {\n  products(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n  }\n}\n\nquery ProductCount($filter: ProductFilter) {\n  products(filter: $filter, first: 1) {\n    totalCount\n  }\n}\n\nquery Categories {\n  categories(first: 200) {\n    nodes {\n      id\n      name\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment Lock on EditLock {\n  holder {\n    id\n    name\n  }\n  heldByMe\n  note\n  expiresAt\n}\n\nquery LocksInForce {\n  editLocks(first: 200) {\n    nodes {\n      ...Lock\n      record {\n        id\n      }\n    }\n  }\n}\n\nsubscription LocksChanged {\n  editLockChanged {\n    recordId\n    lock {\n      ...Lock\n    }\n  }\n}"): (typeof documents)["fragment Lock on EditLock {\n  holder {\n    id\n    name\n  }\n  heldByMe\n  note\n  expiresAt\n}\n\nquery LocksInForce {\n  editLocks(first: 200) {\n    nodes {\n      ...Lock\n      record {\n        id\n      }\n    }\n  }\n}\n\nsubscription LocksChanged {\n  editLockChanged {\n    recordId\n    lock {\n      ...Lock\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CurrentCursor {\n  currentCursor\n}"): (typeof documents)["query CurrentCursor {\n  currentCursor\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;