import type { Locator, Page, Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { lockOn } from '../edit-locks/acts.js';
import { deleteProduct, newProduct, readRecord, saveProduct, type Product } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { expectAccessible, expectFits, expectGone, expectSeen, onNext, saveOn, usePage } from '../setup/page.js';
import { useShop } from '../setup/shop.js';

const shop = useShop();
const { visit } = usePage(shop);

let serial = 0;
/** So many of them, alone in a list. */
async function teas(count: number): Promise<{ products: Product[]; at: string }> {
  const name = `Tea${++serial}`;
  const products: Product[] = [];
  for (let index = 1; index <= count; index++) {
    products.push(await newProduct(shop, { name: `${name} ${index}`, price: '8.90', tags: ['black'] }));
  }
  return { products, at: `/products?search=${name}` };
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const box = (page: Page, { name }: Product) => page.getByRole('checkbox', { name: `Select ${name}` });
const stored = async (products: readonly Product[]) =>
  Promise.all(products.map(async ({ id }) => readRecord(shop, 'Product', id)));

async function saveAs(who: 'ana' | 'cleo', read: Product, patch: Parameters<typeof saveProduct>[2]): Promise<void> {
  expectType(await saveProduct(shop, read, patch, { as: who }), 'Product');
}

/** Why this one stands in the way, without its name. */
async function reasonFor(failures: Locator, { name }: Product): Promise<string> {
  const item = failures.getByRole('listitem').filter({ has: failures.page().getByRole('link', { name, exact: true }) });
  return (await item.innerText()).replace(`${name}:`, '').trim();
}

async function choose(page: Page, products: readonly Product[]): Promise<void> {
  for (const product of products) await box(page, product).check();
  await press(page, 'Change…');
  await expectSeen(page.getByRole('heading', { name: /^Change/ }));
}

async function reload(page: Page): Promise<Page> {
  await page.reload();
  return page;
}

/** In another tab, whose list leads back to it. */
async function openAgain(page: Page, at: string): Promise<Page> {
  const other = await page.context().newPage();
  await page.close();
  await other.goto(`${shop.url}${at}`);
  await expectSeen(other.getByText('sent and not answered'));
  await other.getByRole('link', { name: 'Change of 2 products' }).click();
  return other;
}

describe('changing many products at once', () => {
  it('changes what was asked for in each, and nothing else', async () => {
    const { products, at } = await teas(4);
    const [page, cleo] = await Promise.all([visit({ at }), visit({ as: 'cleo', at })]);
    await expectSeen(cleo.getByRole('row', { name: /8\.90/ }).nth(3));
    await box(page, products[0]!).check();
    await box(page, products[2]!).click({ modifiers: ['Shift'] });
    await expectSeen(page.getByText('3 selected'));
    await press(page, 'Change…');
    await page.getByLabel('Price').fill('9.5');
    await page.getByLabel('Add tags').fill('loose, fair');
    await page.getByLabel('Remove tags').fill('black');
    await press(page, 'Change 3 products');
    await expectSeen(page.getByText('3 products changed.'));
    for (const list of [page, cleo]) await expectSeen(list.getByRole('row', { name: /9\.50.*Ben/ }).nth(2));
    expect(await cleo.getByRole('row', { name: /8\.90/ }).count()).toBe(1);
    const changed = { version: 2, price: '9.50', tags: ['fair', 'loose'], status: products[0]!.status };
    const untouched = { version: 1, price: '8.90', tags: ['black'] };
    expect(await stored(products)).toMatchObject([changed, changed, changed, untouched]);
  });

  it('takes no row for one that was at its place in another list', async () => {
    const [one, other] = [await teas(1), await teas(3)];
    const page = await visit({ at: one.at });
    await box(page, one.products[0]!).check();
    await page.getByRole('searchbox').fill(other.products[0]!.name.split(' ')[0]!);
    await box(page, other.products[2]!).click({ modifiers: ['Shift'] });
    await expectSeen(page.getByText('2 selected'));
  });

  it('changes none where some stand in the way: all of them are told, and how to go on', async () => {
    const { products, at } = await teas(6);
    const [clashing, moved, twice, gone, locked] = products as [Product, Product, Product, Product, Product];
    const page = await visit({ at });
    await choose(page, products);
    await page.getByRole('dialog').getByLabel('Status').selectOption('Archived');
    await page.getByLabel('Price').fill('9.50');
    await page.getByLabel('Add tags').fill('old');
    const cleos = await visit({ as: 'cleo', at: `/products/${clashing.id}` });
    await lockOn(shop, locked, { as: 'cleo', note: 'New photos' });
    await onNext(page, 'UpdateProducts', async (route) => {
      await saveOn(cleos, { Price: '9.90' }, 2);
      await cleos.getByLabel('Name').fill('Of which Cleo thinks');
      await saveAs('cleo', moved, { name: 'Moved on' });
      await saveAs('cleo', twice, { tags: ['black', 'new'] });
      await saveAs('ana', { ...twice, version: 2 }, { stock: 77 });
      expectType(await deleteProduct(shop, gone, { as: 'cleo' }), 'Product');
      await route.continue();
    });
    await press(page, 'Change 6 products');
    const failures = page.getByRole('region', { name: 'What is in the way' });
    await expectSeen(failures.getByText('5 of 6 stand in the way'));
    await expectAccessible(page);
    expect(await Promise.all(products.slice(0, 5).map(async (product) => reasonFor(failures, product)))).toEqual([
      'Cleo changed price: 8.90 → 9.90 (yours: 9.50)',
      `Cleo changed name: ${moved.name} → Moved on`,
      expect.stringMatching(/^Ana changed stock: 10 → 77\nCleo changed tags:\s*black\s+new$/),
      'it was deleted meanwhile.',
      expect.stringMatching(/^Cleo is editing it: .*Free in \d+ /),
    ]);
    expect((await stored(products)).map(({ version }) => version)).toEqual([2, 2, 3, 2, 1, 1]);
    // Those that moved on can be changed as they are now; those that cannot be changed are left out.
    await press(page, 'Take them as they are now');
    await press(page, 'Change 6 products');
    await expectSeen(failures.getByText('2 of 6 stand in the way'));
    expect(await page.getByRole('button', { name: 'Take them as they are now' }).count()).toBe(0);
    await press(page, 'Leave them out');
    expect(await page.getByLabel('Add tags').inputValue()).toBe('old');
    await press(page, 'Change 4 products');
    await expectSeen(page.getByText('4 products changed.'));
    const changed = { status: 'ARCHIVED', price: '9.50', updatedBy: { name: 'Ben' } };
    expect(await stored(products)).toMatchObject([
      { ...changed, version: 3, tags: ['black', 'old'] },
      { ...changed, version: 3, name: 'Moved on' },
      { ...changed, version: 4, tags: ['black', 'new', 'old'], stock: 77 },
      { version: 2 },
      { version: 1, tags: ['black'] },
      { ...changed, version: 2, tags: ['black', 'old'] },
    ]);
    await expectSeen(cleos.getByText('Ben saved version 3 just now: Price, Status, and Tags.'));
  });

  it('goes on where the dialog is closed meanwhile, and the list tells of it until it is done', async () => {
    const { products, at } = await teas(2);
    const page = await visit({ at });
    await choose(page, products);
    await page.getByLabel('Price').fill('nine');
    await expectSeen(page.getByText('Price must be a number like 19.90.'));
    expect(await page.getByRole('button', { name: 'Change 2 products' }).isDisabled()).toBe(true);
    await page.getByLabel('Price').fill('9.00');
    await onNext(page, 'UpdateProducts', async (route) => {
      await press(page, 'Close');
      await expectSeen(page.getByText('Change of 2 products just now, sent and not answered'));
      await route.continue();
    });
    await press(page, 'Change 2 products');
    await expectSeen(page.getByRole('row', { name: /9\.00/ }).nth(1));
    await expectGone(page.getByText('You have unsaved changes'));
    expect(await stored(products)).toMatchObject([
      { version: 2, price: '9.00' },
      { version: 2, price: '9.00' },
    ]);
  });

  it('goes on where the dialog is closed meanwhile and opened again, and changes them once', async () => {
    const { products, at } = await teas(2);
    const page = await visit({ at });
    await choose(page, products);
    await page.getByLabel('Price').fill('9.00');
    await onNext(page, 'UpdateProducts', async (route) => {
      await route.fetch();
      await press(page, 'Close');
      await page.getByRole('link', { name: 'Change of 2 products' }).click();
      await expectSeen(page.getByText('2 products changed.'));
      await route.abort();
    });
    await press(page, 'Change 2 products');
    await expectSeen(page.getByText('2 products changed.'));
    expect(await stored(products)).toMatchObject([
      { version: 2, price: '9.00' },
      { version: 2, price: '9.00' },
    ]);
  });

  it.each([
    ['the answer is lost', 'the page is loaded again', (route: Route) => route.fetch(), reload],
    ['it never arrives', 'the tab is closed', () => Promise.resolve(), openAgain],
  ])('changes them once, though %s and %s', async (...[, , arrive, comeBack]) => {
    const { products, at } = await teas(2);
    const [first, second] = products as [Product, Product];
    const page = await visit({ at });
    const keys: unknown[] = [];
    let kept = '';
    let isCut = true;
    await page.context().route('**/graphql', async (route) => {
      const sent = route.request().postDataJSON() as { operationName: string; variables: Record<string, unknown> };
      if (sent.operationName !== 'UpdateProducts') return route.fallback();
      keys.push(sent.variables['idempotencyKey']);
      if (!isCut) return route.continue();
      if (keys.length === 1) {
        kept = await page.evaluate('Object.values(localStorage).join()');
        await arrive(route);
      }
      await route.abort();
    });
    await choose(page, products);
    await page.getByLabel('Price').fill('9.00');
    await press(page, 'Change 2 products');
    await expectSeen(page.getByText('It is kept here and sent again'));
    const arrived = (await stored([first]))[0]!.version === 2;
    // The one product goes on meanwhile: what is sent again is not written over that.
    if (arrived)
      expectType(await saveProduct(shop, { ...first, version: 2 }, { price: '7.00' }, { as: 'cleo' }), 'Product');
    const back = await comeBack(page, at);
    isCut = false;
    await expectSeen(back.getByText('2 products changed.'));
    await expectGone(back.getByText('You have unsaved changes'));
    expect(new Set(keys).size, 'keys').toBe(1);
    expect(kept, 'before it was sent').toContain(`"pending":{"key":"${String(keys[0])}"}`);
    expect(await stored(products)).toMatchObject([
      arrived ? { version: 3, price: '7.00' } : { version: 2, price: '9.00' },
      { id: second.id, version: 2, price: '9.00' },
    ]);
  });

  it('keeps what was typed and not sent, until somebody discards it', async () => {
    const { products, at } = await teas(3);
    const page = await visit({ at });
    await choose(page, products);
    await page.reload();
    await page.getByLabel('Add tags').fill('loose, fair');
    await page.reload();
    await expectSeen(page.getByText(/What you had typed .* is here again/));
    expect(await page.getByLabel('Add tags').inputValue()).toBe('loose, fair');
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Change of 3 products' }).click();
    await expectSeen(page.getByRole('heading', { name: 'Change 3 products' }));
    await press(page, 'Discard');
    await expectGone(page.getByRole('dialog'));
    expect(await page.getByText('You have unsaved changes').count()).toBe(0);
    expect(await stored(products)).toMatchObject([{ version: 1 }, { version: 1 }, { version: 1 }]);
  });

  it('is not for viewers; and is for everybody else, on any screen', async () => {
    const { products, at } = await teas(2);
    const viewer = await visit({ as: 'vera', at });
    await expectSeen(viewer.getByRole('link', { name: products[0]!.name }));
    expect(await viewer.getByRole('checkbox').count()).toBe(0);
    const page = await visit({ at, options: { viewport: { width: 360, height: 740 }, colorScheme: 'dark' } });
    await box(page, products[0]!).check();
    await expectFits(page);
    await expectAccessible(page);
    await press(page, 'Change…');
    await expectSeen(page.getByRole('heading', { name: 'Change 1 product' }));
    await expectFits(page);
    await expectAccessible(page);
    await press(page, 'Cancel');
    await expectSeen(page.locator('button:focus', { hasText: 'Change…' }));
    expect(await page.getByText('You have unsaved changes').count()).toBe(0);
    await press(page, 'Clear');
    await expectGone(page.getByRole('region', { name: 'Selection' }));
  });
});
