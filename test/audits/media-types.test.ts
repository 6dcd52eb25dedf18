import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { json, text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { useShop } from '../setup/shop.js';
import { expectNothingWritten } from '../setup/stored.js';

const shop = useShop();
const PLAIN = 'application/json; charset=utf-8';
const OWN = 'application/graphql-response+json; charset=utf-8';
const WRITE = 'mutation { createCategory(input: { name: "x" }) { __typename } }';

interface Answered {
  status: number | undefined;
  type: string | undefined;
  code: string | undefined;
}

/** By node:http, which accepts nothing of its own accord. */
async function ask(accept: string | undefined, query: string): Promise<Answered> {
  const headers = { 'content-type': 'application/json', ...(accept !== undefined && { accept }) };
  const asking = request(`${shop.url}/graphql`, { method: 'POST', headers });
  asking.end(JSON.stringify({ query }));
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  const { errors } = (await json(response)) as { errors?: { extensions: { code: string } }[] };
  return { status: response.statusCode, type: response.headers['content-type'], code: errors?.[0]!.extensions.code };
}

describe('the media type and the status of an answer', () => {
  it.each<[accept: string | undefined, type: string, statusOfRefusal: number]>([
    [undefined, PLAIN, 400],
    ['', PLAIN, 400],
    ['*/*', PLAIN, 400],
    ['application/*', PLAIN, 400],
    ['application/json', PLAIN, 200],
    ['application/json; charset=utf-8', PLAIN, 200],
    ['application/json, text/plain, */*', PLAIN, 200],
    ['application/graphql-response+json', OWN, 400],
    ['application/graphql-response+json, application/json;q=0.9', OWN, 400],
    ['application/graphql-response+json;q=0.5, application/json', PLAIN, 200],
    ['text/html, application/graphql-response+json;q=0.1', OWN, 400],
  ])('accept: %s', async (accept, type, status) => {
    expect(await ask(accept, '{ me { id } }')).toEqual({ status: 200, type, code: undefined });
    expect(await ask(accept, '{')).toEqual({ status, type, code: 'GRAPHQL_PARSE_FAILED' });
    expect(await ask(accept, '{ nothing }')).toEqual({ status, type, code: 'GRAPHQL_VALIDATION_FAILED' });
    expect(await ask(accept, 'query ($id: ID!) { node(id: $id) { id } }')).toEqual({
      status,
      type,
      code: 'BAD_USER_INPUT',
    });
    expect(await ask(accept, '')).toEqual({ status: 400, type, code: 'BAD_REQUEST' });
  });

  it.each(['text/html', 'image/png, text/*', 'application/json;q=0', 'multipart/mixed', 'nonsense', ';;;,,,'])(
    'who accepts no answer (%s) is refused before anything is written, not after',
    async (accept) => {
      const answer = await expectNothingWritten(shop, () => ask(accept, WRITE));
      expect(answer).toEqual({ status: 406, type: PLAIN, code: 'BAD_REQUEST' });
    },
  );

  it.each([undefined, '*/*', 'text/event-stream', 'application/json', 'text/html', 'text/event-stream;q=0', ';;;,,,'])(
    'an event stream is one, whatever is accepted (%s)',
    async (accept) => {
      const headers = { 'content-type': 'application/json', ...(accept !== undefined && { accept }) };
      const asking = request(`${shop.url}/graphql/stream`, { method: 'POST', headers });
      asking.end('{"query":"{ me { id } }"}');
      const [response] = (await once(asking, 'response')) as [IncomingMessage];
      expect(response.headers['content-type']).toBe('text/event-stream; charset=utf-8');
      expect(await text(response)).toContain('data: {"data":{"me":{"id":"ana"}}}');
    },
  );
});
