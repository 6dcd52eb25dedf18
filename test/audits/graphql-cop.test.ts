import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createSchema } from '../../src/server/schema.js';
import type { GraphqlError } from '../setup/http.js';
import { useShop } from '../setup/shop.js';

const shop = useShop({ production: true });

interface Asked {
  method?: 'GET' | 'POST';
  /** Of the address. */
  query?: string;
  accept?: string;
  body?: object | URLSearchParams;
}

interface Told {
  readonly text: string;
  readonly answer: Partial<{
    length: number;
    data: Record<string, unknown> | null;
    errors: (GraphqlError & { extensions: Record<string, unknown> })[];
    extensions: object;
  }>;
}

interface Check {
  readonly ask: Asked;
  /** Whether an answer shows the weakness. */
  readonly found: (told: Told) => boolean;
}

const operation = (query: string): Asked => ({ body: { query, operationName: 'cop' } });
const repeated = (count: number, of: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => of(index)).join(' ');
const hasData = ({ answer: { data } }: Told): boolean => data != null && Object.keys(data).length > 0;
const says =
  (pattern: RegExp) =>
  ({ answer: { errors = [] } }: Told) =>
    errors.some(({ message }) => pattern.test(message));

/**
 * The checks of graphql-cop 1.15 (https://github.com/dolevf/graphql-cop): what each sends, and what it takes for a finding,
 * or a little less. The last is in its list and not run by it.
 */
const CHECKS: Readonly<Record<string, Check>> = {
  'field suggestions': { ask: operation('query cop { __schema { directive } }'), found: says(/did you mean/i) },
  introspection: { ask: operation('query cop { __schema { types { name fields { name } } } }'), found: hasData },
  'an IDE': {
    ask: { method: 'GET', accept: 'text/html' },
    found: ({ text }) => /graphiql|playground|sandbox|<html/i.test(text),
  },
  'queries by GET': { ask: { method: 'GET', query: 'query cop {__typename}' }, found: hasData },
  'alias overloading': {
    ask: operation(`query cop { ${repeated(101, (index) => `alias${index}:__typename`)} }`),
    found: hasData,
  },
  'array-based batching': {
    ask: { body: Array.from({ length: 10 }, () => ({ query: 'query cop { __typename }' })) },
    found: ({ answer }) => (answer.length ?? 0) > 0,
  },
  'trace mode': { ask: operation('query cop { __typename }'), found: ({ text }) => /tracing|"extensions"/i.test(text) },
  'directive overloading': {
    ask: operation(`query cop { __typename ${'@aa'.repeat(10)} }`),
    found: ({ answer }) => hasData({ text: '', answer }) || answer.errors!.length >= 10,
  },
  'circular introspection': {
    ask: operation(`query cop { __schema { types { ${'fields { type { '.repeat(4)}name${' } }'.repeat(4)} } } }`),
    found: hasData,
  },
  'mutations by GET': { ask: { method: 'GET', query: 'mutation cop {__typename}' }, found: hasData },
  'url-encoded queries': { ask: { body: new URLSearchParams({ query: 'query cop { __typename }' }) }, found: hasData },
  'unhandled errors': {
    ask: operation('qwerty cop { abc }'),
    found: ({ text, answer: { errors = [] } }) =>
      /exception|stacktrace/i.test(text) || errors.some(({ extensions }) => 'exception' in extensions),
  },
  'field duplication': { ask: operation(`query cop { ${repeated(500, () => '__typename')} }`), found: hasData },
};

async function told(url: string, { method = 'POST', query, accept, body }: Asked, token?: string): Promise<Told> {
  const address = new URL(`${url}/graphql`);
  if (query) address.searchParams.set('query', query);
  const isForm = body instanceof URLSearchParams;
  const headers = {
    ...(token && { authorization: `Bearer ${token}` }),
    ...(accept && { accept }),
    ...(body && !isForm && { 'content-type': 'application/json' }),
  };
  const response = await fetch(address, {
    method,
    headers,
    ...(body && { body: isForm ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return { text, answer: isJson ? (JSON.parse(text) as Told['answer']) : {} };
}

describe('of what graphql-cop looks for, in production there is none', () => {
  it.each(Object.entries(CHECKS))('%s', async (_what, { ask, found }) => {
    const answer = await told(shop.url, ask, await shop.identity.token('ana'));
    expect(found(answer), answer.text).toBe(false);
    expect(answer.answer).not.toEqual({});
  });

  it('while the server answers those who ask as they should', async () => {
    expect(
      await told(shop.url, operation('query cop { __typename }'), await shop.identity.token('vera')),
    ).toMatchObject({ answer: { data: { __typename: 'Query' } } });
  });

  it('and is found on a server that guards against none of it', async () => {
    const url = await unguarded();
    const findings: string[] = [];
    for (const [what, { ask, found }] of Object.entries(CHECKS)) if (found(await told(url, ask))) findings.push(what);
    // Apollo mutates nothing by GET, traces nothing and reads no forms, and graphql-js turns in no circles.
    const notOfThese = ['mutations by GET', 'trace mode', 'url-encoded queries', 'circular introspection'];
    expect(findings).toEqual(Object.keys(CHECKS).filter((what) => !notOfThese.includes(what)));
  });
});

/** The same schema, served with everything allowed that can be. */
async function unguarded(): Promise<string> {
  const apollo = new ApolloServer({
    schema: createSchema(),
    csrfPrevention: false,
    allowBatchedHttpRequests: true,
    introspection: true,
    includeStacktraceInErrorResponses: true,
  });
  onTestFinished(() => apollo.stop());
  const { url } = await startStandaloneServer(apollo, { listen: { host: '127.0.0.1', port: 0 } });
  return url;
}
