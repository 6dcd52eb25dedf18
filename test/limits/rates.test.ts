import { describe, expect, it } from 'vitest';
import { newProducts, saveProducts } from '../setup/acts.js';
import { RawSocket } from '../setup/raw-socket.js';
import { useShop } from '../setup/shop.js';
import { expectNothingWritten } from '../setup/stored.js';
import { codesOf, TRANSPORTS, transports, type Told } from '../setup/transports.js';

/** One proxy stands before the server, and says for whom it asks. */
const trustProxy = (_address: string, hop: number): boolean => hop < 1;
const from = (address: string): { headers: Record<string, string> } => ({ headers: { 'x-forwarded-for': address } });

const MADE = 'createCategory(input: { name: "Made" }) { ... on Category { id } }';
const making = (count: number): { query: string } => ({
  query: `mutation { ${Array.from({ length: count }, (_, index) => `m${index}: ${MADE}`).join(' ')} }`,
});

function expectRateLimited({ data, errors, status, headers }: Told): void {
  expect(data).toBeNull();
  const [error] = errors;
  const { message } = error!;
  const extensions: Record<string, unknown> = error!.extensions;
  expect(extensions).toEqual({ code: 'RATE_LIMITED', retryAfter: expect.any(Number) });
  expect(message).toContain('too many');
  expect(extensions['retryAfter']).toBeGreaterThan(0);
  if (!headers) return;
  expect(status).toBe(429);
  expect(headers.get('retry-after')).toBe(String(extensions['retryAfter']));
}

describe('mutations of one person in a minute', () => {
  const shop = useShop({ limits: { mutationsPerPerson: 6 } });
  const { HTTP, 'a WebSocket': byWebSocket, 'an event stream': byStream } = TRANSPORTS;

  it('are counted by what they are, over all transports together, and one too many is refused over each', async () => {
    expect((await HTTP(shop, making(2), { as: 'ben' })).errors).toEqual([]);
    expect((await byWebSocket(shop, making(2), { as: 'ben' })).errors).toEqual([]);
    expect((await byStream(shop, making(2), { as: 'ben' })).errors).toEqual([]);
    for (const [, send] of transports) {
      expectRateLimited(await expectNothingWritten(shop, () => send(shop, making(1), { as: 'ben' })));
      // Others, and what changes nothing, are let through.
      expect((await send(shop, { query: '{ me { id } }' }, { as: 'ben' })).errors).toEqual([]);
    }
    expect((await HTTP(shop, making(1), { as: 'cleo' })).errors).toEqual([]);
  });

  it('count where fragments name them, and are not taken off when they are refused', async () => {
    const query = `mutation { ...A ... { b: ${MADE} ...A } } fragment A on Mutation { a: ${MADE} c: ${MADE} }`;
    const rest = { query: `mutation { ${MADE} }` };
    expect((await HTTP(shop, { query }, { as: 'cleo' })).errors).toEqual([]);
    for (let count = 0; count < 3; count++) expectRateLimited(await HTTP(shop, { query }, { as: 'cleo' }));
    expectRateLimited(await HTTP(shop, rest, { as: 'cleo' }));
  });
});

describe('the entries of a batch', () => {
  // One more in ten seconds: on however busy a machine, no test takes as long between two of its steps.
  const shop = useShop({ limits: { mutationsPerPerson: 6 } });

  it('count as mutations, in variables and in the document, and more than there can be needs all there is', async () => {
    const products = await newProducts(shop, 3);
    const edits = products.map((product, index) => [product, { stock: index }] as const);
    // Ana has made them.
    expect(await saveProducts(shop, edits, { as: 'ben' })).toMatchObject({ __typename: 'ProductsUpdated' });
    const updates = products.map(({ id }) => `{ id: "${id}", expectedVersion: 2, patch: { stock: 99 } }`);
    const query = (count: number): string =>
      `mutation { updateProducts(updates: [${updates.slice(0, count).join(' ')}]) { __typename } }`;
    expectRateLimited(await TRANSPORTS.HTTP(shop, { query: `${query(3).slice(0, -1)} ${MADE} }` }, { as: 'ben' }));
    expect((await TRANSPORTS.HTTP(shop, { query: query(2) }, { as: 'ben' })).errors).toEqual([]);
    const all = Array.from({ length: 7 }, () => ({ id: 'x', expectedVersion: 1, patch: {} }));
    const tooMany = {
      query: 'mutation ($updates: [ProductUpdate!]!) { updateProducts(updates: $updates) { __typename } }',
      variables: { updates: all },
    };
    expectRateLimited(await TRANSPORTS.HTTP(shop, tooMany, { as: 'ben' }));
    expect((await TRANSPORTS.HTTP(shop, tooMany, { as: 'cleo' })).errors).toEqual([]);
    expectRateLimited(await TRANSPORTS.HTTP(shop, making(1), { as: 'cleo' }));
  });
});

