import { contenders } from '../contenders.ts';
import { insertRows } from '../database.ts';
import { runAtRate, runRound } from '../load.ts';
import { summaryOf } from '../profile-summary.ts';
import { table } from '../report.ts';
import type { Server } from '../server-process.ts';
import { median, percentile } from '../statistics.ts';
import type { Stage } from './stage.ts';
import { Subscribers } from './subscribers.ts';

const { write } = contenders.concord;

/** How long a change takes to those who watch its record at another process. */
export async function measureDelivery(stage: Stage, profiled: boolean): Promise<string> {
  const [perSecond, watchers, sockets] = [300, 1000, 20];
  stage.tell(`${watchers} subscribers, ${perSecond} writes a second…`);
  const rows = await insertRows(stage.database.client, 100);
  const teller = await stage.start();
  const target = stage.target(stage.writer);
  const everybody = Array.from({ length: watchers }, (_, nth) => rows[nth % rows.length]!);
  const subscribers = await Subscribers.open(stage.target(teller), everybody, sockets, () =>
    runRound(target, write, rows, 0),
  );
  await runAtRate(target, write, rows, { perSecond, seconds: 3 });
  await subscribers.caughtUp();
  subscribers.take();
  const answeredMs = new Map<string, number>();
  const seconds = stage.full ? 60 : 12;
  const before = await teller.usage();
  const work = async (): Promise<void> => {
    await runAtRate(target, write, rows, {
      perSecond,
      seconds,
      answered: ({ id, version }) => void answeredMs.set(`${id} ${version}`, Date.now()),
    });
    await subscribers.caughtUp();
  };
  const profile = await maybeProfiled(teller, profiled, work);
  const after = await teller.usage();
  const receipts = subscribers.take();
  subscribers.close();
  await teller.stop();
  const latencies = {
    'from its `at`': receipts.map(({ receivedMs, atMs }) => receivedMs - atMs),
    // It may come before the writer has the answer.
    'from the answer to the write': receipts.map(({ receivedMs, recordId, version }) =>
      Math.max(0, receivedMs - answeredMs.get(`${recordId} ${version}`)!),
    ),
  };
  const cores = (after.cpuSeconds - before.cpuSeconds) / seconds;
  const lines = table(
    [
      `${receipts.length} deliveries, the teller at ${(cores * 100).toFixed(0)} % of a core`,
      'p50 ms',
      'p99 ms',
      'max ms',
    ],
    Object.entries(latencies).map(([what, values]) => {
      const ascending = Float64Array.from(values).toSorted();
      return [what, ...[0.5, 0.99, 1].map((share) => percentile(ascending, share).toFixed(0))];
    }),
  );
  return profile ? `${lines}\n\n${summaryOf({ profile, answers: receipts.length })}` : lines;
}

/** Everybody watches the same record, which is changed every second. */
export async function measureCrowd(stage: Stage, profiled: boolean): Promise<string> {
  const watchers = 5000;
  const lines: string[][] = [];
  const profiles: string[] = [];
  for (const sockets of [50, 1000]) {
    stage.tell(`${watchers} subscribers of one record on ${sockets} sockets…`);
    const rows = await insertRows(stage.database.client, 1);
    const teller = await stage.start();
    const target = stage.target(stage.writer);
    const before = await teller.usage();
    const change = (): Promise<unknown> => runRound(target, write, rows, 0);
    const everybody = Array.from({ length: watchers }, () => rows[0]!);
    const subscribers = await Subscribers.open(stage.target(teller), everybody, sockets, change);
    subscribers.take();
    const subscribed = await teller.usage();
    const changes = stage.full ? 30 : 8;
    const profile = await maybeProfiled(teller, profiled, async () => {
      await runAtRate(target, write, rows, { perSecond: 1, seconds: changes });
      await subscribers.caughtUp();
    });
    const after = await teller.usage();
    const byVersion = Map.groupBy(subscribers.take(), ({ version }) => version);
    const times = [...byVersion.values()].map((receipts) => {
      const received = receipts.map(({ receivedMs, atMs }) => receivedMs - atMs);
      return { first: Math.min(...received), last: Math.max(...received) };
    });
    subscribers.close();
    await teller.stop();
    lines.push([
      `${sockets} sockets × ${watchers / sockets}`,
      megabytes(before.residentBytes),
      megabytes(subscribed.residentBytes),
      megabytes(after.residentBytes),
      median(times.map(({ first }) => first)).toFixed(0),
      median(times.map(({ last }) => last)).toFixed(0),
      Math.max(...times.map(({ last }) => last)).toFixed(0),
      (((after.cpuSeconds - subscribed.cpuSeconds) / changes / watchers) * 1e6).toFixed(0),
    ]);
    if (profile) profiles.push(summaryOf({ profile, answers: changes * watchers }));
  }
  const head = ['', 'MB before', 'MB subscribed', 'MB after', 'first ms', 'last ms', 'last, max ms', 'CPU µs/delivery'];
  return [table(head, lines), ...profiles].join('\n\n');
}

async function maybeProfiled(server: Server, profiled: boolean, work: () => Promise<void>) {
  if (profiled) return server.profile(work);
  await work();
  return null;
}

function megabytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(0);
}
