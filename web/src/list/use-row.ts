import { useCallback, useSyncExternalStore } from 'react';
import { useServer } from '../server/server-provider.tsx';
import type { Row } from './row-cache.ts';

/** What is known of a record, as it changes. */
export function useRow(id: string): Row | undefined {
  const { rows } = useServer();
  const watch = useCallback((listener: () => void) => rows.watch(id, listener), [rows, id]);
  return useSyncExternalStore(watch, () => rows.get(id));
}
