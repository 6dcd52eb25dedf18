import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import {
  deleteProduct,
  newOrder,
  newProduct,
  readRecord,
  saveOrder,
  saveProduct,
  type Product,
} from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { expectAccessible, expectFits, expectGone, expectSeen, onNext, saveOn, usePage } from '../setup/page.js';
import { useShop } from '../setup/shop.js';
import { offer } from './ordering.js';

const shop = useShop();
const { visit } = usePage(shop);

const TEXT = 'A full, malty black tea.\nTakes milk well.\n';
const at = ({ id }: { id: string }) => `/products/${id}/history`;
const stored = (id: string) => readRecord(shop, 'Product', id);
const version = (page: Page, number: number) => page.getByRole('listitem', { name: `Version ${number}`, exact: true });
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

async function saveAs(who: 'ana' | 'cleo', { id }: { id: string }, patch: Parameters<typeof saveProduct>[2]) {
  const product = await stored(id);
  return expectType(await saveProduct(shop, { id, version: product.version }, patch, { as: who }), 'Product');
}

/** Born by ana; her price in version 2, Cleo's text and tags in 3, ana's name in 4. */
async function tea(): Promise<Product> {
  const product = await newProduct(shop, { name: 'Assam', price: '8.90', tags: ['black'], description: TEXT });
  await saveAs('ana', product, { price: '9.20' });
  await saveAs('cleo', product, { description: TEXT.replace('milk', 'cream'), tags: ['black', 'strong'] });
  await saveAs('ana', product, { name: 'Assam Gold' });
  return product;
}

