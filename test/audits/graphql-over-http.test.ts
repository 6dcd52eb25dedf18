import { auditServer, serverAudits, type AuditResult } from 'graphql-http';
import { beforeAll, describe, expect, it } from 'vitest';
import { useShop, type Shop } from '../setup/shop.js';

const development = useShop();
const production = useShop({ production: true });

/** Of the audits of graphql-http, all: what a server MUST, what it SHOULD and what it MAY do. */
const AUDITS = serverAudits({ url: '' }).map(({ id, name }) => [id, name] as const);

/**
 * The audits as they are, with what Concord asks of a client besides: a token, and a header that shows a GET to be no simple
 * request. In production nothing tells the schema: what five of them ask of `__type`, to try the encoding of a request and
 * its variables, they ask of `node`.
 */
async function auditsOf(shop: Shop): Promise<Map<string, AuditResult>> {
  const authorization = `Bearer ${await shop.identity.token('vera')}`;
  const elsewhere = (text: string): string =>
    shop === production
      ? text.replace('$name: String!', '$name: ID!').replace(/__type\(name: (.+?)\) { name }/, 'node(id: $1) { id }')
      : text;
  const fetchFn = (
    url: string,
    { headers, body, ...init }: RequestInit & { body?: string } = {},
  ): Promise<Response> => {
    const address = new URL(url);
    const query = address.searchParams.get('query');
    if (query) address.searchParams.set('query', elsewhere(query));
    return fetch(address, {
      ...init,
      headers: { ...(headers as Record<string, string>), authorization, 'apollo-require-preflight': 'yes' },
      ...(body !== undefined && { body: elsewhere(body) }),
    });
  };
  const results = await auditServer({ url: `${shop.url}/graphql`, fetchFn });
  return new Map(results.map((result) => [result.id, result]));
}

describe.each([
  ['development', () => development],
  ['production', () => production],
] as const)('GraphQL over HTTP in %s', (_mode, shopOf) => {
  let results: Map<string, AuditResult>;
  beforeAll(async () => {
    results = await auditsOf(shopOf());
  });

  it('is audited 61 times', () => {
    expect([...results.keys()]).toEqual(AUDITS.map(([id]) => id));
    expect(results.size).toBe(61);
  });

  it.each(AUDITS)('%s %s', (id) => {
    expect(results.get(id)).toMatchObject({ status: 'ok' });
  });
});
