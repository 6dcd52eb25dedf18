/**
 * Where a server's CPU goes under 16 connections: by package, by file and by function.
 * `node bench/profile.ts [concord|refusal|keyed|unmerged|merged|l1|l2] [file for the .cpuprofile]`
 */
import { writeFile } from 'node:fs/promises';
import { contenders, ownWorkloads } from './contenders.ts';
import { insertRows, prepareTables, startDatabase, tidy } from './database.ts';
import { runRound } from './load.ts';
import { authorizationOf, contenderOf, type LaneName, type OwnLane } from './measure.ts';
import { summaryOf, type Recorded } from './profile-summary.ts';
import { startServer, type Server } from './server-process.ts';

const CONNECTIONS = 16;
const WARM_UP_SECONDS = 8;
const SECONDS = 10;

const lane = (process.argv[2] ?? 'concord') as LaneName;
const name = contenderOf(lane);
if (!(name in contenders)) throw new Error(`There is no contender "${name}".`);
const recorded = await record();
if (process.argv[3]) await writeFile(process.argv[3], JSON.stringify(recorded.profile));
process.stdout.write(summaryOf(recorded));

async function record(): Promise<Recorded> {
  await using stack = new AsyncDisposableStack();
  const database = await startDatabase({ fsync: true });
  stack.defer(() => database.stop());
  const start = async (program: readonly string[]): Promise<Server> => {
    const server = await startServer({ program, databaseUrl: database.url, dataDir: database.dataDir });
    stack.defer(() => server.stop());
    return server;
  };
  const concord = await start(contenders.concord.program);
  await prepareTables(database.client);
  const rows = await insertRows(database.client, CONNECTIONS);
  const server = name === 'concord' ? concord : await start(contenders[name].program);
  const target = {
    port: server.port,
    authorization: name === 'concord' ? await authorizationOf(database.dataDir) : null,
  };
  const { write } = contenders[name];
  const workload = name === lane ? write : ownWorkloads[lane as OwnLane];
  // What is refused as stale needs a history to be behind of.
  if (!workload.writes) await runRound(target, write, rows, WARM_UP_SECONDS);
  await runRound(target, workload, rows, WARM_UP_SECONDS);
  await tidy(database.client);
  let answers = 0;
  const profile = await server.profile(async () => {
    ({ answers } = await runRound(target, workload, rows, SECONDS));
  });
  return { profile, answers };
}
