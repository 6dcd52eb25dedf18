import { useEffect, useState } from 'react';
import type { ShownPages } from '../list/pages.ts';
import { useServer } from '../server/server-provider.tsx';
import { Selection } from './selection.ts';

/** What is chosen in the list that is shown. */
export function useSelected(pages: ShownPages): Selection {
  const server = useServer();
  const [selection] = useState(() => new Selection(server));
  useEffect(() => selection.look(pages), [selection, pages]);
  return selection;
}
