import { useEffect, useState } from 'react';
import { ProductsFoundDocument, type OfferedProductFragment } from '../gql/graphql.ts';
import { useServer } from '../server/server-provider.tsx';

const TYPING_PAUSE_MS = 120;

interface Answer {
  /** Of which question; null: none was answered. */
  readonly search: string | null;
  readonly products: readonly OfferedProductFragment[] | null;
  readonly problem: unknown;
}

export interface Found extends Answer {
  /** It answers another question than what is asked by now. */
  readonly isBehind: boolean;
}

/** The first products for sale that match. What was found before stays, until there is something else to show. */
export function useFound(search: string, isWanted: boolean): Found {
  const { client } = useServer();
  const [answer, setAnswer] = useState<Answer>({ search: null, products: null, problem: null });
  useEffect(() => {
    if (!isWanted) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const ask = async (): Promise<void> => {
      const words = search.trim();
      try {
        const { data } = await client.query({
          query: ProductsFoundDocument,
          variables: { filter: { status: ['ACTIVE'], ...(words && { search: words }) } },
          context: { fetchOptions: { signal }, queryDeduplication: false },
        });
        setAnswer({ search, products: data!.products.nodes, problem: null });
      } catch (problem) {
        if (!signal.aborted) setAnswer({ search, products: null, problem });
      }
    };
    const timer = setTimeout(() => void ask(), TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [client, search, isWanted]);
  return { ...answer, isBehind: answer.search !== search };
}
