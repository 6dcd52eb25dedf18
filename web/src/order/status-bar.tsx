import type { OrderInFullFragment, OrderStatus } from '../gql/graphql.ts';
import { Status, STATUS_NAMES } from '../orders/status.tsx';
import type { DirectWrites } from '../record/direct-writes.ts';
import { CancelButton } from './cancel-button.tsx';
import { changeTo, isCancellable, nextOf } from './transitions.ts';

interface Props {
  readonly order: OrderInFullFragment;
  readonly mayWrite: boolean;
  /** A save is under way. */
  readonly isWaiting: boolean;
  readonly areLinesChanged: boolean;
  readonly directWrites: DirectWrites<OrderInFullFragment>;
}

/** Where the order stands, and where it may go from there. */
export function StatusBar({ order, mayWrite, isWaiting, areLinesChanged, directWrites }: Props) {
  const { orderStatus } = order;
  const next = nextOf(orderStatus);
  const isDisabled = isWaiting || areLinesChanged;
  const become = (status: OrderStatus): void => void directWrites.carryOut(changeTo(status, orderStatus), order);
  return (
    <div className="status-bar">
      <p role="status">
        <Status status={orderStatus} />
        {orderStatus === 'CANCELLED' && <span className="quiet"> Its units went back to the stock.</span>}
      </p>
      {mayWrite && next && (
        <button type="button" disabled={isDisabled} onClick={() => become(next)}>
          Mark as {STATUS_NAMES[next].toLowerCase()}
        </button>
      )}
      {mayWrite && isCancellable(orderStatus) && (
        <CancelButton isDisabled={isDisabled} onCancel={() => become('CANCELLED')} />
      )}
      {mayWrite && next && areLinesChanged && (
        <p className="quiet">Save or discard your quantities first: they do not change once the order is paid.</p>
      )}
    </div>
  );
}
