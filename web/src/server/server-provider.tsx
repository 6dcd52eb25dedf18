import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { ApolloProvider } from '@apollo/client/react';
import { Server } from './server.ts';

const ServerContext = createContext<Server | null>(null);

export function useServer(): Server {
  return use(ServerContext)!;
}

/** Its children are there once the server has answered. */
export function ServerProvider({ personId, children }: { readonly personId: string; readonly children: ReactNode }) {
  const [server, setServer] = useState<Server | null>(null);
  const [isAway, setIsAway] = useState(false);

  useEffect(() => {
    const opened = new Server(personId);
    void opened.open(() => setIsAway(true)).then((isOpen) => isOpen && setServer(opened));
    return () => opened.close();
  }, [personId]);

  if (!server) return <p className="centred quiet">{isAway ? 'The server does not answer. Trying again…' : ''}</p>;
  return (
    <ServerContext value={server}>
      <ApolloProvider client={server.client}>{children}</ApolloProvider>
    </ServerContext>
  );
}
