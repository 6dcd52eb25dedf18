import { useEffect, useState } from 'react';
import { useServer } from '../server/server-provider.tsx';
import type { ShownPages } from './pages.ts';

/** How many were made, or brought back, since the list was read. The rows stay where they are until somebody asks. */
export function useNewRecords(pages: ShownPages): [count: number, forget: () => void] {
  const { news } = useServer();
  const { typename } = pages;
  const [seen, setSeen] = useState({ pages, count: 0 });
  // Another list has them in it.
  if (seen.pages !== pages) setSeen({ pages, count: 0 });
  useEffect(
    () =>
      news.listen({
        onChange: ({ record, kind }) => {
          const isNew = kind === 'CREATED' || kind === 'RESTORED';
          if (isNew && record.__typename === typename) setSeen((before) => ({ ...before, count: before.count + 1 }));
        },
        onGap: () => undefined,
      }),
    [news, typename],
  );
  return [seen.count, () => setSeen({ pages, count: 0 })];
}
