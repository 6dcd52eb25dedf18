import { describe, expect, it } from 'vitest';
import { useShop } from '../setup/shop.js';
import { RawSocket } from '../setup/raw-socket.js';
import { Socket, subscribe, subscribeByStream } from '../setup/subscribe.js';
import { tickingSchema, useTicker } from '../setup/ticker.js';

const ticker = useTicker();
/** Comes before anybody is known, once a test has put something here. */
const doorkeeper = { wait: async (): Promise<unknown> => undefined };
/** The codes of what was refused. */
const observed: string[] = [];
const shop = useShop({
  observe: ({ codes }) => void observed.push(...codes),
  identify:
    ({ identify }) =>
    async (authorization) => {
      await doorkeeper.wait();
      return identify(authorization);
    },
  schema: tickingSchema(ticker),
  limits: { subscriptionsPerConnection: 2, connectionsPerPerson: 2 },
});
const TICKS = 'subscription { ticks { n } }';

describe('operations at once on one socket', () => {
  it('one too many is refused with TOO_MANY_SUBSCRIPTIONS, and the others go on', async () => {
    const socket = new Socket(shop);
    const [one, two] = [socket.subscribe(TICKS), socket.subscribe(TICKS)];
    await ticker.heardBy(2);
    for (const query of [TICKS, '{ hello }']) {
      const { errors } = await socket.subscribe(query).ended;
      expect(errors).toEqual([{ message: expect.any(String), extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }]);
    }
    expect(observed).toEqual(['TOO_MANY_SUBSCRIPTIONS', 'TOO_MANY_SUBSCRIPTIONS']);
    ticker.tick({ n: 1 });
    expect([await one.next(), await two.next()]).toEqual([{ ticks: { n: 1 } }, { ticks: { n: 1 } }]);
    one.end();
    await ticker.heardBy(1);
    expect(await socket.subscribe('{ hello }').next()).toEqual({ hello: 'ana' });
  });

  it('are counted as long as they run, and not as long as the client says so', async () => {
    const socket = await (await RawSocket.open(shop)).enter(shop);
    for (let count = 0; count < 20; count++) {
      socket.subscribe('same', TICKS);
      socket.send({ type: 'complete', id: 'same' });
    }
    socket.subscribe('last', '{ hello }');
    while ((await socket.next()).id !== 'last');
    expect(ticker.listeners).toBeLessThanOrEqual(2);
    socket.socket.terminate();
    await ticker.heardBy(0);
  });

  it('that are over make place for others', async () => {
    const socket = new Socket(shop);
    for (let count = 0; count < 10; count++) {
      expect(await socket.subscribe('{ hello }').next()).toEqual({ hello: 'ana' });
      expect((await socket.subscribe('{ nothing }').ended).errors).toHaveLength(1);
      expect((await socket.subscribe('subscription { thrown(how: "resync") }').ended).errors).toHaveLength(1);
    }
  });
});

describe('connections of one person at once', () => {
  it('are counted over WebSockets and event streams together, and by who they are', async () => {
    const [socket, stream] = [
      subscribe(shop, TICKS, {}, { as: 'ben' }),
      subscribeByStream(shop, TICKS, {}, { as: 'ben' }),
    ];
    await ticker.heardBy(2);
    expect(await new Socket(shop, { as: 'ben' }).subscribe(TICKS).ended).toEqual({
      code: 4429,
      reason: 'Too many connections',
    });
    expect(await subscribeByStream(shop, TICKS, {}, { as: 'ben' }).ended).toEqual({
      code: 429,
      errors: [{ message: 'You have too many connections open.', extensions: { code: 'TOO_MANY_CONNECTIONS' } }],
    });
    const other = subscribe(shop, TICKS, {}, { as: 'cleo' });
    await ticker.heardBy(3);
    ticker.tick({ n: 1 });
    for (const each of [socket, stream, other]) expect(await each.next()).toEqual({ ticks: { n: 1 } });
  });

  it('that are over make place for others, however they ended', async () => {
    for (let count = 0; count < 3; count++) {
      const stream = subscribeByStream(shop, TICKS, {}, { as: 'vera' });
      const socket = await (await RawSocket.open(shop)).enter(shop, 'vera');
      await ticker.heardBy(1);
      stream.end();
      socket.socket.terminate();
      await ticker.heardBy(0);
      // The server may hear of the socket's end after that of the stream.
      await expect
        .poll(async () => (await subscribeByStream(shop, '{ hello }', {}, { as: 'vera' }).ended).code)
        .toBe(undefined);
      expect(await subscribeByStream(shop, '{ nothing }', {}, { as: 'vera' }).ended).toMatchObject({ code: 400 });
      expect(await subscribeByStream(shop, '{ hello }', {}, { as: 'vera' }).ended).toEqual({});
    }
  });

  it('are none of those that end before it is known whose they are', async () => {
    const known = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    for (let count = 0; count < 3; count++) {
      doorkeeper.wait = () => (asked.resolve(), known.promise);
      const socket = await RawSocket.open(shop);
      socket.send({
        type: 'connection_init',
        payload: { authorization: `Bearer ${await shop.identity.token('cleo')}` },
      });
      await asked.promise;
      socket.socket.terminate();
    }
    doorkeeper.wait = async () => undefined;
    // Asked for after they ended, and so answered after the server knows.
    expect(await subscribe(shop, '{ hello }', {}, { as: 'ana' }).next()).toEqual({ hello: 'ana' });
    known.resolve();
    expect(await subscribe(shop, '{ hello }', {}, { as: 'cleo' }).next()).toEqual({ hello: 'cleo' });
  });
});
