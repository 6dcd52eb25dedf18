import type { ContenderName } from './contenders.ts';
import type { LaneName, Measurement, OwnLane, Results, Sample } from './measure.ts';
import { median, spread, type Spread } from './statistics.ts';

/** Round trips that the feed makes by itself, for each write: its hints, which are gathered, and its looks. */
const OF_FEED = 0.1;

const NAMES: Readonly<Record<LaneName, string>> = {
  l1: 'L1 node:http + pg',
  l2: 'L2 L1 behind graphql-js',
  concord: 'Concord',
  refusal: 'Concord, stale write',
  keyed: 'Concord, with a key',
  unmerged: 'Concord, MERGE, not stale',
  merged: 'Concord, MERGE, stale',
};
const FLOORS = ['l1', 'l2'] as const satisfies readonly ContenderName[];
const MEASURES = ['perSecond', 'p50Ms', 'p99Ms', 'cpuSeconds'] as const satisfies readonly (keyof Sample)[];

interface Target {
  readonly what: string;
  readonly measured: number | Spread | undefined;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly unit: string;
}

export interface Report {
  readonly medians: readonly (Sample & { lane: LaneName; connections: number })[];
  /** Of each repetition's pair of neighbouring rounds, so that what disturbs the machine disturbs both. */
  readonly ratios: readonly {
    lane: LaneName;
    to: LaneName;
    connections: number;
    measure: keyof Sample;
    ratio: Spread;
  }[];
  readonly roundTrips: Results['roundTrips'];
  readonly residentMegabytes: Partial<Record<LaneName, number>>;
  readonly targets: readonly (Target & { readonly met: boolean })[];
}

export function reportOf(results: Results): Report {
  const { measurements, roundTrips } = results;
  const ratios = measurements
    .filter(({ lane }) => lane === 'concord')
    .flatMap((ours) => FLOORS.flatMap((floor) => ratiosTo(ours, findLane(measurements, floor, ours.connections))));
  const residentMegabytes = Object.fromEntries(
    Object.entries(results.residentBytes).map(([lane, bytes]) => [lane, bytes / 2 ** 20]),
  ) as Report['residentMegabytes'];
  return {
    medians: measurements.map(({ lane, connections, samples }) => ({ lane, connections, ...mediansOf(samples) })),
    ratios,
    roundTrips,
    residentMegabytes,
    targets: targetsOf(results, ratios, residentMegabytes),
  };
}

function targetsOf(
  { measurements, roundTrips, secondsToSecondReady }: Results,
  ratios: Report['ratios'],
  residentMegabytes: Report['residentMegabytes'],
): Report['targets'] {
  const throughput = ratios.find(
    ({ to, connections, measure }) => to === 'l2' && connections === 16 && measure === 'perSecond',
  );
  const accepted = findLane(measurements, 'concord', 16);
  const toAccepted = (lane: OwnLane, wanted: keyof Sample): Spread | undefined => {
    const ours = findLane(measurements, lane, 16);
    return ours && ratiosTo(ours, accepted).find(({ measure }) => measure === wanted)?.ratio;
  };
  const targets: Target[] = [
    { what: 'writes per second at 16 connections, to L2', measured: throughput?.ratio, atLeast: 0.25, unit: '' },
    { what: 'round trips to the database per write', measured: roundTrips.concord, atMost: 4 + OF_FEED, unit: '' },
    {
      what: 'CPU of a refused stale write, to an accepted one',
      measured: toAccepted('refusal', 'cpuSeconds'),
      atMost: 1.5,
      unit: '',
    },
    {
      what: 'writes with a key per second, to without',
      measured: toAccepted('keyed', 'perSecond'),
      atLeast: 0.75,
      unit: '',
    },
    { what: 'round trips of a write with a key', measured: roundTrips.keyed, atMost: 5 + OF_FEED, unit: '' },
    {
      what: 'MERGE with nothing to merge, to REJECT',
      measured: toAccepted('unmerged', 'perSecond'),
      atLeast: 0.9,
      unit: '',
    },
    { what: 'MERGE that merges, to REJECT', measured: toAccepted('merged', 'perSecond'), atLeast: 0.5, unit: '' },
    { what: 'resident memory under 64 connections', measured: residentMegabytes.concord, atMost: 350, unit: ' MB' },
    { what: 'ready after a second start', measured: secondsToSecondReady ?? undefined, atMost: 5, unit: ' s' },
  ];
  return targets
    .filter(({ measured }) => measured !== undefined)
    .map((target) => {
      const value = typeof target.measured === 'number' ? target.measured : target.measured!.median;
      return { ...target, met: value >= (target.atLeast ?? -Infinity) && value <= (target.atMost ?? Infinity) };
    });
}

