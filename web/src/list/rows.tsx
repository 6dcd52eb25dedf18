import { useEffect, useRef, useState, type ComponentType, type ReactNode } from 'react';
import { useVirtualizer, type Rect, type Virtualizer } from '@tanstack/react-virtual';
import { useMedia } from '../layout/use-media.ts';
import type { ShownPages } from './pages.ts';
import { Row, type CellsProps } from './row.tsx';
import { useKeptPlace } from './use-kept-place.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useRowLinks } from './use-row-links.ts';

interface Props {
  /** What the rows are. */
  readonly label: string;
  readonly pages: ShownPages;
  readonly count: number;
  /** What is shown answers the question before. */
  readonly isBehind: boolean;
  /** The row of headings. */
  readonly columns: ReactNode;
  readonly cells: ComponentType<CellsProps>;
}

const OVERSCAN = 6;
/** As the style sheet has them. */
const ROW_HEIGHT = { wide: 44, narrow: 68 };

/** Of all rows, those are made that are seen, and some above and below. */
export function Rows({ label, pages, count, isBehind, columns, cells }: Props) {
  const scrollerRef = useRef<HTMLDivElement>(null);
  const isWide = useMedia('(min-width: 800px)');
  const rowHeight = isWide ? ROW_HEIGHT.wide : ROW_HEIGHT.narrow;
  const [current, setCurrent] = useState(0);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scrollerRef.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    initialRect: { width: innerWidth, height: innerHeight },
    observeElementRect: observeRect,
  });
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];

  useEffect(() => pages.look(first, last), [pages, first, last]);
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  useKeptPlace({ list: label + JSON.stringify(pages.asked), height: virtualizer.getTotalSize(), scrollerRef });
  useRowLinks(scrollerRef);
  const keys = useRowKeys({ count, current, setCurrent, virtualizer, scrollerRef });

  return (
    <div className={`rows rows-${pages.typename}`} ref={scrollerRef} aria-busy={isBehind}>
      <div role="grid" aria-label={label} aria-rowcount={count + 1} {...keys}>
        {columns}
        <div role="rowgroup" className="row-space" style={{ height: virtualizer.getTotalSize() }}>
          {items.map(({ index, start }) => (
            <Row
              key={index}
              index={index}
              id={pages.idAt(index)}
              top={start}
              isCurrent={index === Math.min(current, count - 1)}
              cells={cells}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

/** When the browser has laid it out by itself: asked before, it would do that one more time. */
function observeRect(
  { scrollElement }: Virtualizer<HTMLDivElement, Element>,
  tell: (rect: Rect) => void,
): (() => void) | undefined {
  if (!scrollElement) return undefined;
  const observer = new ResizeObserver(([entry]) => {
    const { width, height } = entry!.contentRect;
    tell({ width, height });
  });
  observer.observe(scrollElement);
  return () => observer.disconnect();
}
