import { memo, type ComponentType } from 'react';

export interface CellsProps {
  readonly id: string;
  readonly index: number;
  /** Whether it is the one that is reached by the keyboard. */
  readonly isCurrent: boolean;
}

interface Props extends Omit<CellsProps, 'id'> {
  /** Undefined while the row is being loaded. */
  readonly id: string | undefined;
  readonly top: number;
  readonly cells: ComponentType<CellsProps>;
}

export const Row = memo(function Row({ index, id, top, isCurrent, cells: Cells }: Props) {
  const place = { role: 'row', 'aria-rowindex': index + 2, style: { transform: `translateY(${top}px)` } };
  if (id === undefined) {
    return (
      <div {...place} className="row" aria-busy="true">
        <span role="gridcell" className="placeholder">
          <span className="visually-hidden">Loading</span>
        </span>
      </div>
    );
  }
  return (
    <div {...place} className="row">
      <Cells id={id} index={index} isCurrent={isCurrent} />
    </div>
  );
});
