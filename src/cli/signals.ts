/** npm passes on to us the Ctrl-C that the terminal has sent us already: two signals within this time are one wish. */
const ECHO_MS = 1000;

/**
 * Aborted by the first signal that asks this process to end, which is then up to the process: there is something under
 * way to be finished, and perhaps a database to be stopped. A second one does not wait.
 */
export function untilAskedToStop(): AbortSignal {
  const stopping = new AbortController();
  let askedAt = 0;
  const ask = (): void => {
    if (!stopping.signal.aborted) {
      askedAt = Date.now();
      stopping.abort();
    } else if (Date.now() - askedAt > ECHO_MS) process.exit(1);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  return stopping.signal;
}

/**
 * Aborted by an error that nobody has caught: it may have left anything behind in this process, which therefore ends, with
 * status 1, by the same way. Nothing is lost with it that is not in the database.
 */
export function untilBroken(log: (error: unknown) => void): AbortSignal {
  const broken = new AbortController();
  process.on('uncaughtException', (error) => {
    log(error);
    process.exitCode = 1;
    broken.abort();
  });
  return broken.signal;
}

/** Ends the process once nothing is left to be said, whatever would still keep it. */
export function exitAfterwards(): void {
  setImmediate(() => process.exit()).unref();
}

/** Ends the process, however much is left to do. */
export function exitWithin(milliseconds: number): void {
  setTimeout(() => process.exit(1), milliseconds).unref();
}
