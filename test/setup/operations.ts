import { graphql } from '../gql/gql.js';

/** What every record has and what each type adds, so that a test can compare whole records. */
graphql(`
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
`);

graphql(`
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
`);

graphql(`
  fragment WholeCategory on Category {
    ...Stamp
    name
    parent {
      id
    }
  }
`);

graphql(`
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
`);

graphql(`
  fragment WholeRecord on VersionedRecord {
    __typename
    id
    version
    ...WholeProduct
    ...WholeCategory
    ...WholeOrder
  }
`);

/** Everything that any refusal tells. */
graphql(`
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
`);

export const CreateProduct = graphql(`
  mutation CreateProduct($input: CreateProductInput!) {
    createProduct(input: $input) {
      ...WholeProduct
      ...Refusal
    }
  }
`);

export const UpdateProduct = graphql(`
  mutation UpdateProduct($id: ID!, $expectedVersion: Int!, $patch: ProductPatch!) {
    updateProduct(id: $id, expectedVersion: $expectedVersion, patch: $patch) {
      ...WholeProduct
      ...Refusal
    }
  }
`);

export const UpdateProducts = graphql(`
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
`);

export const DeleteProduct = graphql(`
  mutation DeleteProduct($id: ID!, $expectedVersion: Int!) {
    deleteProduct(id: $id, expectedVersion: $expectedVersion) {
      ...WholeProduct
      ...Refusal
    }
  }
`);

export const RestoreProduct = graphql(`
  mutation RestoreProduct($id: ID!, $expectedVersion: Int!) {
    restoreProduct(id: $id, expectedVersion: $expectedVersion) {
      ...WholeProduct
      ...Refusal
    }
  }
`);

export const AdjustStock = graphql(`
  mutation AdjustStock($id: ID!, $delta: Int!, $expectedVersion: Int) {
    adjustStock(id: $id, delta: $delta, expectedVersion: $expectedVersion) {
      ...WholeProduct
      ...Refusal
    }
  }
`);

export const CreateCategory = graphql(`
  mutation CreateCategory($input: CreateCategoryInput!) {
    createCategory(input: $input) {
      ...WholeCategory
      ...Refusal
    }
  }
`);

export const UpdateCategory = graphql(`
  mutation UpdateCategory($id: ID!, $expectedVersion: Int!, $patch: CategoryPatch!) {
    updateCategory(id: $id, expectedVersion: $expectedVersion, patch: $patch) {
      ...WholeCategory
      ...Refusal
    }
  }
`);

export const DeleteCategory = graphql(`
  mutation DeleteCategory($id: ID!, $expectedVersion: Int!) {
    deleteCategory(id: $id, expectedVersion: $expectedVersion) {
      ...WholeCategory
      ...Refusal
    }
  }
`);

export const RestoreCategory = graphql(`
  mutation RestoreCategory($id: ID!, $expectedVersion: Int!) {
    restoreCategory(id: $id, expectedVersion: $expectedVersion) {
      ...WholeCategory
      ...Refusal
    }
  }
`);

export const PlaceOrder = graphql(`
  mutation PlaceOrder($input: PlaceOrderInput!) {
    placeOrder(input: $input) {
      ...WholeOrder
      ...Refusal
    }
  }
`);

export const UpdateOrder = graphql(`
  mutation UpdateOrder($id: ID!, $expectedVersion: Int!, $patch: OrderPatch!) {
    updateOrder(id: $id, expectedVersion: $expectedVersion, patch: $patch) {
      ...WholeOrder
      ...Refusal
    }
  }
`);

export const ChangeOrderStatus = graphql(`
  mutation ChangeOrderStatus($id: ID!, $expectedVersion: Int!, $status: OrderStatus!) {
    changeOrderStatus(id: $id, expectedVersion: $expectedVersion, status: $status) {
      ...WholeOrder
      ...Refusal
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
