import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions, Locator, Page, Route } from 'playwright-core';
import { expect } from 'vitest';
import { useBrowser } from './browser.js';
import type { Person, Shop } from './shop.js';

const PEOPLE: Readonly<Record<Person, { name: string; role: string }>> = {
  ana: { name: 'Ana', role: 'administrator' },
  ben: { name: 'Ben', role: 'editor' },
  cleo: { name: 'Cleo', role: 'editor' },
  vera: { name: 'Vera', role: 'viewer' },
};
const axe = fileURLToPath(import.meta.resolve('axe-core'));

interface Visit {
  readonly as?: Person;
  readonly at?: string;
  /** Where the server is reached, if not at its own address. */
  readonly url?: string;
  readonly token?: string;
  readonly options?: BrowserContextOptions;
}

/** The back office as people see it, each in a browser of their own. */
export function usePage(shop: Shop): { visit: (visit?: Visit) => Promise<Page> } {
  const browser = useBrowser();
  return {
    visit: async ({ as = 'ben', at = '/products', url = shop.url, token, options } = {}) => {
      const profile = await browser.newProfile(options);
      const session = {
        person: { id: as, ...PEOPLE[as] },
        token: token ?? (await shop.identity.token(as)),
      };
      // Only where the tab is new: what the page itself keeps, it finds again. A blank tab can keep nothing.
      const content = `if (origin !== 'null') sessionStorage['concord.session'] ??= ${JSON.stringify(JSON.stringify(session))}`;
      await profile.addInitScript({ content });
      const page = await profile.newPage();
      // Less than a test has, so that what is waited for in vain is named.
      page.setDefaultTimeout(25_000);
      await page.goto(`${url}${at}`);
      return page;
    },
  };
}

/** What somebody types into a record's form and saves by its button; over when the page says that it is this version. */
export async function saveOn(page: Page, typed: Readonly<Record<string, string>>, version: number): Promise<void> {
  for (const [label, text] of Object.entries(typed)) await page.getByLabel(new RegExp(`^${label}`)).fill(text);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expectSeen(page.getByText(`Saved as version ${version}.`));
}

/** Takes the lock for as long as somebody edits. */
export async function startEditing(page: Page, note = ''): Promise<void> {
  await page.getByRole('button', { name: 'Lock it while I edit' }).click();
  await page.getByLabel('What are you going to do?').fill(note);
  await page.getByRole('button', { name: 'Start editing' }).click();
  await expectSeen(page.getByText(`You are editing this alone${note && `: ${note}`}`));
}

/** What is to happen to the next of these operations that the page sends, on its way. */
export async function onNext(page: Page, operation: string, happens: (route: Route) => Promise<void>): Promise<void> {
  let isOver = false;
  await page.route('**/graphql', async (route) => {
    if (isOver || !route.request().postData()?.includes(`"${operation}"`)) return route.fallback();
    isOver = true;
    return happens(route);
  });
}

/** Sooner or later. */
export async function expectSeen(locator: Locator): Promise<void> {
  await locator.waitFor();
}

export async function expectGone(locator: Locator): Promise<void> {
  await locator.waitFor({ state: 'detached' });
}

/** What axe finds that keeps people out: nothing. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.addScriptTag({ path: axe });
  const serious = await page.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as {
        axe: { run(): Promise<{ violations: { impact: string; id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }));
  });
  expect(serious).toEqual([]);
}

/** Nothing sticks out to the right: of the window, nor of what is scrolled in it. */
export async function expectFits(page: Page): Promise<void> {
  const tooWide = await page.evaluate<string[]>(`
    [document.documentElement, ...document.querySelectorAll('main, .rows, .dialog')]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ tagName, className }) => tagName + ' ' + className)`);
  expect(tooWide).toEqual([]);
}
