import { memo, useState, type ComponentType } from 'react';
import type { PagesState, ShownPages } from './pages.ts';
import { Row, type CellsProps } from './row.tsx';

export const BLOCK_ROWS = 8;

interface Props {
  /** Of its rows. */
  readonly first: number;
  readonly count: number;
  readonly rowHeight: number;
  readonly pages: ShownPages;
  /** What is known of its pages: with more of it, its rows may be other ones. */
  readonly state: PagesState;
  /** The row that is reached by the keyboard, if it is one of these. */
  readonly current: number | null;
  /** Too fast to be read. */
  readonly isPassing: boolean;
  readonly cells: ComponentType<CellsProps>;
}

/** Rows come and go so many at a time: each time, whatever there is beside them is laid out and painted anew. */
export const Block = memo(function Block({ first, count, rowHeight, pages, current, isPassing, cells }: Props) {
  // What is complete stays so.
  const [isBrief, setBrief] = useState(isPassing);
  if (isBrief && !isPassing) setBrief(false);
  const indexes = Array.from({ length: count }, (_, offset) => first + offset);
  return (
    <div role="presentation" className="block" style={{ top: first * rowHeight, height: count * rowHeight }}>
      {indexes.map((index) => (
        <Row
          key={index}
          index={index}
          id={pages.idAt(index)}
          isCurrent={index === current}
          isBrief={isBrief}
          cells={cells}
        />
      ))}
    </div>
  );
});
