import { startTransition, useEffect, useMemo, useState } from 'react';
import type { OperationVariables } from '@apollo/client';
import { useServer } from '../server/server-provider.tsx';
import { Pages, type ListSource } from './pages.ts';
import { useStore } from '../store/store.ts';

interface Answered<Asked extends OperationVariables> {
  /** Those of the question before, until there is something of the new ones to show. */
  readonly pages: Pages<Asked>;
  readonly isBehind: boolean;
}

export function usePages<Asked extends OperationVariables>(source: ListSource<Asked>, asked: Asked): Answered<Asked> {
  const { client, rows, news } = useServer();
  const question = JSON.stringify(asked);
  // Asked for at once, and not when all that shows it has been made.
  const wanted = useMemo(() => {
    const pages = new Pages(client, rows, source, JSON.parse(question) as Asked);
    pages.start();
    return pages;
  }, [client, rows, source, question]);
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

  const { isBlank, problem } = useStore(wanted);
  const isReady = !isBlank || problem !== null;
  // In pieces, between which a key that is pressed meanwhile is heard.
  useEffect(() => {
    if (isReady) startTransition(() => setShown(wanted));
  }, [isReady, wanted]);
  return { pages: shown, isBehind: !isReady || shown !== wanted };
}
