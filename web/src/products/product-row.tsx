import { memo, useState } from 'react';
import { useFragment } from '@apollo/client/react';
import { Link } from 'wouter';
import { ProductRowFragmentDoc, type ProductRowFragment } from '../gql/graphql.ts';
import { Moment } from '../layout/moment.tsx';
import { LockBadge } from './lock-badge.tsx';
import { Status } from './status.tsx';

interface Props {
  readonly index: number;
  /** Undefined while the row is being loaded. */
  readonly id: string | undefined;
  readonly top: number;
  /** The one that is reached by the keyboard. */
  readonly isCurrent: boolean;
}

export const ProductRow = memo(function ProductRow({ index, id, top, isCurrent }: Props) {
  const place = { role: 'row', 'aria-rowindex': index + 2, style: { transform: `translateY(${top}px)` } };
  if (id === undefined) {
    return (
      <div {...place} className="row" aria-busy="true">
        <span role="gridcell" className="placeholder">
          <span className="visually-hidden">Loading</span>
        </span>
      </div>
    );
  }
  return (
    <div {...place} className="row">
      <Cells id={id} index={index} isCurrent={isCurrent} />
    </div>
  );
});

type CellsProps = Pick<Props, 'index' | 'isCurrent'> & { readonly id: string };

/** They change under one's eyes when somebody saves. */
function Cells({ id, index, isCurrent }: CellsProps) {
  const { data, complete } = useFragment({
    fragment: ProductRowFragmentDoc,
    from: { __typename: 'Product', id },
  });
  if (!complete) return null;
  return <CompleteCells product={data} index={index} isCurrent={isCurrent} />;
}

interface CompleteProps {
  readonly product: ProductRowFragment;
  readonly index: number;
  readonly isCurrent: boolean;
}

function CompleteCells({ product, index, isCurrent }: CompleteProps) {
  const { id, version, name, sku, price, stock, status, tags, category, updatedAt, updatedBy, deletedAt } = product;
  const [firstSeen] = useState(version);
  return (
    <>
      {version !== firstSeen && <span key={version} className="flash" aria-hidden="true" />}
      <span role="gridcell" className="cell-name">
        <Link
          href={`/products/${id}`}
          className={deletedAt ? 'deleted' : ''}
          data-index={index}
          tabIndex={isCurrent ? 0 : -1}
        >
          {name}
        </Link>
        {product.editLock && <LockBadge lock={product.editLock} />}
        {deletedAt && <span className="pill">Deleted</span>}
      </span>
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
        <span className="unit"> in stock</span>
      </span>
      <span role="gridcell" className="cell-price number">
        {price}
      </span>
      <span role="gridcell" className="cell-updated quiet">
        {updatedBy.name}, <Moment at={updatedAt} />
      </span>
    </>
  );
}
