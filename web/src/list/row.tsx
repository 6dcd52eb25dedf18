import { memo, type ComponentType } from 'react';

export interface CellsProps {
  readonly id: string;
  readonly index: number;
  /** Whether it is the one that is reached by the keyboard. */
  readonly isCurrent: boolean;
  /** No more than its name, which costs a third. */
  readonly isBrief: boolean;
}

interface Props extends Omit<CellsProps, 'id'> {
  /** Undefined while the row is being loaded. */
  readonly id: string | undefined;
  readonly cells: ComponentType<CellsProps>;
}

export const Row = memo(function Row({ id, cells: Cells, ...shown }: Props) {
  const place = { role: 'row', 'aria-rowindex': shown.index + 2, className: 'row' };
  if (id === undefined) {
    return (
      <div {...place} aria-busy="true">
        <span role="gridcell" className="placeholder">
          <span className="visually-hidden">Loading</span>
        </span>
      </div>
    );
  }
  return (
    <div {...place}>
      <Cells id={id} {...shown} />
    </div>
  );
});
