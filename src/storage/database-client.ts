import { connect } from 'node:net';
import { Client, DatabaseError, type ClientConfig, type QueryResult } from 'pg';
import { OutcomeUnknown, Unavailable } from '../core/refusal.js';
import { happenings } from './happenings.js';
import { countCommit, isCommitting, timeLeftMs } from './operation.js';
import { verifyAddress } from './verified-address.js';

/** How long a statement that was cancelled, or has to end a transaction, may take before its connection is cut. */
const PATIENCE_MS = 2000;
const CANCEL_REQUEST = 80877102;
const NOTHING: QueryResult = { command: 'ROLLBACK', rowCount: null, oid: 0, fields: [], rows: [] };
/** What ends the connection, or the server, and says nothing of the transaction. Any other error of COMMIT is that it was rolled back. */
const UNCERTAIN = /^(08|57P|58|F0|XX|40003)/;

/**
 * A connection of the pool. A statement that outlasts the deadline of its operation is cancelled, and a COMMIT is done only when the
 * database has said so without reserve.
 */
export class DatabaseClient extends Client {
  /** Noticed, so that nothing is sent any more: what is asked for from now on has certainly not been done. */
  #isLost = false;

  constructor(config: ClientConfig) {
    super(config);
    verifyAddress(this);
    for (const event of ['error', 'end'] as const) this.once(event, () => (this.#isLost = true));
  }

  /** With any of the parameters that pg's own has: never is what they have in common. */
  override query(...parameters: never[]): never {
    const [statement, values] = parameters as unknown[];
    const send = (): Promise<QueryResult> => super.query(...(parameters as unknown as [string]));
    // Cursors and callbacks are between pg and its own.
    const isPlain = typeof statement === 'string' && typeof parameters.at(-1) !== 'function';
    if (!isPlain) return send() as never;
    const told = { text: statement, values: Array.isArray(values) ? values : [], client: this };
    return happenings.statement.tracePromise(() => this.#query(statement, send), told) as never;
  }

  async #query(statement: string, send: () => Promise<QueryResult>): Promise<QueryResult> {
    if (statement === 'rollback') return this.#rollback(send);
    const left = timeLeftMs();
    if (left <= 0) throw new Unavailable('It took too long.');
    if (this.#isLost) throw new Unavailable('The connection is lost.');
    const answer = this.#send(statement, send);
    return left === Infinity ? answer : this.#before(left, answer);
  }

  async #send(statement: string, send: () => Promise<QueryResult>): Promise<QueryResult> {
    if (statement !== 'commit') return isCommitting() ? this.#confirmed(send) : send();
    const result = await this.#confirmed(send);
    // Where a statement had failed before, COMMIT is a ROLLBACK, and a success for the library.
    if (result.command !== 'COMMIT') throw new Error(`COMMIT was answered with ${result.command}.`);
    return result;
  }

  /**
   * What a wait for a standby was cancelled for comes back as a success with a warning; a connection that is lost says nothing at all. Either
   * way what was to be committed may be, or not (docs/adr/0013).
   */
  async #confirmed(send: () => Promise<QueryResult>): Promise<QueryResult> {
    let hasReserve = false;
    const hear = ({ code }: { code: string | undefined }): void => void (hasReserve ||= code === '01000');
    this.on('notice', hear);
    try {
      const result = await send().catch((error: unknown) => {
        throw isCertain(error) ? error : new OutcomeUnknown('The connection was lost during COMMIT.', { cause: error });
      });
      if (hasReserve) throw new OutcomeUnknown('The commit was not confirmed by a standby.');
      // Of a statement by itself: where it found no row, it has changed nothing.
      if (result.rowCount !== 0) countCommit();
      return result;
    } finally {
      this.off('notice', hear);
    }
  }

  async #before(milliseconds: number, answer: Promise<QueryResult>): Promise<QueryResult> {
    let cancelled: Promise<void> | undefined;
    const timer = setTimeout(() => {
      cancelled = this.#cancel();
    }, milliseconds);
    try {
      return await this.#settled(answer, () => cancelled);
    } catch (error) {
      if (!cancelled || error instanceof OutcomeUnknown) throw error;
      throw new Unavailable('It took too long, and was cancelled.', { cause: error });
    } finally {
      clearTimeout(timer);
    }
  }

  /** A cancellation that is still on its way must not meet whatever statement comes next: the connection is given up. */
  async #settled(answer: Promise<QueryResult>, cancelled: () => Promise<void> | undefined): Promise<QueryResult> {
    try {
      return await answer;
    } finally {
      if (cancelled()) {
        await cancelled();
        this.#cut();
      }
    }
  }

  /**
   * As the protocol has it: a connection of its own, whose bytes name the one to cancel, and which the other side closes when that is done. A
   * proxy that sees it closed before, passes nothing on. What does not answer even then is cut.
   */
  #cancel(): Promise<void> {
    setTimeout(() => this.#cut(), PATIENCE_MS).unref();
    return new Promise((resolve) => {
      const { processID, secretKey } = this as unknown as { processID: number; secretKey: number };
      const request = Buffer.alloc(16);
      [16, CANCEL_REQUEST, processID, secretKey].forEach((number, index) =>
        request.writeInt32BE(number | 0, index * 4),
      );
      const { host, port } = this;
      const socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
      socket.setTimeout(PATIENCE_MS, () => socket.destroy());
      socket.on('error', () => undefined);
      socket.on('close', () => resolve());
      socket.on('data', () => undefined).write(request);
    });
  }

  /** Cannot fail: without its connection a transaction is rolled back all the same, and what failed before is the news. */
  async #rollback(send: () => Promise<QueryResult>): Promise<QueryResult> {
    const timer = setTimeout(() => this.#cut(), PATIENCE_MS);
    try {
      return await send();
    } catch {
      this.#cut();
      return NOTHING;
    } finally {
      clearTimeout(timer);
    }
  }

  #cut(): void {
    // In the middle of a statement this waits for nothing. The pool takes no connection back that has begun to end.
    this.end().catch(() => undefined);
  }
}

/** Whether the database itself has said that it was rolled back. */
function isCertain(error: unknown): boolean {
  return error instanceof DatabaseError && !UNCERTAIN.test(error.code!);
}
