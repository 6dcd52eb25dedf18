import { rm } from 'node:fs/promises';
import type * as Identity from '../src/server/identity/demo.js';
import { contenders, ownWorkloads, type ContenderName, type Row, type Workload } from './contenders.ts';
import {
  built,
  insertRows,
  prepareTables,
  startDatabase,
  temporaryFolder,
  tidy,
  verify,
  type BenchDatabase,
} from './database.ts';
import { runRound } from './load.ts';
import type { Options } from './options.ts';
import { countRoundTrips } from './round-trips.ts';
import { startServer, type Server } from './server-process.ts';
import { percentile } from './statistics.ts';

/** What is measured: a contender's accepted writes, or what only Concord is asked. */
export type OwnLane = keyof typeof ownWorkloads;
export type LaneName = ContenderName | OwnLane;

/** One round. */
export interface Sample {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Of the server's process, per 1,000 answers. */
  readonly cpuSeconds: number;
}

export interface Measurement {
  readonly lane: LaneName;
  readonly connections: number;
  /** One for each repetition, in their order. */
  readonly samples: readonly Sample[];
}

export interface Results {
  readonly measurements: readonly Measurement[];
  readonly roundTrips: Partial<Record<LaneName, number>>;
  /** The highest that was seen under the largest number of connections. */
  readonly residentBytes: Partial<Record<LaneName, number>>;
  readonly secondsToSecondReady: number | null;
}

interface Lane {
  readonly name: LaneName;
  readonly server: Server;
  readonly authorization: string | null;
  readonly workload: Workload;
  readonly rows: readonly Row[];
  readonly connections: readonly number[];
}

const OWN_CONNECTIONS = 16;
const COUNTED_WRITES_SECONDS = 0.5;

export async function measure(options: Options, tell: (news: string) => void): Promise<Results> {
  tell('Starting a PostgreSQL and the servers…');
  await using stack = new AsyncDisposableStack();
  const database = await startDatabase(options);
  stack.defer(() => database.stop());
  const lanes = await openLanes(options, database, stack);
  await warmUp(options, lanes, tell);
  const measurements = lanes.flatMap(({ name, connections }) =>
    connections.map((count) => ({ lane: name, connections: count, samples: [] as Sample[] })),
  );
  const residentBytes: Partial<Record<LaneName, number>> = {};
  for (let repetition = 0; repetition < options.repetitions; repetition++) {
    tell(`Repetition ${repetition + 1} of ${options.repetitions}…`);
    for (const connections of options.connections) {
      for (const lane of turns(lanes, repetition)) {
        if (!lane.connections.includes(connections)) continue;
        await tidy(database.client);
        const { sample, resident } = await takeTurn(lane, connections, options.roundSeconds);
        measurements.find((each) => each.lane === lane.name && each.connections === connections)!.samples.push(sample);
        if (connections === Math.max(...options.connections)) {
          residentBytes[lane.name] = Math.max(residentBytes[lane.name] ?? 0, resident);
        }
      }
    }
  }
  tell('Counting round trips…');
  const roundTrips = await countAll(lanes, database);
  await verify(
    database.client,
    lanes.flatMap(({ rows }) => rows),
  );
  tell('Starting a second time…');
  const secondsToSecondReady = options.contenders.includes('concord') ? await secondStart() : null;
  return { measurements, roundTrips, residentBytes, secondsToSecondReady };
}

