import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { json as readJson } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { newProduct } from '../setup/acts.js';
import { useShop } from '../setup/shop.js';
import { expectNothingWritten } from '../setup/stored.js';

const shop = useShop();
const ME = '{"query":"{ me { id } }"}';
const WRITE = 'mutation { createCategory(input: { name: "x" }) { __typename } }';

interface Asked {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** The whole of what comes back, which is a GraphQL error and nothing else. */
async function refused({ method = 'POST', path = '/graphql', headers = {}, body }: Asked) {
  const response = await fetch(`${shop.url}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
  const text = await response.text();
  expect(response.headers.get('content-type')).toMatch(/json/);
  const answer = JSON.parse(text) as { errors: { message: string; extensions: { code: string } }[]; data?: null };
  expect(answer.data ?? null).toBeNull();
  expect(answer.errors).toHaveLength(1);
  const [error] = answer.errors;
  expect(
    Object.keys(error!)
      .toSorted()
      .filter((key) => key !== 'locations' && key !== 'path'),
  ).toEqual(['extensions', 'message']);
  expect(Object.keys(error!.extensions)).toEqual(['code']);
  expect(error!.message).not.toMatch(/\.[jt]s\b|node_modules|FST_|\bat \w+ \(/);
  return { status: response.status, code: error!.extensions.code };
}

/**
 * What is answered to the headers of a request alone. Were the body sent too, the server would close the connection
 * while it is under way, and now and then the answer would be lost with it.
 */
async function announced(length: number): Promise<{ status: number | undefined; code: string }> {
  const headers = { ...json, 'content-length': length };
  const sending = request(`${shop.url}/graphql`, { method: 'POST', headers, agent: false });
  sending.flushHeaders();
  const [response] = (await once(sending, 'response')) as [IncomingMessage];
  const answer = (await readJson(response)) as { errors: { extensions: { code: string } }[] };
  sending.destroy();
  return { status: response.statusCode, code: answer.errors[0]!.extensions.code };
}

const json = { 'content-type': 'application/json' };

describe('a request that never reaches GraphQL is answered by a GraphQL error with a code', () => {
  it('a body that says it is over a million bytes: PAYLOAD_TOO_LARGE, before it is sent', async () => {
    expect(await announced(1_000_001)).toEqual({ status: 413, code: 'PAYLOAD_TOO_LARGE' });
  });

  it('a body of exactly a million bytes is no such thing', async () => {
    const { status, data } = await shop.post(ME + ' '.repeat(1_000_000 - ME.length));
    expect({ status, data }).toEqual({ status: 200, data: { me: { id: 'ana' } } });
  });

  it.each([
    '{',
    '',
    'nonsense',
    '{"query": "{ me { id } }",}',
    '{"query":"{ me { id } }"} x',
    '{"__proto__": {"query": "x"}}',
  ])('malformed JSON: BAD_REQUEST: %j', async (body) => {
    expect(await refused({ headers: json, body })).toEqual({ status: 400, code: 'BAD_REQUEST' });
  });

  it.each(['null', '[]', '"{ me { id } }"', '7', '{}', '{"query": 7}', '{"query": null}', `[${ME}, ${ME}]`])(
    'JSON that is no GraphQL request: BAD_REQUEST: %s',
    async (body) => {
      expect(await refused({ headers: json, body })).toEqual({ status: 400, code: 'BAD_REQUEST' });
    },
  );

  it.each([
    '{"query": "{ me { id } }", "variables": "x"}',
    '{"query": "{ me { id } }", "variables": [1]}',
    '{"query": "{ me { id } }", "operationName": 7}',
  ])('parts of a request in another form than theirs: BAD_REQUEST: %s', async (body) => {
    expect(await refused({ headers: json, body })).toEqual({ status: 400, code: 'BAD_REQUEST' });
  });

  it.each(['application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'nonsense'])(
    'another content type: UNSUPPORTED_MEDIA_TYPE: %s',
    async (contentType) => {
      const ask = () => refused({ headers: { 'content-type': contentType }, body: JSON.stringify({ query: WRITE }) });
      expect(await expectNothingWritten(shop, ask)).toEqual({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' });
    },
  );

  it('a simple request of a browser, as text/plain, is refused and writes nothing', async () => {
    const ask = () => refused({ headers: { 'content-type': 'text/plain' }, body: JSON.stringify({ query: WRITE }) });
    const { status, code } = await expectNothingWritten(shop, ask);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(['BAD_REQUEST', 'UNSUPPORTED_MEDIA_TYPE']).toContain(code);
  });

  it('a mutation by GET is refused and writes nothing', async () => {
    const path = `/graphql?query=${encodeURIComponent(WRITE)}`;
    for (const headers of [json, { 'apollo-require-preflight': 'true' }]) {
      const { code } = await expectNothingWritten(shop, () => refused({ method: 'GET', path, headers }));
      expect(code).toBe('BAD_REQUEST');
    }
  });

  it('a query by GET needs the header that no simple request of a browser carries', async () => {
    const path = `/graphql?query=${encodeURIComponent('{ me { id } }')}`;
    expect(await refused({ method: 'GET', path })).toEqual({ status: 400, code: 'BAD_REQUEST' });
    const free = await fetch(`${shop.url}${path}`, { headers: { 'apollo-require-preflight': 'true' } });
    expect(await free.json()).toEqual({ data: { me: { id: 'ana' } } });
  });

  it.each(['/', '/nothing', '/graphql/', '/graphql/x', '/%'])(
    'another address: an error with a code: %s',
    async (path) => {
      const { status, code } = await refused({ path, headers: json, body: ME });
      expect([
        [404, 'NOT_FOUND'],
        [400, 'BAD_REQUEST'],
      ]).toContainEqual([status, code]);
    },
  );

  it('another method: an error with a code', async () => {
    expect(await refused({ method: 'PUT', headers: json, body: ME })).toMatchObject({ code: expect.any(String) });
    expect(await refused({ method: 'DELETE' })).toMatchObject({ code: expect.any(String) });
  });
});

describe('an operation that GraphQL refuses has a code', () => {
  it.each([
    ['GRAPHQL_PARSE_FAILED', '{ me { id }', {}],
    ['GRAPHQL_VALIDATION_FAILED', '{ nothing }', {}],
    ['GRAPHQL_VALIDATION_FAILED', '{ products(first: "x") { totalCount } }', {}],
    ['BAD_USER_INPUT', 'query ($id: ID!) { node(id: $id) { id } }', {}],
    ['BAD_USER_INPUT', 'query ($first: Int) { products(first: $first) { totalCount } }', { first: 2 ** 31 }],
    ['BAD_USER_INPUT', 'query ($first: Int) { products(first: $first) { totalCount } }', { first: 1.5 }],
    ['BAD_USER_INPUT', 'query ($id: ID!) { node(id: $id) { id } }', { id: {} }],
  ])('%s: %s with %j', async (code, query, variables) => {
    const { errors, status } = await shop.post({ query, variables });
    expect(errors.map(({ extensions }) => extensions)).toEqual([{ code }]);
    expect(status).toBe(400);
  });
});

describe('what goes wrong inside is told to nobody', () => {
  it.each([
    'query ($id: ID!) { product(id: $id) { name } }',
    '{ products { nodes { id } } }',
    'mutation ($id: ID!) { adjustStock(id: $id, delta: 1) { __typename } }',
  ])('an error of the database is INTERNAL_SERVER_ERROR to the caller, and whole in the log: %s', async (query) => {
    const { id } = await newProduct(shop);
    await shop.sql.rows('alter table products rename to no_products');
    const { errors, data, text } = await shop.post({ query, variables: { id } });
    await shop.sql.rows('alter table no_products rename to products');
    expect(errors.length).toBeGreaterThan(0);
    for (const { message, extensions } of errors) {
      expect(extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', id: expect.stringMatching(/^[0-9a-f]{16}$/) });
      expect(message).toMatch(/^Something went wrong on our side\./);
    }
    expect(JSON.stringify(data)).not.toContain(id);
    expect(text).not.toMatch(/relation|42P01|select|update/i);
    const logged = shop.logged.splice(0).map(String);
    expect(logged).toHaveLength(errors.length);
    for (const entry of logged) expect(entry).toContain('relation "products" does not exist');
  });
});
