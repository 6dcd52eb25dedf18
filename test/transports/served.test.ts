import { describe, expect, it } from 'vitest';
import { useShop } from '../setup/shop.js';
import { Socket, subscribe, subscribeByStream } from '../setup/subscribe.js';
import { tickingSchema, useTicker } from '../setup/ticker.js';

const ticker = useTicker();
const shop = useShop({ schema: tickingSchema(ticker) });
const TICKS = 'subscription { ticks { n hello } }';

describe.each([
  ['a WebSocket', subscribe],
  ['an event stream', subscribeByStream],
])('over %s', (_name, by) => {
  it('a subscriber gets every event, as who they are, until the source is done', async () => {
    const ticks = by(shop, TICKS, {}, { as: 'cleo' });
    await ticker.heardBy(1);
    ticker.tick({ n: 1 });
    ticker.tick({ n: 2 });
    expect(await ticks.next()).toEqual({ ticks: { n: 1, hello: 'cleo' } });
    expect(await ticks.next()).toEqual({ ticks: { n: 2, hello: 'cleo' } });
    ticker.finish();
    expect(await ticks.ended).toEqual({});
    await ticker.heardBy(0);
  });

  it('queries are answered too', async () => {
    const answer = by(shop, '{ hello }', {}, { as: 'ben' });
    expect(await answer.next()).toEqual({ hello: 'ben' });
    expect(await answer.ended).toEqual({});
  });

  it('who unsubscribes is let go at the source', async () => {
    const { returned } = ticker;
    const ticks = by(shop, TICKS);
    await ticker.heardBy(1);
    ticks.end();
    await ticker.heardBy(0);
    expect(ticker.returned).toBe(returned + 1);
  });
});

it('one socket carries any number of operations, each ended alone', async () => {
  const socket = new Socket(shop);
  const [one, two] = [socket.subscribe(TICKS), socket.subscribe(TICKS)];
  await ticker.heardBy(2);
  one.end();
  await ticker.heardBy(1);
  ticker.tick({ n: 3 });
  expect(await two.next()).toEqual({ ticks: { n: 3, hello: 'ana' } });
  expect(await socket.subscribe('mutation { touch }').next()).toEqual({ touch: expect.any(Number) });
});
