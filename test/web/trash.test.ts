import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { deleteProduct, newProduct, readRecord, restoreProduct, type Product } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { expectAccessible, expectFits, expectGone, expectSeen, onNext, saveOn, usePage } from '../setup/page.js';
import { useShop } from '../setup/shop.js';

const shop = useShop();
const { visit } = usePage(shop);

async function deleted(name: string): Promise<Product> {
  const product = await newProduct(shop, { name });
  return expectType(await deleteProduct(shop, product, { as: 'cleo' }), 'Product');
}
const entry = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });
const restore = (page: Page, name: string) => page.getByRole('button', { name: `Restore ${name}` });
async function deleteOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
}
const stored = (id: string) => readRecord(shop, 'Product', id);

describe('the trash', () => {
  it('has what was deleted, as it is deleted and restored', async () => {
    const [first, second] = [await deleted('Old lamp'), await newProduct(shop, { name: 'Older lamp' })];
    const [page, ana] = await Promise.all([visit(), visit({ as: 'ana', at: `/products/${second.id}` })]);
    await page.getByRole('link', { name: 'Trash' }).click();
    await expectSeen(entry(page, 'Old lamp').getByText(/deleted by Cleo just now/));
    await deleteOn(ana);
    await expectSeen(entry(page, 'Older lamp').getByText(/deleted by Ana just now/));
    await ana.getByRole('button', { name: 'Restore it' }).click();
    await expectGone(entry(page, 'Older lamp'));
    const row = (name: string) => ana.getByRole('row').filter({ has: ana.getByRole('link', { name, exact: true }) });
    await ana.getByRole('link', { name: '← Products' }).click();
    await expectSeen(row('Older lamp'));
    await restore(page, 'Old lamp').click();
    await expectGone(entry(page, 'Old lamp'));
    expect(await stored(first.id)).toMatchObject({ version: 3, deletedAt: null, updatedBy: { name: 'Ben' } });
    await ana.getByRole('button', { name: / new – show$/ }).click();
    await expectSeen(row('Old lamp').getByText('Ben'));
  });

  it('restores one after the other, though the first answer is lost', async () => {
    const products = [await deleted('First lamp'), await deleted('Second lamp')];
    const page = await visit({ at: '/trash' });
    await onNext(page, 'RestoreProduct', async (route) => {
      await route.fetch();
      await route.abort();
    });
    const lost = page.waitForEvent('requestfailed');
    for (const { name } of products) {
      await restore(page, name).click();
      await expectGone(entry(page, name));
      await lost;
      await expectGone(page.getByText('The server does not answer'));
    }
    for (const { id } of products) expect(await stored(id)).toMatchObject({ version: 3, deletedAt: null });
  });

  it('keeps what was read so far, whatever happens to others', async () => {
    const fresh = await newProduct(shop, { name: 'Fresh lamp' });
    await shop.sql.rows(
      `insert into products (id, sku, name, price, stock, tags)
         select 'product_0' || lpad(n::text, 25, '0'), 'OLD-' || n, 'Lamp no. ' || n, 5, 1, '{}'
           from generate_series(1, 120) as n`,
    );
    await shop.sql.rows(`update products set deleted_at = now() where sku like 'OLD-%'`);
    const page = await visit({ at: '/trash' });
    const entries = page.getByRole('listitem');
    await expectSeen(entries.nth(49));
    await page.getByRole('button', { name: 'Show more' }).click();
    await expectSeen(entries.nth(99));
    expectType(await deleteProduct(shop, fresh, { as: 'cleo' }), 'Product');
    await expectSeen(entry(page, 'Fresh lamp'));
    expect(await entries.count(), 'with those of before').toBe(101);
    const name = await entries.nth(80).getByRole('link').innerText();
    await entries.nth(80).getByRole('button').click();
    const told = page.getByRole('status').filter({ hasText: `${name} is back among the products.` });
    await expectSeen(told);
    expect((await told.boundingBox())!.y, 'where one is').toBeGreaterThan(0);
    expect(await entries.count()).toBe(100);
    await page.getByRole('button', { name: 'Show more' }).click();
    await expectGone(page.getByRole('button', { name: 'Show more' }));
    const names = await entries.getByRole('link').allInnerTexts();
    expect(new Set(names).size, 'each once').toBe(names.length);
    expect(names).toHaveLength(Number((await page.getByText('deleted products').innerText()).split(' ')[0]));
  });

  it('tells who is too late that somebody was faster', async () => {
    const product = await deleted('Contested lamp');
    const [page, cleo] = await Promise.all([visit({ at: '/trash' }), visit({ as: 'cleo', at: '/trash' })]);
    await onNext(page, 'RestoreProduct', async (route) => {
      await restore(cleo, 'Contested lamp').click();
      await expectSeen(cleo.getByText('Contested lamp is back among the products.'));
      await route.continue();
    });
    await restore(page, 'Contested lamp').click();
    await expectSeen(page.getByText('Cleo was faster: it is restored already.'));
    await expectGone(entry(page, 'Contested lamp'));
    expect(await stored(product.id)).toMatchObject({ version: 3 });
  });

  it('does not show again what was restored while it was being read', async () => {
    const back = await deleted('Quick lamp');
    const page = await visit({ at: '/trash' });
    await expectSeen(entry(page, 'Quick lamp'));
    await onNext(page, 'Trash', async (route) => {
      const response = await route.fetch();
      expectType(await restoreProduct(shop, back), 'Product');
      await expectGone(entry(page, 'Quick lamp'));
      await route.fulfill({ response });
    });
    await deleted('Slow lamp');
    await expectSeen(entry(page, 'Slow lamp'));
    expect(await entry(page, 'Quick lamp').count()).toBe(0);
  });

  it('restores once, though the answer is lost', async () => {
    const product = await deleted('Lost lamp');
    const page = await visit({ at: '/trash' });
    const keys: unknown[] = [];
    page.on('request', (request) => {
      const sent = request.postDataJSON() as { operationName?: string; variables?: Record<string, unknown> } | null;
      if (sent?.operationName === 'RestoreProduct') keys.push(sent.variables!['idempotencyKey']);
    });
    await onNext(page, 'RestoreProduct', (route) => route.abort());
    await restore(page, 'Lost lamp').click();
    await expectSeen(page.getByText('The server does not answer. Try again in a moment: it happens once.'));
    await restore(page, 'Lost lamp').click();
    await expectGone(entry(page, 'Lost lamp'));
    expect(new Set(keys).size).toBe(1);
    expect(keys).toHaveLength(2);
    expect(await stored(product.id)).toMatchObject({ version: 3 });
  });

  it('is shown to a viewer, who restores nothing; and is for everybody, on any screen', async () => {
    await deleted('A lamp of a very long name that has to find its place somehow');
    const page = await visit({ as: 'vera', at: '/trash', options: { viewport: { width: 360, height: 740 } } });
    await expectSeen(entry(page, 'A lamp of a very long name'));
    expect(await page.getByRole('button', { name: /^Restore/ }).count()).toBe(0);
    await expectFits(page);
    await expectAccessible(page);
  });
});

