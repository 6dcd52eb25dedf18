import type { ApolloClient } from '@apollo/client';
import { expect, it, vi } from 'vitest';
import { ProductCountDocument, ProductPageDocument, type ProductRowFragment } from '../../web/src/gql/graphql.ts';
import type { Question } from '../../web/src/list/known-pages.ts';
import { Pages, type ListSource } from '../../web/src/list/pages.ts';
import { RowCache } from '../../web/src/list/row-cache.ts';

const IDS = Array.from({ length: 1_000 }, (_, index) => `product_${String(index).padStart(26, '0')}`);
const PRODUCTS: ListSource<object> = {
  typename: 'Product',
  page: ProductPageDocument,
  count: ProductCountDocument,
};

/** Answers at once, so that it is known what comes between an answer and the next question. */
const client = {
  query: ({ query, variables }: { query: unknown; variables: Question }) =>
    Promise.resolve({ data: { list: query === PRODUCTS.count ? { totalCount: IDS.length } : page(variables) } }),
} as unknown as ApolloClient;

function page({ first, after, last, before, skip }: Question) {
  const left = IDS.filter((id) => (after == null || id > after) && (before == null || id < before));
  const end = left.length - skip;
  const ids = first === undefined ? left.slice(end - last!, end) : left.slice(skip, skip + first);
  const pageInfo = {
    startCursor: ids[0] ?? null,
    endCursor: ids.at(-1) ?? null,
    hasNextPage: first === undefined ? before != null || skip > 0 : skip + first < left.length,
    hasPreviousPage: first === undefined ? end > last! : after != null || skip > 0,
  };
  return { nodes: ids.map((id) => ({ __typename: 'Product', id, version: 1 }) as ProductRowFragment), pageInfo };
}

it('loads what is looked at from the moment in which the last that was asked for is shown', async () => {
  const pages = new Pages(client, new RowCache(), PRODUCTS, {});
  pages.start();
  await vi.waitFor(() => expect(pages.state()).toMatchObject({ isBlank: false, count: IDS.length }));
  pages.look(300, 310);
  await vi.waitFor(() => expect(pages.idAt(370)).toBe(IDS[370]));
  let isElsewhere = false;
  pages.subscribe(() => {
    if (isElsewhere || pages.idAt(570) === undefined) return;
    isElsewhere = true;
    // As React does with what is left to be done after a picture.
    queueMicrotask(() => pages.look(800, 810));
  });
  pages.look(500, 510);
  await vi.waitFor(() => expect(pages.idAt(805)).toBe(IDS[805]));
  expect(isElsewhere).toBe(true);
});
