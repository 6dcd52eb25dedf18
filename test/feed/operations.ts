import { graphql } from '../gql/gql.js';

graphql(`
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
`);

export const Changes = graphql(`
  query Changes($after: String, $first: Int, $types: [RecordType!]) {
    changes(after: $after, first: $first, types: $types) {
      changes {
        ...WholeChange
      }
      cursor
      hasMore
    }
  }
`);

export const CurrentCursor = graphql(`
  query CurrentCursor {
    currentCursor
  }
`);

export const RecordChanged = graphql(`
  subscription RecordChanged($ids: [ID!], $types: [RecordType!], $after: String) {
    recordChanged(ids: $ids, types: $types, after: $after) {
      ...WholeChange
    }
  }
`);

export const EditLockChanged = graphql(`
  subscription EditLockChanged($ids: [ID!]) {
    editLockChanged(ids: $ids) {
      recordType
      recordId
      lock {
        ...WholeLock
      }
    }
  }
`);
