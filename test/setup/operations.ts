import { graphql } from '../gql/gql.js';

export const CreateProduct = graphql(`
  mutation CreateProduct($input: CreateProductInput!, $idempotencyKey: ID) {
    createProduct(input: $input, idempotencyKey: $idempotencyKey) {
      ...WholeProduct
      ...Refusal
    }
  }
`);

export const UpdateProduct = graphql(`
  mutation UpdateProduct(
    $id: ID!
    $expectedVersion: Int!
    $patch: ProductPatch!
    $onConflict: ConflictPolicy
    $idempotencyKey: ID
  ) {
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
`);

export const UpdateProducts = graphql(`
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
`);

export const DeleteProduct = graphql(`
  mutation DeleteProduct($id: ID!, $expectedVersion: Int!, $idempotencyKey: ID) {
    deleteProduct(id: $id, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      ...WholeProduct
      ...Refusal
    }
  }
`);

export const RestoreProduct = graphql(`
  mutation RestoreProduct($id: ID!, $expectedVersion: Int!, $idempotencyKey: ID) {
    restoreProduct(id: $id, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      ...WholeProduct
      ...Refusal
    }
  }
`);

export const RevertProduct = graphql(`
  mutation RevertProduct($id: ID!, $expectedVersion: Int!, $toVersion: Int!, $idempotencyKey: ID) {
    revertProduct(id: $id, expectedVersion: $expectedVersion, toVersion: $toVersion, idempotencyKey: $idempotencyKey) {
      ...WholeProduct
      ...Refusal
    }
  }
`);

export const UndoProductRevision = graphql(`
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
`);

export const AdjustStock = graphql(`
  mutation AdjustStock($id: ID!, $delta: Int!, $expectedVersion: Int, $idempotencyKey: ID) {
    adjustStock(id: $id, delta: $delta, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      ...WholeProduct
      ...Refusal
    }
  }
`);

export const CreateCategory = graphql(`
  mutation CreateCategory($input: CreateCategoryInput!, $idempotencyKey: ID) {
    createCategory(input: $input, idempotencyKey: $idempotencyKey) {
      ...WholeCategory
      ...Refusal
    }
  }
`);

export const UpdateCategory = graphql(`
  mutation UpdateCategory(
    $id: ID!
    $expectedVersion: Int!
    $patch: CategoryPatch!
    $onConflict: ConflictPolicy
    $idempotencyKey: ID
  ) {
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
`);

export const DeleteCategory = graphql(`
  mutation DeleteCategory($id: ID!, $expectedVersion: Int!, $idempotencyKey: ID) {
    deleteCategory(id: $id, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      ...WholeCategory
      ...Refusal
    }
  }
`);

export const RestoreCategory = graphql(`
  mutation RestoreCategory($id: ID!, $expectedVersion: Int!, $idempotencyKey: ID) {
    restoreCategory(id: $id, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      ...WholeCategory
      ...Refusal
    }
  }
`);

export const PlaceOrder = graphql(`
  mutation PlaceOrder($input: PlaceOrderInput!, $idempotencyKey: ID) {
    placeOrder(input: $input, idempotencyKey: $idempotencyKey) {
      ...WholeOrder
      ...Refusal
    }
  }
`);

export const UpdateOrder = graphql(`
  mutation UpdateOrder(
    $id: ID!
    $expectedVersion: Int!
    $patch: OrderPatch!
    $onConflict: ConflictPolicy
    $idempotencyKey: ID
  ) {
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
`);

export const ChangeOrderStatus = graphql(`
  mutation ChangeOrderStatus($id: ID!, $expectedVersion: Int!, $status: OrderStatus!, $idempotencyKey: ID) {
    changeOrderStatus(id: $id, expectedVersion: $expectedVersion, status: $status, idempotencyKey: $idempotencyKey) {
      ...WholeOrder
      ...Refusal
    }
  }
`);

export const ReadProduct = graphql(`
  query ReadProduct($id: ID!, $atVersion: Int) {
    product(id: $id, atVersion: $atVersion) {
      ...WholeProduct
    }
  }
`);

export const ReadRecord = graphql(`
  query ReadRecord($id: ID!) {
    node(id: $id) {
      __typename
      ...WholeRecord
    }
  }
`);
