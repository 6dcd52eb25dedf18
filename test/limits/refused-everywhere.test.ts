import { describe, expect, it } from 'vitest';
import { RawSocket } from '../setup/raw-socket.js';
import { useShop } from '../setup/shop.js';
import { expectNothingWritten } from '../setup/stored.js';
import { codesOf, TRANSPORTS, transports } from '../setup/transports.js';

const CREATE = 'mutation { createCategory(input: { name: "Made" }) { __typename } }';
const PATHS = ['/graphql', '/graphql/stream'] as const;

const shop = useShop({ limits: { maxBodyBytes: 5000 } });

const post = (path: string, body: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${shop.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

async function codeOf(response: Response): Promise<unknown> {
  const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
  return errors[0]!.extensions.code;
}

describe('several operations in one request', () => {
  it.each(PATHS)('are refused at %s', async (path) => {
    for (const batch of [[{ query: CREATE }], [{ query: CREATE }, { query: CREATE }], []]) {
      const response = await expectNothingWritten(shop, () => post(path, JSON.stringify(batch)));
      expect([response.status, await codeOf(response)]).toEqual([400, 'BAD_REQUEST']);
    }
  });

  it('are refused over a WebSocket', async () => {
    const socket = await (await RawSocket.open(shop)).enter(shop);
    await expectNothingWritten(shop, async () => {
      socket.send([{ type: 'subscribe', id: '1', payload: { query: CREATE } }]);
      expect(await socket.closed).toMatchObject({ code: 4400 });
    });
  });
});

describe('a body', () => {
  it.each(PATHS)('of as many bytes as there may be is taken at %s, and not one more (MAX_BODY_BYTES)', async (path) => {
    const body = JSON.stringify({ query: '{ me { id } }' });
    expect((await post(path, body.padEnd(5000))).status).toBe(200);
    const response = await post(path, body.padEnd(5001));
    expect([response.status, await codeOf(response)]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
  });

  it('likewise a message', async () => {
    const socket = await (await RawSocket.open(shop)).enter(shop);
    const message = JSON.stringify({ type: 'subscribe', id: '1', payload: { query: '{ me { id } }' } });
    socket.send(message.padEnd(5000));
    expect(await socket.next()).toMatchObject({ type: 'next' });
    socket.send(message.padEnd(5001));
    expect(await socket.closed).toMatchObject({ code: 1009 });
  });
});

describe.each(transports)('over %s', (_name, send) => {
  it.each(['{ products { nodes { id ... @defer { name } } } }', '{ products { nodes @stream { id } } }'])(
    'no answer comes in parts: %s',
    async (query) => {
      expect(codesOf(await send(shop, { query }))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    },
  );
});

describe('a request that a page of another site may send unasked, executes nothing', () => {
  it.each(PATHS)('by POST at %s', async (path) => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      for (const headers of [{}, { origin: 'https://evil.example' }]) {
        const body = JSON.stringify({ query: CREATE });
        const response = await expectNothingWritten(shop, () => post(path, body, { ...headers, 'content-type': type }));
        expect([400, 415]).toContain(response.status);
      }
    }
  });

  it.each(PATHS)('by GET at %s', async (path) => {
    for (const query of ['{ me { id } }', CREATE, 'subscription { recordChanged { cursor } }']) {
      const response = await fetch(`${shop.url}${path}?${new URLSearchParams({ query }).toString()}`);
      expect([response.status, await codeOf(response)]).toEqual([400, 'BAD_REQUEST']);
    }
  });
});

describe('what the schema has is not told', () => {
  const production = useShop({ production: true });

  it.each(transports)('by suggestions in production, but in development: over %s', async (_name, send) => {
    for (const sent of [
      { query: '{ product(id: "x") { nam } }' },
      { query: '{ productz { nodes { id } } }' },
      { query: '{ products(firs: 1) { nodes { id } } }' },
      { query: '{ node(id: "x") { ... on Produkt { id } } }' },
      { query: '{ products(filter: { status: [ACTIV] }) { nodes { id } } }' },
      { query: 'query ($f: ProductFilterr) { products(filter: $f) { nodes { id } } }' },
      {
        query: 'query ($f: ProductFilter) { products(filter: $f) { nodes { id } } }',
        variables: { f: { statu: 1, ta: 2 } },
      },
      {
        query: 'query ($f: ProductFilter) { products(filter: $f) { nodes { id } } }',
        variables: { f: { status: ['ACTIV'] } },
      },
      {
        query: 'query ($t: [RecordType!]) { changes(types: $t) { cursor } }',
        variables: { t: Array<string>(60).fill('PRODUKT') },
      },
      {
        query: 'subscription ($t: [RecordType!]) { recordChanged(types: $t) { cursor } }',
        variables: { t: ['PRODUKT'] },
      },
    ]) {
      // A subscription is refused at /graphql for being one.
      if (send === TRANSPORTS.HTTP && sent.query.startsWith('subscription')) continue;
      const [hidden, told] = [await send(production, sent), await send(shop, sent)];
      expect(JSON.stringify(told.errors)).toContain('Did you mean');
      expect(JSON.stringify(hidden.errors)).not.toContain('Did you mean');
      expect(codesOf(hidden)).toEqual(codesOf(told));
    }
  });

  it.each(transports)('by introspection in production: over %s', async (_name, send) => {
    for (const query of [
      '{ __schema { types { name } } }',
      '{ me { id } __type(name: "Query") { name } }',
      '{ ...A } fragment A on Query { __schema { queryType { name } } }',
    ]) {
      const { data, errors } = await send(production, { query });
      expect(data).toBeNull();
      expect(errors[0]!.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    }
    expect((await send(production, { query: '{ __typename }' })).data).toEqual({ __typename: 'Query' });
  });
});
