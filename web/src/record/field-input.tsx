import { useId } from 'react';
import type { Issue, RecordField } from './record-type.ts';

interface Props {
  readonly field: RecordField;
  readonly value: unknown;
  /** It differs from what the server had. */
  readonly isChanged: boolean;
  readonly issues: readonly Issue[];
  readonly onChange: (value: unknown) => void;
}

export function FieldInput({ field, value, isChanged, issues, onChange }: Props) {
  const id = useId();
  const describedBy = issues.length > 0 ? `${id}-issues` : undefined;
  const { name, title } = field;
  return (
    <div className={`field field-${name}`} data-changed={isChanged}>
      <label htmlFor={id}>
        {title}
        {isChanged && <span className="changed">changed</span>}
      </label>
      {field.input({ id, value, describedBy, isInvalid: issues.length > 0, onChange })}
      {issues.length > 0 && (
        <p id={describedBy} className="problem" role="alert">
          {issues.map(({ message }) => `${title} ${message}`).join('. ')}
        </p>
      )}
    </div>
  );
}
