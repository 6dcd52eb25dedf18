import { channel } from 'node:diagnostics_channel';

/** What happens deep down, for whoever counts it above. Where nobody listens it costs nothing. */
export const happenings = {
  /** A transaction is run again; the message is its SQLSTATE. */
  transactionRetried: channel('concord:transaction-retried'),
  /** A stale write was merged and accepted; the message is the name of the record's type. */
  writeMerged: channel('concord:write-merged'),
};
