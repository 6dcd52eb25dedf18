import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { RawSocket } from '../setup/raw-socket.js';
import { useShop } from '../setup/shop.js';
import { tickingSchema, useTicker } from '../setup/ticker.js';

const ticker = useTicker();
const shop = useShop({ schema: tickingSchema(ticker) });

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
