import { useId } from 'react';
import { LineIssues } from '../order/line-issues.tsx';
import { LineRow } from '../order/line-row.tsx';
import { isQuantity, totalOf } from '../order/lines.ts';
import type { Issue } from '../record/record-type.ts';
import { isForSale, type NewLine } from './form.ts';
import type { Placing } from './placing.ts';

interface Props {
  readonly line: NewLine;
  readonly issues: readonly Issue[];
  readonly placing: Placing;
  /** Enter in the quantity: on to the next product. */
  readonly onDone: () => void;
}

export function NewLineRow({ line: { product, quantity, now }, issues, placing, onDone }: Props) {
  const { id: productId, name, sku, price, stock } = product;
  const issuesId = useId();
  const remove = (): void => {
    placing.remove(productId);
    onDone();
  };
  return (
    <LineRow
      name={<span className="line-name">{name}</span>}
      details={`${sku}, ${stock} in stock`}
      quantity={
        <input
          data-product={productId}
          className="quantity number"
          aria-label={`Quantity of ${name}`}
          aria-describedby={issues.length > 0 ? issuesId : undefined}
          aria-invalid={issues.length > 0}
          inputMode="numeric"
          autoComplete="off"
          value={quantity}
          onChange={({ target }) => placing.setQuantity(productId, target.value.trim())}
          onFocus={({ target }) => target.select()}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            // Not that an order is placed which is not finished.
            event.preventDefault();
            onDone();
          }}
        />
      }
      unitPrice={price}
      total={isQuantity(quantity) ? totalOf([{ quantity, unitPrice: price }]) : '–'}
      action={
        <button type="button" onClick={remove}>
          Remove<span className="visually-hidden"> {name}</span>
        </button>
      }
    >
      {now && <Difference before={product} now={now} onAccept={() => placing.accept(productId)} />}
      <LineIssues id={issuesId} product={name} issues={issues} />
    </LineRow>
  );
}

interface DifferenceProps {
  readonly before: NewLine['product'];
  readonly now: NewLine['product'];
  readonly onAccept: () => void;
}

/** What became of the product since it was picked. */
function Difference({ before, now, onAccept }: DifferenceProps) {
  return (
    <div className="notice line-problem" role="alert">
      <p>{differenceOf(before, now)}</p>
      {isForSale(now) && (
        <button type="button" onClick={onAccept}>
          {now.price === before.price ? 'All right' : `Order it for ${now.price}`}
        </button>
      )}
    </div>
  );
}

function differenceOf(before: NewLine['product'], now: NewLine['product']): string {
  if (!isForSale(now)) return `${before.name} is not for sale any more. Remove it to place the order.`;
  const sentences = [
    now.name !== before.name && `${before.name} is called ${now.name} now.`,
    now.price !== before.price && `The price of ${now.name} is now ${now.price}; it was ${before.price}.`,
    !isForSale(before) && `${now.name} is for sale again.`,
  ];
  return sentences.filter((sentence) => sentence !== false).join(' ');
}
