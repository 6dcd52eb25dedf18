import { useEffect, useId, useMemo, useState, type ReactNode } from 'react';
import { Dialog } from 'radix-ui';
import { useQuery } from '@apollo/client/react';
import { CategoriesDocument, type ProductRowFragment } from '../gql/graphql.ts';
import { STATUS_NAMES } from '../products/status.tsx';
import { useServer } from '../server/server-provider.tsx';
import { BulkEdit, type BulkState } from './bulk-edit.ts';
import { isNothing, NO_CATEGORY, NO_CHANGES, unreadable, type Changes } from './changes.ts';
import { Failures } from './failures.tsx';
import { useStore } from '../store/store.ts';

interface Props {
  readonly selected: readonly ProductRowFragment[];
  readonly onDone: (changed: number) => void;
  readonly onClose: () => void;
}

/** One change of many products, all or none. What was chosen stays, whatever it is refused for. */
export function BulkDialog({ selected, onDone, onClose }: Props) {
  const edit = useBulkEdit(selected);
  const state = useStore(edit);
  const { rows, isSending, isDone } = state;
  const count = `${rows.length} ${rows.length === 1 ? 'product' : 'products'}`;
  useEffect(() => {
    if (isDone) onDone(rows.length);
  }, [isDone, rows, onDone]);

  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && !isSending && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog bulk stack">
          <Dialog.Title>Change {count}</Dialog.Title>
          <Dialog.Description>All of them, or none. What you leave empty stays as it is.</Dialog.Description>
          <BulkForm edit={edit} state={state} count={count} onClose={onClose} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Of the products as they are on the screen now; of those that were scrolled out of sight, as they were. */
function useBulkEdit(selected: readonly ProductRowFragment[]): BulkEdit {
  const server = useServer();
  return useMemo(() => {
    const now = (row: ProductRowFragment): ProductRowFragment => {
      const known = server.rows.get(row.id);
      return known?.__typename === 'Product' ? known : row;
    };
    return new BulkEdit(server, selected.map(now));
  }, [server, selected]);
}

interface BulkFormProps {
  readonly edit: BulkEdit;
  readonly state: BulkState;
  readonly count: string;
  readonly onClose: () => void;
}

function BulkForm({ edit, state, count, onClose }: BulkFormProps) {
  const { rows, isSending, isUnanswered, failures, message } = state;
  const [changes, setChanges] = useState<Changes>(NO_CHANGES);
  const problem = unreadable(changes);
  const isReady = !isSending && !isNothing(changes) && problem === null && failures.length === 0 && rows.length > 0;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        edit.save(changes);
      }}
    >
      <ChangesForm
        changes={changes}
        isDisabled={isSending}
        onChange={(change) => setChanges({ ...changes, ...change })}
      />
      {[problem, message].map((each) => each && <Refusal key={each}>{each}</Refusal>)}
      {failures.length > 0 && <Failures failures={failures} count={rows.length} edit={edit} />}
      <p role="status" className="progress">
        {isSending && !isUnanswered && 'Saving…'}
        {isUnanswered && 'The server does not answer. It is asked again, and writes it once.'}
      </p>
      <div className="actions">
        <button type="submit" className="primary" disabled={!isReady}>
          Change {count}
        </button>
        <button type="button" disabled={isSending} onClick={onClose}>
          Cancel
        </button>
      </div>
    </form>
  );
}

function Refusal({ children }: { readonly children: ReactNode }) {
  return (
    <p className="problem" role="alert">
      {children}
    </p>
  );
}

interface FormProps {
  readonly changes: Changes;
  readonly isDisabled: boolean;
  readonly onChange: (change: Partial<Changes>) => void;
}

function ChangesForm({ changes, isDisabled, onChange }: FormProps) {
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
