import type { ReactNode } from 'react';
import type { InputProps } from './record-type.ts';
import { Words } from './words.tsx';

/** An input of one line, with the keys that its content is typed with. */
export function lineInput(inputMode: 'text' | 'decimal' | 'numeric'): (props: InputProps) => ReactNode {
  return ({ id, value, describedBy, isInvalid, onChange }) => (
    <input
      id={id}
      aria-describedby={describedBy}
      aria-invalid={isInvalid}
      inputMode={inputMode}
      autoComplete="off"
      value={textOf(value)}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

export function textInput(rows: number): (props: InputProps) => ReactNode {
  return ({ id, value, describedBy, isInvalid, onChange }) => (
    <textarea
      id={id}
      aria-describedby={describedBy}
      aria-invalid={isInvalid}
      rows={rows}
      value={textOf(value)}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

/** One of a few. */
export function choiceInput(names: Readonly<Record<string, string>>): (props: InputProps) => ReactNode {
  return ({ id, value, describedBy, isInvalid, onChange }) => (
    <select
      id={id}
      aria-describedby={describedBy}
      aria-invalid={isInvalid}
      value={textOf(value)}
      onChange={({ target }) => onChange(target.value)}
    >
      {Object.entries(names).map(([choice, name]) => (
        <option key={choice} value={choice}>
          {name}
        </option>
      ))}
    </select>
  );
}

/** What the API has, as it stands in a form, where all that is written is text. */
export function typed(value: unknown): unknown {
  return typeof value === 'number' ? String(value) : value;
}

export function showText(value: unknown): ReactNode {
  return value === '' ? <span className="quiet">empty</span> : textOf(value);
}

/** With the words marked that differ. */
export function showLongText(value: unknown, base: unknown = value): ReactNode {
  return (
    <span className="long-text">
      <Words base={textOf(base)} text={textOf(value)} />
    </span>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
