import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';

/** A way to the database that counts how often a client waits for it. */
export interface Counter {
  readonly url: string;
  /** Since the start. */
  roundTrips(): number;
  close(): Promise<void>;
}

/** The messages that end a client's turn: a simple Query, and the Sync that ends an extended one. */
const QUERY = 'Q'.charCodeAt(0);
const SYNC = 'S'.charCodeAt(0);

/**
 * A TCP proxy that understands where PostgreSQL's messages begin, and nothing more.
 * Source: https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
export async function countRoundTrips(databaseUrl: string): Promise<Counter> {
  const database = new URL(databaseUrl);
  let counted = 0;
  const proxy = createServer({ noDelay: true }, (client) => {
    const server = connect({ host: database.hostname, port: Number(database.port || 5432), noDelay: true });
    const read = messageTypes((type) => {
      if (type === QUERY || type === SYNC) counted++;
    });
    client.on('data', (chunk) => {
      read(chunk);
      server.write(chunk);
    });
    server.on('data', (chunk) => client.write(chunk));
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((proxy.address() as AddressInfo).port);
  return {
    url: url.href,
    roundTrips: () => counted,
    close: async () => {
      proxy.close();
      await once(proxy, 'close');
    },
  };
}

/** Tells the type of every message but the first, the StartupMessage, which has none (nor is TLS asked for). */
function messageTypes(tell: (type: number) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let started = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const typeBytes = started ? 1 : 0;
      if (rest.length < typeBytes + 4) return;
      const end = typeBytes + rest.readInt32BE(typeBytes);
      if (rest.length < end) return;
      if (started) tell(rest[0]!);
      started = true;
      rest = rest.subarray(end);
    }
  };
}
