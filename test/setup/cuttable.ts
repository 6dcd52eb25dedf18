import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Shop } from './shop.js';

/** Stands between clients and the shop, byte by byte, and cuts them off when it is told to. */
export class CuttableConnection {
  /** How many there have been, those that were turned away too. */
  accepted = 0;
  turnedAway = 0;
  /** Nobody is let in. */
  isShut = false;
  /** Who is let in from now on is told nothing. */
  isMute = false;
  /** After so many bytes from the server the next connections are cut off, one for each number. */
  lifetimes: number[] = [];
  readonly #muted = new Set<Socket>();
  readonly #open = new Set<Socket>();

  /** The shop as it is seen through it, until the end of the test. */
  async to(shop: Shop): Promise<Shop> {
    const server = createServer((client) => this.#accept(client, Number(new URL(shop.url).port)));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => {
      this.cut();
      server.close();
    });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return Object.create(shop, { url: { value: url } }) as Shop;
  }

  get open(): number {
    return this.#open.size;
  }

  cut(): void {
    this.#open.forEach((each) => each.destroy());
  }

  /** Nothing passes any more through those that are open by now, and nobody is told. */
  mute(): void {
    this.#open.forEach((each) => this.#muted.add(each));
  }

  #accept(client: Socket, port: number): void {
    this.accepted += 1;
    client.on('error', () => undefined);
    if (this.isShut) {
      this.turnedAway += 1;
      client.destroy();
      return;
    }
    const server = connect(port, '127.0.0.1');
    server.on('error', () => undefined);
    this.#open.add(client);
    if (this.isMute) this.#muted.add(client);
    client.on('data', (bytes) => this.#muted.has(client) || server.write(bytes));
    let left = this.lifetimes.shift() ?? Infinity;
    server.on('data', (bytes) => {
      if (this.#muted.has(client) || left <= 0) return;
      client.write(bytes.subarray(0, left));
      left -= bytes.length;
      // Or a moment later: clients drop what they had no time to read, and would never get any further.
      if (left <= 0) setTimeout(() => client.destroySoon(), Math.random() * 20);
    });
    server.on('close', () => client.destroySoon());
    client.on('close', () => {
      this.#open.delete(client);
      server.destroy();
    });
  }
}
