import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { createClient as createSocketClient, type Client as SocketClient } from 'graphql-ws';
import { currentSession } from '../session/session.ts';
import { fetchAs } from './authorized-fetch.ts';

const FORBIDDEN = 4403;

export const SOCKET_URL = `${location.origin.replace(/^http/, 'ws')}/graphql`;

/** For one person: what one has read is not shown to another. */
export function createClient(personId: string, socket: SocketClient): ApolloClient {
  return new ApolloClient({
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(socket),
      new HttpLink({ uri: '/graphql', fetch: fetchAs(personId) }),
    ),
    // For what hardly changes and many ask for: the categories. Records are kept by their versions, in `list/row-cache.ts`.
    cache: new InMemoryCache(),
    defaultOptions: { query: { fetchPolicy: 'no-cache' }, mutate: { fetchPolicy: 'no-cache' } },
  });
}

/** Connects again by itself, for as long as it takes. */
export function createSocket(personId: string): SocketClient {
  let token: string | undefined;
  return createSocketClient({
    url: SOCKET_URL,
    connectionParams: async () => {
      token = await currentSession.tokenOf(personId);
      return { authorization: `Bearer ${token}` };
    },
    retryAttempts: Infinity,
    shouldRetry: () => currentSession.state().session?.person.id === personId,
    on: {
      closed: (event) => {
        if (token !== undefined && (event as CloseEvent).code === FORBIDDEN) currentSession.refused(token);
      },
    },
  });
}
