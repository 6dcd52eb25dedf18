import { useSyncExternalStore } from 'react';
import type { PagesState, ProductPages } from './pages.ts';

export function usePagesState(pages: ProductPages): PagesState {
  return useSyncExternalStore(pages.subscribe, pages.state);
}
