import { describe, expect, it } from 'vitest';
import { useBrowser } from '../setup/browser.js';
import { findBrowser } from '../setup/find-browser.js';
import { serveClientKit } from '../setup/kit-page.js';
import { useShop } from '../setup/shop.js';

describe('a page with the client kit', () => {
  const shop = useShop({ besides: serveClientKit });
  const browser = useBrowser();

  it('has the kit, and the libraries that the kit may import', async () => {
    const page = await browser.open(shop);
    expect(await page.evaluate(() => typeof kit.keepEditLock)).toBe('function');
    const createsClient = (library: string): Promise<unknown> =>
      page.evaluate(`import('${library}').then(({ createClient }) => typeof createClient)`);
    expect(await createsClient('graphql-ws')).toBe('function');
    expect(await createsClient('graphql-sse')).toBe('function');
    await expect(createsClient('fastify')).rejects.toThrow('Failed to resolve module specifier');
  });
});

describe('the browser', () => {
  const only = (path: string) => (candidate: string) => candidate === path;

  it('is the one that CHROMIUM_PATH names, or else an installed one', () => {
    expect(findBrowser('/opt/mine', only('/opt/mine'))).toBe('/opt/mine');
    expect(findBrowser('', only('/usr/bin/google-chrome'))).toBe('/usr/bin/google-chrome');
  });

  it('is asked for in one sentence where there is none', () => {
    const toInstall = /^There is no browser .* the browser tests need one: install Chromium .*CHROMIUM_PATH.*\.$/;
    expect(() => findBrowser('', only('/nowhere'))).toThrow(toInstall);
    expect(() => findBrowser('/opt/mine', only('/usr/bin/chromium'))).toThrow('no browser at /opt/mine');
  });
});
