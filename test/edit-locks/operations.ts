import { graphql } from '../gql/gql.js';

graphql(`
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
`);

/** Everything that a refusal has to do with locks tells. */
graphql(`
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
`);

export const Acquire = graphql(`
  mutation Acquire($recordId: ID!, $note: String, $ttlSeconds: Int, $takeOverMine: Boolean) {
    acquireEditLock(recordId: $recordId, note: $note, ttlSeconds: $ttlSeconds, takeOverMine: $takeOverMine) {
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
`);

export const Renew = graphql(`
  mutation Renew($recordId: ID!, $token: ID!, $ttlSeconds: Int) {
    renewEditLock(recordId: $recordId, token: $token, ttlSeconds: $ttlSeconds) {
      ...WholeLock
      ...LockRefusal
    }
  }
`);

export const Release = graphql(`
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
`);

export const Break = graphql(`
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
`);

export const Request = graphql(`
  mutation Request($recordId: ID!, $message: String) {
    requestEditLock(recordId: $recordId, message: $message) {
      ...WholeLock
      ...LockRefusal
    }
  }
`);

export const HandOver = graphql(`
  mutation HandOver($recordId: ID!, $token: ID!, $to: ID!) {
    handOverEditLock(recordId: $recordId, token: $token, to: $to) {
      ...WholeLock
      ...LockRefusal
    }
  }
`);

export const SaveLocked = graphql(`
  mutation SaveLocked(
    $id: ID!
    $expectedVersion: Int!
    $patch: ProductPatch!
    $lockToken: ID
    $onConflict: ConflictPolicy
    $idempotencyKey: ID
  ) {
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
`);

export const SaveAllLocked = graphql(`
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
`);

export const LockOf = graphql(`
  query LockOf($id: ID!) {
    node(id: $id) {
      ... on VersionedRecord {
        editLock {
          ...WholeLock
        }
      }
    }
  }
`);

export const Locks = graphql(`
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
`);

export const Breaks = graphql(`
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
`);
