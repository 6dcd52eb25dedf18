import { describe, expect, it } from 'vitest';
import { RawSocket } from '../setup/raw-socket.js';
import { useShop, type Shop } from '../setup/shop.js';
import { Socket } from '../setup/subscribe.js';
import { tickingSchema, useTicker } from '../setup/ticker.js';

const ticker = useTicker();
/** Comes before anybody is known, once a test has put something here. */
const doorkeeper = { wait: async (): Promise<unknown> => undefined };
const shop = useShop({
  identify:
    ({ identify }) =>
    async (authorization) => {
      await doorkeeper.wait();
      return identify(authorization);
    },
  schema: tickingSchema(ticker),
  limits: { connectionsPerPerson: 2 },
});
const TICKS = 'subscription { ticks { n } }';
const HELLO = { query: '{ hello }' };

/** Whoever else is on the server notices nothing of somebody who was shown out. */
async function expectServed(): Promise<void> {
  expect(await new Socket(shop, { as: 'vera' }).subscribe('{ hello }').next()).toEqual({ hello: 'vera' });
  await ticker.heardBy(0);
}

describe('4400: a message that is none', () => {
  it.each<[what: string, message: string | object | Buffer]>([
    ['no JSON', 'nonsense'],
    ['half of one', '{"type":"ping"'],
    ['nothing', ''],
    ['a list', []],
    ['a number', '7'],
    ['null', 'null'],
    ['text', '"ping"'],
    ['of no type', {}],
    ['of a type that is no text', { type: 7 }],
    ['of a type that there is not', { type: 'dance' }],
    ['of the older protocol', { type: 'start', id: '1', payload: HELLO }],
    ['an introduction of nobody', { type: 'connection_init', payload: 'ana' }],
    ['an introduction of many', { type: 'connection_init', payload: [] }],
    ['a ping with text', { type: 'ping', payload: 'x' }],
    ['an operation without an id', { type: 'subscribe', payload: HELLO }],
    ['an operation with an empty id', { type: 'subscribe', id: '', payload: HELLO }],
    ['an operation with a number for an id', { type: 'subscribe', id: 1, payload: HELLO }],
    ['an operation without a payload', { type: 'subscribe', id: '1' }],
    ['an operation of a list', { type: 'subscribe', id: '1', payload: [HELLO] }],
    ['an operation without a document', { type: 'subscribe', id: '1', payload: {} }],
    ['an operation with a document that is no text', { type: 'subscribe', id: '1', payload: { query: 7 } }],
    ['an operation with a list of variables', { type: 'subscribe', id: '1', payload: { ...HELLO, variables: [] } }],
    ['an operation with a number for a name', { type: 'subscribe', id: '1', payload: { ...HELLO, operationName: 7 } }],
    ['an operation with text for extensions', { type: 'subscribe', id: '1', payload: { ...HELLO, extensions: 'x' } }],
    ['the end of nothing', { type: 'complete' }],
    ['what only a server says: ack', { type: 'connection_ack' }],
    ['what only a server says: next', { type: 'next', id: '1', payload: {} }],
    ['what only a server says: error', { type: 'error', id: '1', payload: [{ message: 'x' }] }],
    ['binary', Buffer.from([0, 1, 2, 255])],
    ['a message, but binary: what of it is no UTF-8 would be taken for something else', Buffer.from('{"type":"ping"}')],
  ])('%s', async (_what, message) => {
    for (const isIn of [false, true]) {
      const socket = await RawSocket.open(shop);
      if (isIn) await socket.enter(shop);
      if (Buffer.isBuffer(message)) socket.socket.send(message);
      else socket.send(message);
      expect(await socket.closed).toMatchObject({ code: 4400 });
    }
    await expectServed();
  });

  it('ends what else was under way on its socket, and nothing on others', async () => {
    const [socket, other] = [await (await RawSocket.open(shop)).enter(shop), new Socket(shop, { as: 'ben' })];
    socket.subscribe('1', TICKS);
    const ticks = other.subscribe(TICKS);
    await ticker.heardBy(2);
    socket.send('nonsense');
    expect(await socket.closed).toMatchObject({ code: 4400 });
    await ticker.heardBy(1);
    ticker.tick({ n: 1 });
    expect(await ticks.next()).toEqual({ ticks: { n: 1 } });
  });
});

describe('4401: an operation of somebody who was not let in', () => {
  it('before an introduction', async () => {
    const socket = await RawSocket.open(shop);
    socket.subscribe('1', '{ hello }');
    expect(await socket.closed).toMatchObject({ code: 4401, reason: 'Unauthorized' });
    await expectServed();
  });

  it('while it is still being found out who they are', async () => {
    const [asked, known] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    doorkeeper.wait = () => (asked.resolve(), known.promise);
    const socket = await RawSocket.open(shop);
    socket.send({ type: 'connection_init' });
    await asked.promise;
    socket.subscribe('1', 'mutation { touch }');
    expect(await socket.closed).toMatchObject({ code: 4401 });
    doorkeeper.wait = async () => undefined;
    known.resolve();
    await expectServed();
    expect(ticker.touched).toBe(0);
  });
});

describe('4403: somebody who may not come in, or not stay', () => {
  it('with a bad token', async () => {
    const socket = await RawSocket.open(shop);
    socket.send({ type: 'connection_init', payload: { authorization: 'Bearer nonsense' } });
    expect(await socket.closed).toMatchObject({ code: 4403 });
    await expectServed();
  });

  it('with a token that has expired', async () => {
    const socket = await RawSocket.open(shop);
    const authorization = `Bearer ${await shop.identity.token('ana', -1)}`;
    socket.send({ type: 'connection_init', payload: { authorization } });
    expect(await socket.closed).toMatchObject({ code: 4403 });
  });

  it('with a token that expires meanwhile', async () => {
    const socket = new Socket(shop, { token: await shop.identity.token('ben', 2) });
    const ticks = socket.subscribe(TICKS);
    expect(await ticks.ended).toMatchObject({ code: 4403 });
    await expectServed();
  });
});

