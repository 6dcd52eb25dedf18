import { Link } from 'wouter';
import type { ProductInFullFragment } from '../gql/graphql.ts';
import { Moment } from '../layout/moment.tsx';
import { useBusy } from '../layout/use-busy.ts';

interface Props {
  readonly product: ProductInFullFragment;
  readonly mayWrite: boolean;
  readonly isChanged: boolean;
  /** It was deleted from this screen: what comes next is the way back. */
  readonly isDeletedHere: boolean;
  readonly onRestore: () => Promise<void>;
}

/** Why it cannot be saved right now. */
export function Notices({ product, mayWrite, isChanged, isDeletedHere, onRestore }: Props) {
  const [isBusy, restore] = useBusy(onRestore);
  const { deletedAt, updatedBy } = product;
  return (
    <>
      {deletedAt && (
        <div className="notice" role="status">
          <p>
            {updatedBy.name} deleted this product <Moment at={deletedAt} />. It is kept in the{' '}
            <Link href="/trash">trash</Link> with its history
            {isChanged && ', and so is what you have typed'}.
          </p>
          {mayWrite && (
            <button type="button" disabled={isBusy} ref={isDeletedHere ? focus : undefined} onClick={restore}>
              {isBusy ? 'Restoring…' : 'Restore it'}
            </button>
          )}
        </div>
      )}
      {!mayWrite && <p className="notice">You may look at products, and not change them.</p>}
    </>
  );
}

function focus(element: HTMLElement | null): void {
  element?.focus();
}
