import { useCallback, useEffect, useState } from 'react';
import { ProductDocument, type ProductInFullFragment } from '../gql/graphql.ts';
import { keepRow } from '../products/row-cache.ts';
import { useServer } from '../server/server-provider.tsx';

interface Reading {
  /** Null: there is none with this id. Undefined: not read yet. */
  readonly product: ProductInFullFragment | null | undefined;
  readonly problem: unknown;
  readonly read: () => Promise<void>;
}

/** The product as the server has it: read anew whenever somebody has changed it. */
export function useProduct(id: string): Reading {
  const { client, news } = useServer();
  const [product, setProduct] = useState<ProductInFullFragment | null>();
  const [problem, setProblem] = useState<unknown>(null);

  const read = useCallback(async (): Promise<void> => {
    try {
      const { data } = await client.query({ query: ProductDocument, variables: { id }, fetchPolicy: 'no-cache' });
      const found = data?.product ?? null;
      if (found) keepRow(client.cache, found);
      // Answers may come in another order than they were asked for.
      setProduct((known) => (known && found && known.version > found.version ? known : found));
      setProblem(null);
    } catch (reason) {
      setProblem(reason);
    }
  }, [client, id]);

  useEffect(() => {
    const readNow = (): void => void read();
    readNow();
    const stopNews = news.listen({ onChange: ({ recordId }) => recordId === id && readNow(), onGap: readNow });
    const stopState = news.onState(() => news.state === 'connected' && readNow());
    return () => {
      stopNews();
      stopState();
    };
  }, [news, id, read]);

  return { product, problem, read };
}
