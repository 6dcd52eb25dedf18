import { expect, it } from 'vitest';
import { newProduct, readRecord } from '../setup/acts.js';
import { expectSeen, usePage } from '../setup/page.js';
import { useShop } from '../setup/shop.js';

const shop = useShop();
const { visit } = usePage(shop);

it('a tag that is half typed is kept like whatever was typed, and takes none of those that there are', async () => {
  const { id } = await newProduct(shop, { tags: ['black'] });
  const page = await visit({ at: `/products/${id}` });
  const tags = page.getByLabel(/^Tags/);
  await tags.pressSequentially('stro');
  await expectSeen(page.locator('.field-tags .changed'));
  await page.reload();
  await expectSeen(page.getByText(/What you had typed and not saved/));
  await expectSeen(page.getByRole('button', { name: 'stro' }));
  await tags.pressSequentially('black');
  expect(await page.getByRole('button', { name: /^black/ }).count()).toBe(1);
  await tags.pressSequentially('berry,');
  await page.getByRole('button', { name: 'Save' }).click();
  await expectSeen(page.getByText('Saved as version 2.'));
  expect(await readRecord(shop, 'Product', id)).toMatchObject({ tags: ['black', 'blackberry', 'stro'] });
});
