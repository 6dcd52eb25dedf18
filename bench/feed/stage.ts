import type { Target } from '../load.ts';
import { contenders } from '../contenders.ts';
import { prepareTables, startDatabase, type BenchDatabase } from '../database.ts';
import { authorizationOf } from '../measure.ts';
import { startServer, type Server } from '../server-process.ts';

/** One who is written to, and whatever others on the same database. */
export interface Stage {
  readonly database: BenchDatabase;
  readonly writer: Server;
  /** Whose subscribers are told of what the writer commits. */
  start(): Promise<Server>;
  target(server: Server): Target;
  readonly full: boolean;
  readonly tell: (news: string) => void;
}

export async function openStage(
  stack: AsyncDisposableStack,
  full: boolean,
  tell: (news: string) => void,
): Promise<Stage> {
  const database = await startDatabase({ fsync: true });
  stack.defer(() => database.stop());
  const start = async (): Promise<Server> => {
    const { program } = contenders.concord;
    const server = await startServer({ program, databaseUrl: database.url, dataDir: database.dataDir });
    stack.defer(() => server.stop());
    return server;
  };
  const writer = await start();
  await prepareTables(database.client);
  const authorization = await authorizationOf(database.dataDir);
  return { database, writer, start, target: ({ port }) => ({ port, authorization }), full, tell };
}
