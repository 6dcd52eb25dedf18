import { describe, expect, it } from 'vitest';
import { newProduct, uniqueSku } from '../setup/acts.js';
import { useBrowser } from '../setup/browser.js';
import { expectSeen, usePage } from '../setup/page.js';
import { useShop } from '../setup/shop.js';

describe('in development', () => {
  const shop = useShop();
  const browser = useBrowser();
  const { visit } = usePage(shop);

  it('one is ana at first, and somebody else at will, in this tab alone', async () => {
    const profile = await browser.newProfile();
    const [one, other] = [await profile.newPage(), await profile.newPage()];
    for (const page of [one, other]) {
      await page.goto(`${shop.url}/`);
      await expectSeen(page.getByRole('button', { name: 'Ana' }));
    }
    await one.getByRole('button', { name: 'Ana' }).click();
    await one.getByRole('menuitemradio', { name: 'Ben' }).click();
    await expectSeen(one.getByRole('button', { name: 'Ben' }));
    for (const page of [one, other]) await page.reload();
    await expectSeen(one.getByRole('button', { name: 'Ben' }));
    await expectSeen(other.getByRole('button', { name: 'Ana' }));
  });

  it('a session that has run out is asked for again, and the page goes on where it was', async () => {
    const name = uniqueSku();
    await newProduct(shop, { name });
    const token = await shop.identity.token('ben', 1);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const page = await visit({ as: 'ben', token, at: `/products?search=${name}` });
    await expectSeen(page.getByRole('heading', { name: 'Your session has ended' }));
    await page.getByRole('button', { name: 'Go on as Ben' }).click();
    await expectSeen(page.getByRole('link', { name }));
    await expectSeen(page.getByText('Live'));
  });
});

describe('in production', () => {
  const shop = useShop({ production: true });
  const browser = useBrowser();
  usePage(shop);

  it('one signs in with a token, and not with a bad one', async () => {
    const page = await (await browser.newProfile()).newPage();
    await page.goto(`${shop.url}/`);
    await page.getByLabel('Token').fill('not a token');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expectSeen(page.getByText('The server does not accept this token'));
    await page.getByLabel('Token').fill(await shop.identity.token('cleo'));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expectSeen(page.getByRole('heading', { name: 'Products' }));
    await page.getByRole('button', { name: 'Cleo' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expectSeen(page.getByRole('heading', { name: 'Sign in' }));
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
  });
});
