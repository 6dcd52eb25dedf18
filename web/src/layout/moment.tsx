import { useSyncExternalStore } from 'react';

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const exact = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });
const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;
const TICK_MS = 20_000;

/** "3 minutes ago"; the exact moment, to whoever points at it. */
export function Moment({ at }: { readonly at: string }) {
  const now = useSyncExternalStore(everyTick, () => Math.floor(Date.now() / TICK_MS) * TICK_MS);
  return (
    <time dateTime={at} title={exact.format(new Date(at))}>
      {ago((now - Date.parse(at)) / 1000)}
    </time>
  );
}

const watchers = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for all: a list has dozens of moments, and makes new ones as it scrolls. */
function everyTick(watcher: () => void): () => void {
  watchers.add(watcher);
  timer ??= setInterval(() => watchers.forEach((each) => each()), TICK_MS);
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function ago(seconds: number): string {
  const [unit, length] = UNITS.find(([, each]) => seconds >= each) ?? [];
  // Clocks differ: what was a moment ago may seem to be yet to come.
  return unit ? relative.format(-Math.floor(seconds / length), unit) : 'just now';
}
