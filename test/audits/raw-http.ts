import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Shop } from '../setup/shop.js';

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type Bytes = string | Buffer;

/** The whole of a request, with the headers that make it one; those given come instead, and null takes one away. */
export function http(target: string, body: Bytes = '', headers: Readonly<Record<string, string | null>> = {}): Buffer {
  const bytes = Buffer.from(body);
  const all = { host: 'x', 'content-type': 'application/json', 'content-length': String(bytes.length), ...headers };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
  return Buffer.concat([Buffer.from(`${[`${target} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`, 'latin1'), bytes]);
}

/** A connection to the server without anything that keeps HTTP. */
export class RawConnection {
  #received = Buffer.alloc(0);
  #isOver = false;
  #changed = Promise.withResolvers<void>();

  private constructor(readonly socket: Socket) {
    socket.on('data', (data: Buffer) => {
      this.#received = Buffer.concat([this.#received, data]);
      this.#tell();
    });
    // How it ended is what the answers say.
    socket.on('error', () => undefined);
    for (const event of ['end', 'close']) {
      socket.on(event, () => {
        this.#isOver = true;
        this.#tell();
      });
    }
  }

  static async open({ url }: Pick<Shop, 'url'>): Promise<RawConnection> {
    const raw = new RawConnection(connect({ port: Number(new URL(url).port), host: '127.0.0.1', allowHalfOpen: true }));
    await once(raw.socket, 'connect');
    return raw;
  }

  /** Comes back when the server has closed the connection. */
  async closed(): Promise<void> {
    while (!this.#isOver) await this.#changed.promise;
  }

  /** All that has come and was not taken. */
  get received(): string {
    return this.#received.toString('latin1');
  }

  send(bytes: Bytes): void {
    this.socket.write(bytes);
  }

  /** The next answer; null when the server has nothing more to say, and has closed the connection. */
  async next(): Promise<RawAnswer | null> {
    return this.#untilThere(() => this.#takeAnswer());
  }

  /** The next so many bytes; null when the server has closed the connection before. */
  async bytes(count: number): Promise<Buffer | null> {
    return this.#untilThere(() => (this.#received.length < count ? null : this.#take(count)));
  }

  async #untilThere<T>(take: () => T | null): Promise<T | null> {
    for (;;) {
      const taken = take();
      if (taken) return taken;
      if (this.#isOver) return null;
      await this.#changed.promise;
    }
  }

  #tell(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }

  #take(count: number): Buffer {
    const taken = this.#received.subarray(0, count);
    this.#received = this.#received.subarray(count);
    return taken;
  }

  #takeAnswer(): RawAnswer | null {
    const text = this.received;
    const end = text.indexOf('\r\n\r\n');
    if (end < 0) return null;
    const [statusLine, ...lines] = text.slice(0, end).split('\r\n');
    const headers = Object.fromEntries(
      lines.map((line) => [line.split(':', 1)[0]!.toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
    );
    const from = end + 4;
    const to = headers['transfer-encoding']
      ? text.indexOf('\r\n0\r\n\r\n', from - 2) + 7
      : from + Number(headers['content-length'] ?? 0);
    if (to < from || to > text.length) return null;
    const body = this.#take(to).subarray(from).toString();
    const isChunked = 'transfer-encoding' in headers;
    return { status: Number(statusLine!.split(' ')[1]), headers, body: isChunked ? joined(body) : body };
  }
}

/** What came in pieces, in one. */
function joined(body: string): string {
  return body.replaceAll(/(?:^|\r\n)[0-9a-f]+\r\n(?:\r\n$)?/g, '');
}
