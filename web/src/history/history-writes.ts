import type { DirectWrite } from '../record/direct-writes.ts';
import type { RecordInFull } from '../record/record-type.ts';
import type { Server } from '../server/server.ts';
import type { HistoryType } from './history-type.ts';
import { readVersion } from './use-version.ts';

interface HistoryWrites<R> {
  readonly revert: (toVersion: number) => DirectWrite<R, { toVersion: number }>;
  readonly undo: (version: number) => DirectWrite<R, { version: number }>;
}

/** The ways back, from the record as it is on the screen. What clashes with what came meanwhile, becomes a draft. */
export function historyWrites<R extends RecordInFull>(
  server: Server,
  history: HistoryType<R>,
  record: R,
): HistoryWrites<R> | null {
  const { waysBack } = history;
  if (!waysBack) return null;
  const then = async (version: number): Promise<R> => (await readVersion(server, history, record.id, version))!;
  return {
    revert: (toVersion) => ({
      request: `go back to version ${toVersion}`,
      mutation: waysBack.revert,
      variables: { toVersion },
      proposal: async () => ({ base: record, yours: await then(toVersion) }),
    }),
    undo: (version) => ({
      request: `undo version ${version}`,
      mutation: waysBack.undo,
      variables: { version },
      proposal: async () => ({ base: await then(version), yours: await then(version - 1) }),
    }),
  };
}
