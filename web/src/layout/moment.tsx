import { createContext, use, useEffect, useState, type ReactNode } from 'react';

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const exact = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });
const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;
const TICK_MS = 20_000;

const NowContext = createContext(Date.now());

/** One clock for all moments: a list has dozens, and makes new ones as it scrolls. */
export function Clock({ children }: { readonly children: ReactNode }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return <NowContext value={now}>{children}</NowContext>;
}

/** "3 minutes ago"; the exact moment, to whoever points at it. */
export function Moment({ at }: { readonly at: string }) {
  const now = use(NowContext);
  return (
    <time dateTime={at} title={exact.format(new Date(at))}>
      {ago((now - Date.parse(at)) / 1000)}
    </time>
  );
}

function ago(seconds: number): string {
  const [unit, length] = UNITS.find(([, each]) => seconds >= each) ?? [];
  // Clocks differ: what was a moment ago may seem to be yet to come.
  return unit ? relative.format(-Math.floor(seconds / length), unit) : 'just now';
}
