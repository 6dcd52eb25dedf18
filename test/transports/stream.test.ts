import { describe, expect, it } from 'vitest';
import { useShop } from '../setup/shop.js';
import { tickingSchema, useTicker } from '../setup/ticker.js';

const ticker = useTicker();
const shop = useShop({ schema: tickingSchema(ticker) });
const TICKS = 'subscription { ticks { n } }';
const TOUCH = 'mutation { touch }';
const UNASKED = { accept: 'text/event-stream' };
const ASKED = { ...UNASKED, 'apollo-require-preflight': 'true' };

const json = { ...UNASKED, 'content-type': 'application/json' };

async function get(query: string, headers: Record<string, string>, more = ''): Promise<Response> {
  return fetch(`${shop.url}/graphql/stream?query=${encodeURIComponent(query)}${more}`, { headers });
}

const post = (body: string, headers: Record<string, string> = json): Promise<Response> =>
  fetch(`${shop.url}/graphql/stream`, { method: 'POST', headers, body });

async function refusal(response: Response): Promise<{ status: number; code: string }> {
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  const { errors, data } = (await response.json()) as { errors: { extensions: { code: string } }[]; data?: unknown };
  expect(data ?? null).toBeNull();
  return { status: response.status, code: errors[0]!.extensions.code };
}

/** The events of a stream, as they are on the wire. */
async function* events(response: Response): AsyncGenerator<string> {
  let text = '';
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    const parts = (text + chunk).split('\n\n');
    text = parts.pop()!;
    yield* parts;
  }
}

describe('an event stream', () => {
  it('is what the protocol says, and is kept by nobody on the way', async () => {
    const response = await post(JSON.stringify({ query: TICKS }));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('cache-control')).toContain('no-cache');
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    await ticker.heardBy(1);
    const coming = events(response);
    expect((await coming.next()).value).toBe(':');
    ticker.tick({ n: 1 });
    expect((await coming.next()).value).toBe('event: next\ndata: {"data":{"ticks":{"n":1}}}');
    ticker.finish();
    expect((await coming.next()).value).toBe('event: complete\ndata:');
    expect((await coming.next()).done).toBe(true);
  });

  it('may be asked for by GET, which is all that an EventSource can do', async () => {
    const query = 'subscription ($above: Int) { ticks(above: $above) { n } }';
    const response = await get(query, ASKED, '&variables={"above":1}');
    expect(response.status).toBe(200);
    await ticker.heardBy(1);
    await response.body!.cancel();
    await ticker.heardBy(0);
  });

  it('by GET changes nothing', async () => {
    const { touched } = ticker;
    expect(await refusal(await get(TOUCH, ASKED))).toEqual({ status: 405, code: 'BAD_REQUEST' });
    expect(ticker.touched).toBe(touched);
    await (await post(JSON.stringify({ query: TOUCH }))).text();
    expect(ticker.touched).toBe(touched + 1);
  });

  it('may be read by a page of Sandbox, and of no other site', async () => {
    const origin = 'https://studio.apollographql.com';
    const body = JSON.stringify({ query: '{ hello }' });
    const allowed = await post(body, { ...json, origin });
    expect(allowed.headers.get('access-control-allow-origin')).toBe(origin);
    expect(await allowed.text()).toContain('{"data":{"hello":"ana"}}');
    const stranger = await post(body, { ...json, origin: 'https://evil.example' });
    expect(stranger.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('a simple request, which a page of any site may send unasked, executes nothing', () => {
  it.each([TICKS, TOUCH, '{ hello }'])('by GET: %s', async (query) => {
    const { touched } = ticker;
    expect(await refusal(await get(query, UNASKED))).toEqual({ status: 400, code: 'BAD_REQUEST' });
    expect([ticker.touched, ticker.listeners]).toEqual([touched, 0]);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'by POST, as %s',
    async (type) => {
      const { touched } = ticker;
      const { status } = await refusal(
        await post(JSON.stringify({ query: TOUCH }), { ...UNASKED, 'content-type': type }),
      );
      expect([400, 415]).toContain(status);
      expect(ticker.touched).toBe(touched);
    },
  );
});

describe('a request that is none is refused as at /graphql', () => {
  it.each([
    '',
    '{',
    'null',
    '[]',
    '7',
    '{}',
    '{"query":7}',
    `[{"query":"{ hello }"}]`,
    '{"query":"{ hello }","variables":[1]}',
  ])('BAD_REQUEST: %s', async (body) => {
    expect(await refusal(await post(body))).toEqual({ status: 400, code: 'BAD_REQUEST' });
  });

  it.each([
    '&variables={',
    '&variables=[1]',
    '&variables=7',
    '&extensions={',
    '&query=x',
    '&operationName=a&operationName=b',
  ])('BAD_REQUEST, by GET: %s', async (more) => {
    expect(await refusal(await get('{ hello }', ASKED, more))).toEqual({ status: 400, code: 'BAD_REQUEST' });
  });

  it('PAYLOAD_TOO_LARGE', async () => {
    expect(await refusal(await post(JSON.stringify({ query: '{ hello }', more: 'x'.repeat(1_000_000) })))).toEqual({
      status: 413,
      code: 'PAYLOAD_TOO_LARGE',
    });
  });

  it.each(['PUT', 'DELETE'])('%s, of a mode that is not served', async (method) => {
    const response = await fetch(`${shop.url}/graphql/stream`, { method });
    expect(await refusal(response)).toEqual({ status: 405, code: 'BAD_REQUEST' });
    expect(response.headers.get('allow')).toBe('GET, POST');
  });
});
