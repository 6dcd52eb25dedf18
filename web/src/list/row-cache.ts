import type { ApolloCache, TypedDocumentNode } from '@apollo/client';
import {
  OrderRowFragmentDoc,
  ProductRowFragmentDoc,
  type OrderRowFragment,
  type ProductRowFragment,
} from '../gql/graphql.ts';

export type Row = ProductRowFragment | OrderRowFragment;
export type RowTypename = Row['__typename'];

/** What is kept of the records of each type that is shown: what their list shows of them. */
export const ROWS: Readonly<Record<RowTypename, TypedDocumentNode<Row>>> = {
  Product: ProductRowFragmentDoc,
  Order: OrderRowFragmentDoc,
};

/** What a list shows of a record, unless something newer is known: answers come in another order than changes. */
export function keepRow(cache: ApolloCache, row: Row): void {
  const fragment = ROWS[row.__typename];
  const known = cache.readFragment({ id: `${row.__typename}:${row.id}`, fragment });
  if (known && known.version > row.version) return;
  cache.writeFragment({ fragment, data: row });
}
