import { createConnection, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll } from 'vitest';

/** What passes between the server and the database, read off the wire on its way: the truth about its statements. */
export class Wire {
  /** The text of every statement executed, in order. */
  readonly statements: string[] = [];
  /** How often the server waited for an answer. */
  roundTrips = 0;

  /** Answers the address at which the same database is reached through this wire. */
  readonly between = async (databaseUrl: string): Promise<string> => {
    const url = new URL(databaseUrl);
    const target = { host: url.hostname, port: Number(url.port || 5432) };
    const sockets = new Set<Socket>();
    const proxy = createServer((client) => {
      const database = createConnection(target);
      for (const socket of [client, database]) {
        sockets.add(socket);
        socket.setNoDelay(true).on('error', () => undefined);
      }
      client.on('data', this.#reader());
      client.pipe(database).pipe(client);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    afterAll(() => {
      for (const socket of sockets) socket.destroy();
      proxy.close();
    });
    url.port = String((proxy.address() as AddressInfo).port);
    url.hostname = '127.0.0.1';
    return url.href;
  };

  /** What `act` has the server say to the database. */
  async during<T>(act: () => Promise<T>): Promise<{ answer: T; statements: string[]; roundTrips: number }> {
    const [first, roundTrips] = [this.statements.length, this.roundTrips];
    const answer = await act();
    return { answer, statements: this.statements.slice(first), roundTrips: this.roundTrips - roundTrips };
  }

  /** Reads one connection. Source: https://www.postgresql.org/docs/current/protocol-message-formats.html */
  #reader(): (chunk: Buffer) => void {
    let unread = Buffer.alloc(0);
    let started = false;
    let parsed = '';
    return (chunk) => {
      unread = Buffer.concat([unread, chunk]);
      for (;;) {
        // The first message alone has no letter in front.
        const prefix = started ? 1 : 0;
        if (unread.length < prefix + 4) return;
        const end = prefix + unread.readInt32BE(prefix);
        if (unread.length < end) return;
        const [kind, body] = [started ? String.fromCharCode(unread[0]!) : 'startup', unread.subarray(prefix + 4, end)];
        unread = unread.subarray(end);
        started = true;
        if (kind === 'P') parsed = body.toString().split('\0')[1]!;
        if (kind === 'Q') this.statements.push(body.toString().replace('\0', ''));
        if (kind === 'E') this.statements.push(parsed);
        if (kind === 'Q' || kind === 'S') this.roundTrips += 1;
      }
    };
  }
}
