import { useEffect, useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { ProductInFullFragment } from '../gql/graphql.ts';
import { Moment } from '../layout/moment.tsx';
import { Problem } from '../layout/problem.tsx';
import { useBusy } from '../layout/use-busy.ts';
import { RESTORE } from '../product/deletion.ts';
import { DirectWrites } from '../record/direct-writes.ts';
import type { Issue } from '../record/record-type.ts';
import { useServer } from '../server/server-provider.tsx';
import { mayWrite, type Person } from '../session/session.ts';
import { Trash, type Deleted } from './trash.ts';
import { useStore } from '../store/store.ts';

/** What was deleted, by whom and when, and the way back. */
export function TrashScreen({ person }: { readonly person: Person }) {
  const server = useServer();
  const trash = useMemo(() => new Trash(server), [server]);
  useEffect(() => trash.open(), [trash]);
  const { deleted, count, more, isLoading, problem } = useStore(trash);
  const { restore, ...outcome } = useRestoring(trash);

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
        <LastOutcome {...outcome} />
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

/** What came of what was asked for last. */
interface Outcome {
  readonly restored: ProductInFullFragment | null;
  readonly issue: Issue | null;
}

function useRestoring(trash: Trash): Outcome & { readonly restore: (product: Deleted) => Promise<void> } {
  const server = useServer();
  const { deleted } = useStore(trash);
  const [restored, setRestored] = useState<ProductInFullFragment | null>(null);
  const [issue, setIssue] = useState<Issue | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
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
        tellIssues: ([first]) => setIssue(first ?? null),
      }),
    [server, trash],
  );
  const restore = (product: Deleted): Promise<void> => {
    setAsked(product.id);
    setRestored(null);
    return writes.carryOut(RESTORE, product);
  };
  const isOver = issue?.ofVersion !== undefined && !deleted?.some(({ id }) => id === asked);
  return { restored, issue: isOver ? null : issue, restore };
}

/** In sight, however far down one is. */
function LastOutcome({ restored, issue }: Outcome) {
  return (
    <div className="trash-news" role="status">
      {restored && (
        <p className="notice">
          <span>
            <Link href={`/products/${restored.id}`}>{restored.name}</Link> is back among the products.
          </span>
        </p>
      )}
      {issue && <p className="notice problem">{issue.message}</p>}
    </div>
  );
}

interface EntryProps {
  readonly product: Deleted;
  /** Null: one may not. */
  readonly onRestore: ((product: Deleted) => Promise<void>) | null;
}

function Entry({ product, onRestore }: EntryProps) {
  const { id, name, sku, deletedAt, updatedBy } = product;
  const [isBusy, restore] = useBusy(async () => onRestore?.(product));
  return (
    <li>
      <span>
        <Link href={`/products/${id}`}>{name}</Link>{' '}
        <span className="quiet">
          {sku}, deleted by {updatedBy.name} <Moment at={deletedAt!} />
        </span>
      </span>
      {onRestore && (
        <button type="button" aria-label={`Restore ${name}`} disabled={isBusy} onClick={restore}>
          {isBusy ? 'Restoring…' : 'Restore'}
        </button>
      )}
    </li>
  );
}
