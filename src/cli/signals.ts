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
