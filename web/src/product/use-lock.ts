import { useFragment } from '@apollo/client/react';
import { ProductRowFragmentDoc, type LockFragment } from '../gql/graphql.ts';

/** The product's edit lock, as it is right now. */
export function useLock(id: string): LockFragment | null {
  const { data, complete } = useFragment({ fragment: ProductRowFragmentDoc, from: { __typename: 'Product', id } });
  return complete ? data.editLock : null;
}
