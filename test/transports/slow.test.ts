import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { TooSlow } from '../../src/core/refusal.js';
import { RawSocket } from '../setup/raw-socket.js';
import { useShop } from '../setup/shop.js';
import { Socket, subscribe, subscribeByStream } from '../setup/subscribe.js';
import { tickingSchema, useTicker } from '../setup/ticker.js';

const ticker = useTicker();
const shop = useShop({ schema: tickingSchema(ticker), limits: { subscriptionsPerConnection: 100_000 } });
const TICKS = 'subscription { ticks { n } }';
const TEXTS = 'subscription { ticks { text } }';
const TEXT = 'x'.repeat(100_000);
/** What a slow subscriber may have in the network and between, of the events that are ready for it. */
const SOME = 300;
const MANY = 1000;

const TOO_SLOW = [
  {
    message: expect.stringContaining('Subscribe again'),
    extensions: { code: 'SUBSCRIBER_TOO_SLOW', cursor: 'place-7' },
  },
];

it('F3: over a WebSocket, a slow subscriber is told after which cursor to go on, and its socket is closed with 4410', async () => {
  const socket = new Socket(shop);
  const ticks = socket.subscribe(TICKS);
  await ticker.heardBy(1);
  const others = [socket.subscribe(TICKS), socket.subscribe(TICKS)];
  await ticker.heardBy(3);
  ticker.failFirst(new TooSlow('place-7'));
  expect(await ticks.ended).toEqual({ errors: TOO_SLOW });
  expect(await socket.closed).toMatchObject({ code: 4410, reason: 'place-7' });
  for (const { ended } of others) expect(await ended).toMatchObject({ code: 4410, reason: 'place-7' });
  await ticker.heardBy(0);
});

it.each([null, 'x'.repeat(200)])(
  'F3: with no reason where there is no cursor, or none that fits: %j',
  async (cursor) => {
    const socket = new Socket(shop);
    const ticks = socket.subscribe(TICKS);
    await ticker.heardBy(1);
    ticker.fail(new TooSlow(cursor));
    const { errors } = await ticks.ended;
    expect(errors![0]!.extensions).toEqual({ code: 'SUBSCRIBER_TOO_SLOW', ...(cursor && { cursor }) });
    expect(await socket.closed).toMatchObject({ code: 4410, reason: '' });
  },
);

it('F3: as an event stream, it is told by a last event', async () => {
  const ticks = subscribeByStream(shop, TICKS);
  await ticker.heardBy(1);
  ticker.fail(new TooSlow('place-7'));
  expect(await ticks.nextResult()).toEqual({ errors: TOO_SLOW });
  expect(await ticks.ended).toEqual({});
});

it('one subscription that breaks leaves the others of its socket alone', async () => {
  const socket = new Socket(shop);
  const broken = socket.subscribe(TICKS);
  await ticker.heardBy(1);
  const sound = socket.subscribe(TICKS);
  await ticker.heardBy(2);
  ticker.failFirst(new Error('a cable was pulled'));
  expect((await broken.ended).errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
  expect(shop.logged.splice(0)).toHaveLength(1);
  for (const n of [1, 2]) {
    ticker.tick({ n });
    expect(await sound.next()).toEqual({ ticks: { n } });
  }
});

it('F3: what a WebSocket does not take is left with the source', async () => {
  const slow = await (await RawSocket.open(shop)).enter(shop);
  slow.subscribe('1', TEXTS);
  await ticker.heardBy(1);
  slow.socket.pause();
  await pass();
  expect(ticker.takenByFirst).toBeLessThan(SOME);
  slow.socket.resume();
  for (let count = 0; count < MANY; count++) await slow.next();
  expect(ticker.takenByFirst).toBe(MANY);
});

it('F3: what an event stream does not take is left with the source', async () => {
  const response = await unread(TEXTS);
  await ticker.heardBy(1);
  await pass();
  expect(ticker.takenByFirst).toBeLessThan(SOME);
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MANY * TEXT.length) break;
  }
});

/** Comes back when a subscriber who reads has got all of many events. */
async function pass(): Promise<void> {
  const reader = subscribe(shop, TEXTS);
  await ticker.heardBy(2);
  for (let count = 0; count < MANY; count++) ticker.tick({ text: TEXT });
  for (let count = 0; count < MANY; count++) await reader.next();
}

it('who asks on without reading the answers is not listened to until it reads', async () => {
  const pause = vi.spyOn(WebSocket.prototype, 'pause');
  const deaf = await (await RawSocket.open(shop)).enter(shop);
  deaf.socket.pause();
  pause.mockClear();
  for (let count = 0; count < MANY; count++)
    deaf.send({ type: 'subscribe', id: `${count}`, payload: { query: '{ text }' } });
  await expect.poll(() => pause.mock.calls.length, { timeout: 10_000 }).toBeGreaterThan(0);
  expect(ticker.asked).toBeLessThan(MANY);
  deaf.socket.resume();
  for (let answers = 0; answers < MANY;) if ((await deaf.next()).type === 'next') answers += 1;
  expect(ticker.asked).toBe(MANY);
});

/** An event stream that nobody reads yet. */
async function unread(query: string): Promise<IncomingMessage> {
  const asking = request(`${shop.url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  });
  onTestFinished(() => void asking.destroy());
  asking.end(JSON.stringify({ query }));
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  return response;
}
