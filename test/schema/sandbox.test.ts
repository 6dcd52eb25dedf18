import { describe, expect, it } from 'vitest';
import { useShop } from '../setup/shop.js';

const shop = useShop();
const SANDBOX = ['https://studio.apollographql.com', 'https://sandbox.embed.apollographql.com'];

function preflight(origin: string): Promise<Response> {
  return fetch(`${shop.url}/graphql`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,authorization',
    },
  });
}

describe('Apollo Sandbox in development', () => {
  it('is what a browser is shown at /graphql', async () => {
    const response = await fetch(`${shop.url}/graphql`, { headers: { accept: 'text/html,application/xhtml+xml' } });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    const page = await response.text();
    expect(page).toContain('embeddable-sandbox');
    expect(page).toContain('<!DOCTYPE html>');
  });

  it('can read the schema: introspection works', async () => {
    const query = '{ __schema { mutationType { fields { name description args { name type { kind } } } } } }';
    const { data, errors } = await shop.post({ query });
    expect(errors).toEqual([]);
    expect(JSON.stringify(data)).toContain('"updateProduct"');
  });

  it.each(SANDBOX)('may send requests from %s', async (origin) => {
    const allowed = await preflight(origin);
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(origin);
    expect(allowed.headers.get('access-control-allow-methods')).toContain('POST');
    expect(allowed.headers.get('access-control-allow-headers')).toBe('content-type,authorization');
    const answer = await fetch(`${shop.url}/graphql`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: '{"query":"{ me { id } }"}',
    });
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(await answer.json()).toEqual({ data: { me: { id: 'ana' } } });
  });

  it.each([
    'https://evil.example',
    'http://studio.apollographql.com',
    'https://studio.apollographql.com.evil.example',
    'https://studio.apollographql.com:8443',
    'http://localhost:3000',
    'null',
  ])('is not impersonated: requests from %s are not allowed', async (origin) => {
    const refused = await preflight(origin);
    expect(refused.headers.get('access-control-allow-origin')).toBeNull();
    const answer = await fetch(`${shop.url}/graphql`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: '{"query":"{ me { id } }"}',
    });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});
