import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import type { Shop } from './shop.js';

/** What becomes of a request: it arrives nowhere; its answer is lost; or the client is cut off while the server is at it. */
type Loss = 'request' | 'answer' | 'patience';

const ODDS: readonly (readonly [Loss, number])[] = [
  ['answer', 0.2],
  ['request', 0.05],
  ['patience', 0.1],
];

export interface Exchange {
  readonly body: string;
  /** What the server answered, whether or not anybody heard of it. */
  readonly answer: string;
}

/** Stands between clients and server, loses what it is told to, and knows what the server has answered all the same. */
export class LossyConnection {
  readonly exchanges: Exchange[] = [];
  readonly lost: Record<Loss, number> = { request: 0, answer: 0, patience: 0 };
  readonly #underWay = new Set<Promise<void>>();

  /** The shop as it is seen through such a connection, until the end of the test. */
  async to(shop: Shop): Promise<Shop> {
    const server = createServer((request, response) => {
      const carried = this.#carry(request, response, shop.url).finally(() => this.#underWay.delete(carried));
      this.#underWay.add(carried);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return Object.create(shop, { url: { value: url } }) as Shop;
  }

  /** Comes back when the server has answered all that it was asked. */
  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  async #carry(request: IncomingMessage, response: ServerResponse, target: string): Promise<void> {
    const loss = this.#loss();
    const body = await text(request);
    if (loss) this.lost[loss] += 1;
    if (loss === 'request' || loss === 'patience') response.destroy();
    if (loss === 'request') return;
    const { authorization = '', 'content-type': type = '' } = request.headers;
    const headers = { 'content-type': type, ...(authorization ? { authorization } : {}) };
    const answered = await fetch(`${target}${request.url}`, { method: 'POST', headers, body });
    const answer = await answered.text();
    this.exchanges.push({ body, answer });
    if (loss === 'answer') response.destroy();
    else response.writeHead(answered.status, { 'content-type': 'application/json' }).end(answer);
  }

  #loss(): Loss | null {
    let dice = Math.random();
    for (const [loss, odds] of ODDS) {
      if (dice < odds) return loss;
      dice -= odds;
    }
    return null;
  }
}

/** Makes the same request again until it is answered, as anybody does who hears nothing. */
export async function untilAnswered<T>(request: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await request();
    } catch (error) {
      // What fetch throws when the connection is lost.
      if (!(error instanceof TypeError) || tries === 100) throw error;
    }
  }
}
