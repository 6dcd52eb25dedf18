import { once } from 'node:events';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { RawSocket } from '../setup/raw-socket.js';
import { rawStream } from '../setup/raw-stream.js';
import { useShop } from '../setup/shop.js';
import { subscribe } from '../setup/subscribe.js';
import { tickingSchema, useTicker } from '../setup/ticker.js';

// Heartbeats come when a test says so.
beforeAll(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterAll(() => void vi.useRealTimers());

const ticker = useTicker();
const shop = useShop({ schema: tickingSchema(ticker) });
const expectHeardBy = (count: number): Promise<void> => ticker.heardBy(count);
const TICKS = 'subscription { ticks { n } }';
const TWELVE_SECONDS = 12_000;
const MINUTE = 60_000;

describe('a client that goes without a word is let go at the source', () => {
  it('when its WebSocket breaks', async () => {
    const socket = await (await RawSocket.open(shop)).enter(shop);
    socket.subscribe('1', TICKS);
    socket.subscribe('2', 'subscription { stuck }');
    await expectHeardBy(1);
    socket.socket.terminate();
    await expectHeardBy(0);
  });

  it('when its WebSocket breaks while it is let in, or while its subscription begins', async () => {
    for (let count = 0; count < 20; count++) {
      const socket = await RawSocket.open(shop);
      socket.send({ type: 'connection_init' });
      if (count % 2) await socket.next();
      socket.subscribe('1', TICKS);
      socket.socket.terminate();
    }
    const after = subscribe(shop, '{ hello }');
    expect(await after.next()).toEqual({ hello: 'ana' });
    await expectHeardBy(0);
  });

  it('when its WebSocket breaks after it gave two subscriptions the same name', async () => {
    const socket = await (await RawSocket.open(shop)).enter(shop);
    socket.subscribe('1', TICKS);
    socket.send({ type: 'complete', id: '1' });
    socket.subscribe('1', TICKS);
    await expectHeardBy(2);
    socket.socket.terminate();
    await expectHeardBy(0);
  });

  it('when its event stream breaks', async () => {
    const { stream } = await rawStream(shop, TICKS);
    await expectHeardBy(1);
    stream.destroy();
    await expectHeardBy(0);
  });

  it('when its event stream breaks while its subscription begins', async () => {
    const gone = new AbortController();
    const listen = ticker.listen.bind(ticker);
    const begin = async (): Promise<AsyncIterable<unknown>> => {
      gone.abort();
      await noConnection();
      return listen();
    };
    vi.spyOn(ticker, 'listen').mockImplementationOnce(begin as never);
    const { returned } = ticker;
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, signal: gone.signal };
    const query = JSON.stringify({ query: TICKS });
    await expect(fetch(`${shop.url}/graphql/stream`, { ...init, body: query })).rejects.toThrow('aborted');
    await expect.poll(() => ticker.returned).toBe(returned + 1);
  });

  it('when it answers no ping for a minute; who answers stays', async () => {
    const dead = await (await RawSocket.open(shop, { autoPong: false })).enter(shop);
    const living = await (await RawSocket.open(shop)).enter(shop);
    dead.subscribe('1', TICKS);
    living.subscribe('1', TICKS);
    await expectHeardBy(2);
    for (let passed = 0; passed < MINUTE; passed += TWELVE_SECONDS) {
      const pinged = once(living.socket, 'ping');
      vi.advanceTimersByTime(TWELVE_SECONDS);
      await pinged;
      // The answer to this comes after the pong was read.
      living.subscribe('2', '{ hello }');
      expect([await living.next(), await living.next()]).toMatchObject([{ type: 'next' }, { type: 'complete' }]);
    }
    expect(await dead.closed).toMatchObject({ code: 1006 });
    await expectHeardBy(1);
  });
});

describe('an event stream', () => {
  it('has a heartbeat, so that nobody between takes it for dead', async () => {
    const { stream, expectComing } = await rawStream(shop, TICKS);
    await expectHeardBy(1);
    await expectComing(':\n\n');
    for (let beats = 0; beats < 3; beats++) {
      vi.advanceTimersByTime(TWELVE_SECONDS);
      await expectComing(':\n\n');
    }
    stream.destroy();
  });

  it('is cut when the client takes nothing for a minute, not even a heartbeat', async () => {
    const { stream } = await rawStream(shop, 'subscription { ticks { text } }');
    await expectHeardBy(1);
    stream.pause();
    const reader = subscribe(shop, 'subscription { ticks { text } }');
    await expectHeardBy(2);
    for (let count = 0; count < 500; count++) ticker.tick({ text: 'x'.repeat(100_000) });
    for (let count = 0; count < 500; count++) await reader.next();
    reader.end();
    await expectHeardBy(1);
    vi.advanceTimersByTime(MINUTE);
    await expectHeardBy(0);
  });
});

/** Comes back when the server has seen everybody go. */
async function noConnection(): Promise<void> {
  const count = promisify(shop.server.server.getConnections.bind(shop.server.server));
  await expect.poll(() => count(), { interval: 2 }).toBe(0);
}