describe('mutations from one address', () => {
  const shop = useShop({ limits: { mutationsPerAddress: 2 }, trustProxy });

  it.each(transports)('are those of all people there: over %s', async (name, send) => {
    const [here, there] = [from(`192.0.2.${name.length}`), from(`198.51.100.${name.length}`)];
    for (const as of ['ben', 'cleo'] as const)
      expect((await send(shop, making(1), { as, ...here })).errors).toEqual([]);
    expectRateLimited(await expectNothingWritten(shop, () => send(shop, making(1), { as: 'ana', ...here })));
    expect((await send(shop, making(1), { as: 'ana', ...there })).errors).toEqual([]);
  });

  it('is a network in IPv6, of which everybody has as many addresses as they like', async () => {
    for (const end of ['1', '2:3']) {
      expect((await TRANSPORTS.HTTP(shop, making(1), from(`2001:db8:1:2::${end}`))).errors).toEqual([]);
    }
    expectRateLimited(await TRANSPORTS.HTTP(shop, making(1), from('2001:db8:1:2:ffff::')));
    expect((await TRANSPORTS.HTTP(shop, making(1), from('2001:db8:1:3::1'))).errors).toEqual([]);
  });

  it('is what the proxy says last, and not what a client has said before it', async () => {
    for (const invented of ['203.0.113.1', '203.0.113.2']) {
      expect((await TRANSPORTS.HTTP(shop, making(1), from(`${invented}, 203.0.113.9`))).errors).toEqual([]);
    }
    expectRateLimited(await TRANSPORTS.HTTP(shop, making(1), from('203.0.113.3, 203.0.113.9')));
    expect(shop.warned).toEqual([]);
  });
});

describe('without a proxy that is trusted', () => {
  const shop = useShop({ limits: { mutationsPerAddress: 1 } });

  it('what is said of addresses counts for nothing', async () => {
    expect((await TRANSPORTS.HTTP(shop, making(1), from('192.0.2.1'))).errors).toEqual([]);
    for (const [, send] of transports) expectRateLimited(await send(shop, making(1), from('192.0.2.2')));
  });

  it('that addresses are told of is said once, to whoever runs the server', async () => {
    for (const address of ['192.0.2.3', '192.0.2.4']) await fetch(`${shop.url}/healthz`, from(address));
    expect(shop.warned).toEqual([expect.stringContaining('TRUST_PROXY')]);
  });
});

describe('what is asked for in a minute', () => {
  const shop = useShop({ limits: { fieldsPerPerson: 1000 } });
  const reading = { query: '{ products(first: 199) { nodes { id } } }' };

  it.each([
    ['HTTP', 'ben'],
    ['an event stream', 'cleo'],
    ['a WebSocket', 'vera'],
  ] as const)('is the number of fields: over %s', async (transport, as) => {
    const send = TRANSPORTS[transport];
    // 400 each: two of them leave room for two operations of 100, which is the least that one counts.
    for (let count = 0; count < 2; count++) expect((await send(shop, reading, { as })).errors).toEqual([]);
    expect(codesOf(await send(shop, { query: '{ nonsense' }, { as }))).toEqual(['GRAPHQL_PARSE_FAILED']);
    expect(codesOf(await send(shop, { query: '{ nonsense }' }, { as }))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expectRateLimited(await send(shop, { query: '{ me { id } }' }, { as }));
  });

  it('is counted for each operation of one socket', async () => {
    const socket = await (await RawSocket.open(shop)).enter(shop, 'ana');
    const told: unknown[] = [];
    for (let count = 0; count < 11; count++) {
      socket.subscribe(String(count), '{ me { id } }');
      const message = await socket.next();
      told.push(message.type);
      if (message.type === 'next') await socket.next();
    }
    expect(told).toEqual([...Array<string>(10).fill('next'), 'error']);
  });
});

describe('bad tokens from one address', () => {
  const shop = useShop({ limits: { failedAuthenticationsPerAddress: 3 }, trustProxy });
  const bad = (address: string): Promise<Response> =>
    fetch(`${shop.url}/graphql`, {
      method: 'POST',
      headers: { ...from(address).headers, 'content-type': 'application/json', authorization: 'Bearer bad' },
      body: '{"query":"{ me { id } }"}',
    });

  it('are refused as such, and then not looked at for a while, over every transport', async () => {
    for (let count = 0; count < 3; count++) expect((await bad('192.0.2.1')).status).toBe(401);
    expect((await bad('192.0.2.1')).status).toBe(429);
    const { HTTP, 'an event stream': byStream } = TRANSPORTS;
    for (const send of [HTTP, byStream])
      expectRateLimited(await send(shop, { query: '{ me { id } }' }, from('192.0.2.1')));
    const socket = await RawSocket.open(shop, from('192.0.2.1'));
    socket.send({ type: 'connection_init', payload: { authorization: `Bearer ${await shop.identity.token('ana')}` } });
    expect(await socket.closed).toEqual({ code: 4429, reason: expect.stringContaining('bad tokens') });
    expect((await bad('192.0.2.2')).status).toBe(401);
  });

  it('count over WebSockets too', async () => {
    for (let count = 0; count < 3; count++) {
      const socket = await RawSocket.open(shop, from('192.0.2.3'));
      socket.send({ type: 'connection_init', payload: { authorization: 'Bearer bad' } });
      expect(await socket.closed).toMatchObject({ code: 4403 });
    }
    expect((await bad('192.0.2.3')).status).toBe(429);
  });
});