function ratiosTo(ours: Measurement, theirs: Measurement | undefined): Report['ratios'][number][] {
  if (!theirs) return [];
  return MEASURES.map((measure) => ({
    lane: ours.lane,
    to: theirs.lane,
    connections: ours.connections,
    measure,
    ratio: spread(ours.samples.map((sample, repetition) => sample[measure] / theirs.samples[repetition]![measure])),
  }));
}

function findLane(measurements: readonly Measurement[], lane: LaneName, connections: number): Measurement | undefined {
  return measurements.find((each) => each.lane === lane && each.connections === connections);
}

function mediansOf(samples: readonly Sample[]): Sample {
  const of = (measure: keyof Sample): number => median(samples.map((sample) => sample[measure]));
  return { perSecond: of('perSecond'), p50Ms: of('p50Ms'), p99Ms: of('p99Ms'), cpuSeconds: of('cpuSeconds') };
}

export function printReport({ medians, ratios, roundTrips, residentMegabytes, targets }: Report): string {
  const sections = [
    table(
      ['', 'connections', 'answers/s', 'p50 ms', 'p99 ms', 'server CPU s/1,000'],
      medians.map((row) => [
        NAMES[row.lane],
        String(row.connections),
        row.perSecond.toFixed(0),
        row.p50Ms.toFixed(2),
        row.p99Ms.toFixed(2),
        row.cpuSeconds.toFixed(3),
      ]),
    ),
    table(
      ['', 'round trips', 'resident MB, most connections'],
      Object.entries(roundTrips).map(([lane, trips]) => [
        NAMES[lane as LaneName],
        trips.toFixed(2),
        residentMegabytes[lane as LaneName]?.toFixed(0) ?? '',
      ]),
    ),
  ];
  if (ratios.length > 0) sections.push(ratioTable(ratios));
  if (targets.length > 0) sections.push(table(['', 'measured', 'target', ''], targets.map(targetRow)));
  return `${sections.join('\n\n')}\n`;
}

function ratioTable(ratios: Report['ratios']): string {
  const rows = Map.groupBy(ratios, ({ to, connections }) => `Concord to ${to.toUpperCase()}|${connections}`);
  return table(
    ['', 'connections', 'answers/s', '(min–max)', 'p50', 'p99', 'server CPU'],
    [...rows].map(([key, group]) => {
      const of = (measure: keyof Sample): Spread => group.find((each) => each.measure === measure)!.ratio;
      const { min, max, median: throughput } = of('perSecond');
      const rest = (['p50Ms', 'p99Ms', 'cpuSeconds'] as const).map((measure) => of(measure).median.toFixed(1));
      return [...key.split('|'), throughput.toFixed(2), `${min.toFixed(2)}–${max.toFixed(2)}`, ...rest];
    }),
  );
}

function targetRow({ what, measured, atLeast, atMost, unit, met }: Report['targets'][number]): string[] {
  const value = typeof measured === 'number' ? measured : measured!.median;
  const bound = atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast}`;
  return [what, `${value.toFixed(2)}${unit}`, `${bound}${unit}`, met ? 'met' : 'MISSED'];
}

/** The first column to the left, the others to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]!.length)));
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
