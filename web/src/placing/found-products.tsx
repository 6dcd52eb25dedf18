import type { OfferedProductFragment } from '../gql/graphql.ts';
import type { Found } from './use-found.ts';

interface Props {
  readonly id: string;
  readonly isOpen: boolean;
  readonly found: Found;
  /** Which of them Enter would pick. */
  readonly current: number;
  readonly onPick: (product: OfferedProductFragment) => void;
}

/** The list of a combobox: what is in it is reached from its input alone. */
export function FoundProducts({ id, isOpen, found: { products, problem }, current, onPick }: Props) {
  return (
    <>
      <div id={id} role="listbox" aria-label="Products" className="found" hidden={!isOpen || !products?.length}>
        {products?.map((product, index) => (
          <div
            key={product.id}
            id={optionId(id, index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            className="option"
            // The input is not left, which would close the list.
            onMouseDown={(event) => event.preventDefault()}
            // Not where a finger only scrolls.
            onPointerUp={() => onPick(product)}
          >
            <span className="found-name">{product.name}</span>
            <span className="number">{product.price}</span>
            <span className="quiet">{product.sku}</span>
            <span className="quiet">{product.stock === 0 ? 'out of stock' : `${product.stock} in stock`}</span>
          </div>
        ))}
      </div>
      <p className="quiet" role="status">
        {isOpen && problem !== null && 'The server cannot be reached.'}
        {isOpen && products?.length === 0 && 'Nothing that is for sale matches.'}
      </p>
    </>
  );
}

export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}
