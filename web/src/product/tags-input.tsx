import { useRef, useState } from 'react';
import type { InputProps } from '../record/record-type.ts';

/** Enter, a comma or leaving it makes a tag of what was typed; Backspace in the empty input takes the last away. */
export function TagsInput({ id, value, describedBy, isInvalid, onChange }: InputProps) {
  const tags = value as readonly string[];
  const [typed, setTyped] = useState('');
  const inputRef = useRef<HTMLInputElement>(null);

  const add = (text: string): void => {
    const added = text
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '' && !tags.includes(tag));
    if (added.length > 0) onChange([...tags, ...new Set(added)]);
    setTyped('');
  };
  const remove = (tag: string): void => {
    onChange(tags.filter((each) => each !== tag));
    inputRef.current?.focus();
  };

  return (
    <div className="tags" aria-invalid={isInvalid}>
      {tags.map((tag) => (
        <button key={tag} type="button" className="chip" onClick={() => remove(tag)}>
          {tag} <span aria-hidden="true">×</span>
          <span className="visually-hidden">remove</span>
        </button>
      ))}
      <input
        id={id}
        ref={inputRef}
        aria-describedby={describedBy}
        autoComplete="off"
        placeholder="Add a tag"
        value={typed}
        onChange={({ target }) => (target.value.includes(',') ? add(target.value) : setTyped(target.value))}
        onBlur={() => add(typed)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && typed.trim() !== '') {
            event.preventDefault();
            add(typed);
          } else if (event.key === 'Backspace' && typed === '' && tags.length > 0) remove(tags.at(-1)!);
        }}
      />
    </div>
  );
}
