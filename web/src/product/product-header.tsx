import type { ProductInFullFragment } from '../gql/graphql.ts';
import { Moment } from '../layout/moment.tsx';
import { LockBadge } from '../products/lock-badge.tsx';
import { useLock } from './use-lock.ts';

export function ProductHeader({ product }: { readonly product: ProductInFullFragment }) {
  const { id, name, version, updatedBy, updatedAt } = product;
  const lock = useLock(id);
  return (
    <header>
      <h1>{name}</h1>
      <p className="quiet record-facts">
        Version {version}, by {updatedBy.name}, <Moment at={updatedAt} />
        {lock && <LockBadge lock={lock} />}
      </p>
    </header>
  );
}
