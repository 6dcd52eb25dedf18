import type { InputProps } from '../record/record-type.ts';
import type { Line } from './lines.ts';

interface Props extends InputProps {
  /** As it is, or was before it was removed. */
  readonly line: Line;
  readonly label?: string;
}

export function QuantityInput({ id, value, line, describedBy, isInvalid, onChange, label }: Props) {
  return (
    <input
      id={id}
      className="quantity number"
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={isInvalid}
      inputMode="numeric"
      autoComplete="off"
      value={value == null ? '' : (value as Line).quantity}
      onChange={({ target }) => onChange({ ...line, quantity: target.value.trim() })}
    />
  );
}
