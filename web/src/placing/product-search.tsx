import { useId, useState, type KeyboardEvent, type RefObject } from 'react';
import type { OfferedProductFragment } from '../gql/graphql.ts';
import { FoundProducts, optionId } from './found-products.tsx';
import { useFound } from './use-found.ts';

interface Props {
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly onPick: (product: OfferedProductFragment) => void;
}

/** Source: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ */
export function ProductSearch({ inputRef, onPick }: Props) {
  const id = useId();
  const listId = `${id}-found`;
  const [typed, setTyped] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const [chosen, setChosen] = useState(0);
  const found = useFound(typed, isOpen);
  const options = found.products ?? [];
  const current = Math.min(chosen, options.length - 1);

  const close = (): void => {
    setIsOpen(false);
    setChosen(0);
  };
  const pick = (product: OfferedProductFragment | undefined): void => {
    if (!product) return;
    setTyped('');
    close();
    onPick(product);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (isOpen) setChosen(Math.max(0, Math.min(options.length - 1, current + step)));
      else setIsOpen(true);
    } else if (event.key === 'Enter') {
      // Not that the order is placed.
      event.preventDefault();
      if (isOpen && !found.isBehind) pick(options[current]);
    } else if (event.key === 'Escape') close();
  };

  return (
    <div className="product-search">
      <label htmlFor={id}>Add a product</label>
      <input
        id={id}
        ref={inputRef}
        type="search"
        role="combobox"
        aria-expanded={isOpen && options.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && current >= 0 ? optionId(listId, current) : undefined}
        autoComplete="off"
        placeholder="Name or SKU"
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setChosen(0);
          setIsOpen(true);
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <FoundProducts id={listId} isOpen={isOpen} found={found} current={current} onPick={pick} />
    </div>
  );
}
