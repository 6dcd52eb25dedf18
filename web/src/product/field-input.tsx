import { useId, type ReactNode } from 'react';
import { CategoryInput } from './category-input.tsx';
import { titleOf, type Issue } from './fields.ts';
import type { InputProps } from './input-props.ts';
import { TagsInput } from './tags-input.tsx';
import { STATUS_NAMES } from '../products/status.tsx';

interface Props {
  readonly field: string;
  readonly value: unknown;
  /** It differs from what the server had. */
  readonly isChanged: boolean;
  readonly issues: readonly Issue[];
  readonly onChange: (value: unknown) => void;
}

export function FieldInput({ field, value, isChanged, issues, onChange }: Props) {
  const id = useId();
  const describedBy = issues.length > 0 ? `${id}-issues` : undefined;
  return (
    <div className={`field field-${field}`} data-changed={isChanged}>
      <label htmlFor={id}>
        {titleOf(field)}
        {isChanged && <span className="changed">changed</span>}
      </label>
      {inputOf(field, { id, value, describedBy, isInvalid: issues.length > 0, onChange })}
      {issues.length > 0 && (
        <p id={describedBy} className="problem" role="alert">
          {issues.map(({ message }) => `${titleOf(field)} ${message}`).join('. ')}
        </p>
      )}
    </div>
  );
}

/** As it is edited, wherever that is. */
export function inputOf(field: string, props: InputProps): ReactNode {
  const { id, value, describedBy, isInvalid, onChange } = props;
  const common = { id, 'aria-describedby': describedBy, 'aria-invalid': isInvalid };
  const text = typeof value === 'string' ? value : '';
  switch (field) {
    case 'tags':
      return <TagsInput {...props} />;
    case 'categoryId':
      return <CategoryInput {...props} />;
    case 'description':
      return <textarea {...common} rows={8} value={text} onChange={({ target }) => onChange(target.value)} />;
    case 'status':
      return (
        <select {...common} value={text} onChange={({ target }) => onChange(target.value)}>
          {Object.entries(STATUS_NAMES).map(([status, name]) => (
            <option key={status} value={status}>
              {name}
            </option>
          ))}
        </select>
      );
    default: {
      const inputMode = field === 'price' ? 'decimal' : field === 'stock' ? 'numeric' : 'text';
      return (
        <input
          {...common}
          inputMode={inputMode}
          autoComplete="off"
          value={text}
          onChange={({ target }) => onChange(target.value)}
        />
      );
    }
  }
}
