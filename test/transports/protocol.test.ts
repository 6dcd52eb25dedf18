import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { RawSocket } from '../setup/raw-socket.js';
import { useShop } from '../setup/shop.js';
import { tickingSchema, useTicker } from '../setup/ticker.js';

const ticker = useTicker();
const shop = useShop({ schema: tickingSchema(ticker) });
const TICKS = 'subscription { ticks { n } }';

describe('who does not keep the protocol of graphql-ws is shown out with its code', () => {
  it.each(['nonsense', '{', '[]', '7', '{}', '{"type":"dance"}', '{"type":"subscribe","id":"1"}'])(
    '4400: a message that is none: %s',
    async (message) => {
      const socket = await RawSocket.open(shop);
      socket.send(message);
      expect(await socket.closed).toMatchObject({ code: 4400 });
    },
  );

  it('4401: an operation before the socket was let in', async () => {
    const socket = await RawSocket.open(shop);
    socket.subscribe('1', '{ hello }');
    expect(await socket.closed).toMatchObject({ code: 4401 });
  });

  it('4406: no subprotocol', async () => {
    const socket = await RawSocket.open(shop, { protocol: null });
    expect(await socket.closed).toMatchObject({ code: 4406 });
  });

  it('but may offer other subprotocols besides, in any order', async () => {
    const socket = await RawSocket.open(shop, { protocol: ['something-else', 'graphql-transport-ws'] });
    expect(socket.socket.protocol).toBe('graphql-transport-ws');
  });

  it('4408: who says nothing is not waited for', async () => {
    const socket = await RawSocket.open(shop);
    expect(await socket.closed).toMatchObject({ code: 4408 });
  });

  it('4409: an id that is in use', async () => {
    const socket = await (await RawSocket.open(shop)).enter(shop);
    socket.subscribe('1', TICKS);
    socket.subscribe('1', TICKS);
    expect(await socket.closed).toMatchObject({ code: 4409 });
    await ticker.heardBy(0);
  });

  it('4429: a second introduction', async () => {
    const socket = await (await RawSocket.open(shop)).enter(shop);
    socket.send({ type: 'connection_init' });
    expect(await socket.closed).toMatchObject({ code: 4429 });
  });

  it('1009: a message of more than a million bytes; one of exactly so many is read', async () => {
    const socket = await (await RawSocket.open(shop)).enter(shop);
    const message = JSON.stringify({ type: 'subscribe', id: '1', payload: { query: '{ hello }' } });
    socket.send(message + ' '.repeat(1_000_000 - message.length));
    expect(await socket.next()).toMatchObject({ type: 'next', payload: { data: { hello: 'ana' } } });
    socket.send(message + ' '.repeat(1_000_001 - message.length));
    expect(await socket.closed).toMatchObject({ code: 1009 });
  });
});

describe('a request for a WebSocket', () => {
  it.each(['/', '/graphql/stream', '/graphql/', '/graphqlx', '//graphql', '/%'])(
    'anywhere but at /graphql is answered 404: %s',
    async (path) => {
      expect(await RawSocket.refused(shop, { path })).toEqual({ status: 404, code: 'NOT_FOUND' });
    },
  );

  it('at /graphql may have parameters', async () => {
    await expect(RawSocket.open(shop, { path: '/graphql?page=editor' })).resolves.toBeDefined();
  });

  it('that is malformed is answered 400, as a GraphQL error', async () => {
    const { status, body } = await upgrade({ upgrade: 'websocket', 'sec-websocket-key': 'x' });
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  it('for something else than a WebSocket is answered as if it were none', async () => {
    const { status, body } = await upgrade({ upgrade: 'h2c', 'http2-settings': '' });
    expect({ status, body }).toEqual({ status: 200, body: { data: { hello: 'ana' } } });
  });
});

async function upgrade(headers: Record<string, string>): Promise<{ status: number | undefined; body: unknown }> {
  const asking = request(`${shop.url}/graphql?query={hello}`, {
    headers: { ...headers, connection: 'Upgrade', 'apollo-require-preflight': 'yes' },
  });
  asking.end();
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  return { status: response.statusCode, body: await json(response) };
}
