import { ChangeOrderStatusDocument, type OrderInFullFragment, type OrderStatus } from '../gql/graphql.ts';
import { STATUS_NAMES } from '../orders/status.tsx';
import type { DirectWrite } from '../record/direct-writes.ts';

/** PLACED to PAID to SHIPPED; CANCELLED from PLACED or PAID. */
const STEPS: Readonly<Partial<Record<OrderStatus, OrderStatus>>> = { PLACED: 'PAID', PAID: 'SHIPPED' };

/** What comes after, if anything does. */
export function nextOf(status: OrderStatus): OrderStatus | null {
  return STEPS[status] ?? null;
}

/** Until it is sent. */
export function isCancellable(status: OrderStatus): boolean {
  return nextOf(status) !== null;
}

export function changeTo(
  status: OrderStatus,
  before: OrderStatus,
): DirectWrite<OrderInFullFragment, { status: OrderStatus }> {
  return {
    request: status === 'CANCELLED' ? 'cancel it' : `mark it as ${STATUS_NAMES[status].toLowerCase()}`,
    mutation: ChangeOrderStatusDocument,
    variables: { status },
    overtaken: ({ orderStatus }) =>
      orderStatus === before ? null : `the order is ${STATUS_NAMES[orderStatus].toLowerCase()} now.`,
  };
}
