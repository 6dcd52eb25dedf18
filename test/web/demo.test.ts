import type { FrameLocator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { newProduct, readRecord } from '../setup/acts.js';
import { expectAccessible, expectFits, expectSeen, usePage } from '../setup/page.js';
import { useShop } from '../setup/shop.js';

const shop = useShop();
const production = useShop({ production: true });
const { visit } = usePage(shop);

const pane = (page: Page, name: string): FrameLocator => page.frameLocator(`iframe[title*=" ${name} "]`);
const price = (of: FrameLocator) => of.getByLabel(/^Price/);

describe('two people side by side', () => {
  it('each acts as who they are, whoever uses the tab', async () => {
    const { id } = await newProduct(shop, { name: 'Assam', price: '8.90', status: 'ACTIVE' });
    const page = await visit({ as: 'ana' });
    await page.getByRole('button', { name: /Ana/ }).click();
    await page.getByRole('menuitem', { name: 'Two of them, side by side' }).click();
    const [ben, cleo] = [pane(page, 'Ben'), pane(page, 'Cleo')];
    await price(ben).fill('9.20');
    await cleo.getByLabel(/^Name/).fill('Assam Gold');
    await ben.getByRole('button', { name: 'Save' }).click();
    await expectSeen(cleo.getByText('Ben saved version 2 just now: Price.'));
    await cleo.getByRole('button', { name: 'Take over' }).click();
    await cleo.getByRole('button', { name: 'Save' }).click();
    await expectSeen(cleo.getByText('Saved as version 3.'));
    expect(await readRecord(shop, 'Product', id)).toMatchObject({ name: 'Assam Gold', price: '9.20' });
    expect(
      await shop.sql.rows('select version, actor_id from revision where record_id = $1 order by version', [id]),
    ).toEqual([
      { version: 1, actor_id: 'ana' },
      { version: 2, actor_id: 'ben' },
      { version: 3, actor_id: 'cleo' },
    ]);
    await page.goto(`${shop.url}/products`);
    await expectSeen(page.getByRole('button', { name: /Ana/ }));
  });

  it('shows by itself how a conflict comes about, and leaves the decision', async () => {
    const page = await visit({ at: '/demo' });
    await expectSeen(price(pane(page, 'Cleo')));
    await page.getByRole('button', { name: 'Show me' }).click();
    const cleo = pane(page, 'Cleo');
    await expectSeen(cleo.getByRole('heading', { name: 'Ben changed this, too' }));
    await expectSeen(page.getByText('Now you are Cleo: decide, and save.'));
    await cleo.getByRole('radio', { name: 'Yours' }).check();
    await cleo.getByRole('button', { name: /^Save as version/ }).click();
    await expectSeen(cleo.getByText(/^Saved as version/));
    // Once more, from wherever it was left.
    await price(cleo).fill('1.00');
    await page.getByRole('button', { name: 'Show me again' }).click();
    await expectSeen(page.locator('[aria-current=step]', { hasText: 'Go on as Cleo' }));
    await expectSeen(cleo.getByRole('heading', { name: 'Ben changed this, too' }));
  });

  it('is for everybody, on any screen', async () => {
    const page = await visit({ at: '/demo', options: { viewport: { width: 360, height: 740 } } });
    await expectSeen(price(pane(page, 'Cleo')));
    await expectFits(page);
    await expectAccessible(page);
  });

  it('is not there in production', async () => {
    expect((await fetch(`${shop.url}/demo`)).status).toBe(200);
    expect((await fetch(`${production.url}/demo`)).status).toBe(404);
  });
});
