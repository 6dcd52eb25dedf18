import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll } from 'vitest';

/** Where the connection to the database is lost: before a statement reaches it, or before its answer does. */
export type Loss = 'before' | 'after';

/** "commit" as pg sends it, in a message of its own. */
const COMMIT = 'commit\0';

/** Stands between a server and its database, byte by byte, and loses the next connection that commits when it is told to. */
export class CommitProxy {
  #next: { loss: Loss; statement: string } | null = null;
  readonly #open = new Set<Socket>();
  readonly #servers: Server[] = [];

  /** As long as the tests of the file. To be made before the shop: hooks end in the reverse of their order. */
  constructor() {
    afterAll(() => {
      this.#open.forEach((each) => each.destroy());
      this.#servers.forEach((each) => each.close());
    });
  }

  /** By what the statement has in it; without that, COMMIT. */
  loseNext(loss: Loss, statement = COMMIT): void {
    this.#next = { loss, statement };
  }

  readonly between = async (databaseUrl: string): Promise<string> => {
    const url = new URL(databaseUrl);
    const port = Number(url.port);
    const server = createServer((client) => this.#accept(client, port));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    this.#servers.push(server);
    url.hostname = '127.0.0.1';
    url.port = String((server.address() as AddressInfo).port);
    return url.href;
  };

  #accept(client: Socket, port: number): void {
    const database = connect(port, '127.0.0.1');
    for (const socket of [client, database]) {
      this.#open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#open.delete(socket);
        client.destroy();
        database.destroy();
      });
    }
    let isLost = false;
    client.on('data', (bytes) => {
      const loss = this.#next && bytes.includes(this.#next.statement) ? this.#next.loss : null;
      if (loss) this.#next = null;
      isLost ||= loss === 'after';
      if (loss === 'before') client.destroy();
      else database.write(bytes);
    });
    database.on('data', (bytes) => (isLost ? client.destroy() : client.write(bytes)));
  }
}
