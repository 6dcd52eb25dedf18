/* eslint-disable */
import * as types from './graphql.js';



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
    "\n  fragment Stamp on VersionedRecord {\n    __typename\n    id\n    version\n    createdAt\n    createdBy {\n      id\n      name\n    }\n    updatedAt\n    updatedBy {\n      id\n      name\n    }\n    deletedAt\n  }\n": typeof types.StampFragmentDoc,
    "\n  fragment WholeProduct on Product {\n    ...Stamp\n    sku\n    name\n    description\n    price\n    stock\n    tags\n    status\n    category {\n      id\n    }\n  }\n": typeof types.WholeProductFragmentDoc,
    "\n  fragment WholeCategory on Category {\n    ...Stamp\n    name\n    parent {\n      id\n    }\n  }\n": typeof types.WholeCategoryFragmentDoc,
    "\n  fragment WholeOrder on Order {\n    ...Stamp\n    customerName\n    shippingAddress\n    note\n    orderStatus: status\n    total\n    lines {\n      id\n      quantity\n      unitPrice\n      product {\n        id\n      }\n    }\n  }\n": typeof types.WholeOrderFragmentDoc,
    "\n  fragment WholeRecord on VersionedRecord {\n    __typename\n    id\n    version\n    ...WholeProduct\n    ...WholeCategory\n    ...WholeOrder\n  }\n": typeof types.WholeRecordFragmentDoc,
    "\n  fragment Refusal on MutationError {\n    __typename\n    message\n    ... on ConflictError {\n      expectedVersion\n      currentVersion\n      current {\n        ...WholeRecord\n      }\n      base {\n        ...WholeRecord\n      }\n      fields {\n        field\n        base\n        current\n        yours\n        conflicting\n        merged\n        changedBy {\n          id\n          name\n        }\n        changedAt\n        changedInVersion\n      }\n      conflictingFields\n    }\n    ... on NotFoundError {\n      id\n    }\n    ... on ValidationError {\n      issues {\n        path\n        message\n      }\n    }\n  }\n": typeof types.RefusalFragmentDoc,
    "\n  mutation CreateProduct($input: CreateProductInput!) {\n    createProduct(input: $input) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n": typeof types.CreateProductDocument,
    "\n  mutation UpdateProduct($id: ID!, $expectedVersion: Int!, $patch: ProductPatch!) {\n    updateProduct(id: $id, expectedVersion: $expectedVersion, patch: $patch) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n": typeof types.UpdateProductDocument,
    "\n  mutation UpdateProducts($updates: [ProductUpdate!]!) {\n    updateProducts(updates: $updates) {\n      __typename\n      ... on ProductsUpdated {\n        products {\n          ...WholeProduct\n        }\n      }\n      ... on BatchError {\n        failures {\n          index\n          error {\n            ...Refusal\n          }\n        }\n      }\n      ...Refusal\n    }\n  }\n": typeof types.UpdateProductsDocument,
    "\n  mutation DeleteProduct($id: ID!, $expectedVersion: Int!) {\n    deleteProduct(id: $id, expectedVersion: $expectedVersion) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n": typeof types.DeleteProductDocument,
    "\n  mutation RestoreProduct($id: ID!, $expectedVersion: Int!) {\n    restoreProduct(id: $id, expectedVersion: $expectedVersion) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n": typeof types.RestoreProductDocument,
    "\n  mutation AdjustStock($id: ID!, $delta: Int!, $expectedVersion: Int) {\n    adjustStock(id: $id, delta: $delta, expectedVersion: $expectedVersion) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n": typeof types.AdjustStockDocument,
    "\n  mutation CreateCategory($input: CreateCategoryInput!) {\n    createCategory(input: $input) {\n      ...WholeCategory\n      ...Refusal\n    }\n  }\n": typeof types.CreateCategoryDocument,
    "\n  mutation UpdateCategory($id: ID!, $expectedVersion: Int!, $patch: CategoryPatch!) {\n    updateCategory(id: $id, expectedVersion: $expectedVersion, patch: $patch) {\n      ...WholeCategory\n      ...Refusal\n    }\n  }\n": typeof types.UpdateCategoryDocument,
    "\n  mutation DeleteCategory($id: ID!, $expectedVersion: Int!) {\n    deleteCategory(id: $id, expectedVersion: $expectedVersion) {\n      ...WholeCategory\n      ...Refusal\n    }\n  }\n": typeof types.DeleteCategoryDocument,
    "\n  mutation RestoreCategory($id: ID!, $expectedVersion: Int!) {\n    restoreCategory(id: $id, expectedVersion: $expectedVersion) {\n      ...WholeCategory\n      ...Refusal\n    }\n  }\n": typeof types.RestoreCategoryDocument,
    "\n  mutation PlaceOrder($input: PlaceOrderInput!) {\n    placeOrder(input: $input) {\n      ...WholeOrder\n      ...Refusal\n    }\n  }\n": typeof types.PlaceOrderDocument,
    "\n  mutation UpdateOrder($id: ID!, $expectedVersion: Int!, $patch: OrderPatch!) {\n    updateOrder(id: $id, expectedVersion: $expectedVersion, patch: $patch) {\n      ...WholeOrder\n      ...Refusal\n    }\n  }\n": typeof types.UpdateOrderDocument,
    "\n  mutation ChangeOrderStatus($id: ID!, $expectedVersion: Int!, $status: OrderStatus!) {\n    changeOrderStatus(id: $id, expectedVersion: $expectedVersion, status: $status) {\n      ...WholeOrder\n      ...Refusal\n    }\n  }\n": typeof types.ChangeOrderStatusDocument,
    "\n  query ReadRecord($id: ID!) {\n    node(id: $id) {\n      __typename\n      ...WholeRecord\n    }\n  }\n": typeof types.ReadRecordDocument,
    "\n  query ListBySku($sku: String!, $includeDeleted: Boolean!) {\n    products(filter: { search: $sku, includeDeleted: $includeDeleted }) {\n      totalCount\n      nodes {\n        id\n      }\n    }\n  }\n": typeof types.ListBySkuDocument,
};
const documents: Documents = {
    "\n  fragment Stamp on VersionedRecord {\n    __typename\n    id\n    version\n    createdAt\n    createdBy {\n      id\n      name\n    }\n    updatedAt\n    updatedBy {\n      id\n      name\n    }\n    deletedAt\n  }\n": types.StampFragmentDoc,
    "\n  fragment WholeProduct on Product {\n    ...Stamp\n    sku\n    name\n    description\n    price\n    stock\n    tags\n    status\n    category {\n      id\n    }\n  }\n": types.WholeProductFragmentDoc,
    "\n  fragment WholeCategory on Category {\n    ...Stamp\n    name\n    parent {\n      id\n    }\n  }\n": types.WholeCategoryFragmentDoc,
    "\n  fragment WholeOrder on Order {\n    ...Stamp\n    customerName\n    shippingAddress\n    note\n    orderStatus: status\n    total\n    lines {\n      id\n      quantity\n      unitPrice\n      product {\n        id\n      }\n    }\n  }\n": types.WholeOrderFragmentDoc,
    "\n  fragment WholeRecord on VersionedRecord {\n    __typename\n    id\n    version\n    ...WholeProduct\n    ...WholeCategory\n    ...WholeOrder\n  }\n": types.WholeRecordFragmentDoc,
    "\n  fragment Refusal on MutationError {\n    __typename\n    message\n    ... on ConflictError {\n      expectedVersion\n      currentVersion\n      current {\n        ...WholeRecord\n      }\n      base {\n        ...WholeRecord\n      }\n      fields {\n        field\n        base\n        current\n        yours\n        conflicting\n        merged\n        changedBy {\n          id\n          name\n        }\n        changedAt\n        changedInVersion\n      }\n      conflictingFields\n    }\n    ... on NotFoundError {\n      id\n    }\n    ... on ValidationError {\n      issues {\n        path\n        message\n      }\n    }\n  }\n": types.RefusalFragmentDoc,
    "\n  mutation CreateProduct($input: CreateProductInput!) {\n    createProduct(input: $input) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n": types.CreateProductDocument,
    "\n  mutation UpdateProduct($id: ID!, $expectedVersion: Int!, $patch: ProductPatch!) {\n    updateProduct(id: $id, expectedVersion: $expectedVersion, patch: $patch) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n": types.UpdateProductDocument,
    "\n  mutation UpdateProducts($updates: [ProductUpdate!]!) {\n    updateProducts(updates: $updates) {\n      __typename\n      ... on ProductsUpdated {\n        products {\n          ...WholeProduct\n        }\n      }\n      ... on BatchError {\n        failures {\n          index\n          error {\n            ...Refusal\n          }\n        }\n      }\n      ...Refusal\n    }\n  }\n": types.UpdateProductsDocument,
    "\n  mutation DeleteProduct($id: ID!, $expectedVersion: Int!) {\n    deleteProduct(id: $id, expectedVersion: $expectedVersion) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n": types.DeleteProductDocument,
    "\n  mutation RestoreProduct($id: ID!, $expectedVersion: Int!) {\n    restoreProduct(id: $id, expectedVersion: $expectedVersion) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n": types.RestoreProductDocument,
    "\n  mutation AdjustStock($id: ID!, $delta: Int!, $expectedVersion: Int) {\n    adjustStock(id: $id, delta: $delta, expectedVersion: $expectedVersion) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n": types.AdjustStockDocument,
    "\n  mutation CreateCategory($input: CreateCategoryInput!) {\n    createCategory(input: $input) {\n      ...WholeCategory\n      ...Refusal\n    }\n  }\n": types.CreateCategoryDocument,
    "\n  mutation UpdateCategory($id: ID!, $expectedVersion: Int!, $patch: CategoryPatch!) {\n    updateCategory(id: $id, expectedVersion: $expectedVersion, patch: $patch) {\n      ...WholeCategory\n      ...Refusal\n    }\n  }\n": types.UpdateCategoryDocument,
    "\n  mutation DeleteCategory($id: ID!, $expectedVersion: Int!) {\n    deleteCategory(id: $id, expectedVersion: $expectedVersion) {\n      ...WholeCategory\n      ...Refusal\n    }\n  }\n": types.DeleteCategoryDocument,
    "\n  mutation RestoreCategory($id: ID!, $expectedVersion: Int!) {\n    restoreCategory(id: $id, expectedVersion: $expectedVersion) {\n      ...WholeCategory\n      ...Refusal\n    }\n  }\n": types.RestoreCategoryDocument,
    "\n  mutation PlaceOrder($input: PlaceOrderInput!) {\n    placeOrder(input: $input) {\n      ...WholeOrder\n      ...Refusal\n    }\n  }\n": types.PlaceOrderDocument,
    "\n  mutation UpdateOrder($id: ID!, $expectedVersion: Int!, $patch: OrderPatch!) {\n    updateOrder(id: $id, expectedVersion: $expectedVersion, patch: $patch) {\n      ...WholeOrder\n      ...Refusal\n    }\n  }\n": types.UpdateOrderDocument,
    "\n  mutation ChangeOrderStatus($id: ID!, $expectedVersion: Int!, $status: OrderStatus!) {\n    changeOrderStatus(id: $id, expectedVersion: $expectedVersion, status: $status) {\n      ...WholeOrder\n      ...Refusal\n    }\n  }\n": types.ChangeOrderStatusDocument,
    "\n  query ReadRecord($id: ID!) {\n    node(id: $id) {\n      __typename\n      ...WholeRecord\n    }\n  }\n": types.ReadRecordDocument,
    "\n  query ListBySku($sku: String!, $includeDeleted: Boolean!) {\n    products(filter: { search: $sku, includeDeleted: $includeDeleted }) {\n      totalCount\n      nodes {\n        id\n      }\n    }\n  }\n": types.ListBySkuDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Stamp on VersionedRecord {\n    __typename\n    id\n    version\n    createdAt\n    createdBy {\n      id\n      name\n    }\n    updatedAt\n    updatedBy {\n      id\n      name\n    }\n    deletedAt\n  }\n"): typeof import('./graphql.js').StampFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WholeProduct on Product {\n    ...Stamp\n    sku\n    name\n    description\n    price\n    stock\n    tags\n    status\n    category {\n      id\n    }\n  }\n"): typeof import('./graphql.js').WholeProductFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WholeCategory on Category {\n    ...Stamp\n    name\n    parent {\n      id\n    }\n  }\n"): typeof import('./graphql.js').WholeCategoryFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WholeOrder on Order {\n    ...Stamp\n    customerName\n    shippingAddress\n    note\n    orderStatus: status\n    total\n    lines {\n      id\n      quantity\n      unitPrice\n      product {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').WholeOrderFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WholeRecord on VersionedRecord {\n    __typename\n    id\n    version\n    ...WholeProduct\n    ...WholeCategory\n    ...WholeOrder\n  }\n"): typeof import('./graphql.js').WholeRecordFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Refusal on MutationError {\n    __typename\n    message\n    ... on ConflictError {\n      expectedVersion\n      currentVersion\n      current {\n        ...WholeRecord\n      }\n      base {\n        ...WholeRecord\n      }\n      fields {\n        field\n        base\n        current\n        yours\n        conflicting\n        merged\n        changedBy {\n          id\n          name\n        }\n        changedAt\n        changedInVersion\n      }\n      conflictingFields\n    }\n    ... on NotFoundError {\n      id\n    }\n    ... on ValidationError {\n      issues {\n        path\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.js').RefusalFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateProduct($input: CreateProductInput!) {\n    createProduct(input: $input) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n"): typeof import('./graphql.js').CreateProductDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateProduct($id: ID!, $expectedVersion: Int!, $patch: ProductPatch!) {\n    updateProduct(id: $id, expectedVersion: $expectedVersion, patch: $patch) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n"): typeof import('./graphql.js').UpdateProductDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateProducts($updates: [ProductUpdate!]!) {\n    updateProducts(updates: $updates) {\n      __typename\n      ... on ProductsUpdated {\n        products {\n          ...WholeProduct\n        }\n      }\n      ... on BatchError {\n        failures {\n          index\n          error {\n            ...Refusal\n          }\n        }\n      }\n      ...Refusal\n    }\n  }\n"): typeof import('./graphql.js').UpdateProductsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteProduct($id: ID!, $expectedVersion: Int!) {\n    deleteProduct(id: $id, expectedVersion: $expectedVersion) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n"): typeof import('./graphql.js').DeleteProductDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RestoreProduct($id: ID!, $expectedVersion: Int!) {\n    restoreProduct(id: $id, expectedVersion: $expectedVersion) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n"): typeof import('./graphql.js').RestoreProductDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdjustStock($id: ID!, $delta: Int!, $expectedVersion: Int) {\n    adjustStock(id: $id, delta: $delta, expectedVersion: $expectedVersion) {\n      ...WholeProduct\n      ...Refusal\n    }\n  }\n"): typeof import('./graphql.js').AdjustStockDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateCategory($input: CreateCategoryInput!) {\n    createCategory(input: $input) {\n      ...WholeCategory\n      ...Refusal\n    }\n  }\n"): typeof import('./graphql.js').CreateCategoryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateCategory($id: ID!, $expectedVersion: Int!, $patch: CategoryPatch!) {\n    updateCategory(id: $id, expectedVersion: $expectedVersion, patch: $patch) {\n      ...WholeCategory\n      ...Refusal\n    }\n  }\n"): typeof import('./graphql.js').UpdateCategoryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteCategory($id: ID!, $expectedVersion: Int!) {\n    deleteCategory(id: $id, expectedVersion: $expectedVersion) {\n      ...WholeCategory\n      ...Refusal\n    }\n  }\n"): typeof import('./graphql.js').DeleteCategoryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RestoreCategory($id: ID!, $expectedVersion: Int!) {\n    restoreCategory(id: $id, expectedVersion: $expectedVersion) {\n      ...WholeCategory\n      ...Refusal\n    }\n  }\n"): typeof import('./graphql.js').RestoreCategoryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PlaceOrder($input: PlaceOrderInput!) {\n    placeOrder(input: $input) {\n      ...WholeOrder\n      ...Refusal\n    }\n  }\n"): typeof import('./graphql.js').PlaceOrderDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateOrder($id: ID!, $expectedVersion: Int!, $patch: OrderPatch!) {\n    updateOrder(id: $id, expectedVersion: $expectedVersion, patch: $patch) {\n      ...WholeOrder\n      ...Refusal\n    }\n  }\n"): typeof import('./graphql.js').UpdateOrderDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeOrderStatus($id: ID!, $expectedVersion: Int!, $status: OrderStatus!) {\n    changeOrderStatus(id: $id, expectedVersion: $expectedVersion, status: $status) {\n      ...WholeOrder\n      ...Refusal\n    }\n  }\n"): typeof import('./graphql.js').ChangeOrderStatusDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadRecord($id: ID!) {\n    node(id: $id) {\n      __typename\n      ...WholeRecord\n    }\n  }\n"): typeof import('./graphql.js').ReadRecordDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListBySku($sku: String!, $includeDeleted: Boolean!) {\n    products(filter: { search: $sku, includeDeleted: $includeDeleted }) {\n      totalCount\n      nodes {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.js').ListBySkuDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
