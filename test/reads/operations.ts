import { graphql } from '../gql/gql.js';
import type { ListProductsQueryVariables, ProductFilter } from '../gql/graphql.js';
import type { Shop } from '../setup/shop.js';

const ListProducts = graphql(`
  query ListProducts(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $skip: Int
    $filter: ProductFilter
    $orderBy: ProductOrder
  ) {
    products(
      first: $first
      after: $after
      last: $last
      before: $before
      skip: $skip
      filter: $filter
      orderBy: $orderBy
    ) {
      edges {
        cursor
        node {
          id
          sku
          name
          price
          stock
          updatedAt
        }
      }
      nodes {
        id
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`);

const CountProducts = graphql(`
  query CountProducts($filter: ProductFilter) {
    products(first: 0, filter: $filter) {
      totalCount
    }
  }
`);

export async function listProducts(shop: Shop, variables: ListProductsQueryVariables) {
  return (await shop.request(ListProducts, variables)).products;
}

type ProductPage = Awaited<ReturnType<typeof listProducts>>;

export function idsOf(page: { readonly edges: readonly { readonly node: { readonly id: string } }[] }): string[] {
  return page.edges.map(({ node }) => node.id);
}

export async function countProducts(shop: Shop, filter: ProductFilter): Promise<number> {
  return (await shop.request(CountProducts, { filter })).products.totalCount;
}

/** The ids that all pages together have for a filter. */
export async function productIds(shop: Shop, filter: ProductFilter): Promise<string[]> {
  return idsOf(await listProducts(shop, { filter, first: 200 }));
}

interface Walk extends Omit<ListProductsQueryVariables, 'first' | 'after' | 'last' | 'before'> {
  readonly pageSize: number;
  readonly backwards?: boolean;
  /** Called between two pages. */
  readonly meanwhile?: (page: ProductPage) => Promise<unknown>;
}

/** Every row that a client meets who asks for one page after the other, in the order of the list. */
export async function walkProducts(shop: Shop, { pageSize, backwards = false, meanwhile, ...list }: Walk) {
  const met: ProductPage['edges'][number]['node'][] = [];
  for (let cursor: string | null = null; ;) {
    const place = backwards ? { last: pageSize, before: cursor } : { first: pageSize, after: cursor };
    const page: ProductPage = await listProducts(shop, { ...list, ...place });
    const nodes = page.edges.map(({ node }) => node);
    if (backwards) met.unshift(...nodes);
    else met.push(...nodes);
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
    if (!(backwards ? hasPreviousPage : hasNextPage)) return met;
    cursor = backwards ? startCursor : endCursor;
    await meanwhile?.(page);
  }
}
