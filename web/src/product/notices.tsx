import type { ProductInFullFragment } from '../gql/graphql.ts';
import { Moment } from '../layout/moment.tsx';

interface Props {
  readonly product: ProductInFullFragment;
  readonly mayWrite: boolean;
  readonly isChanged: boolean;
  readonly onRestore: () => void;
}

/** Why it cannot be saved right now. */
export function Notices({ product, mayWrite, isChanged, onRestore }: Props) {
  const { deletedAt, updatedBy } = product;
  return (
    <>
      {deletedAt && (
        <div className="notice" role="status">
          <p>
            {updatedBy.name} deleted this product <Moment at={deletedAt} />. It is kept with its history
            {isChanged && ', and so is what you have typed'}.
          </p>
          {mayWrite && (
            <button type="button" onClick={onRestore}>
              Restore it
            </button>
          )}
        </div>
      )}
      {!mayWrite && <p className="notice">You may look at products, and not change them.</p>}
    </>
  );
}
