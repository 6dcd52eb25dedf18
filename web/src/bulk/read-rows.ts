import type { ApolloClient, OperationVariables } from '@apollo/client';
import { ProductsToChangeDocument, type BulkRowFragment } from '../gql/graphql.ts';

/** As many as the server gives at a time. */
const PAGE_SIZE = 200;

/** Rows that follow each other in a list. */
export interface Stretch {
  readonly first: number;
  readonly count: number;
}

/** Of a list, as it is now; fewer where it ends before. And whether there are more after them. */
export async function readRows(
  client: ApolloClient,
  asked: OperationVariables,
  { first, count }: Stretch,
  signal: AbortSignal,
): Promise<{ readonly rows: readonly BulkRowFragment[]; readonly hasMore: boolean }> {
  const rows: BulkRowFragment[] = [];
  let after: string | null = null;
  do {
    const size = Math.min(PAGE_SIZE, count - rows.length);
    const place = after === null ? { skip: first } : { after };
    const { list } = await page(client, { ...asked, ...place, first: size }, signal);
    rows.push(...list.nodes);
    after = list.pageInfo.hasNextPage ? list.pageInfo.endCursor : null;
  } while (after !== null && rows.length < count);
  return { rows, hasMore: after !== null };
}

async function page(client: ApolloClient, variables: OperationVariables, signal: AbortSignal) {
  const { data } = await client.query({
    query: ProductsToChangeDocument,
    variables,
    context: { fetchOptions: { signal }, queryDeduplication: false },
  });
  signal.throwIfAborted();
  // A failure to bring it is thrown instead.
  return data!;
}
