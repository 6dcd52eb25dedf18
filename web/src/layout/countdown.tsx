import { useSyncExternalStore } from 'react';

const SECOND_MS = 1_000;

/** "42 s", and less with each second. */
export function Countdown({ until }: { readonly until: string }) {
  const left = useSyncExternalStore(everySecond, () => Math.ceil((Date.parse(until) - Date.now()) / SECOND_MS));
  // It changes all the time: who listens to the page is told of what matters only.
  return (
    <span className="number" aria-live="off">
      {left < 120 ? `${Math.max(left, 0)} s` : `${Math.round(left / 60)} min`}
    </span>
  );
}

function everySecond(listener: () => void): () => void {
  const timer = setInterval(listener, SECOND_MS);
  return () => clearInterval(timer);
}
