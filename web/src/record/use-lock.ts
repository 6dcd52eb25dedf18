import { useFragment } from '@apollo/client/react';
import type { LockFragment } from '../gql/graphql.ts';
import { ROWS, type RowTypename } from '../list/row-cache.ts';

/** The record's edit lock, as it is right now. */
export function useLock(typename: RowTypename, id: string): LockFragment | null {
  const { data, complete } = useFragment({ fragment: ROWS[typename], from: { __typename: typename, id } });
  return complete ? data.editLock : null;
}
