import { useState, useSyncExternalStore } from 'react';

/** @param query the same one as long as it is shown */
export function useMedia(query: string): boolean {
  const [{ watch, matches }] = useState(() => watchable(query));
  return useSyncExternalStore(watch, matches);
}

function watchable(query: string) {
  const media = matchMedia(query);
  return {
    watch: (listener: () => void) => {
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    matches: () => media.matches,
  };
}