describe('4406: a protocol that is not spoken here', () => {
  it.each<[what: string, protocols: string | undefined]>([
    ['none', undefined],
    ['the older one of the same name', 'graphql-ws'],
    ['any other', 'soap, mqtt'],
    ['one that begins like ours', 'graphql-transport-ws2'],
    ['ours in capitals', 'GRAPHQL-TRANSPORT-WS'],
  ])('%s', async (_what, protocols) => {
    const headers = protocols && { headers: { 'sec-websocket-protocol': protocols } };
    const socket = await RawSocket.open(shop, { protocol: null, ...headers });
    expect(await socket.closed).toEqual({ code: 4406, reason: 'Subprotocol not acceptable' });
  });

  it('but others may be offered besides, in any order', async () => {
    const socket = await RawSocket.open(shop, { protocol: ['something-else', 'graphql-transport-ws'] });
    expect(socket.socket.protocol).toBe('graphql-transport-ws');
  });
});

describe('4408: somebody who does not introduce themselves', () => {
  it('and says nothing, or nothing of importance', async () => {
    const [silent, chatty] = [await RawSocket.open(shop), await RawSocket.open(shop)];
    chatty.send({ type: 'ping' });
    expect(await chatty.next()).toEqual({ type: 'pong' });
    const reason = 'Connection initialisation timeout';
    for (const { closed } of [silent, chatty]) expect(await closed).toEqual({ code: 4408, reason });
  });
});

describe('4409: an id that is in use', () => {
  it.each([
    ['an ordinary one', '1'],
    ['one that objects have', '__proto__'],
    ['another of these', 'constructor'],
    ['one that the closing frame has no room for', 'x'.repeat(1000)],
    ['one of which only the bytes are too many', '🦊'.repeat(30)],
  ])('%s', async (_what, id) => {
    const socket = await (await RawSocket.open(shop)).enter(shop);
    socket.subscribe(id, TICKS);
    await ticker.heardBy(1);
    socket.subscribe(id, '{ hello }');
    expect(await socket.closed).toMatchObject({ code: 4409 });
    await expectServed();
  });

  it('but may be used again once it is free', async () => {
    const socket = await (await RawSocket.open(shop)).enter(shop);
    for (let count = 0; count < 3; count++) {
      socket.subscribe('1', '{ hello }');
      expect([await socket.next(), await socket.next()]).toMatchObject([{ type: 'next' }, { type: 'complete' }]);
    }
  });
});

describe('4429: too much of somebody', () => {
  it('who introduces themselves twice', async () => {
    const socket = await (await RawSocket.open(shop)).enter(shop);
    socket.send({ type: 'connection_init' });
    expect(await socket.closed).toEqual({ code: 4429, reason: 'Too many initialisation requests' });
    await expectServed();
  });

  it('who does so before they were let in', async () => {
    const socket = await RawSocket.open(shop);
    socket.send({ type: 'connection_init' });
    socket.send({ type: 'connection_init' });
    expect(await socket.closed).toMatchObject({ code: 4429 });
  });

  it('who has too many sockets open; the others stay', async () => {
    const sockets = [await (await RawSocket.open(shop)).enter(shop, 'ben')];
    sockets.push(await (await RawSocket.open(shop)).enter(shop, 'ben'));
    const authorization = `Bearer ${await shop.identity.token('ben')}`;
    const third = await RawSocket.open(shop);
    third.send({ type: 'connection_init', payload: { authorization } });
    expect(await third.closed).toEqual({ code: 4429, reason: 'Too many connections' });
    for (const socket of sockets) {
      socket.subscribe('1', '{ hello }');
      expect(await socket.next()).toMatchObject({ type: 'next' });
    }
  });
});

describe('4500: what is none of the client’s doing', () => {
  it('while it was found out who they are; nothing is told of what it was', async () => {
    doorkeeper.wait = () => Promise.reject(new Error('the database said: relation "secrets" does not exist'));
    const socket = await RawSocket.open(shop);
    socket.send({ type: 'connection_init' });
    const { code, reason } = await socket.closed;
    doorkeeper.wait = async () => undefined;
    expect(code).toBe(4500);
    const [id] = shop.loggedIds.slice(-1);
    expect(reason).toBe(`INTERNAL_SERVER_ERROR ${id}`);
    expect(shop.logged.splice(0).map(String)).toEqual([expect.stringContaining('secrets')]);
    await expectServed();
  });
});

describe('codes of WebSockets themselves', () => {
  it('1009: a message of more than a million bytes; one of exactly so many is read', async () => {
    const socket = await (await RawSocket.open(shop)).enter(shop);
    const message = JSON.stringify({ type: 'subscribe', id: '1', payload: HELLO });
    socket.send(message + ' '.repeat(1_000_000 - message.length));
    expect(await socket.next()).toMatchObject({ type: 'next', payload: { data: { hello: 'ana' } } });
    socket.send(message + ' '.repeat(1_000_001 - message.length));
    expect(await socket.closed).toMatchObject({ code: 1009 });
    await expectServed();
  });

  it('1001: the server stops; so does who comes late hear', async () => {
    const stopping: Shop = await shop.another();
    const [inside, outside] = [await (await RawSocket.open(stopping)).enter(stopping), await RawSocket.open(stopping)];
    await stopping.server.close();
    for (const { closed } of [inside, outside]) expect(await closed).toEqual({ code: 1001, reason: 'Going away' });
  });
});
