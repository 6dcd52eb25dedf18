import { graphql } from '../gql/gql.js';

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
