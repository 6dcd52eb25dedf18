import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, expectGone, expectSeen, onNext, usePage } from '../setup/page.js';
import { useShop } from '../setup/shop.js';

const shop = useShop();
const { visit } = usePage(shop);

/** More than can be changed at once. */
const COUNT = 1_050;
const nth = (number: number): string => String(number).padStart(6, '0');

/** So many of this tag, of which some are on the screen. */
async function many(tag: string, count: number): Promise<string> {
  await shop.sql.rows(
    `insert into products (id, sku, name, price, stock, tags)
       select 'product_0' || $1 || lpad(n::text, 22, '0'), $1 || '-' || lpad(n::text, 6, '0'), $1 || ' ' || n, 5, 1, array[$1]
         from generate_series(1, $2) as n`,
    [tag, count],
  );
  return `/products?tag=${tag}&sort=SKU`;
}

const link = (page: Page, index: number) => page.locator(`[data-index="${index}"]`);
const box = (page: Page, name: string) => page.getByRole('checkbox', { name: `Select ${name}`, exact: true });
const bar = (page: Page) => page.getByRole('region', { name: 'Selection' });
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

/** As by dragging the bar: what lies between is not loaded. */
async function drag(page: Page, index: number): Promise<void> {
  await page.evaluate(`document.querySelector('.rows').scrollTop = ${index} * 44`);
  await expectSeen(link(page, index));
}

async function changed(tag: string): Promise<{ first: string; last: string; count: number }> {
  return shop.sql.row(
    `select min(sku) as first, max(sku) as last, count(*)::int as count from products where tags @> array[$1, 'picked']`,
    [tag],
  );
}

describe('selecting rows of a long list', () => {
  it('takes all between two of them, loaded or not', async () => {
    const page = await visit({ at: await many('rng', 400) });
    await box(page, 'rng 3').check();
    await drag(page, 240);
    await onNext(page, 'ProductsToChange', async (route) => {
      await expectSeen(bar(page).getByText('Selecting…'));
      await route.continue();
    });
    await box(page, 'rng 250').click({ modifiers: ['Shift'] });
    await expectSeen(bar(page).getByText('248 selected.'));
    await press(page, 'Change…');
    await page.getByLabel('Add tags').fill('picked');
    await press(page, 'Change 248 products');
    await expectSeen(page.getByText('248 products changed.'));
    expect(await changed('rng')).toEqual({ first: `rng-${nth(3)}`, last: `rng-${nth(250)}`, count: 248 });
  });

  it('takes none where rows have come or gone between them that are not on the screen, and shows those that are there now', async () => {
    const page = await visit({ at: await many('mvd', 1_000) });
    await box(page, 'mvd 3').check();
    await drag(page, 900);
    await shop.sql.rows(`update products set deleted_at = now() where sku between $1 and $2`, [
      `mvd-${nth(500)}`,
      `mvd-${nth(504)}`,
    ]);
    await box(page, 'mvd 905').click({ modifiers: ['Shift'] });
    await expectSeen(bar(page).getByText('The list had changed, and is shown as it is now'));
    await expectSeen(bar(page).getByText('1 selected.'));
    await expectSeen(page.getByText('995 products'));
    await box(page, 'mvd 905').check();
    await drag(page, 0);
    await box(page, 'mvd 4').click({ modifiers: ['Shift'] });
    // From 4 to 905 without the five that are gone, and 3.
    await expectSeen(bar(page).getByText('898 selected.'));
  });

  it('takes as many as can be changed at once, by keyboard too, and says so', async () => {
    const page = await visit({ at: await many('kbd', COUNT) });
    await link(page, 0).focus();
    await page.keyboard.press('Space');
    await expectSeen(bar(page).getByText('1 selected.'));
    await page.keyboard.press('End');
    await expectSeen(page.locator(`[data-index="${COUNT - 1}"]:focus`));
    await page.keyboard.press('Shift+Space');
    const cut = bar(page).getByText(
      '1,000 selected. Of these 1,050 rows, 1,000 were taken: as many as can be changed at once.',
    );
    await expectSeen(cut);
    expect(await box(page, `kbd ${COUNT}`).isChecked()).toBe(false);
    await press(page, 'Clear');
    await page.locator(`[data-index="${COUNT - 1}"]`).focus();
    await page.keyboard.press('Control+a');
    await expectSeen(cut);
    expect(await page.getByRole('button', { name: 'Change…' }).isEnabled()).toBe(true);
    const all = page.getByRole('checkbox', { name: 'Select all' });
    expect(await all.isChecked()).toBe(true);
    await expectAccessible(page);
    // All of another list is something else.
    await page.getByRole('searchbox').fill('kbd 104');
    await expectSeen(page.getByText('11 products'));
    expect(await all.isChecked()).toBe(false);
    await press(page, 'Clear');
    await all.click();
    await expectSeen(bar(page).getByText('11 selected.'));
    await all.click();
    await expectGone(bar(page));
  });
});
