import type { ReactNode, Ref } from 'react';

interface Props {
  readonly name: ReactNode;
  readonly details: ReactNode;
  readonly quantity: ReactNode;
  readonly unitPrice: string;
  readonly total: string;
  readonly action: ReactNode;
  readonly isRemoved?: boolean;
  readonly isChanged?: boolean;
  readonly rowRef?: Ref<HTMLLIElement>;
  /** What is to be said of it. */
  readonly children: ReactNode;
}

/** So many units of a product, at a price each. */
export function LineRow(props: Props) {
  const { name, details, quantity, unitPrice, total, action, isRemoved, isChanged, rowRef, children } = props;
  return (
    <li className="line" data-removed={isRemoved} data-changed={isChanged} ref={rowRef}>
      <span className="line-product">
        {name}
        <span className="quiet">{details}</span>
      </span>
      <span className="line-quantity">{quantity}</span>
      <span className="line-price number">× {unitPrice}</span>
      <span className="line-total number">{total}</span>
      <span className="line-action">{action}</span>
      {children}
    </li>
  );
}
