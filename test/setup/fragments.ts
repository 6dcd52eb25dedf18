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
`);
