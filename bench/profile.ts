/**
 * Where a server's CPU goes under 16 connections: by package, by file and by function.
 * `node bench/profile.ts [concord|refusal|keyed|unmerged|merged|l1|l2] [file for the .cpuprofile]`
 */
import type { Profiler } from 'node:inspector/promises';
import { writeFile } from 'node:fs/promises';
import { contenders, ownWorkloads } from './contenders.ts';
import { insertRows, prepareTables, startDatabase, tidy } from './database.ts';
import { runRound } from './load.ts';
import { authorizationOf, contenderOf, type LaneName, type OwnLane } from './measure.ts';
import { startServer, type Server } from './server-process.ts';

const CONNECTIONS = 16;
const WARM_UP_SECONDS = 8;
const SECONDS = 10;
const LINES = 25;
const PROJECT = new URL('..', import.meta.url).href;

const lane = (process.argv[2] ?? 'concord') as LaneName;
const name = contenderOf(lane);
if (!(name in contenders)) throw new Error(`There is no contender "${name}".`);
const recorded = await record();
if (process.argv[3]) await writeFile(process.argv[3], JSON.stringify(recorded.profile));
process.stdout.write(summaryOf(recorded));

interface Recorded {
  readonly profile: Profiler.Profile;
  readonly answers: number;
}

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

/** A frame of a profile and those that it was called by, itself first. */
type Stack = Profiler.ProfileNode['callFrame'][];

function summaryOf({ profile, answers }: Recorded): string {
  const stacks = stacksOf(profile).filter(
    ({ stack }) => stack[0]!.functionName !== '(idle)' && !stack.some(({ url }) => url.endsWith('/bench/probe.ts')),
  );
  const total = stacks.reduce((sum, { ms }) => sum + ms, 0);
  const section = (title: string, keysOf: (stack: Stack) => Iterable<string>): string => {
    const sums = new Map<string, number>();
    for (const { stack, ms } of stacks)
      for (const key of new Set(keysOf(stack))) sums.set(key, (sums.get(key) ?? 0) + ms);
    const lines = [...sums].toSorted(([, a], [, b]) => b - a).slice(0, LINES);
    return [title, ...lines.map(([key, ms]) => `${((ms / total) * 100).toFixed(1).padStart(6)} %  ${key}`), ''].join(
      '\n',
    );
  };
  return [
    `${answers} answers, ${total.toFixed(0)} ms busy: ${((total / answers) * 1000).toFixed(0)} µs each\n`,
    section('By package, with the built-ins that it calls', (stack) => [packageOf(nearest(stack))]),
    section('By package, with all that it calls without waiting', (stack) => stack.map(packageOf)),
    section('By file, with the built-ins that it calls', (stack) => [fileOf(nearest(stack))]),
    section('By function, alone', (stack) => [nameOf(stack[0]!)]),
    section('By function, with the built-ins that it calls', (stack) => [nameOf(nearest(stack))]),
    section('By function of ours, with all that it calls without waiting', (stack) =>
      stack.filter((frame) => packageOf(frame) === '(this project)').map(nameOf),
    ),
  ].join('\n');
}

function stacksOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): { stack: Stack; ms: number }[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children }) => (children ?? []).map((child) => [child, id] as const)));
  const times = new Map<number, number>();
  samples.forEach((id, index) => times.set(id, (times.get(id) ?? 0) + timeDeltas[index]! / 1000));
  return [...times].map(([id, ms]) => {
    const stack: Stack = [];
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) stack.push(byId.get(at)!.callFrame);
    return { stack, ms };
  });
}

/** The innermost frame that is not Node's own: who is to be asked for less. */
function nearest(stack: Stack): Stack[number] {
  return (
    stack.find(({ url }) => url.startsWith('file:')) ?? stack.find(({ url }) => url.startsWith('node:')) ?? stack[0]!
  );
}

function packageOf({ url, functionName }: Stack[number]): string {
  if (url.startsWith('node:')) return 'node';
  if (!url) return functionName.startsWith('(') ? functionName : '(built-in)';
  return /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? '(this project)';
}

function fileOf(frame: Stack[number]): string {
  if (!frame.url) return packageOf(frame);
  return frame.url.includes('node_modules/')
    ? frame.url.replace(/.*node_modules\//, '')
    : frame.url.replace(PROJECT, '');
}

function nameOf(frame: Stack[number]): string {
  return `${frame.functionName || '(anonymous)'}  ${frame.url ? `${fileOf(frame)}:${frame.lineNumber + 1}` : ''}`.trim();
}
