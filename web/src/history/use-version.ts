import { useEffect, useState } from 'react';
import type { RecordInFull } from '../record/record-type.ts';
import type { Server } from '../server/server.ts';
import { useServer } from '../server/server-provider.tsx';
import type { HistoryType } from './history-type.ts';

export interface Versions<R> {
  /** Null: there is no such version. */
  readonly records: readonly (R | null)[] | null;
  readonly problem: unknown;
  readonly tryAgain: () => void;
}

/** The record as it was at each of these versions. */
export function useVersions<R extends RecordInFull>(
  history: HistoryType<R>,
  id: string,
  versions: readonly number[],
): Versions<R> {
  const server = useServer();
  const [tries, setTries] = useState(0);
  const [read, setRead] = useState<{ of: string; records: readonly (R | null)[] | null; problem: unknown } | null>(
    null,
  );
  const of = [tries, id, ...versions].join(' ');

  useEffect(() => {
    let isLeft = false;
    const wanted = of.split(' ').slice(2).map(Number);
    Promise.all(wanted.map((version) => readVersion(server, history, id, version))).then(
      (records) => isLeft || setRead({ of, records, problem: null }),
      (problem: unknown) => isLeft || setRead({ of, records: null, problem }),
    );
    return () => {
      isLeft = true;
    };
  }, [server, history, id, of]);

  const isCurrent = read?.of === of;
  return {
    records: isCurrent ? read.records : null,
    problem: isCurrent ? read.problem : null,
    tryAgain: () => setTries((before) => before + 1),
  };
}

export async function readVersion<R extends RecordInFull>(
  { client }: Server,
  history: HistoryType<R>,
  id: string,
  version: number,
): Promise<R | null> {
  const { data } = await client.query({
    query: history.atVersion,
    variables: { id, version },
    // The cache has what is, and not what was.
  });
  return data?.record ?? null;
}
