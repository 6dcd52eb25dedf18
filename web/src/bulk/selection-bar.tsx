import { useState } from 'react';
import type { ProductRowFragment } from '../gql/graphql.ts';
import { BulkDialog } from './bulk-dialog.tsx';
import type { Selection } from './selection.ts';

/** As many as the API takes at once. */
const MOST = 1000;

interface Props {
  readonly selection: Selection;
  readonly onClear: () => void;
}

/** What can be done with what is selected. */
export function SelectionBar({ selection: { rows }, onClear }: Props) {
  const [editing, setEditing] = useState<readonly ProductRowFragment[] | null>(null);
  const [done, setDone] = useState<number | null>(null);
  if (rows.size === 0 && done === null) return null;
  const count = rows.size;
  return (
    <div className="notice selection-bar" role="region" aria-label="Selection">
      <p role="status">
        {count > 0 ? `${count} selected` : `${done} ${done === 1 ? 'product' : 'products'} changed.`}
        {count > MOST && `: ${MOST} can be changed at once`}
      </p>
      {count > 0 && (
        <>
          <button
            type="button"
            className="primary"
            disabled={count > MOST}
            onClick={() => setEditing([...rows.values()])}
          >
            Change…
          </button>
          <button type="button" onClick={onClear}>
            Clear
          </button>
        </>
      )}
      {count === 0 && (
        <button type="button" onClick={() => setDone(null)}>
          Close
        </button>
      )}
      {editing && (
        <BulkDialog
          selected={editing}
          onDone={(changed) => {
            setEditing(null);
            setDone(changed);
            onClear();
          }}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  );
}
