import { useEffect, useRef, useState } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMedia } from '../layout/use-media.ts';
import { Columns } from './columns.tsx';
import type { ListQuery } from './list-query.ts';
import type { ProductPages } from './pages.ts';
import { ProductRow } from './product-row.tsx';
import { useKeptPlace } from './use-kept-place.ts';
import { useRowKeys } from './use-row-keys.ts';

interface Props {
  readonly pages: ProductPages;
  readonly count: number;
  readonly query: ListQuery;
  /** What is shown answers the question before. */
  readonly isBehind: boolean;
  readonly onChange: (change: Partial<ListQuery>) => void;
}

const OVERSCAN = 10;
/** As the style sheet has them. */
const ROW_HEIGHT = { wide: 44, narrow: 68 };

/** Of all rows, those are made that are seen, and some above and below. */
export function Rows({ pages, count, query, isBehind, onChange }: Props) {
  const scrollerRef = useRef<HTMLDivElement>(null);
  const isWide = useMedia('(min-width: 800px)');
  const rowHeight = isWide ? ROW_HEIGHT.wide : ROW_HEIGHT.narrow;
  const [current, setCurrent] = useState(0);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scrollerRef.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
  });
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];

  useEffect(() => pages.look(first, last), [pages, first, last]);
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  useKeptPlace({ list: JSON.stringify(pages.variables), height: virtualizer.getTotalSize(), scrollerRef });
  const keys = useRowKeys({ count, current, setCurrent, virtualizer, scrollerRef });

  return (
    <div className="rows" ref={scrollerRef} aria-busy={isBehind}>
      <div role="grid" aria-label="Products" aria-rowcount={count + 1} {...keys}>
        <Columns
          query={query}
          onSort={(sort) => onChange({ sort, isDescending: query.sort === sort && !query.isDescending })}
        />
        <div role="rowgroup" className="row-space" style={{ height: virtualizer.getTotalSize() }}>
          {items.map(({ index, start }) => (
            <ProductRow
              key={index}
              index={index}
              id={pages.idAt(index)}
              top={start}
              isCurrent={index === Math.min(current, count - 1)}
            />
          ))}
        </div>
      </div>
    </div>
  );
}
