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
