import { SelectAllBox } from '../bulk/selection-box.tsx';
import type { ProductOrderField } from '../gql/graphql.ts';
import type { ListQuery } from './list-query.ts';

interface Column {
  readonly title: string;
  readonly className: string;
  readonly sort?: ProductOrderField;
}

const COLUMNS: readonly Column[] = [
  { title: 'Name', className: 'cell-name', sort: 'NAME' },
  { title: 'SKU', className: 'cell-sku', sort: 'SKU' },
  { title: 'Category', className: 'cell-category' },
  { title: 'Tags', className: 'cell-tags' },
  { title: 'Status', className: 'cell-status' },
  { title: 'Stock', className: 'cell-stock number', sort: 'STOCK' },
  { title: 'Price', className: 'cell-price number', sort: 'PRICE' },
  { title: 'Changed', className: 'cell-updated', sort: 'UPDATED_AT' },
];

interface Props {
  readonly query: ListQuery;
  readonly onChange: (change: Partial<ListQuery>) => void;
}

export function Columns({ query, onChange }: Props) {
  const onSort = (sort: ProductOrderField): void =>
    onChange({ sort, isDescending: query.sort === sort && !query.isDescending });
  return (
    <div role="row" aria-rowindex={1} className="row columns">
      {COLUMNS.map(({ title, className, sort }) => (
        <span
          key={title}
          role="columnheader"
          className={className}
          aria-sort={sort && sort === query.sort ? (query.isDescending ? 'descending' : 'ascending') : undefined}
        >
          {sort === 'NAME' && <SelectAllBox />}
          {sort ? (
            <button type="button" className="plain" onClick={() => onSort(sort)}>
              {title}
            </button>
          ) : (
            title
          )}
        </span>
      ))}
    </div>
  );
}
