import { OrderAtVersionDocument, OrderHistoryDocument, type OrderInFullFragment } from '../gql/graphql.ts';
import type { HistoryType } from '../history/history-type.ts';
import { ORDER } from './order-type.tsx';

/** An order goes forward only: what it took from stock cannot be taken back by its fields. */
export const ORDER_HISTORY: HistoryType<OrderInFullFragment> = {
  type: ORDER,
  revisions: OrderHistoryDocument,
  atVersion: OrderAtVersionDocument,
  waysBack: null,
};
