import { channel, tracingChannel } from 'node:diagnostics_channel';

export interface Statement {
  readonly text: string;
  /** Bound to it: without any, the text may have them. */
  readonly values: readonly unknown[];
  /** Where it goes. */
  readonly client: { readonly host: string; readonly port: number; readonly database?: string | undefined };
}

/** What happens deep down, for whoever counts it above. Where nobody listens it costs nothing. */
export const happenings = {
  /** A transaction is run again; the message is its SQLSTATE. */
  transactionRetried: channel('concord:transaction-retried'),
  /** A stale write was merged and accepted; the message is the name of the record's type. */
  writeMerged: channel('concord:write-merged'),
  /** A statement, from when it is sent until it is answered. */
  statement: tracingChannel<unknown, Statement>('concord:statement'),
};
