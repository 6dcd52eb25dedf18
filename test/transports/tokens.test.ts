import { describe, expect, it, onTestFinished } from 'vitest';
import { RawSocket } from '../setup/raw-socket.js';
import { useShop } from '../setup/shop.js';
import { Socket, subscribe, subscribeByStream } from '../setup/subscribe.js';
import { tickingSchema, useTicker } from '../setup/ticker.js';

const ticker = useTicker();
const shop = useShop({ schema: tickingSchema(ticker) });
const TICKS = 'subscription { ticks { n } }';
const DAYS = 24 * 60 * 60;

describe('over a WebSocket, the token comes with connection_init', () => {
  it.each([
    ['that expired', async () => `Bearer ${await shop.identity.token('ana', -1)}`],
    ['that is none', async () => 'Bearer nonsense'],
    ['without its scheme', () => shop.identity.token('ana')],
    ['that is empty', async () => ''],
    ['that is no text', async () => 7],
    ['in a list', async () => [`Bearer ${await shop.identity.token('ana')}`]],
  ])('A1: a bad one, %s, closes it with 4403, in development too', async (_what, authorization) => {
    const socket = await RawSocket.open(shop);
    socket.send({ type: 'connection_init', payload: { authorization: await authorization() } });
    const { code, reason } = await socket.closed;
    expect({ code, reason }).toEqual({ code: 4403, reason: expect.stringMatching(/token/) });
  });

  it.each([undefined, {}, { authorization: null }, { somethingElse: 7 }])(
    'A1: without one the caller is ana, in development: %j',
    async (payload) => {
      const socket = await RawSocket.open(shop);
      socket.send({ type: 'connection_init', payload });
      expect(await socket.next()).toEqual({ type: 'connection_ack' });
      socket.subscribe('1', '{ hello }');
      expect(await socket.next()).toMatchObject({ payload: { data: { hello: 'ana' } } });
    },
  );

  it('by its name in any case, as in HTTP: Sandbox sends the headers as they were typed', async () => {
    const socket = await RawSocket.open(shop);
    const Authorization = `Bearer ${await shop.identity.token('vera')}`;
    socket.send({ type: 'connection_init', payload: { Authorization } });
    expect(await socket.next()).toEqual({ type: 'connection_ack' });
    socket.subscribe('1', '{ hello }');
    expect(await socket.next()).toMatchObject({ payload: { data: { hello: 'vera' } } });
  });
});

describe('as an event stream, the token is in the header, as in HTTP', () => {
  it.each(['Bearer nonsense', 'Basic x', ' '])(
    'A1: with a bad one there is no stream, but 401: %j',
    async (authorization) => {
      const response = await fetch(`${shop.url}/graphql/stream`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization },
        body: JSON.stringify({ query: TICKS }),
      });
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
      expect(ticker.listeners).toBe(0);
    },
  );
});

describe('a token that expires takes what it opened with it', () => {
  it('a WebSocket is closed with 4403, and an event stream ends with an error, whoever else came with the same token', async () => {
    const token = await shop.identity.token('ben', 3);
    const sockets = [new Socket(shop, { token }), new Socket(shop, { token })];
    const overSockets = sockets.map((socket) => socket.subscribe(TICKS));
    const streams = [subscribeByStream(shop, TICKS, {}, { token }), subscribeByStream(shop, TICKS, {}, { token })];
    await ticker.heardBy(4);
    const reason = 'The token is no longer valid.';
    for (const { closed } of sockets) expect(await closed).toMatchObject({ code: 4403, reason });
    for (const { ended } of overSockets) expect(await ended).toMatchObject({ code: 4403 });
    for (const stream of streams) {
      expect(await stream.nextResult()).toEqual({
        errors: [{ message: reason, extensions: { code: 'UNAUTHENTICATED' } }],
      });
      expect(await stream.ended).toEqual({});
    }
    await ticker.heardBy(0);
  });

  it('and one that is good for years, longer than a timer can be set, does not', async () => {
    const warnings: Error[] = [];
    const warn = (warning: Error): unknown => warnings.push(warning);
    process.on('warning', warn);
    onTestFinished(() => void process.off('warning', warn));
    const way = { token: await shop.identity.token('ben', 1000 * DAYS) };
    const ticks = [subscribe(shop, TICKS, {}, way), subscribeByStream(shop, TICKS, {}, way)];
    await ticker.heardBy(2);
    for (const n of [1, 2, 3]) {
      ticker.tick({ n });
      for (const each of ticks) expect(await each.next()).toEqual({ ticks: { n } });
    }
    // Node would wait no time at all, over and over.
    expect(warnings).toEqual([]);
  });
});
