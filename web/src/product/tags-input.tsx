import { useRef, useState } from 'react';
import type { InputProps } from '../record/record-type.ts';

/**
 * Enter, a comma or leaving it makes a tag of what was typed; Backspace in the empty input takes the last away. What is being typed is a tag of the
 * value already, so that it is kept like whatever was typed.
 */
export function TagsInput({ id, value, describedBy, isInvalid, onChange }: InputProps) {
  const [typed, setTyped] = useState('');
  /** The tag that is being typed; null while it is none of its own. */
  const [half, setHalf] = useState<string | null>(null);
  const inputRef = useRef<HTMLInputElement>(null);
  const tags = (value as readonly string[]).filter((tag) => tag !== half);

  const type = (text: string): void => {
    const [tag] = newTags(text, tags);
    setTyped(text);
    setHalf(tag ?? null);
    onChange(tag === undefined ? tags : [...tags, tag]);
  };
  const add = (text: string): void => {
    const added = newTags(text, tags);
    if (added.length > 0) onChange([...tags, ...added]);
    setTyped('');
    setHalf(null);
  };
  const remove = (tag: string): void => {
    onChange((value as readonly string[]).filter((each) => each !== tag));
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
        onChange={({ target }) => (target.value.includes(',') ? add(target.value) : type(target.value))}
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

/** Those in a text, with commas between, that are not among these. */
export function newTags(text: string, tags: readonly string[]): string[] {
  const typed = text.split(',').map((tag) => tag.trim());
  return [...new Set(typed.filter((tag) => tag !== '' && !tags.includes(tag)))];
}
