import { useId, useRef } from 'react';
import { Link } from 'wouter';
import type { Issue } from '../record/record-type.ts';
import { LineIssues } from './line-issues.tsx';
import { LineRow } from './line-row.tsx';
import { isQuantity, totalOf, type Line } from './lines.ts';
import { QuantityInput } from './quantity-input.tsx';

interface Props {
  readonly line: Line;
  /** Null where it is removed. */
  readonly value: Line | null;
  readonly isChanged: boolean;
  /** No other is left. */
  readonly isLast: boolean;
  readonly mayChange: boolean;
  readonly issues: readonly Issue[];
  readonly onChange: (value: unknown) => void;
  readonly onRestore: () => void;
}

export function OrderLineRow(props: Props) {
  const { line, value, isChanged, issues, onChange } = props;
  const { product, productId, sku, unitPrice, priceNow } = line;
  const id = useId();
  const rowRef = useRef<HTMLLIElement>(null);
  const issuesId = `${id}-issues`;
  // The button that was pressed goes, and with it the focus.
  const keepFocus = (change: () => void): void => {
    change();
    requestAnimationFrame(() => rowRef.current?.querySelector<HTMLElement>('input, button')?.focus());
  };
  return (
    <LineRow
      rowRef={rowRef}
      isRemoved={value === null}
      isChanged={isChanged}
      name={<Link href={`/products/${productId}`}>{product}</Link>}
      details={priceNow === unitPrice ? sku : `${sku}, costs ${priceNow} now`}
      quantity={
        value === null ? (
          <span className="quiet">removed</span>
        ) : (
          <>
            <QuantityInput
              id={id}
              label={`Quantity of ${product}`}
              value={value}
              line={line}
              describedBy={issues.length > 0 ? issuesId : undefined}
              isInvalid={issues.length > 0}
              onChange={onChange}
            />
            {isChanged && <span className="changed">changed</span>}
          </>
        )
      }
      unitPrice={unitPrice}
      total={value && isQuantity(value.quantity) ? totalOf([value]) : '–'}
      action={<Action {...props} keepFocus={keepFocus} />}
    >
      <LineIssues id={issuesId} product={product} issues={issues} />
    </LineRow>
  );
}

interface ActionProps extends Props {
  readonly keepFocus: (change: () => void) => void;
}

function Action({ line, value, isLast, mayChange, onChange, onRestore, keepFocus }: ActionProps) {
  if (!mayChange) return null;
  if (value === null) {
    return (
      <button type="button" onClick={() => keepFocus(onRestore)}>
        Put back<span className="visually-hidden"> {line.product}</span>
      </button>
    );
  }
  return (
    <button
      type="button"
      disabled={isLast}
      title={isLast ? 'The last line stays: cancel the order instead.' : undefined}
      onClick={() => keepFocus(() => onChange(null))}
    >
      Remove<span className="visually-hidden"> {line.product}</span>
    </button>
  );
}
