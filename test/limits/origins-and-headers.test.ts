import { describe, expect, it } from 'vitest';
import { RawSocket } from '../setup/raw-socket.js';
import { useShop } from '../setup/shop.js';

const ALLOWED = 'https://office.example';
const SANDBOX = 'https://studio.apollographql.com';
const STRANGER = 'https://evil.example';
const PATHS = ['/graphql', '/graphql/stream'] as const;
const BODY = JSON.stringify({ query: '{ me { id } }' });

describe.each([
  ['in development', false],
  ['in production', true],
])('%s', (_when, production) => {
  const shop = useShop({ production, allowedOrigins: [ALLOWED] });

  const post = (path: string, origin: string, body = BODY): Promise<Response> =>
    fetch(`${shop.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', origin }, body });
  const preflight = (path: string, origin: string): Promise<Response> =>
    fetch(`${shop.url}${path}`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });

  describe('a page of another site (ALLOWED_ORIGINS)', () => {
    const origins: [origin: string, isAllowed: boolean][] = [
      [ALLOWED, true],
      [SANDBOX, !production],
      [STRANGER, false],
      [`${ALLOWED}:8443`, false],
      [ALLOWED.replace('https', 'http'), false],
      ['null', false],
    ];

    it.each(origins)('of %s may use the API: %s', async (origin, isAllowed) => {
      const told = isAllowed ? origin : null;
      for (const path of PATHS) {
        const [asked, answered, refused] = await Promise.all([
          preflight(path, origin),
          post(path, origin),
          post(path, origin, '{'),
        ]);
        if (isAllowed) {
          expect(asked.headers.get('access-control-max-age')).toBe('600');
          expect(asked.headers.get('access-control-allow-headers')).toBe('authorization,content-type');
          expect(answered.headers.get('access-control-expose-headers')).toBe('retry-after');
        }
        for (const { headers } of [asked, answered, refused]) {
          expect(headers.get('access-control-allow-origin')).toBe(told);
          // Nothing is known of who asks but what their page sends itself.
          expect(headers.get('access-control-allow-credentials')).toBeNull();
          expect(headers.get('vary')).toMatch(/\borigin\b/i);
        }
      }
      if (isAllowed) await expect(RawSocket.open(shop, { headers: { origin } })).resolves.toBeDefined();
      else expect(await RawSocket.refused(shop, { headers: { origin } })).toMatchObject({ code: 'FORBIDDEN' });
    });
  });

  it('every answer tells browsers what to keep to', async () => {
    const answers = await Promise.all([
      ...PATHS.flatMap((path) => [post(path, STRANGER), post(path, STRANGER, '{')]),
      ...['/', '/graphql', '/healthz', '/nowhere'].map((path) => fetch(`${shop.url}${path}`, { redirect: 'manual' })),
    ]);
    for (const { headers } of answers) {
      const policy = headers.get('content-security-policy');
      const framed = production ? "frame-ancestors 'none'" : "frame-ancestors 'self'";
      for (const rule of ["default-src 'self'", framed, "object-src 'none'", "base-uri 'none'"]) {
        expect(policy).toContain(rule);
      }
      expect(policy?.includes('unsafe-inline')).toBe(!production);
      expect(policy?.includes('apollographql')).toBe(!production);
      expect(headers.get('strict-transport-security')).toEqual(production ? expect.stringContaining('max-age=') : null);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe(production ? 'DENY' : 'SAMEORIGIN');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });
});

describe('the page of Apollo Sandbox', () => {
  const shop = useShop();

  it.each([
    ['script-src', /<script[^>]* src="(https:\/\/[^/"]+)/g],
    ['style-src', /<link\s+href="(https:\/\/[^/"]+)[^>]*rel="stylesheet"/g],
    ['img-src', /<link\s+rel="(?:icon|apple-touch-icon)"\s+href="(https:\/\/[^/"]+)/g],
    ['manifest-src', /<link\s+rel="manifest"\s+href="(https:\/\/[^/"]+)/g],
    ['font-src', /<link rel="preconnect" href="(https:\/\/[^/"]+)/g],
  ])('names nothing from where it may not load: %s', async (directive, sources) => {
    const page = await fetch(`${shop.url}/graphql`, { headers: { accept: 'text/html' } });
    const policy = page.headers.get('content-security-policy')!.split(';');
    const allowed = policy.find((each) => each.startsWith(`${directive} `))!.split(' ');
    const origins = [...(await page.text()).matchAll(sources)].map(([, origin]) => origin);
    expect(origins.length).toBeGreaterThan(0);
    expect(allowed).toEqual(expect.arrayContaining(origins));
  });
});
