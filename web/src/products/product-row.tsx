import { SelectionBox, useSelectionKeys } from '../bulk/selection-box.tsx';
import type { ProductRowFragment } from '../gql/graphql.ts';
import { Moment } from '../layout/moment.tsx';
import { Flash } from '../list/flash.tsx';
import type { CellsProps } from '../list/row.tsx';
import { useRow } from '../list/use-row.ts';
import { LockBadge } from '../record/lock-badge.tsx';
import { Status } from './status.tsx';

/** They change under one's eyes when somebody saves. */
export function ProductCells({ id, ...place }: CellsProps) {
  const row = useRow(id);
  if (row?.__typename !== 'Product') return null;
  return (
    <>
      <NameCell product={row} {...place} />
      {!place.isBrief && <FurtherCells product={row} />}
    </>
  );
}

interface NameProps extends Omit<CellsProps, 'id'> {
  readonly product: ProductRowFragment;
}

function NameCell({ product, index, isCurrent, isBrief }: NameProps) {
  const { id, name, editLock, deletedAt } = product;
  const onKeyDown = useSelectionKeys(product, index);
  return (
    <span role="gridcell" className="cell-name">
      <SelectionBox row={product} index={index} isCurrent={isCurrent} isBrief={isBrief} />
      <a
        href={`/products/${id}`}
        className={deletedAt ? 'deleted' : ''}
        data-index={index}
        tabIndex={isCurrent ? 0 : -1}
        onKeyDown={onKeyDown}
      >
        {name}
      </a>
      {editLock && <LockBadge lock={editLock} />}
      {deletedAt && <span className="pill">Deleted</span>}
    </span>
  );
}

function FurtherCells({ product }: { readonly product: ProductRowFragment }) {
  const { version, sku, price, stock, status, tags, category, updatedAt, updatedBy } = product;
  return (
    <>
      <span role="gridcell" className="cell-sku">
        {sku}
      </span>
      <span role="gridcell" className="cell-category">
        {category?.name}
      </span>
      <span role="gridcell" className="cell-tags">
        {tags.join(', ')}
      </span>
      <span role="gridcell" className="cell-status">
        <Status status={status} />
      </span>
      <span role="gridcell" className="cell-stock number">
        {stock}
      </span>
      <span role="gridcell" className="cell-price number">
        {price}
      </span>
      <span role="gridcell" className="cell-updated quiet">
        {updatedBy.name}, <Moment at={updatedAt} />
      </span>
      <Flash version={version} />
    </>
  );
}
