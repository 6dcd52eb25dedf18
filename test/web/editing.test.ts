import type { Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { newProduct, readRecord, saveProduct, uniqueSku, type Product } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { expectAccessible, expectFits, expectGone, expectSeen, onNext, saveOn, usePage } from '../setup/page.js';
import { useShop } from '../setup/shop.js';

const shop = useShop();
const { visit } = usePage(shop);

const TEXT = 'A full, malty black tea.\nTakes milk well.\nBrew for 4 minutes.\n';

const tea = () => newProduct(shop, { name: 'Assam', price: '8.90', tags: ['black'], description: TEXT });
const at = ({ id }: Product) => `/products/${id}`;
const field = (page: Page, name: string) => page.getByLabel(new RegExp(`^${name}`));
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const stored = (id: string) => readRecord(shop, 'Product', id);

async function saveAs(who: 'ana' | 'cleo', product: { id: string }, patch: Parameters<typeof saveProduct>[2]) {
  const { version } = await stored(product.id);
  return expectType(await saveProduct(shop, { id: product.id, version }, patch, { as: who }), 'Product');
}

describe('editing a product', () => {
  it('saves what was typed, and shows each rule that it breaks at its field', async () => {
    const [product, other] = [await tea(), await tea()];
    const page = await visit({ at: at(product) });
    await field(page, 'SKU').fill(other.sku);
    await field(page, 'Price').fill('nine');
    await field(page, 'Tags').fill('strong');
    await press(page, 'Save');
    await expectSeen(page.getByText('Price must be a number like 19.90'));
    await field(page, 'Price').fill('9.2');
    await press(page, 'Save');
    await expectSeen(page.getByRole('alert').getByText(/^SKU /));
    expect(await field(page, 'SKU').getAttribute('aria-invalid')).toBe('true');
    const sku = uniqueSku();
    await field(page, 'SKU').fill(sku);
    await press(page, 'Save');
    await expectSeen(page.getByText('Saved as version 2.'));
    expect(await stored(product.id)).toMatchObject({ version: 2, sku, price: '9.20', tags: ['black', 'strong'] });
  });

  it('tells at once what somebody else saved, and takes over what does not clash', async () => {
    const product = await tea();
    const [page, cleo] = await Promise.all([visit({ at: at(product) }), visit({ as: 'cleo', at: at(product) })]);
    await field(page, 'Name').fill('Assam Breakfast');
    await field(page, 'Tags').fill('strong,');
    await saveOn(cleo, { Price: '9.50', Tags: 'loose,' }, 2);
    await expectSeen(page.getByText('Cleo saved version 2 just now: Price and Tags.'));
    expect(await field(page, 'Price').inputValue()).toBe('8.90');
    await press(page, 'Take over');
    expect(await field(page, 'Price').inputValue()).toBe('9.50');
    expect(await field(page, 'Name').inputValue()).toBe('Assam Breakfast');
    await press(page, 'Save');
    await expectSeen(page.getByText('Saved as version 3.'));
    expect(await stored(product.id)).toMatchObject({
      name: 'Assam Breakfast',
      price: '9.50',
      tags: ['black', 'loose', 'strong'],
    });
    // Whoever has nothing unsaved sees it as it is now.
    await expectSeen(cleo.getByText('Version 3, by Ben'));
    expect(await field(cleo, 'Name').inputValue()).toBe('Assam Breakfast');
  });

  it('shows what somebody saves while it is being read', async () => {
    const product = await tea();
    const page = await visit();
    let isFirst = true;
    const late = Promise.withResolvers<void>();
    await page.route('**/graphql', async (route) => {
      if (!isFirst || !route.request().postData()?.includes('"Product"')) return route.fallback();
      isFirst = false;
      const response = await route.fetch();
      await saveAs('cleo', product, { price: '9.50' });
      // The page hears of it first, and gets what it was before then.
      await page.waitForTimeout(500);
      await route.fulfill({ response });
      late.resolve();
    });
    await page.goto(`${shop.url}${at(product)}`);
    await expectSeen(page.getByText('Version 2, by Cleo'));
    await late.promise;
    expect(await field(page, 'Price').inputValue()).toBe('9.50');
  });

  it('shows a viewer everything, and lets them change nothing', async () => {
    const page = await visit({ as: 'vera', at: at(await tea()) });
    expect(await field(page, 'Price').isDisabled()).toBe(true);
    await expectSeen(page.getByText('You may look at products, and not change them.'));
    expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
  });
});

describe('two people meet in one record', () => {
  it('the one who loses the race decides field by field, by keyboard alone, and once more if it happens again', async () => {
    const product = await tea();
    const [page, cleo] = await Promise.all([visit({ at: at(product) }), visit({ as: 'cleo', at: at(product) })]);
    await field(page, 'Price').fill('9.20');
    await field(page, 'Name').fill('Assam Breakfast');
    await field(page, 'Stock').fill('99');
    await field(page, 'Description').fill(TEXT.replace('4 minutes', '5 minutes'));
    await onNext(page, 'SaveProduct', async (route) => {
      const Description = TEXT.replace('4 minutes', 'half an hour');
      await saveOn(cleo, { Price: '9.50', Name: 'Assam Gold', SKU: uniqueSku(), Description }, 2);
      await route.continue();
    });
    await page.keyboard.press('Enter');
    await field(page, 'Stock').press('Enter');
    await expectSeen(page.getByRole('heading', { name: 'Cleo changed this, too' }));
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Cleo changed this, too');
    await expectSeen(page.getByText('3 fields wait for your decision.'));
    await expectSeen(page.getByText('changed by them alone: taken over'));
    await expectSeen(page.getByText('changed by you alone'));
    const marked = page.locator('[data-field=description] ins');
    await expectSeen(marked.getByText('an hour'));
    await expectSeen(marked.getByText('5'));

    // Name: theirs. Price: yours. Description: something else.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Brew as you like.');
    await expectGone(page.getByText('wait for your decision'));
    await expectAccessible(page);

    await onNext(page, 'SaveProduct', async (route) => {
      await saveAs('ana', product, { price: '9.90' });
      await route.continue();
    });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expectSeen(page.getByText('1 field waits for your decision.'));
    await expectSeen(page.getByText('You had decided on this already'));
    await expectSeen(page.getByRole('heading', { name: 'Ana changed this, too' }));
    await page.locator('[data-field=price]').getByLabel('Yours').press('Space');
    await press(page, 'Save as version 4');
    await expectSeen(page.getByText('Saved as version 4.'));
    expect(await stored(product.id)).toMatchObject({
      name: 'Assam Gold',
      price: '9.20',
      stock: 99,
      description: 'Brew as you like.',
    });
    await expectSeen(cleo.getByText('Version 4, by Ben'));
    expect(await field(cleo, 'Description').inputValue()).toBe('Brew as you like.');
  });

  it.each([
    [360, 'dark'],
    [1280, 'light'],
  ] as const)('on a screen of %i pixels, %s', async (width, colorScheme) => {
    const product = await tea();
    const page = await visit({ at: at(product), options: { viewport: { width, height: 900 }, colorScheme } });
    await field(page, 'Price').fill('9.20');
    await field(page, 'Description').fill(TEXT.replace('milk', 'sugar'));
    await saveAs('cleo', product, { price: '9.50', tags: ['new'], description: TEXT.replace('well', 'best') });
    await expectSeen(page.getByText('clash with what you typed'));
    await expectFits(page);
    await expectAccessible(page);
    await press(page, 'Decide field by field');
    await expectSeen(page.getByRole('heading', { name: 'Cleo changed this, too' }));
    await expectFits(page);
    await expectAccessible(page);
    if (process.env['SCREENSHOTS'])
      await page.screenshot({ path: `${process.env['SCREENSHOTS']}/conflict-${width}.png`, fullPage: true });
  });
});

describe('nothing that was typed is lost', () => {
  it('by a reload, nor by a crash of the tab; and the list leads back to it', async () => {
    const product = await tea();
    const page = await visit({ at: at(product) });
    await field(page, 'Name').fill('Typed before');
    await page.reload();
    await expectSeen(page.getByText('is here again'));
    expect(await field(page, 'Name').inputValue()).toBe('Typed before');
    await field(page, 'Price').fill('9.20');
    // Longer than it takes to be kept: a tab that crashes says no good-bye.
    const kept = () => page.evaluate<string>('JSON.stringify(localStorage)');
    await vi.waitFor(async () => expect(await kept()).toContain('9.20'));
    const crashed = page.waitForEvent('crash');
    const devTools = await page.context().newCDPSession(page);
    // Nobody is left to answer it.
    void devTools.send('Page.crash').catch(() => undefined);
    await crashed;
    const next = await page.context().newPage();
    await next.goto(`${shop.url}/products`);
    await next.getByText('You have unsaved changes').waitFor();
    await next.getByRole('link', { name: 'Assam' }).first().click();
    await expectSeen(next.getByText('is here again'));
    expect(await field(next, 'Price').inputValue()).toBe('9.20');
    await press(next, 'Save');
    await expectSeen(next.getByText('Saved as version 2.'));
    await next.reload();
    await expectSeen(next.getByText('Version 2, by Ben'));
    expect(await next.getByText('is here again').count()).toBe(0);
  });

  it('in two tabs at once: each keeps its own', async () => {
    const product = await tea();
    const one = await visit({ at: at(product) });
    await field(one, 'Name').fill('In one');
    const other = await one.context().newPage();
    await other.goto(`${shop.url}${at(product)}`);
    await field(other, 'Price').fill('9.20');
    await one.reload();
    await other.reload();
    await expectSeen(one.getByText('is here again'));
    await expectSeen(other.getByText('is here again'));
    expect(await field(one, 'Name').inputValue()).toBe('In one');
    expect(await field(other, 'Name').inputValue()).toBe('Assam');
    expect(await field(other, 'Price').inputValue()).toBe('9.20');
  });

  it.each([
    ['', async () => undefined],
    [' and the page is loaded again', (page: Page) => page.reload()],
    [
      ' and the list leads back to it',
      async (page: Page) => {
        await page.goto(`${shop.url}/products`);
        await expectSeen(page.getByText('sent and not answered: it is sent again when you open it'));
        await page.locator('.notice').getByRole('link').click();
      },
    ],
  ])('nor saved twice, when the answer is lost%s', async (_what, goOn) => {
    const product = await tea();
    const page = await visit({ at: at(product) });
    await field(page, 'Stock').fill('77');
    await onNext(page, 'SaveProduct', async (route) => {
      await route.fetch();
      await saveAs('cleo', product, { price: '9.50' });
      await route.abort();
    });
    await press(page, 'Save');
    await expectSeen(page.getByText('The server does not answer. Your changes are kept here'));
    await goOn(page);
    await expectSeen(page.getByText('Saved as version 2.'));
    await expectGone(page.getByText('Cleo saved'));
    expect(await field(page, 'Price').inputValue()).toBe('9.50');
    expect(await stored(product.id)).toMatchObject({ version: 3, stock: 77, price: '9.50' });
  });

  it('by a session that runs out', async () => {
    const product = await tea();
    const page = await visit({ at: at(product), token: await shop.identity.token('ben', 4) });
    await field(page, 'Name').fill('Typed before');
    await expectSeen(page.getByRole('heading', { name: 'Your session has ended' }));
    await expectAccessible(page);
    await press(page, 'Go on as Ben');
    await expectGone(page.getByRole('heading', { name: 'Your session has ended' }));
    expect(await field(page, 'Name').inputValue()).toBe('Typed before');
    await press(page, 'Save');
    await expectSeen(page.getByText('Saved as version 2.'));
  });

  it('nor saved in the name of somebody else', async () => {
    const product = await tea();
    const page = await visit({ at: at(product), token: await shop.identity.token('ben', 5) });
    await field(page, 'Name').fill('Of Ben');
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('"SaveProduct"') ? route.abort() : route.fallback(),
    );
    await press(page, 'Save');
    await expectSeen(page.getByText('The server does not answer.'));
    await expectSeen(page.getByRole('heading', { name: 'Your session has ended' }));
    await page.unroute('**/graphql');
    await press(page, 'Sign out');
    await expectSeen(page.getByRole('button', { name: 'Ana' }));
    await expectSeen(page.getByText('Version 1, by Ana'));
    // Longer than the page waits before it sends again.
    await page.waitForTimeout(2_500);
    expect(await stored(product.id)).toMatchObject({ version: 1 });
    expect(await field(page, 'Name').inputValue()).toBe('Assam');
    await press(page, 'Ana');
    await page.getByRole('menuitemradio', { name: 'Ben' }).click();
    await expectSeen(page.getByText('Version 2, by Ben'));
    expect(await stored(product.id)).toMatchObject({ name: 'Of Ben', updatedBy: { id: 'ben' } });
  });
});
