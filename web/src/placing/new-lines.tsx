import { useEffect, useRef, useState } from 'react';
import type { OfferedProductFragment } from '../gql/graphql.ts';
import { totalOf } from '../order/lines.ts';
import { NewLineRow } from './new-line-row.tsx';
import type { Placing, PlacingState } from './placing.ts';
import { ProductSearch } from './product-search.tsx';

interface Props {
  readonly placing: Placing;
  readonly state: PlacingState;
}

/** What is ordered: product by product, each found by a word, with its quantity. */
export function NewLines({ placing, state }: Props) {
  const { form, pending, issues } = state;
  const searchRef = useRef<HTMLInputElement>(null);
  const listRef = useRef<HTMLUListElement>(null);
  const [picked, setPicked] = useState<OfferedProductFragment | null>(null);
  // Whoever has picked a product says next how many.
  useEffect(() => {
    if (picked) listRef.current?.querySelector<HTMLInputElement>(`[data-product="${picked.id}"]`)?.focus();
  }, [picked]);
  const pick = (product: OfferedProductFragment): void => {
    placing.add(product);
    setPicked({ ...product });
  };
  const ordered = form.lines.map(({ product, quantity }) => ({ quantity, unitPrice: product.price }));
  return (
    <fieldset className="stack" disabled={pending !== null}>
      <legend className="visually-hidden">What is ordered</legend>
      <ProductSearch inputRef={searchRef} onPick={pick} />
      {issues
        .filter(({ field }) => field === 'lines')
        .map(({ message }) => (
          <p key={message} className="problem" role="alert">
            {message}
          </p>
        ))}
      {form.lines.length > 0 && (
        <>
          <ul className="line-list" aria-label="Lines" ref={listRef}>
            {form.lines.map((line) => (
              <NewLineRow
                key={line.product.id}
                line={line}
                issues={issues.filter(({ field }) => field === line.product.id)}
                placing={placing}
                onDone={() => searchRef.current?.focus()}
              />
            ))}
          </ul>
          <p className="order-total">
            Total <strong className="number">{totalOf(ordered)}</strong>
          </p>
        </>
      )}
    </fieldset>
  );
}
