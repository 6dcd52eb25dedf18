import { useId, useState } from 'react';

interface Props {
  readonly newest: number;
  readonly from: number;
  readonly to: number;
  readonly onCompare: (from: number, to: number) => void;
}

/** Any two versions, side by side. */
export function VersionsForm({ newest, from, to, onCompare }: Props) {
  const [typedFrom, setFrom] = useState(String(from));
  const [typedTo, setTo] = useState(String(to));
  return (
    <form
      className="actions versions-form"
      onSubmit={(event) => {
        event.preventDefault();
        onCompare(Number(typedFrom), Number(typedTo));
      }}
    >
      <VersionInput label="From version" newest={newest} value={typedFrom} onChange={setFrom} />
      <VersionInput label="to version" newest={newest} value={typedTo} onChange={setTo} />
      <button type="submit">Compare</button>
    </form>
  );
}

interface InputProps {
  readonly label: string;
  readonly newest: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function VersionInput({ label, newest, value, onChange }: InputProps) {
  const id = useId();
  return (
    <span className="actions">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        required
        min={1}
        max={newest}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </span>
  );
}
