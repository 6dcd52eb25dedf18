import { readdir, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { usePage } from '../setup/page.js';
import { useShop } from '../setup/shop.js';

const assets = join(import.meta.dirname, '../../web/dist/assets');
const MAX_SCRIPT_BYTES = 250_000;

describe('the page, as it is served', () => {
  const shop = useShop();
  usePage(shop);

  it.each(['/', '/products', '/products/product_1', '/orders', '/orders/new'])(
    '%s is the page, asked for anew each time',
    async (path) => {
      const response = await fetch(`${shop.url}${path}`);
      expect(response.headers.get('content-type')).toMatch('text/html');
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(await response.text()).toContain('<div id="page">');
    },
  );

  it.each([
    ['/healthz', 200],
    ['/nothing/here', 404],
    ['/assets/none.js', 404],
    ['/assets/../index.html', 404],
  ])('%s is not the page', async (path, status) => {
    const response = await fetch(`${shop.url}${path}`);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch('application/json');
  });

  it.each(['br', 'gzip'])('its files come compressed by %s, and are never asked for again', async (encoding) => {
    const script = (await readdir(assets)).find((name) => name.endsWith('.js'));
    const response = await fetch(`${shop.url}/assets/${script}`, { headers: { 'accept-encoding': encoding } });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('is light', async () => {
    const scripts = (await readdir(assets)).filter((name) => name.endsWith('.js.gz'));
    const sizes = await Promise.all(scripts.map(async (name) => (await stat(join(assets, name))).size));
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(MAX_SCRIPT_BYTES);
  });
});

describe('tokens of the demo people', () => {
  const shop = useShop();
  const production = useShop({ production: true });

  it('are there for the page, on this machine', async () => {
    const response = await fetch(`${shop.url}/demo/people`);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const people = (await response.json()) as { id: string }[];
    expect(people.map(({ id }) => id)).toEqual(['ana', 'ben', 'cleo', 'vera']);
  });

  it.each([
    ['a page of another site', { origin: 'https://sandbox.embed.apollographql.com' }],
    ['a request that another site makes the browser send', { 'sec-fetch-site': 'cross-site' }],
    ['a name that somebody made point here', { host: 'evil.example' }],
    ['what comes through a proxy', { 'x-forwarded-for': '192.0.2.1' }],
  ])('are not there for %s', async (_, headers) => {
    expect(await statusOf(`${shop.url}/demo/people`, headers)).toBe(404);
  });

  it('are not there in production', async () => {
    expect(await statusOf(`${production.url}/demo/people`, {})).toBe(404);
  });
});

/** fetch() chooses these headers itself. */
function statusOf(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}
