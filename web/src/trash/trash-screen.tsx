import { useEffect, useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { ProductInFullFragment } from '../gql/graphql.ts';
import { Moment } from '../layout/moment.tsx';
import { Problem } from '../layout/problem.tsx';
import { RESTORE } from '../product/deletion.ts';
import { DirectWrites } from '../record/direct-writes.ts';
import { useServer } from '../server/server-provider.tsx';
import { mayWrite, type Person } from '../session/session.ts';
import { Trash, type Deleted } from './trash.ts';
import { useStore } from '../store/store.ts';

/** What was deleted, by whom and when, and the way back. */
export function TrashScreen({ person }: { readonly person: Person }) {
  const server = useServer();
  const [message, setMessage] = useState<string | null>(null);
  const [restored, setRestored] = useState<ProductInFullFragment | null>(null);
  const trash = useMemo(() => new Trash(server), [server]);
  useEffect(() => trash.open(), [trash]);
  const { deleted, count, more, isLoading, problem } = useStore(trash);
  const writes = useMemo(
    () =>
      new DirectWrites<ProductInFullFragment>(server, {
        lockToken: null,
        written: (product) => {
          trash.learn(product);
          setRestored(product);
        },
        arrived: trash.learn,
        propose: trash.refresh,
        tellIssues: (issues) => setMessage(issues[0]?.message ?? null),
      }),
    [server, trash],
  );
  const restore = async (product: Deleted): Promise<void> => {
    setMessage(null);
    setRestored(null);
    await writes.carryOut(RESTORE, product);
  };

  return (
    <main className="record-screen">
      <Link href="/products" className="back">
        ← Products
      </Link>
      <div className="card stack">
        <header>
          <h1>Trash</h1>
          <p className="quiet" role="status">
            {!deleted && problem === null && 'Reading…'}
            {deleted && `${count.toLocaleString('en')} deleted ${count === 1 ? 'product' : 'products'}`}
          </p>
        </header>
        {/* In sight, however far down one is. */}
        <div className="trash-news" role="status">
          {restored && (
            <p className="notice">
              <span>
                <Link href={`/products/${restored.id}`}>{restored.name}</Link> is back among the products.
              </span>
            </p>
          )}
          {message && <p className="notice problem">{message}</p>}
        </div>
        {problem !== null && <Problem error={problem} onTryAgain={trash.refresh} />}
        <ul className="trash">
          {deleted?.map((product) => (
            <Entry key={product.id} product={product} onRestore={mayWrite(person) ? restore : null} />
          ))}
        </ul>
        {more !== null && (
          <button type="button" disabled={isLoading} onClick={trash.showMore}>
            Show more
          </button>
        )}
      </div>
    </main>
  );
}

interface EntryProps {
  readonly product: Deleted;
  /** Null: one may not. */
  readonly onRestore: ((product: Deleted) => Promise<void>) | null;
}

function Entry({ product, onRestore }: EntryProps) {
  const [isBusy, setIsBusy] = useState(false);
  const { id, name, sku, deletedAt, updatedBy } = product;
  const restore = async (): Promise<void> => {
    setIsBusy(true);
    await onRestore!(product);
    setIsBusy(false);
  };
  return (
    <li>
      <span>
        <Link href={`/products/${id}`}>{name}</Link>{' '}
        <span className="quiet">
          {sku}, deleted by {updatedBy.name} <Moment at={deletedAt!} />
        </span>
      </span>
      {onRestore && (
        <button type="button" aria-label={`Restore ${name}`} disabled={isBusy} onClick={() => void restore()}>
          {isBusy ? 'Restoring…' : 'Restore'}
        </button>
      )}
    </li>
  );
}
