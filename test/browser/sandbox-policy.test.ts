import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../setup/browser.js';
import { useShop } from '../setup/shop.js';

/** What of Apollo's own the page of Sandbox loads, in the place of which the test has its own: the network is away. */
const LIBRARY = 'https://embeddable-sandbox.cdn.apollographql.com/**';
const EXPLORER = 'https://sandbox.embed.apollographql.com/**';

/** As the library does: shows the explorer in a frame, and asks and follows this server from the page. */
const AS_LIBRARY = `
  window.EmbeddedSandbox = class {
    constructor({ initialEndpoint, target }) {
      const frame = document.createElement('iframe');
      frame.src = 'https://sandbox.embed.apollographql.com/sandbox/explorer';
      frame.onload = () => (document.title += ' framed');
      document.querySelector(target).append(frame);
      const asking = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ me { id } }"}' };
      fetch(initialEndpoint, asking).then(() => (document.title += ' asked'));
      new WebSocket(initialEndpoint.replace('http', 'ws'), 'graphql-transport-ws').onopen = () => (document.title += ' followed');
    }
  };`;

/** What the page was kept from. */
const WATCH = `
  window.violations = [];
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    violations.push(effectiveDirective + ' ' + blockedURI));`;

const violations = (page: Page): Promise<unknown> => page.evaluate('violations');

async function watched(page: Page): Promise<Page> {
  await page.addInitScript(WATCH);
  await page.route(/apollographql\.com|fonts\.g/, (route) => route.fulfill({ status: 200, body: '' }));
  await page.route(LIBRARY, (route) => route.fulfill({ contentType: 'text/javascript', body: AS_LIBRARY }));
  await page.route(EXPLORER, (route) => route.fulfill({ contentType: 'text/html', body: '<title>Explorer</title>' }));
  return page;
}

const STRANGER = 'https://evil.example/x.js';
const INLINE_PAGE = '<!DOCTYPE html><title>Page</title><script>document.title = "run"</script>';

describe('a browser', () => {
  const browser = useBrowser();

  describe('in development', () => {
    const shop = useShop();

    it('lets Apollo Sandbox load all that it needs, and reach this server', async () => {
      const page = await watched(await (await browser.newProfile()).newPage());
      await page.goto(`${shop.url}/graphql`);
      await expect.poll(() => page.title(), { timeout: 20_000 }).toMatch(/^(?=.*framed)(?=.*asked)(?=.*followed)/);
      expect(await violations(page)).toEqual([]);
    });

    it('lets it load nothing else', async () => {
      const page = await watched(await (await browser.newProfile()).newPage());
      await page.goto(`${shop.url}/graphql`);
      await page.route('https://evil.example/**', (route) =>
        route.fulfill({ contentType: 'text/javascript', body: '' }),
      );
      await page.evaluate(
        `document.head.append(Object.assign(document.createElement('script'), { src: '${STRANGER}' }))`,
      );
      // Once by the server's policy, and once by that of the page itself.
      await expect.poll(() => violations(page)).toEqual([`script-src-elem ${STRANGER}`, `script-src-elem ${STRANGER}`]);
    });
  });

  describe('in production', () => {
    const shop = useShop({
      production: true,
      besides: (server) => {
        server.get('/inline', (_request, reply) => reply.type('text/html').send(INLINE_PAGE));
      },
    });

    it('runs nothing that is written into a page', async () => {
      const page = await watched(await (await browser.newProfile()).newPage());
      await page.goto(`${shop.url}/inline`);
      await expect.poll(() => violations(page)).toEqual(['script-src-elem inline']);
      expect(await page.title()).toBe('Page');
    });
  });
});
