import { useSyncExternalStore } from 'react';
import type { PagesState, ShownPages } from './pages.ts';

export function usePagesState(pages: ShownPages): PagesState {
  return useSyncExternalStore(pages.subscribe, pages.state);
}
