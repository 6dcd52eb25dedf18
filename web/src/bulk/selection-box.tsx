import type { ProductRowFragment } from '../gql/graphql.ts';
import { useSelection } from './selection.ts';

interface Props {
  readonly row: ProductRowFragment;
  readonly index: number;
}

/** With Shift, all rows between this one and the one before. */
export function SelectionBox({ row, index }: Props) {
  const selection = useSelection();
  if (!selection) return null;
  return (
    <input
      type="checkbox"
      className="select"
      aria-label={`Select ${row.name}`}
      checked={selection.rows.has(row.id)}
      onChange={({ nativeEvent }) =>
        selection.toggle(row, index, 'shiftKey' in nativeEvent && nativeEvent.shiftKey === true)
      }
    />
  );
}
