import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Row } from '../contenders.ts';
import type { Target } from '../load.ts';

const WATCH = `subscription Watch($ids: [ID!]) {
  recordChanged(ids: $ids) { cursor recordId kind version changedFields actor { id name } at }
}`;
const PATIENCE_MS = 60_000;

/** One change, come to one subscriber. All times are by the clock of this machine, which PostgreSQL shares. */
export interface Receipt {
  readonly recordId: string;
  readonly version: number;
  readonly atMs: number;
  readonly receivedMs: number;
}

interface Subscriber {
  readonly row: Row;
  /** The version it was told of last; null before the first. */
  heard: number | null;
}

interface Message {
  readonly type: string;
  readonly id: string;
  readonly payload: { data: { recordChanged: { recordId: string; version: number; at: string } } };
}

/** Subscribers, each to one record, on a few sockets: as light as they can be, since they share the machine. */
export class Subscribers {
  receipts: Receipt[] = [];
  readonly #sockets: WebSocket[] = [];
  readonly #subscribers: Subscriber[] = [];
  #failure: Error | null = null;

  /** Comes back when each of them hears; `write` has to write every row once. */
  static async open(
    target: Target,
    watched: readonly Row[],
    sockets: number,
    write: () => Promise<unknown>,
  ): Promise<Subscribers> {
    const subscribers = new Subscribers();
    const perSocket = Math.ceil(watched.length / sockets);
    for (let nth = 0; nth < sockets; nth++) {
      await subscribers.#connect(target, watched.slice(nth * perSocket, (nth + 1) * perSocket));
    }
    // The protocol does not say when a subscription has begun.
    const isSilent = ({ heard }: Subscriber): boolean => heard === null;
    for (const until = performance.now() + PATIENCE_MS; subscribers.#subscribers.some(isSilent);) {
      if (performance.now() > until) throw new Error('not all subscribers hear');
      await write();
      await pause(1000);
    }
    await subscribers.caughtUp();
    return subscribers;
  }

  /** @throws unless each has been told of every version, up to the newest, in their order and once. */
  async caughtUp(): Promise<void> {
    const behind = ({ row, heard }: Subscriber): boolean => heard !== row.version;
    for (const until = performance.now() + PATIENCE_MS; this.#failure || this.#subscribers.some(behind);) {
      if (this.#failure) throw this.#failure;
      if (performance.now() > until)
        throw new Error(`${this.#subscribers.filter(behind).length} of ${this.#subscribers.length} were not told`);
      await pause(10);
    }
  }

  /** What came since the last time. */
  take(): Receipt[] {
    const { receipts } = this;
    this.receipts = [];
    return receipts;
  }

  close(): void {
    for (const socket of this.#sockets) socket.removeAllListeners().terminate();
  }

  async #connect({ port, authorization }: Target, rows: readonly Row[]): Promise<void> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws', {
      perMessageDeflate: false,
    });
    this.#sockets.push(socket);
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
    await once(socket, 'message');
    const first = this.#subscribers.length;
    this.#subscribers.push(...rows.map((row) => ({ row, heard: null })));
    socket.on('message', (data: Buffer) => this.#hear(data.toString()));
    socket.on('close', (code, reason) => (this.#failure ??= new Error(`closed: ${code} ${String(reason)}`)));
    for (const [index, row] of rows.entries()) {
      const payload = { query: WATCH, variables: { ids: [row.id] } };
      socket.send(JSON.stringify({ type: 'subscribe', id: String(first + index), payload }));
    }
  }

  #hear(text: string): void {
    const receivedMs = Date.now();
    const { type, id, payload } = JSON.parse(text) as Message;
    if (type !== 'next') {
      if (type === 'ping') return;
      this.#failure ??= new Error(`not a change: ${text}`);
      return;
    }
    const { recordId, version, at } = payload.data.recordChanged;
    const subscriber = this.#subscribers[Number(id)]!;
    if (recordId !== subscriber.row.id || (subscriber.heard ?? version - 1) !== version - 1) {
      this.#failure ??= new Error(`after version ${subscriber.heard} of ${subscriber.row.id} came ${text}`);
    }
    subscriber.heard = version;
    this.receipts.push({ recordId, version, atMs: Date.parse(at), receivedMs });
  }
}
