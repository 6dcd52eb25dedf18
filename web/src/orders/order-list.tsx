import { Link } from 'wouter';
import { OrderCountDocument, OrderPageDocument } from '../gql/graphql.ts';
import { Problem } from '../layout/problem.tsx';
import { ListHead } from '../list/list-head.tsx';
import type { ListSource } from '../list/pages.ts';
import { Rows } from '../list/rows.tsx';
import { usePages } from '../list/use-pages.ts';
import { UnsavedDrafts } from '../record/unsaved-drafts.tsx';
import { mayWrite, type Person } from '../session/session.ts';
import { OrderCells, OrderColumns } from './order-row.tsx';
import { useStore } from '../store/store.ts';

const ORDERS: ListSource<Record<string, never>> = {
  typename: 'Order',
  page: OrderPageDocument,
  count: OrderCountDocument,
  // The newest first.
  isReversed: true,
};

export function OrderList({ person }: { readonly person: Person }) {
  const { pages, isBehind } = usePages(ORDERS, {});
  const { count, isBlank, problem } = useStore(pages);

  return (
    <main className="list-screen">
      <ListHead title="Orders" nouns={['order', 'orders']} pages={pages}>
        {mayWrite(person) && (
          <Link href="/orders/new" className="button primary">
            New order
          </Link>
        )}
      </ListHead>
      <UnsavedDrafts personId={person.id} />
      {problem !== null && <Problem error={problem} onTryAgain={() => pages.tryAgain()} />}
      {count === 0 && !isBlank ? (
        <p className="empty quiet">There are no orders yet.</p>
      ) : (
        <Rows
          label="Orders"
          pages={pages}
          count={isBlank ? 20 : count}
          isBehind={isBehind}
          columns={<OrderColumns />}
          cells={OrderCells}
        />
      )}
    </main>
  );
}
