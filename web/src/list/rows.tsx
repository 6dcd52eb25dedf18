import { useEffect, useRef, type ComponentType, type ReactNode } from 'react';
import { useVirtualizer, type Rect, type Virtualizer } from '@tanstack/react-virtual';
import { useMedia } from '../layout/use-media.ts';
import { useStore } from '../store/store.ts';
import { Block, BLOCK_ROWS } from './block.tsx';
import type { ShownPages } from './pages.ts';
import type { CellsProps } from './row.tsx';
import { useKeptPlace } from './use-kept-place.ts';
import { usePassing } from './use-passing.ts';
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

/** As the style sheet has them. */
const ROW_HEIGHT = { wide: 44, narrow: 68 };
/** After so long without another step it is at rest. */
const AT_REST_MS = 100;

/** Of all rows, those are made that are seen, and some above and below. */
export function Rows({ label, pages, count, isBehind, columns, cells }: Props) {
  const scrollerRef = useRef<HTMLDivElement>(null);
  const isWide = useMedia('(min-width: 800px)');
  const rowHeight = isWide ? ROW_HEIGHT.wide : ROW_HEIGHT.narrow;
  const height = count * rowHeight;
  const state = useStore(pages);
  const { isPassing, onChange } = usePassing(rowHeight);
  const virtualizer = useVirtualizer({
    count: Math.ceil(count / BLOCK_ROWS),
    getScrollElement: () => scrollerRef.current,
    estimateSize: () => BLOCK_ROWS * rowHeight,
    overscan: 1,
    isScrollingResetDelay: AT_REST_MS,
    initialRect: { width: innerWidth, height: innerHeight },
    observeElementRect: observeRect,
    onChange,
  });
  const blocks = virtualizer.getVirtualItems().map((item) => item.index * BLOCK_ROWS);
  const [first, end] = [blocks[0] ?? 0, (blocks.at(-1) ?? 0) + BLOCK_ROWS];

  useEffect(() => pages.look(first, Math.min(end, count) - 1), [pages, first, end, count]);
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  useKeptPlace({ list: label + JSON.stringify(pages.asked), height, scrollerRef });
  useRowLinks(scrollerRef);
  const { current, ...keys } = useRowKeys({ count, rowHeight, scrollerRef });

  return (
    <div className={`rows rows-${pages.typename}`} ref={scrollerRef} aria-busy={isBehind}>
      <div role="grid" aria-label={label} aria-rowcount={count + 1} {...keys}>
        {columns}
        <div role="rowgroup" className={virtualizer.isScrolling ? 'row-space moving' : 'row-space'} style={{ height }}>
          {blocks.map((block) => (
            <Block
              key={block}
              first={block}
              count={Math.min(BLOCK_ROWS, count - block)}
              rowHeight={rowHeight}
              pages={pages}
              state={state}
              current={block <= current && current < block + BLOCK_ROWS ? current : null}
              isPassing={isPassing}
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
