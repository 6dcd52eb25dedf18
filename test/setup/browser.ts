import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, expect, onTestFinished } from 'vitest';
import { findBrowser } from './find-browser.js';
import { PAGE } from './kit-page.js';
import type { Shop } from './shop.js';

/** Headless Chromium for the tests of one file. Each test opens tabs of its own in it. */
export function useBrowser(): Chromium {
  const browser = new Chromium();
  afterAll(() => browser.stop());
  return browser;
}

class Chromium {
  /** Errors that nobody caught in a page. One that the test has not taken from here fails it. */
  readonly uncaught: Error[] = [];
  #launched: Promise<Browser> | undefined;

  /** With the first tab, and not before the tests: where there is no browser, each test fails and says so, instead of being skipped. */
  #launch(): Promise<Browser> {
    this.#launched ??= chromium.launch({
      executablePath: findBrowser(),
      // The sandbox refuses root; the rest is what a browser does that nobody watches, over the network in part.
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-sync', '--disable-background-networking'],
      // Going back shows the page that was left, as it does for people.
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    });
    return this.#launched;
  }

  async stop(): Promise<void> {
    await (await this.#launched)?.close();
  }

  /** Until the end of the test, a person's browser: its tabs share what a profile keeps, and nothing with other profiles. */
  async newProfile(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const profile = await (await this.#launch()).newContext(options);
    profile.on('weberror', (thrown) => this.uncaught.push(thrown.error()));
    onTestFinished(async () => {
      // Requests that a test had held up are of no interest any more.
      for (const page of profile.pages()) await page.unrouteAll({ behavior: 'ignoreErrors' });
      await profile.close();
      expect(this.uncaught.splice(0), 'errors that nobody caught in the page').toEqual([]);
    });
    return profile;
  }

  /** A tab at the server's own address, where the client kit is `kit`. The server has to serve it: `besides: serveClientKit`. */
  async open({ url }: Shop, profile?: BrowserContext): Promise<Page> {
    const page = await (profile ?? (await this.newProfile())).newPage();
    await page.goto(`${url}${PAGE}`);
    return page;
  }
}