describe('deleting a product', () => {
  it('by somebody else leaves what was typed, and can be taken back', async () => {
    const product = await newProduct(shop, { name: 'Brief lamp' });
    const at = `/products/${product.id}`;
    const [page, cleo] = await Promise.all([visit({ at }), visit({ as: 'cleo', at })]);
    await page.getByLabel('Name').fill('Not lost');
    await deleteOn(cleo);
    await expectSeen(page.getByText(/Cleo deleted this product just now.*and so is what you have typed/));
    await page.getByRole('button', { name: 'Restore it' }).click();
    await expectGone(page.getByText(/Cleo deleted this product/));
    await expectSeen(cleo.getByText('Version 3, by Ben'));
    await saveOn(page, {}, 4);
    expect(await stored(product.id)).toMatchObject({ name: 'Not lost', version: 4 });
    await expectSeen(cleo.getByRole('heading', { name: 'Not lost' }));
  });

  it('is said while it lasts, and is taken back by one key, though the answer is lost', async () => {
    const product = await newProduct(shop, { name: 'Brief lamp' });
    const page = await visit({ at: `/products/${product.id}` });
    await onNext(page, 'DeleteProduct', async (route) => {
      await expectSeen(page.getByRole('button', { name: 'Deleting…' }));
      await route.fetch();
      await expectSeen(page.getByText(/Ben deleted this product just now\. It is kept in the trash/));
      await route.abort();
    });
    const lost = page.waitForEvent('requestfailed');
    await deleteOn(page);
    await expectSeen(page.locator('button:focus', { hasText: 'Restore it' }));
    await lost;
    await expectGone(page.getByText('The server does not answer'));
    await onNext(page, 'RestoreProduct', async (route) => {
      await expectSeen(page.getByRole('button', { name: 'Restoring…' }));
      await route.continue();
    });
    await page.keyboard.press('Enter');
    await expectSeen(page.getByRole('button', { name: 'Delete' }));
    expect(await stored(product.id)).toMatchObject({ version: 3, deletedAt: null });
  });
});
