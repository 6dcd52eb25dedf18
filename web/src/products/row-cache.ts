import type { ApolloCache } from '@apollo/client';
import { ProductRowFragmentDoc, type ProductRowFragment } from '../gql/graphql.ts';

/** What a list shows of a product, unless something newer is known: answers come in another order than changes. */
export function keepRow(cache: ApolloCache, row: ProductRowFragment): void {
  const known = cachedRow(cache, row.id);
  if (known && known.version > row.version) return;
  cache.writeFragment({ fragment: ProductRowFragmentDoc, data: row });
}

function cachedRow(cache: ApolloCache, id: string): ProductRowFragment | null {
  return cache.readFragment({ id: `Product:${id}`, fragment: ProductRowFragmentDoc });
}
