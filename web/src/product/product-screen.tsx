import { Link } from 'wouter';
import type { ProductInFullFragment } from '../gql/graphql.ts';
import { Moment } from '../layout/moment.tsx';
import { Problem } from '../layout/problem.tsx';
import { LockBadge } from '../products/lock-badge.tsx';
import { Status } from '../products/status.tsx';
import { useProduct } from './use-product.ts';

export function ProductScreen({ id }: { readonly id: string }) {
  const { product, problem, read } = useProduct(id);
  return (
    <main className="record-screen">
      <Link href="/products" className="back">
        ← Products
      </Link>
      {problem !== null && <Problem error={problem} onTryAgain={() => void read()} />}
      {product === null && <p className="empty quiet">There is no product at this address.</p>}
      {product && <Product product={product} />}
    </main>
  );
}

function Product({ product }: { readonly product: ProductInFullFragment }) {
  const { name, version, updatedBy, updatedAt, deletedAt, editLock } = product;
  return (
    <article className="card stack">
      <header>
        <h1>{name}</h1>
        <p className="quiet">
          Version {version}, by {updatedBy.name}, <Moment at={updatedAt} />
          {editLock && <LockBadge lock={editLock} />}
        </p>
      </header>
      {deletedAt && <p className="notice">This product was deleted. It is kept with its history.</p>}
      <dl className="facts">
        <dt>SKU</dt>
        <dd>{product.sku}</dd>
        <dt>Price</dt>
        <dd>{product.price}</dd>
        <dt>Stock</dt>
        <dd>{product.stock}</dd>
        <dt>Status</dt>
        <dd>
          <Status status={product.status} />
        </dd>
        <dt>Category</dt>
        <dd>{product.category?.name ?? 'None'}</dd>
        <dt>Tags</dt>
        <dd>{product.tags.join(', ') || 'None'}</dd>
        <dt>Description</dt>
        <dd className="long-text">{product.description || 'None'}</dd>
      </dl>
    </article>
  );
}