describe('the history of a product', () => {
  it('tells who changed what, and goes on as others save', async () => {
    const product = await tea();
    const page = await visit({ at: `/products/${product.id}` });
    await page.getByRole('link', { name: 'History' }).click();
    await expectSeen(version(page, 4).getByText('changed by Ana, just now'));
    await expectSeen(version(page, 1).getByText('created by'));
    expect(await version(page, 2).locator('[data-field=price]').innerText()).toMatch(/Price\s+8\.90 → 9\.20/);
    expect(await version(page, 3).locator('[data-field=description] ins').allInnerTexts()).toEqual(['cream']);
    expect(await version(page, 3).locator('[data-field=tags] ins').allInnerTexts()).toEqual(['strong']);
    const cleo = await visit({ as: 'cleo', at: `/products/${product.id}` });
    await saveOn(cleo, { Stock: '7' }, 5);
    await expectSeen(version(page, 5).getByText('changed by Cleo, just now'));
    expect(await version(page, 5).locator('[data-field=stock]').innerText()).toMatch(/→ 7/);
  });

  it('shows any two versions side by side, at an address of their own', async () => {
    const product = await tea();
    const page = await visit({ at: at(product) });
    await page.getByLabel('From version').fill('1');
    await page.getByLabel('to version').fill('3');
    await press(page, 'Compare');
    const difference = page.getByRole('region', { name: 'From version 1 to version 3' });
    await expectSeen(difference.getByText('8.90'));
    expect(new URL(page.url()).search).toBe('?from=1&to=3');
    const names = () => difference.locator('dt').allInnerTexts();
    expect(await names()).toEqual(['Price', 'Tags', 'Description']);
    await page.goto(`${shop.url}${at(product)}?from=3&to=9`);
    await expectSeen(page.getByText('There is no such version.'));
  });

  it('shows older versions as they are asked for', async () => {
    const product = await newProduct(shop);
    await shop.sql.rows(
      `do $$ begin for each in 1..44 loop update products set stock = each where id = '${product.id}'; end loop; end $$`,
    );
    const page = await visit({ at: at(product) });
    await expectSeen(version(page, 45).getByText(/in the database, just now/));
    expect(await page.getByRole('listitem', { name: /^Version/ }).count()).toBe(20);
    await press(page, 'Show older versions');
    await expectSeen(version(page, 6));
    // News meanwhile leaves no gap, and nothing twice.
    await saveAs('cleo', product, { name: 'Newest' });
    await expectSeen(version(page, 46));
    await press(page, 'Show older versions');
    await expectSeen(version(page, 1));
    await expectGone(page.getByRole('button', { name: 'Show older versions' }));
    expect(await page.getByRole('listitem', { name: /^Version/ }).count()).toBe(46);
  });

  it('goes back to a version, after showing what that changes', async () => {
    const product = await tea();
    const page = await visit({ at: at(product) });
    await version(page, 1).getByRole('link', { name: 'As it was' }).click();
    const then = page.getByRole('region', { name: 'Version 1, as it was' });
    await expectSeen(then.getByRole('heading', { name: 'What going back to it would change' }));
    expect(await then.locator('.differences dt').allInnerTexts()).toEqual(['Name', 'Price', 'Tags', 'Description']);
    await press(page, 'Go back to version 1');
    await expectSeen(version(page, 5).getByText('changed by Ben'));
    expect(await stored(product.id)).toMatchObject({
      version: 5,
      name: 'Assam',
      price: '8.90',
      tags: ['black'],
      description: TEXT,
    });
  });

  it('undoes one version and keeps what came after, once, though the answer is lost', async () => {
    const product = await tea();
    const page = await visit({ at: at(product) });
    let isLost = false;
    await page.route('**/graphql', async (route) => {
      if (isLost || !route.request().postData()?.includes('"UndoProductRevision"')) return route.fallback();
      isLost = true;
      await route.fetch();
      return route.abort();
    });
    await version(page, 2).getByRole('button', { name: 'Undo this' }).click();
    await expectSeen(page.getByRole('alert').or(version(page, 5)).first());
    expect(isLost).toBe(true);
    expect(await stored(product.id)).toMatchObject({ version: 5, name: 'Assam Gold', price: '8.90' });
  });

  it('where undoing clashes, it is decided on field by field, and nothing is lost', async () => {
    const product = await tea();
    const [page, cleo] = await Promise.all([
      visit({ at: at(product) }),
      visit({ as: 'cleo', at: `/products/${product.id}` }),
    ]);
    await saveOn(cleo, { Price: '9.90' }, 5);
    await expectSeen(version(page, 5).getByText('changed by Cleo, just now'));
    await version(page, 2).getByRole('button', { name: 'Undo this' }).click();
    await expectSeen(page.getByRole('heading', { name: 'Cleo changed this, too' }));
    expect(await stored(product.id)).toMatchObject({ version: 5, price: '9.90' });
    const clash = page.locator('.clash[data-field=price]');
    expect(await clash.innerText()).toMatch(/Before: 9\.20[^]*9\.90[^]*8\.90/);
    // It is kept as what was typed, whatever happens to the tab.
    await page.reload();
    await expectSeen(page.getByText('You have changed this and not saved it yet'));
    expect(await page.getByRole('button', { name: 'Undo this' }).count()).toBe(0);
    await page.getByRole('link', { name: 'go on' }).click();
    await press(page, 'Decide field by field');
    await page.getByRole('radio', { name: 'Yours' }).check();
    await press(page, 'Save as version 6');
    await expectSeen(page.getByText('Saved as version 6.'));
    expect(await stored(product.id)).toMatchObject({ version: 6, price: '8.90', name: 'Assam Gold' });
    await expectSeen(cleo.getByText('Version 6, by Ben'));
    expect(await cleo.getByLabel(/^Price/).inputValue()).toBe('8.90');
  });

  it('a way back from what is not the newest any more is a conflict like any other', async () => {
    const product = await tea();
    const [page, cleo] = await Promise.all([
      visit({ at: `${at(product)}?version=1` }),
      visit({ as: 'cleo', at: `/products/${product.id}` }),
    ]);
    await onNext(page, 'RevertProduct', async (route) => {
      await saveOn(cleo, { SKU: 'SKU-late' }, 5);
      await route.continue();
    });
    await press(page, 'Go back to version 1');
    await expectSeen(page.getByRole('heading', { name: 'Cleo changed this, too' }));
    await expectSeen(page.getByText('changed by them alone: taken over'));
    await press(page, 'Save as version 6');
    await expectSeen(version(page, 6));
    expect(await stored(product.id)).toMatchObject({ name: 'Assam', price: '8.90', sku: 'SKU-late' });
  });

  it('offers no way back to who may not go it, nor where there is none', async () => {
    const product = await tea();
    const viewer = await visit({ as: 'vera', at: `${at(product)}?version=1` });
    await expectSeen(viewer.getByText('Version 1, as it was'));
    await expectSeen(version(viewer, 4));
    expect(await viewer.getByRole('button', { name: /Undo|Go back/ }).count()).toBe(0);
    const page = await visit({ at: at(product) });
    await expectSeen(version(page, 4).getByRole('button', { name: 'Undo this' }));
    expect(await version(page, 1).getByRole('button', { name: 'Undo this' }).count()).toBe(0);
    expectType(await deleteProduct(shop, await stored(product.id)), 'Product');
    await expectSeen(version(page, 5).getByText('deleted by Ana'));
    expect(await page.getByRole('button', { name: 'Undo this' }).count()).toBe(0);
  });

  it('of an order tells of its lines, and goes forward only', async () => {
    const [chai, sugar] = [await offer(shop, 'Chai'), await offer(shop, 'Sugar')];
    const order = await newOrder(shop, [chai, 2], [sugar, 2]);
    const { id } = order.lines.find(({ product }) => product.id === sugar.id)!;
    expectType(await saveOrder(shop, order, { lines: [{ id, quantity: 0 }], note: 'Fragile' }), 'Order');
    const page = await visit({ at: `/orders/${order.id}` });
    await page.getByRole('link', { name: 'History' }).click();
    await expectSeen(version(page, 2).getByText('Fragile'));
    await version(page, 1).getByRole('link', { name: 'What changed since' }).click();
    const difference = page.getByRole('region', { name: 'From version 1 to version 2' });
    await expectSeen(difference.getByText(`Quantity of ${sugar.name}`));
    expect(await difference.innerText()).toMatch(/2 → removed/);
    expect(await page.getByRole('button', { name: /Undo|Go back/ }).count()).toBe(0);
  });

  it('is for everybody, on any screen', async () => {
    const page = await visit({
      at: `${at(await tea())}?version=1`,
      options: { viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
    });
    await expectSeen(page.getByRole('button', { name: 'Go back to version 1' }));
    await expectSeen(version(page, 4));
    await expectFits(page);
    await expectAccessible(page);
  });
});
