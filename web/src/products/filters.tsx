import { useEffect, useState } from 'react';
import { useQuery } from '@apollo/client/react';
import { CategoriesDocument, type ProductOrderField, type ProductStatus } from '../gql/graphql.ts';
import type { ListQuery } from './list-query.ts';
import { STATUS_NAMES } from './status.tsx';

const TYPING_PAUSE_MS = 120;

const ORDERS: readonly (readonly [value: string, title: string])[] = [
  ['', 'Order: as made'],
  ['NAME', 'Name, A to Z'],
  ['NAME-', 'Name, Z to A'],
  ['SKU', 'SKU, A to Z'],
  ['SKU-', 'SKU, Z to A'],
  ['PRICE', 'Price, lowest first'],
  ['PRICE-', 'Price, highest first'],
  ['STOCK', 'Stock, lowest first'],
  ['STOCK-', 'Stock, highest first'],
  ['UPDATED_AT-', 'Changed, newest first'],
  ['UPDATED_AT', 'Changed, oldest first'],
];

interface Props {
  readonly query: ListQuery;
  readonly onChange: (change: Partial<ListQuery>) => void;
}

export function Filters({ query, onChange }: Props) {
  const { data } = useQuery(CategoriesDocument);
  const order = query.sort + (query.isDescending ? '-' : '');
  return (
    <search className="filters" aria-label="Products">
      <Search value={query.search} onChange={(search) => onChange({ search })} />
      <select
        aria-label="Status"
        value={query.status}
        onChange={({ target }) => onChange({ status: target.value as ProductStatus | '' })}
      >
        <option value="">Any status</option>
        {Object.entries(STATUS_NAMES).map(([status, name]) => (
          <option key={status} value={status}>
            {name}
          </option>
        ))}
      </select>
      <select
        aria-label="Category"
        value={query.categoryId}
        onChange={({ target }) => onChange({ categoryId: target.value })}
      >
        <option value="">Any category</option>
        {data?.categories.nodes.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <select
        aria-label="Order"
        value={order}
        onChange={({ target: { value } }) =>
          onChange({ sort: value.replace('-', '') as ProductOrderField | '', isDescending: value.endsWith('-') })
        }
      >
        {ORDERS.map(([value, title]) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
    </search>
  );
}

interface SearchProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** What is typed is shown at once, and asked for when the fingers rest. */
function Search({ value, onChange }: SearchProps) {
  const [typed, setTyped] = useState(value);
  const [asked, setAsked] = useState(value);
  // The address was changed in another way: by going back, say.
  if (value !== asked) {
    setAsked(value);
    setTyped(value);
  }
  useEffect(() => {
    if (typed === asked) return undefined;
    const timer = setTimeout(() => {
      setAsked(typed);
      onChange(typed);
    }, TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, asked, onChange]);
  return (
    <input
      type="search"
      aria-label="Search by name, SKU or description"
      placeholder="Search products"
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
    />
  );
}
