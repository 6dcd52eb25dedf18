import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.js';
import { complexityCheck } from '../../src/server/limits/complexity.js';
import { TrustedDocuments } from '../../src/server/limits/trusted-documents.js';
import { createSchema } from '../../src/server/schema.js';
import { useShop } from '../setup/shop.js';
import { expectNothingWritten } from '../setup/stored.js';
import { codesOf, transports, type Sent } from '../setup/transports.js';

const schema = createSchema();
const check = complexityCheck(readConfig({}));
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const ME = 'query Me {\n  me {\n    id\n  }\n}';
const CREATE = 'mutation Create($name: String!) {\n  createCategory(input: {name: $name}) {\n    __typename\n  }\n}';
const UNKNOWN = 'mutation Create { createCategory(input: { name: "Made" }) { __typename } }';

const OF_CODEGEN = { [hashOf(ME)]: ME, [hashOf(CREATE)]: CREATE };
const OF_APOLLO = {
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: [
    { id: hashOf(ME), name: 'Me', type: 'query', body: ME },
    { id: 'create-1', name: 'Create', type: 'mutation', body: CREATE },
  ],
};

const trusted = new TrustedDocuments(OF_APOLLO, schema, check);
const apollo = (sha256Hash: string): Sent => ({
  extensions: { persistedQuery: { version: 1, sha256Hash } },
});

describe.each([
  ['in production', true],
  ['in development', false],
])('%s, with a manifest', (_when, production) => {
  const shop = useShop({ schema, production, trusted });

  it.each(transports)('what is in it is carried out: over %s', async (_name, send) => {
    const me = { me: { id: 'ana' } };
    expect((await send(shop, { query: ME })).data).toEqual(me);
    expect((await send(shop, { query: 'query Me { me { id } }' })).data).toEqual(me);
    expect((await send(shop, { ...apollo(hashOf(ME)) })).data).toEqual(me);
    expect((await send(shop, { query: ME, ...apollo(hashOf(ME)) })).data).toEqual(me);
    expect((await send(shop, { documentId: hashOf(ME) })).data).toEqual(me);
    expect((await send(shop, { documentId: `sha256:${hashOf(ME)}` })).data).toEqual(me);
    const variables = { name: 'Made' };
    for (const named of [{ documentId: 'create-1' }, apollo('create-1')]) {
      expect((await send(shop, { ...named, variables })).data).toEqual({ createCategory: { __typename: 'Category' } });
    }
  });

  it.each(transports)('an id that is not in it is not found: over %s', async (_name, send) => {
    for (const named of [apollo(hashOf(UNKNOWN)), { documentId: hashOf(UNKNOWN) }, { documentId: '__proto__' }]) {
      expect(codesOf(await send(shop, named))).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
    }
  });

  it.each(transports)('a text that is not in it: over %s', async (_name, send) => {
    if (!production) return expect((await send(shop, { query: UNKNOWN })).errors).toEqual([]);
    for (const sent of [
      { query: UNKNOWN },
      { query: UNKNOWN, ...apollo(hashOf(UNKNOWN)) },
      { query: UNKNOWN, documentId: hashOf(ME) },
      { query: `${ME} ${UNKNOWN}`, operationName: 'Create' },
      { query: '{ __typename }' },
      { query: '{ nonsense }' },
    ]) {
      const { data, errors, status } = await expectNothingWritten(shop, () => send(shop, sent));
      expect({ data, errors }).toEqual({
        data: null,
        errors: [expect.objectContaining({ extensions: { code: 'DOCUMENT_NOT_TRUSTED' } })],
      });
      expect([undefined, 400]).toContain(status);
      // Nor is it carried out later, by its hash.
      expect(codesOf(await send(shop, apollo(hashOf(UNKNOWN))))).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
    }
  });

  it('is asked by GET too', async () => {
    const get = async (parameters: Record<string, string>): Promise<unknown> => {
      const response = await fetch(`${shop.url}/graphql?${new URLSearchParams(parameters).toString()}`, {
        headers: { 'apollo-require-preflight': 'true', authorization: `Bearer ${await shop.identity.token('ben')}` },
      });
      return response.json();
    };
    expect(await get({ documentId: hashOf(ME) })).toEqual({ data: { me: { id: 'ben' } } });
    expect(await get({ extensions: JSON.stringify(apollo(hashOf(ME)).extensions) })).toEqual({
      data: { me: { id: 'ben' } },
    });
    expect(await get({ documentId: 'create-1', variables: '{"name":"x"}' })).toMatchObject({
      errors: [{ extensions: { code: 'BAD_REQUEST' } }],
    });
  });
});

describe('without a manifest', () => {
  const shop = useShop({ schema, production: true });

  it.each(transports)('what a client has sent once may be named by its hash: over %s', async (name, send) => {
    const query = `query ${name.replaceAll(' ', '')} { me { id } }`;
    expect(codesOf(await send(shop, apollo(hashOf(query))))).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
    expect((await send(shop, { query, ...apollo(hashOf(query)) })).errors).toEqual([]);
    expect((await send(shop, apollo(hashOf(query)))).data).toEqual({ me: { id: 'ana' } });
    expect(codesOf(await send(shop, { query, ...apollo(hashOf(ME)) }))).toEqual(['BAD_USER_INPUT']);
    const old = { extensions: { persistedQuery: { version: 0, sha256Hash: hashOf(query) } } };
    expect(codesOf(await send(shop, { query, ...old }))).toEqual(['BAD_USER_INPUT']);
  });
});

describe('a manifest', () => {
  it('may be of Apollo or of GraphQL Code Generator', () => {
    for (const manifest of [OF_APOLLO, OF_CODEGEN]) {
      expect(new TrustedDocuments(manifest, schema, check).textOf(hashOf(ME))).toBe(ME);
    }
  });

  it.each([
    null,
    7,
    'text',
    [],
    [ME],
    { format: 'apollo-persisted-query-manifest', version: 2, operations: [] },
    { ...OF_APOLLO, operations: [{ id: 1, body: ME }] },
    { a: { body: ME } },
  ])('that is none is a mistake: %j', (manifest) => {
    expect(() => new TrustedDocuments(manifest, schema, check)).toThrow(ConfigError);
    expect(() => new TrustedDocuments(manifest, schema, check)).toThrow(/^TRUSTED_DOCUMENTS must be a manifest/);
  });

  it('with documents that this server cannot carry out is a mistake, which names each', () => {
    const deep = `{ me { ${'id { '.repeat(20)} id ${'} '.repeat(20)} } }`;
    const manifest = { one: '{ me { id }', two: '{ nonsense }', three: ME, four: deep };
    expect(() => new TrustedDocuments(manifest, schema, check)).toThrow(
      /^TRUSTED_DOCUMENTS: one: Syntax Error: .* two: Cannot query field "nonsense" .* four: The operation has more than 16 levels/,
    );
  });
});
