import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { newProduct, readRecord, type Product } from '../setup/acts.js';
import { expectAccessible, expectFits, expectGone, expectSeen, startEditing, usePage } from '../setup/page.js';
import { useShop } from '../setup/shop.js';

const shop = useShop();
const { visit } = usePage(shop);

const at = ({ id }: Product) => `/products/${id}`;
const field = (page: Page, name: string) => page.getByLabel(new RegExp(`^${name}`));
const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

it('one edits alone, another asks for it, and gets it by one click; nobody loses what they typed', async () => {
  const product = await newProduct(shop, { name: 'Assam', price: '8.90' });
  const [ben, cleo] = [await visit({ as: 'ben', at: at(product) }), await visit({ as: 'cleo', at: at(product) })];
  await startEditing(ben, 'New photos');
  await expectSeen(cleo.getByText('Ben is editing this product: New photos'));
  await expectSeen(cleo.getByText(/Free in \d+ s/));
  await field(cleo, 'Price').fill('9.50');
  await press(cleo, 'Save');
  await expectSeen(cleo.getByRole('alert').getByText('Ben'));
  expect(await field(cleo, 'Price').inputValue()).toBe('9.50');
  await field(ben, 'Name').fill('Assam Breakfast');
  await press(ben, 'Save');
  await expectSeen(ben.getByText('Saved as version 2.'));

  await cleo.getByLabel('Message to Ben').fill('Only the price');
  await press(cleo, 'Ask for it');
  await expectSeen(cleo.getByText('Ben knows that you wait for it.'));
  await expectSeen(ben.getByText('asks for it: Only the price'));
  for (const page of [ben, cleo]) await expectAccessible(page);
  await field(ben, 'Name').fill('Assam Gold');
  await press(ben, 'Hand over to Cleo');
  await expectSeen(ben.getByText('You hold the lock no longer. What you typed is kept here.'));
  expect(await field(ben, 'Name').inputValue()).toBe('Assam Gold');
  await expectSeen(cleo.getByText('You are editing this alone'));
  await press(cleo, 'Take over');
  await press(cleo, 'Save');
  await expectSeen(cleo.getByText('Saved as version 3.'));
  await press(cleo, 'Stop editing');

  await press(ben, 'Take over');
  await press(ben, 'Save');
  await expectSeen(ben.getByText('Saved as version 4.'));
  expect(await readRecord(shop, 'Product', product.id)).toMatchObject({ name: 'Assam Gold', price: '9.50' });
});

it('an administrator breaks a lock, with a reason; what its holder typed stays, and there is a way back', async () => {
  const product = await newProduct(shop, { name: 'Assam' });
  const options = { viewport: { width: 360, height: 800 } };
  const ben = await visit({ as: 'ben', at: at(product), options });
  const ana = await visit({ as: 'ana', at: at(product), options });
  await startEditing(ben);
  await field(ben, 'Name').fill('Assam Breakfast');
  await press(ana, 'Break the lock');
  expect(await ana.getByRole('button', { name: 'Break it' }).isDisabled()).toBe(true);
  await ana.getByLabel('Reason').fill('He went home');
  await expectAccessible(ana);
  await press(ana, 'Break it');
  await expectSeen(ben.getByText('You hold the lock no longer. What you typed is kept here.'));
  await expectFits(ben);
  const { data } = await shop.post({ query: '{ editLockBreaks(first: 1) { nodes { reason } } }' }, { as: 'ana' });
  expect(data).toEqual({ editLockBreaks: { nodes: [{ reason: 'He went home' }] } });
  await press(ben, 'Lock it again');
  await press(ben, 'Start editing');
  await expectSeen(ben.getByText('You are editing this alone'));
  await press(ben, 'Save');
  await expectSeen(ben.getByText('Saved as version 2.'));
});

it('a lock is of one tab: the other may take it over; and it ends with the page', async () => {
  const product = await newProduct(shop);
  const one = await visit({ at: at(product) });
  await startEditing(one, 'In one');
  const other = await one.context().newPage();
  await other.goto(`${shop.url}${at(product)}`);
  await press(other, 'Edit it here instead');
  await expectSeen(other.getByText('You are editing this alone: In one'));
  await field(one, 'Name').fill('From the first');
  await press(one, 'Save');
  await expectSeen(one.getByText('You hold the lock no longer. What you typed is kept here.'));
  expect(await field(one, 'Name').inputValue()).toBe('From the first');
  await other.getByRole('link', { name: '← Products' }).click();
  await expectGone(one.getByText('You are editing this in another tab.'));
});
