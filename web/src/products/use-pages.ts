import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useServer } from '../server/server-provider.tsx';
import type { ListVariables } from './list-query.ts';
import { ProductPages } from './pages.ts';

interface ShownPages {
  /** Those of the question before, until there is something of the new ones to show. */
  readonly pages: ProductPages;
  readonly isBehind: boolean;
}

export function usePages(variables: ListVariables): ShownPages {
  const { client, news } = useServer();
  const question = JSON.stringify(variables);
  const wanted = useMemo(() => new ProductPages(client, JSON.parse(question) as ListVariables), [client, question]);
  const [shown, setShown] = useState(wanted);

  useEffect(() => {
    wanted.start();
    const stopNews = news.listen({ onChange: () => undefined, onGap: () => wanted.reload() });
    const stopState = news.onState(() => news.state === 'connected' && wanted.tryAgain());
    return () => {
      wanted.stop();
      stopNews();
      stopState();
    };
  }, [wanted, news]);

  const { isBlank, problem } = useSyncExternalStore(wanted.subscribe, wanted.state);
  const isReady = !isBlank || problem !== null;
  if (isReady && shown !== wanted) setShown(wanted);
  return { pages: isReady ? wanted : shown, isBehind: !isReady };
}
