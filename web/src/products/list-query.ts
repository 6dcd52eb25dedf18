import type { ProductFilter, ProductOrder, ProductOrderField, ProductStatus } from '../gql/graphql.ts';

/** What is asked of the list. It is kept in the address, so that it can be sent to somebody, and gone back to. */
export interface ListQuery {
  readonly search: string;
  readonly status: ProductStatus | '';
  readonly categoryId: string;
  readonly tag: string;
  readonly sort: ProductOrderField | '';
  readonly isDescending: boolean;
}

const STATUSES: readonly ProductStatus[] = ['DRAFT', 'ACTIVE', 'ARCHIVED'];
const ORDER_FIELDS: readonly ProductOrderField[] = ['NAME', 'PRICE', 'SKU', 'STOCK', 'UPDATED_AT'];

export function readAddress(parameters: URLSearchParams): ListQuery {
  const of = (name: string): string => parameters.get(name) ?? '';
  return {
    search: of('search'),
    status: STATUSES.find((status) => status === of('status')) ?? '',
    categoryId: of('category'),
    tag: of('tag'),
    sort: ORDER_FIELDS.find((field) => field === of('sort')) ?? '',
    isDescending: of('direction') === 'down',
  };
}

export function toAddress({ search, status, categoryId, tag, sort, isDescending }: ListQuery): URLSearchParams {
  const all = { search, status, category: categoryId, tag, sort, direction: sort && isDescending ? 'down' : '' };
  return new URLSearchParams(Object.entries(all).filter(([, value]) => value !== ''));
}

export interface ListVariables {
  readonly filter: ProductFilter;
  readonly orderBy: ProductOrder | null;
}

export function toVariables({ search, status, categoryId, tag, sort, isDescending }: ListQuery): ListVariables {
  return {
    filter: {
      ...(search.trim() && { search: search.trim() }),
      ...(status && { status: [status] }),
      ...(categoryId && { categoryId }),
      ...(tag && { tag }),
    },
    orderBy: sort ? { field: sort, direction: isDescending ? 'DESC' : 'ASC' } : null,
  };
}

export function isFiltered({ search, status, categoryId, tag }: ListQuery): boolean {
  return [search.trim(), status, categoryId, tag].some((value) => value !== '');
}
