import { useState } from 'react';
import { newIdempotencyKey } from 'concord/client';
import type { BulkRowFragment } from '../gql/graphql.ts';
import { useServer } from '../server/server-provider.tsx';
import { BulkDialog } from './bulk-dialog.tsx';
import { MOST, type Selection } from './selection.ts';
import { useOpenChange } from './use-bulk-edit.ts';
import { useStore } from '../store/store.ts';

const NONE: readonly BulkRowFragment[] = [];

/** What is selected, and what can be done with it. */
export function SelectionBar({ selection }: { readonly selection: Selection }) {
  const asTheyAre = useRowsNow();
  const [openId, open] = useOpenChange();
  const [begun, setBegun] = useState({ id: '', rows: NONE });
  const [done, setDone] = useState<number | null>(null);
  const begin = (rows: readonly BulkRowFragment[]): void => {
    const id = newIdempotencyKey();
    setBegun({ id, rows: asTheyAre(rows) });
    setDone(null);
    open(id);
  };
  return (
    <>
      <Bar selection={selection} done={done} onChange={begin} onClose={() => setDone(null)} />
      {openId !== null && (
        <BulkDialog
          key={openId}
          id={openId}
          rows={begun.id === openId ? begun.rows : NONE}
          onDone={(changed) => {
            setDone(changed);
            selection.clear();
            open(null);
          }}
          onClose={() => open(null)}
        />
      )}
    </>
  );
}

interface BarProps {
  readonly selection: Selection;
  /** So many were changed. */
  readonly done: number | null;
  readonly onChange: (rows: readonly BulkRowFragment[]) => void;
  readonly onClose: () => void;
}

function Bar({ selection, done, onChange, onClose }: BarProps) {
  const { rows, isAll, isReading, message } = useStore(selection);
  const count = rows.size;
  if (count === 0 && done === null && !isReading && message === null) return null;
  return (
    <div className="notice selection-bar" role="region" aria-label="Selection">
      <p role="status">
        {isReading && 'Selecting… '}
        {!isReading && count > 0 && `${count.toLocaleString('en')} selected. `}
        {!isReading && count > MOST && `${MOST.toLocaleString('en')} can be changed at once. `}
        {!isReading && count === 0 && done !== null && `${done} ${done === 1 ? 'product' : 'products'} changed.`}
        {message}
      </p>
      {count > 0 && (
        <>
          <button
            type="button"
            className="primary"
            disabled={isReading || count > MOST}
            onClick={() => onChange([...rows.values()])}
          >
            Change…
          </button>
          {!isAll && (
            <button type="button" disabled={isReading} onClick={() => void selection.selectAll()}>
              Select all
            </button>
          )}
          <button type="button" onClick={selection.clear}>
            Clear
          </button>
        </>
      )}
      {count === 0 && done !== null && (
        <button type="button" onClick={onClose}>
          Close
        </button>
      )}
    </div>
  );
}

/** As they are on the screen now; those that were scrolled out of sight, as they were. */
function useRowsNow(): (rows: readonly BulkRowFragment[]) => BulkRowFragment[] {
  const server = useServer();
  return (rows) =>
    rows.map((row) => {
      const known = server.rows.get(row.id);
      return known?.__typename === 'Product' ? known : row;
    });
}
