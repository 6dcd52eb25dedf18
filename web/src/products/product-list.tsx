import { useCallback, useMemo } from 'react';
import { Link, useSearchParams } from 'wouter';
import { SelectionBar } from '../bulk/selection-bar.tsx';
import { SelectionContext } from '../bulk/selection.ts';
import { useOpenChange } from '../bulk/use-bulk-edit.ts';
import { useSelected } from '../bulk/use-selected.ts';
import { Problem } from '../layout/problem.tsx';
import { ProductCountDocument, ProductPageDocument } from '../gql/graphql.ts';
import { ListHead } from '../list/list-head.tsx';
import type { ListSource } from '../list/pages.ts';
import { Rows } from '../list/rows.tsx';
import { usePages } from '../list/use-pages.ts';
import { UnsavedDrafts } from '../record/unsaved-drafts.tsx';
import { mayWrite, type Person } from '../session/session.ts';
import { Columns } from './columns.tsx';
import { Filters } from './filters.tsx';
import { isFiltered, readAddress, toAddress, toVariables, type ListQuery, type ListVariables } from './list-query.ts';
import { ProductCells } from './product-row.tsx';
import { useStore } from '../store/store.ts';

const PRODUCTS: ListSource<ListVariables> = {
  typename: 'Product',
  page: ProductPageDocument,
  count: ProductCountDocument,
};

export function ProductList({ person }: { readonly person: Person }) {
  const [parameters, setParameters] = useSearchParams();
  const query = useMemo(() => readAddress(parameters), [parameters]);
  const change = useCallback(
    (changes: Partial<ListQuery>) =>
      setParameters((before) => toAddress({ ...readAddress(before), ...changes }), { replace: true }),
    [setParameters],
  );
  const { pages, isBehind } = usePages(PRODUCTS, toVariables(query));
  const { count, isBlank, problem } = useStore(pages);
  const selection = useSelected(pages);
  const state = useStore(selection);
  const shown = useMemo(() => (mayWrite(person) ? { selection, state } : null), [person, selection, state]);
  const [openChange] = useOpenChange();

  return (
    <main className="list-screen">
      <ListHead title="Products" nouns={['product', 'products']} pages={pages}>
        <Link href="/trash" className="to-trash">
          Trash
        </Link>
      </ListHead>
      {openChange === null && <UnsavedDrafts personId={person.id} />}
      <Filters query={query} onChange={change} />
      {query.tag && (
        <p className="chips">
          <button type="button" className="chip" onClick={() => change({ tag: '' })}>
            Tag: {query.tag} <span aria-hidden="true">×</span>
            <span className="visually-hidden">remove this filter</span>
          </button>
        </p>
      )}
      {mayWrite(person) && <SelectionBar selection={selection} />}
      {problem !== null && <Problem error={problem} onTryAgain={() => pages.tryAgain()} />}
      {count === 0 && !isBlank ? (
        <p className="empty quiet">
          {isFiltered(query)
            ? 'No product matches. Take a filter away, or search for less.'
            : 'There are no products yet.'}
        </p>
      ) : (
        <SelectionContext value={shown}>
          <Rows
            label="Products"
            pages={pages}
            count={isBlank ? 20 : count}
            isBehind={isBehind}
            columns={<Columns query={query} onChange={change} />}
            cells={ProductCells}
          />
        </SelectionContext>
      )}
    </main>
  );
}
