import { useState } from 'react';
import { newIdempotencyKey } from 'concord/client';
import { useServer } from '../server/server-provider.tsx';
import { BulkDialog } from './bulk-dialog.tsx';
import type { BulkRow } from './changes.ts';
import type { Selection } from './selection.ts';
import { useOpenChange } from './use-bulk-edit.ts';

/** As many as the API takes at once. */
const MOST = 1000;
const NONE: readonly BulkRow[] = [];

interface Props {
  readonly selection: Selection;
  readonly onClear: () => void;
}

/** What can be done with what is selected. */
export function SelectionBar({ selection: { rows }, onClear }: Props) {
  const asTheyAre = useRowsNow();
  const [openId, open] = useOpenChange();
  const [begun, setBegun] = useState({ id: '', rows: NONE });
  const [done, setDone] = useState<number | null>(null);
  const count = rows.size;
  const begin = (): void => {
    const id = newIdempotencyKey();
    setBegun({ id, rows: asTheyAre([...rows.values()]) });
    open(id);
  };
  return (
    <>
      {(count > 0 || done !== null) && (
        <div className="notice selection-bar" role="region" aria-label="Selection">
          <p role="status">
            {count > 0 ? `${count} selected` : `${done} ${done === 1 ? 'product' : 'products'} changed.`}
            {count > MOST && `: ${MOST} can be changed at once`}
          </p>
          {count > 0 && (
            <>
              <button type="button" className="primary" disabled={count > MOST} onClick={begin}>
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
        </div>
      )}
      {openId !== null && (
        <BulkDialog
          key={openId}
          id={openId}
          rows={begun.id === openId ? begun.rows : NONE}
          onDone={(changed) => {
            setDone(changed);
            onClear();
            open(null);
          }}
          onClose={() => open(null)}
        />
      )}
    </>
  );
}

/** As they are on the screen now; those that were scrolled out of sight, as they were. */
function useRowsNow(): (rows: readonly BulkRow[]) => BulkRow[] {
  const server = useServer();
  return (rows) =>
    rows.map((row) => {
      const known = server.rows.get(row.id);
      return known?.__typename === 'Product' ? known : row;
    });
}
