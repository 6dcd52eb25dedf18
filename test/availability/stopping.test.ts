import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it, vi } from 'vitest';
import { RETRY_AFTER_SECONDS } from '../../src/server/error-codes.js';
import { http, RawConnection } from '../audits/raw-http.js';
import { newProduct, type Product } from '../setup/acts.js';
import { UpdateProduct } from '../setup/operations.js';
import { openTransaction } from '../setup/race.js';
import { RawSocket } from '../setup/raw-socket.js';
import { useShop, type Shop } from '../setup/shop.js';
import { subscribeByStream } from '../setup/subscribe.js';

function request(body: object): string {
  const json = JSON.stringify(body);
  const head = [
    'POST /graphql HTTP/1.1',
    'host: shop',
    'content-type: application/json',
    `content-length: ${json.length}`,
  ];
  return `${head.join('\r\n')}\r\n\r\n${json}`;
}

/** The answer to what comes on a connection while its first request is under way, and the server has begun to stop. */
async function answerBehind(shop: Shop, second: string): Promise<string | undefined> {
  const { id, version } = await newProduct(shop);
  const holder = await openTransaction(shop);
  await holder.rows('select from products where id = $1 for update', [id]);
  const socket = connect(Number(new URL(shop.url).port), '127.0.0.1');
  await once(socket, 'connect');
  const answers = text(socket);
  socket.write(
    request({ query: String(UpdateProduct), variables: { id, expectedVersion: version, patch: { name: 'Big lamp' } } }),
  );
  await shop.untilWaiting(1);
  const closed = shop.server.close();
  await vi.waitFor(() => expect(shop.server.server.listening).toBe(false));
  socket.write(second);
  await holder.rows('rollback');
  const [, first, answer] = (await answers).split('HTTP/1.1 ');
  await closed;
  expect(first).toMatch(/^200 .*"name":"Big lamp"/s);
  return answer;
}

describe('a server that has begun to stop', () => {
  const shop = useShop();
  it('answers what comes on a connection that is still open', async () => {
    const answer = await answerBehind(shop, request({ query: '{ __typename }' }));
    expect(answer).toMatch(/^200 .*"data":\{"__typename":"Query"\}/s);
  });
});

describe('a server that has begun to stop, asked whether it is ready,', () => {
  const shop = useShop();
  it('is not', async () => {
    expect(await answerBehind(shop, 'GET /readyz HTTP/1.1\r\nhost: shop\r\n\r\n')).toMatch(/^503 .*"not ready"/s);
  });
});

describe('a server that has begun to stop, asked for a WebSocket by whoever came before,', () => {
  const shop = useShop();

  it('says that it is STOPPING, and when to connect again', async () => {
    const connected = once(shop.server.server, 'connection') as Promise<[Socket]>;
    const client = await RawConnection.open(shop);
    const [connection] = await connected;
    // One who never asked for anything would not be waited for.
    client.send(http('GET /healthz'));
    expect(await client.next()).toMatchObject({ status: 200 });
    const asking = 'GET /graphql HTTP/1.1\r\nhost: shop\r\nconnection: upgrade\r\nupgrade: websocket\r\n';
    const before = connection.bytesRead;
    client.send(asking);
    await vi.waitFor(() => expect(connection.bytesRead).toBe(before + asking.length));
    const closed = shop.server.close();
    await vi.waitFor(() => expect(shop.server.server.listening).toBe(false));
    client.send('\r\n');
    const { status, headers, body } = (await client.next())!;
    expect({ status, seconds: headers['retry-after'] }).toEqual({ status: 503, seconds: String(RETRY_AFTER_SECONDS) });
    expect(body).toContain('"code":"STOPPING"');
    await closed;
  });
});

const FOLLOW = 'subscription { recordChanged { version } }';
const rename = ({ id, version }: Product): { query: string; variables: object } => ({
  query: String(UpdateProduct),
  variables: { id, expectedVersion: version, patch: { name: 'Big lamp' } },
});
const big = expect.objectContaining({ updateProduct: expect.objectContaining({ name: 'Big lamp', version: 2 }) });

