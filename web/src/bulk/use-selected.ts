import { useCallback, useMemo, useRef, useState } from 'react';
import { ProductRowFragmentDoc, type ProductRowFragment } from '../gql/graphql.ts';
import type { ShownPages } from '../list/pages.ts';
import { useServer } from '../server/server-provider.tsx';
import type { Selection } from './selection.ts';

/** Rows of the list that somebody has chosen. */
export function useSelected(pages: ShownPages): { readonly selection: Selection; readonly clear: () => void } {
  const { client } = useServer();
  const [rows, setRows] = useState<ReadonlyMap<string, ProductRowFragment>>(new Map());
  const last = useRef(0);

  const toggle = useCallback(
    (row: ProductRowFragment, index: number, isRange: boolean): void => {
      const [from, to] = isRange ? [Math.min(last.current, index), Math.max(last.current, index)] : [index, index];
      last.current = index;
      const between = Array.from({ length: to - from + 1 }, (_, offset) => pages.idAt(from + offset)).flatMap((id) => {
        const known = id && client.cache.readFragment({ id: `Product:${id}`, fragment: ProductRowFragmentDoc });
        return known ? [known] : [];
      });
      setRows((before) => {
        if (!isRange && before.has(row.id)) return new Map([...before].filter(([id]) => id !== row.id));
        return new Map([...before, ...between.map((each): [string, ProductRowFragment] => [each.id, each])]);
      });
    },
    [client, pages],
  );
  const clear = useCallback(() => setRows(new Map()), []);
  return { selection: useMemo(() => ({ rows, toggle }), [rows, toggle]), clear };
}
