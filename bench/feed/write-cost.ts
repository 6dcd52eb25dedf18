import { contenders, type Row } from '../contenders.ts';
import { insertRows, tidy } from '../database.ts';
import { runAtRate, runRound, type Round } from '../load.ts';
import { postgresCpuSeconds } from '../postgres-cpu.ts';
import { summaryOf } from '../profile-summary.ts';
import { table } from '../report.ts';
import type { Server } from '../server-process.ts';
import { median, percentile, spread } from '../statistics.ts';
import type { Stage } from './stage.ts';
import { Subscribers } from './subscribers.ts';

const SUBSCRIBERS = 500;
const SOCKETS = 10;
const RECORDS = 100;
const WRITERS = 16;
const PER_SECOND = 300;

const WAYS = ['as fast as it goes', `${PER_SECOND} a second`] as const;
type Way = (typeof WAYS)[number];

/** One round; CPU is in milliseconds per write. */
interface Sample {
  readonly way: Way;
  readonly watched: boolean;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly writerMs: number;
  readonly postgresMs: number;
  readonly tellerMs: number;
  /** Of the bench itself, which sends the writes and has the subscribers. */
  readonly benchMs: number;
  readonly allMs: number;
}

/** What subscribers at another process cost those who write. */
export async function measureWriteCost(stage: Stage, profiled: boolean): Promise<string> {
  const rows = await insertRows(stage.database.client, RECORDS);
  const teller = await stage.start();
  const samples: Sample[] = [];
  await runRound(stage.target(stage.writer), contenders.concord.write, rows.slice(0, WRITERS), 5);
  for (let repetition = 0; repetition < (stage.full ? 11 : 5); repetition++) {
    stage.tell(`Writes with and without subscribers, repetition ${repetition + 1}…`);
    const order = repetition % 2 === 0 ? [true, false] : [false, true];
    for (const watched of order) samples.push(...(await turn(stage, teller, rows, repetition, watched)));
  }
  const lines = report(samples);
  return profiled ? `${lines}\n\n${await profileOf(stage, teller, rows)}` : lines;
}

/** Where the following server's CPU goes while somebody writes as fast as they can. */
async function profileOf(stage: Stage, teller: Server, rows: readonly Row[]): Promise<string> {
  const subscribers = await subscribe(stage, teller, rows);
  const target = stage.target(stage.writer);
  let answers = 0;
  const profile = await teller.profile(async () => {
    ({ answers } = await runRound(target, contenders.concord.write, rows.slice(0, WRITERS), 5));
    await subscribers.caughtUp();
  });
  subscribers.close();
  return summaryOf({ profile, answers });
}

function subscribe(stage: Stage, teller: Server, rows: readonly Row[]): Promise<Subscribers> {
  const everybody = Array.from({ length: SUBSCRIBERS }, (_, nth) => rows[nth % rows.length]!);
  const writeAll = () => runRound(stage.target(stage.writer), contenders.concord.write, rows, 0);
  return Subscribers.open(stage.target(teller), everybody, SOCKETS, writeAll);
}

async function turn(
  stage: Stage,
  teller: Server,
  rows: readonly Row[],
  repetition: number,
  watched: boolean,
): Promise<Sample[]> {
  const { write } = contenders.concord;
  const target = stage.target(stage.writer);
  const subscribers = watched ? await subscribe(stage, teller, rows) : null;
  // Whichever rows are written, each has as many subscribers.
  const written = rows.slice((repetition * WRITERS) % (RECORDS - WRITERS)).slice(0, WRITERS);
  const seconds = stage.full ? 5 : 2.5;
  const samples: Sample[] = [];
  for (const way of WAYS) {
    await tidy(stage.database.client);
    const before = await usage(stage, teller);
    const round: Round =
      way === WAYS[0]
        ? await runRound(target, write, written, seconds)
        : await runAtRate(target, write, written, { perSecond: PER_SECOND, seconds });
    // What is still to be told belongs to it.
    await subscribers?.caughtUp();
    const after = await usage(stage, teller);
    const perWrite = (who: keyof typeof after): number => ((after[who] - before[who]) * 1000) / round.answers;
    samples.push({
      way,
      watched,
      perSecond: round.answers / round.seconds,
      p50Ms: percentile(round.latencies, 0.5),
      writerMs: perWrite('writer'),
      postgresMs: perWrite('postgres'),
      tellerMs: perWrite('teller'),
      benchMs: perWrite('bench'),
      allMs: perWrite('writer') + perWrite('postgres') + perWrite('teller') + perWrite('bench'),
    });
  }
  subscribers?.close();
  return samples;
}

async function usage(
  { writer, database }: Stage,
  teller: Server,
): Promise<Record<'writer' | 'postgres' | 'teller' | 'bench', number>> {
  const { user, system } = process.cpuUsage();
  return {
    writer: (await writer.usage()).cpuSeconds,
    postgres: postgresCpuSeconds(database.dataDir),
    teller: (await teller.usage()).cpuSeconds,
    bench: (user + system) / 1e6,
  };
}

function report(samples: readonly Sample[]): string {
  const measures = ['perSecond', 'p50Ms', 'writerMs', 'postgresMs', 'allMs', 'tellerMs', 'benchMs'] as const;
  const of = (way: Way, watched: boolean): Sample[] =>
    samples.filter((sample) => sample.way === way && sample.watched === watched);
  const rows = WAYS.flatMap((way) => [
    ...[false, true].map((watched) => [
      `${way}, ${watched ? `${SUBSCRIBERS} subscribers` : 'nobody'}`,
      ...measures.map((measure) => {
        const value = median(of(way, watched).map((sample) => sample[measure]));
        return value.toFixed(measure === 'perSecond' ? 0 : 2);
      }),
    ]),
    [
      `${way}, ratio (min–max)`,
      ...measures.slice(0, -2).map((measure) => {
        const without = of(way, false);
        const ratio = spread(of(way, true).map((sample, nth) => sample[measure] / without[nth]![measure]));
        return `${ratio.median.toFixed(2)} (${ratio.min.toFixed(2)}–${ratio.max.toFixed(2)})`;
      }),
      '',
      '',
    ],
  ]);
  const cpu = ['writer', 'PostgreSQL', 'all', 'teller', 'bench'].map((who) => `${who} CPU ms`);
  return table(['', 'writes/s', 'p50 ms', ...cpu], rows);
}
