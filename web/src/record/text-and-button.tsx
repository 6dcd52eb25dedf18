import { useId, useState } from 'react';

interface Props {
  readonly label: string;
  readonly button: string;
  readonly isBusy: boolean;
  readonly onText: (text: string) => void;
}

/** A line of text that may be left empty, and what is done with it. It stands in a form, and is none itself. */
export function TextAndButton({ label, button, isBusy, onText }: Props) {
  const [text, setText] = useState('');
  const id = useId();
  return (
    <div className="text-and-button">
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <input
        id={id}
        placeholder={label}
        maxLength={500}
        autoComplete="off"
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          // Not that what is around it is saved.
          event.preventDefault();
          onText(text);
        }}
      />
      <button type="button" disabled={isBusy} onClick={() => onText(text)}>
        {button}
      </button>
    </div>
  );
}
