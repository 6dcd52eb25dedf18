import type { Profiler } from 'node:inspector/promises';

const LINES = 25;
const PROJECT = new URL('..', import.meta.url).href;

export interface Recorded {
  readonly profile: Profiler.Profile;
  /** Or whatever else there was to do. */
  readonly answers: number;
}

/** A frame of a profile and those that it was called by, itself first. */
type Stack = Profiler.ProfileNode['callFrame'][];

/** Of the main thread: by package, by file and by function. */
export function summaryOf({ profile, answers }: Recorded): string {
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