/** Has somebody hold the product, so that a write to it is under way for as long as the test likes. */
async function held(shop: Shop, { id }: Product): Promise<{ letGo: () => Promise<unknown> }> {
  const holder = await openTransaction(shop);
  await holder.rows('select from products where id = $1 for update', [id]);
  return { letGo: () => holder.rows('rollback') };
}

describe('a server that is about to stop', () => {
  const draining = new AbortController();
  const shop = useShop({ draining: draining.signal });

  it('serves everybody, and says by /readyz and on each connection that others are to be asked', async () => {
    const ask = (path: string) => fetch(shop.url + path);
    expect((await ask('/readyz')).headers.get('connection')).toBe('keep-alive');
    draining.abort();
    const [ready, lives, page] = [
      await ask('/readyz'),
      await ask('/healthz'),
      await ask('/graphql?query={__typename}'),
    ];
    expect([ready.status, lives.status, page.status]).toEqual([503, 200, 400]);
    for (const { headers } of [ready, lives, page]) expect(headers.get('connection')).toBe('close');
    const product = await newProduct(shop);
    const socket = await (await RawSocket.open(shop)).enter(shop);
    socket.send({ type: 'subscribe', id: 'save', payload: rename(product) });
    expect(await socket.next()).toEqual({ type: 'next', id: 'save', payload: { data: big } });
  });
});

describe('a server that stops while a mutation over a WebSocket is under way', () => {
  const shop = useShop();

  it('answers it, begins no other, and only then closes the socket, like those that wait for nothing', async () => {
    const [product, other] = [await newProduct(shop), await newProduct(shop)];
    const [socket, idle] = [await RawSocket.open(shop), await RawSocket.open(shop)];
    for (const each of [socket, idle]) await each.enter(shop);
    for (const each of [socket, idle]) each.subscribe('feed', FOLLOW);
    const { letGo } = await held(shop, product);
    socket.send({ type: 'subscribe', id: 'save', payload: rename(product) });
    await shop.untilWaiting(1);
    const closed = shop.server.close();
    expect(await idle.closed).toEqual({ code: 1001, reason: 'Going away' });
    socket.send({ type: 'subscribe', id: 'late', payload: rename(other) });
    socket.socket.ping();
    await once(socket.socket, 'pong');
    await letGo();
    let message = await socket.next();
    while (message.id !== 'save') message = await socket.next();
    expect(message).toEqual({ type: 'next', id: 'save', payload: { data: big } });
    expect(await socket.closed).toEqual({ code: 1001, reason: 'Going away' });
    await closed;
    expect(await shop.sql.row('select version, name from products where id = $1', [product.id])).toEqual({
      version: 2,
      name: 'Big lamp',
    });
    expect(await shop.sql.row('select version from products where id = $1', [other.id])).toEqual({ version: 1 });
  });
});

describe('a server that stops while a mutation over an event stream is under way', () => {
  const shop = useShop();

  it('answers it to the end: a client that saw no "complete" would send it again', async () => {
    const product = await newProduct(shop);
    const { letGo } = await held(shop, product);
    const { query, variables } = rename(product);
    const saving = subscribeByStream(shop, query, { ...variables });
    await shop.untilWaiting(1);
    const closed = shop.server.close();
    await vi.waitFor(() => expect(shop.server.server.listening).toBe(false));
    await letGo();
    expect(await saving.next()).toEqual(big);
    expect(await saving.ended).toEqual({});
    await closed;
  });
});

describe('a server that stops, and whose mutations do not end,', () => {
  const shop = useShop({ limits: { graceMs: 300 } });

  it('waits for them as long as was set, and no longer', async () => {
    const [product, other] = [await newProduct(shop), await newProduct(shop)];
    const socket = await (await RawSocket.open(shop)).enter(shop);
    const holds = [await held(shop, product), await held(shop, other)];
    socket.send({ type: 'subscribe', id: 'save', payload: rename(product) });
    const byHttp = shop.post(rename(other)).then(String, String);
    await shop.untilWaiting(2);
    await shop.server.close();
    expect(await socket.closed).toMatchObject({ code: 1001 });
    expect(await byHttp).toBe('TypeError: fetch failed');
    for (const { letGo } of holds) await letGo();
  });
});
