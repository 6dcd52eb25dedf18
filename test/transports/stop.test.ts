import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { happenings } from '../../src/storage/happenings.js';
import { RawSocket } from '../setup/raw-socket.js';
import { rawStream } from '../setup/raw-stream.js';
import { Shop, useShop } from '../setup/shop.js';
import { Socket, subscribe, subscribeByStream } from '../setup/subscribe.js';
import { tickingSchema, useTicker } from '../setup/ticker.js';

const ticker = useTicker();
const TICKS = 'subscription { ticks { n } }';
const STUCK = 'subscription { stuck }';
/** Longer than anything takes that waits for nobody, and shorter than the patience with those who do not answer. */
const AT_ONCE_MS = 1_500;

async function elapsed(step: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await step();
  return performance.now() - start;
}

describe('a server that stops', () => {
  const shop = useShop({ schema: tickingSchema(ticker) });

  it('sends everybody elsewhere, lets their sources go, and ends at once', async () => {
    const socket = new Socket(shop);
    const overSocket = [socket.subscribe(TICKS), socket.subscribe(STUCK)];
    const halfOpen = await RawSocket.open(shop);
    const streams = [subscribeByStream(shop, TICKS), subscribeByStream(shop, STUCK)];
    await Promise.all(streams.map(({ connected }) => connected));
    await rawStream(shop, TICKS);
    const silent = connect(Number(new URL(shop.url).port), '127.0.0.1');
    await once(silent, 'connect');
    await ticker.heardBy(3);
    expect(await elapsed(() => shop.server.close())).toBeLessThan(AT_ONCE_MS);
    expect(await socket.closed).toMatchObject({ code: 1001, reason: 'Going away' });
    expect(await halfOpen.closed).toMatchObject({ code: 1001 });
    for (const { ended } of overSocket) expect(await ended).toMatchObject({ code: 1001 });
    // Not "complete": to the client it is a connection lost, to be made again.
    for (const { ended } of streams)
      expect(await ended).toMatchObject({ reason: expect.stringContaining('active streams') });
    expect(ticker.listeners).toBe(0);
  });
});

describe('a server that stops, with clients that do not answer', () => {
  const shop = useShop({ schema: tickingSchema(ticker) });

  it('does not wait long for them', async () => {
    const deaf = await (await RawSocket.open(shop)).enter(shop);
    deaf.subscribe('1', TICKS);
    const { stream } = await rawStream(shop, 'subscription { ticks { text } }');
    await ticker.heardBy(2);
    deaf.socket.pause();
    stream.pause();
    const reader = subscribe(shop, 'subscription { ticks { text } }');
    await ticker.heardBy(3);
    for (let count = 0; count < 500; count++) ticker.tick({ text: 'x'.repeat(100_000) });
    for (let count = 0; count < 500; count++) await reader.next();
    expect(await elapsed(() => shop.server.close())).toBeLessThan(5_000);
    expect(ticker.listeners).toBe(0);
  });
});

describe('a server that has stopped', () => {
  it('counts no more of what happens in its process, though others may still run in it', async () => {
    const counted = [happenings.writeMerged, happenings.transactionRetried];
    const listeners = (): boolean[] => counted.map(({ hasSubscribers }) => hasSubscribers);
    const shop = new Shop();
    await shop.open({});
    expect(listeners()).toEqual([true, true]);
    await shop.close();
    expect(listeners()).toEqual([false, false]);
  });
});
