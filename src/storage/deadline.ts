import { AsyncLocalStorage } from 'node:async_hooks';

/** Until when the work under way may use the database, by performance.now(); none for work that nobody waits for. */
const deadlines = new AsyncLocalStorage<number | undefined>();

/** Whatever statements `work` runs have to be done within so many milliseconds, all of them together. */
export function within<T>(milliseconds: number, work: () => T): T {
  return deadlines.run(performance.now() + milliseconds, work);
}

/** For what is begun in the middle of an operation, and goes on after it. */
export function withoutDeadline<T>(work: () => T): T {
  return deadlines.run(undefined, work);
}

export function timeLeftMs(): number {
  return (deadlines.getStore() ?? Infinity) - performance.now();
}
