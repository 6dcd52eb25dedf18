import { useEffect, useState } from 'react';
import { useSearchParams } from 'wouter';
import { useServer } from '../server/server-provider.tsx';
import { BulkEdit } from './bulk-edit.ts';
import type { BulkRowFragment } from '../gql/graphql.ts';

/** Null until it is known what was kept of it. */
export function useBulkEdit(id: string, rows: readonly BulkRowFragment[]): BulkEdit | null {
  const server = useServer();
  const [edit, setEdit] = useState<BulkEdit | null>(null);
  useEffect(() => {
    const opened = new BulkEdit(server, id, rows);
    void opened.open().then((isOpen) => isOpen && setEdit(opened));
    return () => opened.close();
  }, [server, id, rows]);
  return edit;
}

/** The id of the change that is open. It is in the address, so that a reload leads back to it. */
export function useOpenChange(): readonly [id: string | null, open: (id: string | null) => void] {
  const [parameters, setParameters] = useSearchParams();
  const open = (id: string | null): void =>
    setParameters(
      (before) => {
        const after = new URLSearchParams(before);
        if (id === null) after.delete('change');
        else after.set('change', id);
        return after;
      },
      { replace: true },
    );
  return [parameters.get('change'), open];
}
