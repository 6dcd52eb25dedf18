import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { issuerIdentity } from '../../src/server/identity/issuer.js';
import { issuerWith, SigningKey, useKeyServer } from '../setup/issuer.js';
import { useShop } from '../setup/shop.js';
import { expectNothingWritten } from '../setup/stored.js';
import { Socket } from '../setup/subscribe.js';
import { tickingSchema, useTicker } from '../setup/ticker.js';
import { doors, type Refused } from './doors.js';

const server = useKeyServer();
const key = await SigningKey.make('key');
const logged: unknown[] = [];
const ticker = useTicker();
const identify = () => issuerIdentity(issuerWith(server.url), (error) => logged.push(error));
const shop = useShop({ production: true, identify });
const follower = useShop({ production: true, identify, schema: tickingSchema(ticker) });

const WRITE = 'mutation { createCategory(input: { name: "Later" }) { __typename } }';

const UNAVAILABLE: Readonly<Record<string, Refused>> = {
  HTTP: { status: 503, data: null, codes: ['SERVICE_UNAVAILABLE'] },
  'an event stream': { status: 503, data: null, codes: ['SERVICE_UNAVAILABLE'] },
  'a WebSocket': { close: 1013 },
};

describe('while the issuer hangs, and no key is known', () => {
  it('nobody waits longer than its time limit over any transport, and then they are told to come again', async () => {
    // It takes the requests, and answers none.
    server.answer = () => undefined;
    const authorization = `Bearer ${await key.sign()}`;
    const begun = performance.now();
    await expectNothingWritten(shop, async () => {
      const refused = await Promise.all(
        doors.map(async ([door, knock]) => [door, await knock(shop, authorization, WRITE)]),
      );
      expect(Object.fromEntries(refused)).toEqual(UNAVAILABLE);
    });
    expect(performance.now() - begun).toBeGreaterThan(4_000);
    expect(server.asked).toBe(1);
    // Now it is known to be away, and the next one is told so at once, and when to come again.
    const headers = { 'content-type': 'application/json', authorization };
    const answer = await fetch(`${shop.url}/graphql`, { method: 'POST', headers, body: '{"query":"{ me { id } }"}' });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect(server.asked).toBe(1);
    expect(logged.splice(0)).toHaveLength(1);
  }, 30_000);

  it('a client of graphql-ws connects again by itself, until it is let in', async () => {
    server.keys = [key];
    server.answer = (_request, response) => response.writeHead(500).end();
    const codes: number[] = [];
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const socket = new Socket(
      follower,
      { token: await key.sign() },
      {
        retryAttempts: 100,
        retryWait: () => new Promise((resolve) => setTimeout(resolve, 100)),
        on: {
          closed: (event) => {
            // At the end of all tests it is closed once more, with the clock that others have.
            if (!vi.isFakeTimers()) return;
            codes.push((event as { code: number }).code);
            server.answer = null;
            // Until the server asks the issuer again.
            vi.setSystemTime(Date.now() + 5_000);
          },
        },
      },
    );
    const ticks = socket.subscribe<{ ticks: { n: number } }, never>('subscription { ticks { n } }');
    await ticker.heardBy(1);
    ticker.tick({ n: 1 });
    expect(await ticks.next()).toEqual({ ticks: { n: 1 } });
    expect(new Set(codes)).toEqual(new Set([1013]));
    expect(logged.splice(0)).toHaveLength(1);
  }, 30_000);
});
