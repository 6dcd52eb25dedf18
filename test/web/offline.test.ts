import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { newProduct, readRecord } from '../setup/acts.js';
import { CuttableConnection } from '../setup/cuttable.js';
import { expectSeen, saveOn, usePage } from '../setup/page.js';
import { useShop } from '../setup/shop.js';

const shop = useShop();
const { visit } = usePage(shop);

const field = (page: Page, name: string) => page.getByLabel(new RegExp(`^${name}`));
const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

it.each([
  [
    'has not saved',
    async (page: Page) => {
      await expectSeen(
        page.getByText('Cleo saved version 2 just now: Price and Stock. Price clashes with what you typed.'),
      );
      expect(await field(page, 'Price').inputValue()).toBe('9.20');
      await press(page, 'Decide field by field');
    },
    async () => undefined,
  ],
  [
    'has saved in vain',
    async () => undefined,
    async (page: Page) => {
      await press(page, 'Save');
      await expectSeen(page.getByText('The server does not answer. Your changes are kept here'));
    },
  ],
])('who is cut off and %s meets what somebody saved meanwhile, and nothing is lost', async (_who, comeBack, leave) => {
  const product = await newProduct(shop, { name: 'Assam', price: '8.90', stock: 10 });
  const at = `/products/${product.id}`;
  const connection = new CuttableConnection();
  const { url } = await connection.to(shop);
  const [page, cleo] = await Promise.all([visit({ at, url }), visit({ as: 'cleo', at })]);
  await field(page, 'Price').fill('9.20');
  connection.isShut = true;
  connection.cut();
  await expectSeen(page.getByText('Offline'));
  await field(page, 'Name').fill('Assam Gold');
  await leave(page);
  await saveOn(cleo, { Price: '9.50', Stock: '7' }, 2);
  connection.isShut = false;
  await expectSeen(page.getByText('Live'));
  await comeBack(page);
  await expectSeen(page.getByRole('heading', { name: 'Cleo changed this, too' }));
  await page.getByRole('radio', { name: 'Yours' }).check();
  await press(page, 'Save as version 3');
  await expectSeen(page.getByText('Saved as version 3.'));
  await expectSeen(cleo.getByText('Version 3, by Ben'));
  expect(await field(cleo, 'Price').inputValue()).toBe('9.20');
  expect(await readRecord(shop, 'Product', product.id)).toMatchObject({ name: 'Assam Gold', price: '9.20', stock: 7 });
});
