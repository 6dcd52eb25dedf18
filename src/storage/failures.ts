/**
 * What says of the database that it cannot do now what it may well do in a moment (SQLSTATE, or what Node calls the state of a connection):
 * the connection is lost (08) or not to be had, resources are short (53), an administrator or a time limit ends what is under way (57P, 57014,
 * 25P03), it is a standby since a fail-over (25006), others hold what is needed (55P03), or came between again and again (40).
 */
const UNAVAILABLE =
  /^(08...|53...|57P..|57014|25P03|25006|55P03|40001|40P01|UNAVAILABLE|E(CONN(REFUSED|RESET|ABORTED)|PIPE|TIMEDOUT|(HOST|NET)(UNREACH|DOWN)|NOTFOUND|AI_AGAIN))$/;

/** What pg and its pool say without a code. */
const SAID = new Set([
  'timeout exceeded when trying to connect',
  'Connection terminated due to connection timeout',
  'Connection terminated unexpectedly',
  'Connection terminated',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
  'Cannot use a pool after calling end on the pool',
]);

/** Whether it failed for what may be over in a moment, and is nobody's mistake. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, message } = error as { code?: unknown; message: string };
  return (typeof code === 'string' && UNAVAILABLE.test(code)) || SAID.has(message);
}
