import type { OrderRowFragment } from '../gql/graphql.ts';
import { Moment } from '../layout/moment.tsx';
import { Flash } from '../list/flash.tsx';
import type { CellsProps } from '../list/row.tsx';
import { useRow } from '../list/use-row.ts';
import { LockBadge } from '../record/lock-badge.tsx';
import { Status } from './status.tsx';

const COLUMNS = [
  ['Customer', 'cell-name'],
  ['Status', 'cell-status'],
  ['Lines', 'cell-lines number'],
  ['Total', 'cell-total number'],
  ['Placed', 'cell-placed'],
  ['Changed', 'cell-updated'],
] as const;

export function OrderColumns() {
  return (
    <div role="row" aria-rowindex={1} className="row columns">
      {COLUMNS.map(([title, className]) => (
        <span key={title} role="columnheader" className={className}>
          {title}
        </span>
      ))}
    </div>
  );
}

/** They change under one's eyes when somebody saves. */
export function OrderCells({ id, index, isCurrent, isBrief }: CellsProps) {
  const row = useRow(id);
  if (row?.__typename !== 'Order') return null;
  return (
    <>
      <span role="gridcell" className="cell-name">
        <a href={`/orders/${id}`} data-index={index} tabIndex={isCurrent ? 0 : -1}>
          {row.customerName || 'Nobody in particular'}
        </a>
        {row.editLock && <LockBadge lock={row.editLock} />}
      </span>
      {!isBrief && <FurtherCells order={row} />}
    </>
  );
}

function FurtherCells({ order }: { readonly order: OrderRowFragment }) {
  const { version, orderStatus, lines, total, createdAt, updatedAt, updatedBy } = order;
  return (
    <>
      <span role="gridcell" className="cell-status">
        <Status status={orderStatus} />
      </span>
      <span role="gridcell" className="cell-lines number">
        {lines.length}
      </span>
      <span role="gridcell" className="cell-total number">
        {total}
      </span>
      <span role="gridcell" className="cell-placed quiet">
        <Moment at={createdAt} />
      </span>
      <span role="gridcell" className="cell-updated quiet">
        {updatedBy.name}, <Moment at={updatedAt} />
      </span>
      <Flash version={version} />
    </>
  );
}
