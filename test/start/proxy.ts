import { once } from 'node:events';
import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { onTestFinished } from 'vitest';

const LOOK_EVERY_MS = 50;

interface Upstream {
  readonly host: string;
  readonly port: number;
  isReady: boolean;
}

/**
 * Stands before servers as a balancer does: asks each by /readyz whether it takes requests, keeps connections to them, and sends
 * nothing twice. A request that fails it answers with 502.
 */
export class Proxy {
  url = '';
  readonly #agent = new Agent({ keepAlive: true });
  readonly #upstreams: Upstream[] = [];
  readonly #tunnels = new Set<Socket>();
  #turn = 0;

  /** Until the end of the test. */
  static async start(): Promise<Proxy> {
    const proxy = new Proxy();
    const server = createServer((incoming, response) => proxy.#pass(incoming, response));
    server.on('upgrade', (incoming, client, head) => proxy.#tunnel(incoming, client, head));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const looking = setInterval(() => void proxy.#look(), LOOK_EVERY_MS);
    onTestFinished(() => {
      clearInterval(looking);
      proxy.#tunnels.forEach((each) => each.destroy());
      proxy.#agent.destroy();
      server.closeAllConnections();
      server.close();
    });
    proxy.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return proxy;
  }

  async add({ url }: { url: string }): Promise<void> {
    const { hostname: host, port } = new URL(url);
    this.#upstreams.push({ host, port: Number(port), isReady: false });
    await this.#look();
  }

  async #look(): Promise<void> {
    await Promise.all(
      this.#upstreams.map(async (upstream) => {
        const answer = await fetch(`http://${upstream.host}:${upstream.port}/readyz`).catch(() => null);
        upstream.isReady = answer?.ok ?? false;
      }),
    );
  }

  #next(): Upstream | undefined {
    const ready = this.#upstreams.filter(({ isReady }) => isReady);
    return ready[this.#turn++ % ready.length];
  }

  #pass(incoming: IncomingMessage, response: ServerResponse): void {
    const fail = (): void => {
      if (response.headersSent) response.destroy();
      else response.writeHead(502).end('{"errors":[{"message":"bad gateway"}]}');
    };
    const upstream = this.#next();
    if (!upstream) return fail();
    const { method = 'GET', url: path = '/', headers } = incoming;
    const { host, port } = upstream;
    const outgoing = request({ host, port, method, path, headers, agent: this.#agent }, (answer) => {
      // What a server says of its connection with us is not for others.
      const { connection: _connection, ...told } = answer.headers;
      response.writeHead(answer.statusCode!, told);
      answer.on('error', fail).pipe(response);
    });
    outgoing.on('error', fail);
    incoming.pipe(outgoing);
  }

  #tunnel({ method, url, rawHeaders }: IncomingMessage, client: Duplex, head: Buffer): void {
    const upstream = this.#next();
    if (!upstream) return void client.destroy();
    const server = connect(upstream.port, upstream.host);
    this.#tunnels.add(server);
    const lines = rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [`${name}: ${rawHeaders[index + 1]}`] : []));
    server.write(`${method} ${url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    server.write(head);
    server.pipe(client).on('error', () => server.destroy());
    client.pipe(server).on('error', () => client.destroy());
    server.once('close', () => this.#tunnels.delete(server));
  }
}
