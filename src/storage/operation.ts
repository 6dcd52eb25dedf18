import { AsyncLocalStorage } from 'node:async_hooks';

/** What the database does for one operation of a caller. */
interface Operation {
  /** By performance.now(). */
  readonly endsAt: number;
  commits: number;
}

/** None for work that nobody waits for. */
const underWay = new AsyncLocalStorage<Operation | undefined>();

/** Whatever statements `work` runs have to be done within so many milliseconds, all of them together. */
export function within<T>(milliseconds: number, work: () => T): T {
  return underWay.run({ endsAt: performance.now() + milliseconds, commits: 0 }, work);
}

/** For what is begun in the middle of an operation, and goes on after it. */
export function withoutDeadline<T>(work: () => T): T {
  return underWay.run(undefined, work);
}

export function timeLeftMs(): number {
  return (underWay.getStore()?.endsAt ?? Infinity) - performance.now();
}

/** How often the operation under way has committed so far. */
export function commits(): number {
  return underWay.getStore()?.commits ?? 0;
}

export function countCommit(): void {
  const operation = underWay.getStore();
  if (operation) operation.commits += 1;
}

const statements = new AsyncLocalStorage<'committing'>();

/** Each statement of `work` is a transaction of its own, and writes: its answer is that of its COMMIT. */
export function committing<T>(work: () => T): T {
  return statements.run('committing', work);
}

export function isCommitting(): boolean {
  return statements.getStore() !== undefined;
}
