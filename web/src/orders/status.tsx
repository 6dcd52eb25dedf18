import type { OrderStatus } from '../gql/graphql.ts';

export const STATUS_NAMES: Readonly<Record<OrderStatus, string>> = {
  PLACED: 'Placed',
  PAID: 'Paid',
  SHIPPED: 'Shipped',
  CANCELLED: 'Cancelled',
};

export function Status({ status }: { readonly status: OrderStatus }) {
  return (
    <span className="pill" data-status={status}>
      {STATUS_NAMES[status]}
    </span>
  );
}
