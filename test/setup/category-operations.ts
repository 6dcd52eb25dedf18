import { graphql } from '../gql/gql.js';

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

export const UpdateCategories = graphql(`
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
`);

export const RevertCategory = graphql(`
  mutation RevertCategory($id: ID!, $expectedVersion: Int!, $toVersion: Int!, $idempotencyKey: ID) {
    revertCategory(id: $id, expectedVersion: $expectedVersion, toVersion: $toVersion, idempotencyKey: $idempotencyKey) {
      ...WholeCategory
      ...Refusal
    }
  }
`);

export const UndoCategoryRevision = graphql(`
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
`);
