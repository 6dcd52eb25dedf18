import { useCallback, useMemo, useRef, useState } from 'react';
import type { ProductRowFragment } from '../gql/graphql.ts';
import type { ShownPages } from '../list/pages.ts';
import { useServer } from '../server/server-provider.tsx';
import type { Selection } from './selection.ts';

/** Rows of the list that somebody has chosen. */
export function useSelected(pages: ShownPages): { readonly selection: Selection; readonly clear: () => void } {
  const server = useServer();
  const [rows, setRows] = useState<ReadonlyMap<string, ProductRowFragment>>(new Map());
  const last = useRef<{ readonly id: string; readonly index: number } | null>(null);

  const toggle = useCallback(
    (row: ProductRowFragment, index: number, isRange: boolean): void => {
      // In another list, and where rows have come between, there is another row at its place.
      const before = last.current && pages.idAt(last.current.index) === last.current.id ? last.current.index : index;
      const [from, to] = isRange ? [Math.min(before, index), Math.max(before, index)] : [index, index];
      last.current = { id: row.id, index };
      const between = Array.from({ length: to - from + 1 }, (_, offset) => pages.idAt(from + offset)).flatMap((id) => {
        const known = id === undefined ? undefined : server.rows.get(id);
        return known?.__typename === 'Product' ? [known] : [];
      });
      setRows((chosen) => {
        if (!isRange && chosen.has(row.id)) return new Map([...chosen].filter(([id]) => id !== row.id));
        return new Map([...chosen, ...between.map((each): [string, ProductRowFragment] => [each.id, each])]);
      });
    },
    [server, pages],
  );
  const clear = useCallback(() => setRows(new Map()), []);
  return { selection: useMemo(() => ({ rows, toggle }), [rows, toggle]), clear };
}
