/** Loaded into every server under measurement (node --import): tells, when asked, what the process has used. */
import { Session, type Profiler } from 'node:inspector/promises';

export type Question = 'usage' | 'profile';

export interface Usage {
  /** Of all threads, in user and system mode. */
  readonly cpuSeconds: number;
  readonly residentBytes: number;
}

let recording: Session | null = null;

process.on('message', (question: Question) => {
  if (question === 'usage') process.send?.(usage());
  else void profile().then((answer) => process.send?.(answer));
});
// Whoever measures is gone: so is the reason to run.
process.on('disconnect', () => process.exit(1));
process.channel?.unref();

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  return { cpuSeconds: (user + system) / 1e6, residentBytes: process.memoryUsage.rss() };
}

/** Asked for the first time, it begins to record; the second time, it answers with what it has recorded. */
async function profile(): Promise<Profiler.Profile | null> {
  if (recording) {
    return (await recording.post('Profiler.stop')).profile;
  }
  recording = new Session();
  recording.connect();
  await recording.post('Profiler.enable');
  await recording.post('Profiler.setSamplingInterval', { interval: 250 });
  await recording.post('Profiler.start');
  return null;
}