async function openLanes(options: Options, database: BenchDatabase, stack: AsyncDisposableStack): Promise<Lane[]> {
  const start = async (name: ContenderName): Promise<Server> => {
    const server = await startServer({
      program: contenders[name].program,
      databaseUrl: database.url,
      dataDir: database.dataDir,
    });
    stack.defer(() => server.stop());
    return server;
  };
  // It brings the tables, whoever is measured.
  const concord = await start('concord');
  await prepareTables(database.client);
  const authorization = await authorizationOf(database.dataDir);
  const lanes: Lane[] = [];
  for (const name of options.contenders) {
    const rows = await insertRows(database.client, Math.max(...options.connections));
    const lane = {
      name,
      rows,
      authorization: null,
      workload: contenders[name].write,
      connections: options.connections,
    };
    if (name === 'concord') {
      const ours = { ...lane, server: concord, authorization };
      lanes.push(ours);
      for (const [own, workload] of Object.entries(ownWorkloads)) {
        // A refusal needs records with a history, such as those that are written; others need to know what was written last.
        const theirs = own === 'refusal' ? rows : await insertRows(database.client, OWN_CONNECTIONS);
        lanes.push({ ...ours, name: own as OwnLane, workload, rows: theirs, connections: [OWN_CONNECTIONS] });
      }
    } else {
      lanes.push({ ...lane, server: await start(name) });
    }
  }
  return lanes;
}

/** Concord never writes for nobody: an editor's token, checked with every request, belongs to the cost. */
export async function authorizationOf(dataDir: string): Promise<string> {
  const { DemoIdentity } = await built<typeof Identity>('server/identity/demo.js');
  return `Bearer ${await new DemoIdentity(dataDir).token('ben')}`;
}

/** The first requests find cold code and open the pool: nobody's usual day. */
async function warmUp({ warmUpSeconds }: Options, lanes: readonly Lane[], tell: (news: string) => void): Promise<void> {
  for (const lane of lanes) {
    tell(`Warming up: ${lane.name}…`);
    await runRound({ ...lane.server, ...lane }, lane.workload, lane.rows, warmUpSeconds);
  }
}

/** Each repetition begins with another one, so that nobody always comes first, or after the same neighbour. */
function turns(lanes: readonly Lane[], repetition: number): Lane[] {
  const first = repetition % lanes.length;
  return [...lanes.slice(first), ...lanes.slice(0, first)];
}

async function takeTurn(
  lane: Lane,
  connections: number,
  seconds: number,
): Promise<{ sample: Sample; resident: number }> {
  const before = await lane.server.usage();
  const round = await runRound({ ...lane.server, ...lane }, lane.workload, lane.rows.slice(0, connections), seconds);
  const after = await lane.server.usage();
  const sample = {
    perSecond: round.answers / round.seconds,
    p50Ms: percentile(round.latencies, 0.5),
    p99Ms: percentile(round.latencies, 0.99),
    cpuSeconds: ((after.cpuSeconds - before.cpuSeconds) / round.answers) * 1000,
  };
  return { sample, resident: Math.max(before.residentBytes, after.residentBytes) };
}

export function contenderOf(lane: LaneName): ContenderName {
  return lane in ownWorkloads ? 'concord' : (lane as ContenderName);
}

/** With servers of their own, since the counting costs something. */
async function countAll(lanes: readonly Lane[], database: BenchDatabase): Promise<Partial<Record<LaneName, number>>> {
  const counts: Partial<Record<LaneName, number>> = {};
  const counter = await countRoundTrips(database.url);
  for (const lane of lanes) {
    const program = contenders[contenderOf(lane.name)].program;
    const server = await startServer({ program, databaseUrl: counter.url, dataDir: database.dataDir });
    const target = { ...server, ...lane, port: server.port };
    const rows = lane.rows.slice(0, 1);
    await runRound(target, lane.workload, rows, 0);
    const before = counter.roundTrips();
    const { answers } = await runRound(target, lane.workload, rows, COUNTED_WRITES_SECONDS);
    counts[lane.name] = (counter.roundTrips() - before) / answers;
    await server.stop();
  }
  await counter.close();
  return counts;
}

/** As after a restart of the machine: the embedded PostgreSQL is there, but not running. */
async function secondStart(): Promise<number> {
  const dataDir = await temporaryFolder();
  try {
    const { program } = contenders.concord;
    const first = await startServer({ program, databaseUrl: null, dataDir });
    await first.stop();
    const second = await startServer({ program, databaseUrl: null, dataDir });
    await second.stop();
    return second.secondsToReady;
  } finally {
    await rm(dataDir, { recursive: true });
  }
}
