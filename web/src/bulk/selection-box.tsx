import type { KeyboardEvent } from 'react';
import type { ProductRowFragment } from '../gql/graphql.ts';
import { useSelection, type Selection } from './selection.ts';

interface Props {
  readonly row: ProductRowFragment;
  readonly index: number;
  /** Whether it is reached by Tab. */
  readonly isCurrent: boolean;
  /** No more than its place. */
  readonly isBrief: boolean;
}

/** With Shift, all rows between this one and the one before. */
export function SelectionBox({ row, index, isCurrent, isBrief }: Props) {
  const shown = useSelection();
  if (!shown) return null;
  if (isBrief) return <span className="select" />;
  const { selection, state } = shown;
  return (
    <input
      type="checkbox"
      className="select"
      aria-label={`Select ${row.name}`}
      tabIndex={isCurrent ? 0 : -1}
      checked={state.rows.has(row.id)}
      onChange={({ nativeEvent }) => {
        const isRange = 'shiftKey' in nativeEvent && nativeEvent.shiftKey === true;
        select(selection, row, index, isRange);
      }}
    />
  );
}

/** Of all rows of the list, loaded or not. */
export function SelectAllBox() {
  const shown = useSelection();
  if (!shown) return null;
  const { selection, state } = shown;
  const { rows, isAll } = state;
  return (
    <input
      type="checkbox"
      className="select"
      aria-label="Select all"
      checked={isAll}
      ref={(box) => {
        if (box) box.indeterminate = rows.size > 0 && !isAll;
      }}
      onChange={() => (isAll ? selection.clear() : void selection.selectAll())}
    />
  );
}

/** On a row, Space is its box, and Ctrl and A are all: source https://www.w3.org/WAI/ARIA/apg/patterns/grid/ */
export function useSelectionKeys(row: ProductRowFragment, index: number): (event: KeyboardEvent) => void {
  const selection = useSelection()?.selection;
  return (event) => {
    const { key, shiftKey, ctrlKey, metaKey } = event;
    if (!selection) return;
    if (key === ' ') select(selection, row, index, shiftKey);
    else if (key === 'a' && (ctrlKey || metaKey)) void selection.selectAll();
    else return;
    event.preventDefault();
  };
}

function select(selection: Selection, row: ProductRowFragment, index: number, isRange: boolean): void {
  if (isRange) void selection.extendTo(row, index);
  else selection.toggle(row, index);
}
