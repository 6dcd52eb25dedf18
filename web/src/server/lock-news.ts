import type { ApolloClient } from '@apollo/client';
import type { Client as SocketClient } from 'graphql-ws';
import { LocksChangedDocument, LocksInForceDocument, type LockFragment } from '../gql/graphql.ts';
import type { RowCache } from '../list/row-cache.ts';

/**
 * Keeps the edit locks of the rows as they are. Each time that the connection is made, they are all read; what changes between that reading and
 * the beginning of the subscription is told at the lock's next renewal, within a third of its time.
 */
export function followLocks(client: ApolloClient, rows: RowCache, socket: SocketClient): () => void {
  const locked = new Set<string>();

  const show = (recordId: string, lock: LockFragment | null): void => {
    if (lock) locked.add(recordId);
    else locked.delete(recordId);
    rows.keepLock(recordId, lock);
  };

  const readAll = async (): Promise<void> => {
    const { data } = await client.query({ query: LocksInForceDocument });
    const inForce = new Map(data?.editLocks.nodes.map(({ record, ...lock }) => [record.id, lock]));
    for (const recordId of [...locked].filter((id) => !inForce.has(id))) show(recordId, null);
    for (const [recordId, lock] of inForce) show(recordId, lock);
  };

  // A reading that fails is made up for by the next connection.
  const stopReading = socket.on('connected', () => void readAll().catch(() => undefined));
  const subscription = client.subscribe({ query: LocksChangedDocument, fetchPolicy: 'no-cache' }).subscribe({
    next: ({ data }) => data && show(data.editLockChanged.recordId, data.editLockChanged.lock ?? null),
    // The socket tries again by itself, until somebody else uses the tab: then there is nobody left to be told.
    error: () => undefined,
  });
  return () => {
    stopReading();
    subscription.unsubscribe();
  };
}
