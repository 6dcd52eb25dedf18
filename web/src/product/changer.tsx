import type { ProductInFullFragment } from '../gql/graphql.ts';
import { Moment } from '../layout/moment.tsx';

interface Props {
  readonly product: ProductInFullFragment;
  readonly field: string;
}

/** Who last changed the field, and when. */
export function Changer({ product, field }: Props) {
  const last = product.revisions.nodes.find(({ changes }) => changes.some((change) => change.field === field));
  if (!last) return null;
  return (
    <p className="quiet">
      {last.actor.name}, version {last.version}, <Moment at={last.at} />
    </p>
  );
}
