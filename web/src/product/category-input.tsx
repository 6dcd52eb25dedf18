import { useQuery } from '@apollo/client/react';
import { CategoriesDocument } from '../gql/graphql.ts';
import type { InputProps } from '../record/record-type.ts';

export function CategoryInput({ id, value, describedBy, isInvalid, onChange }: InputProps) {
  const { data } = useQuery(CategoriesDocument);
  return (
    <select
      id={id}
      aria-describedby={describedBy}
      aria-invalid={isInvalid}
      value={typeof value === 'string' ? value : ''}
      onChange={({ target }) => onChange(target.value || null)}
    >
      <option value="">None</option>
      {data?.categories.nodes.map((category) => (
        <option key={category.id} value={category.id}>
          {category.name}
        </option>
      ))}
    </select>
  );
}

export function CategoryName({ id }: { readonly id: string | null }) {
  const { data } = useQuery(CategoriesDocument);
  return id === null ? 'None' : (data?.categories.nodes.find((category) => category.id === id)?.name ?? 'Another');
}
