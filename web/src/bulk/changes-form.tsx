import { useId } from 'react';
import { useQuery } from '@apollo/client/react';
import { CategoriesDocument } from '../gql/graphql.ts';
import { STATUS_NAMES } from '../products/status.tsx';
import { NO_CATEGORY, type Changes } from './changes.ts';

interface Props {
  readonly changes: Changes;
  readonly isDisabled: boolean;
  readonly onChange: (change: Partial<Changes>) => void;
}

/** What is to become of all of them. */
export function ChangesForm({ changes, isDisabled, onChange }: Props) {
  const { data } = useQuery(CategoriesDocument);
  const id = useId();
  const text = (name: 'price' | 'addTags' | 'removeTags', title: string) => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{title}</label>
      <input
        id={`${id}-${name}`}
        autoComplete="off"
        value={changes[name]}
        onChange={({ target }) => onChange({ [name]: target.value })}
      />
    </div>
  );
  return (
    <fieldset className="stack" disabled={isDisabled}>
      <legend className="visually-hidden">What becomes of them</legend>
      {text('price', 'Price')}
      <div className="field">
        <label htmlFor={`${id}-status`}>Status</label>
        <select
          id={`${id}-status`}
          value={changes.status}
          onChange={({ target }) => onChange({ status: target.value as Changes['status'] })}
        >
          <option value="">As it is</option>
          {Object.entries(STATUS_NAMES).map(([status, name]) => (
            <option key={status} value={status}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-category`}>Category</label>
        <select
          id={`${id}-category`}
          value={changes.categoryId}
          onChange={({ target }) => onChange({ categoryId: target.value })}
        >
          <option value="">As it is</option>
          <option value={NO_CATEGORY}>None</option>
          {data?.categories.nodes.map((category) => (
            <option key={category.id} value={category.id}>
              {category.name}
            </option>
          ))}
        </select>
      </div>
      {text('addTags', 'Add tags')}
      {text('removeTags', 'Remove tags')}
    </fieldset>
  );
}
