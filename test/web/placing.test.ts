import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { saveProduct } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { expectSeen, onNext, saveOn, usePage } from '../setup/page.js';
import { useShop } from '../setup/shop.js';
import { add, offer, quantity, stockOf } from './ordering.js';

const shop = useShop();
const { visit } = usePage(shop);

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

/** All that is needed besides lines. */
async function addressTo(page: Page, customer: string): Promise<void> {
  await field(page, 'Customer').fill(customer);
  await field(page, 'Shipping address').fill('507 20th Ave. E., Seattle');
}

async function ordersOf(customer: string): Promise<number> {
  const { count } = await shop.sql.row<{ count: number }>(
    `select count(*)::int from orders where customer_name = '${customer}'`,
  );
  return count;
}

it('places an order of what is in stock, by keyboard; what cannot be served is told at its line', async () => {
  const [chai, sugar] = [await offer(shop, 'Chai'), await offer(shop, 'Sugar', { stock: 2 })];
  const [page, cleo] = await Promise.all([visit({ at: '/orders' }), visit({ as: 'cleo', at: '/orders/new' })]);
  await add(cleo, chai, 4);
  await addressTo(cleo, 'Robert');
  await page.getByRole('link', { name: 'New order' }).click();
  await press(page, 'Place the order');
  await expectSeen(page.getByText('Customer is missing'));
  await add(page, chai, 3);
  await add(page, sugar, 5);
  await addressTo(page, 'Nancy');
  await press(page, 'Place the order');
  await expectSeen(page.getByText(`${sugar.name} cannot be served: only 2 in stock`));
  await page.locator(`[data-product="${sugar.id}"]:focus`).fill('2');
  // What others buy meanwhile makes no difference, as long as there is enough.
  await onNext(page, 'PlaceOrder', async (route) => {
    await press(cleo, 'Place the order');
    await expectSeen(cleo.getByRole('heading', { name: 'Order of Robert' }));
    await route.continue();
  });
  await field(page, 'Customer').press('Enter');
  await expectSeen(page.getByRole('heading', { name: 'Order of Nancy' }));
  expect([await stockOf(shop, chai), await stockOf(shop, sugar)]).toEqual([3, 0]);
});

it('asks once more before it places one, where the price moved on in between', async () => {
  const chai = await offer(shop, 'Chai');
  const [page, cleo] = await Promise.all([
    visit({ at: '/orders/new' }),
    visit({ as: 'cleo', at: `/products/${chai.id}` }),
  ]);
  await add(page, chai, 3);
  expect(await page.getByRole('alert').count(), 'Enter places nothing').toBe(0);
  await addressTo(page, 'Andrew');
  await onNext(page, 'PlaceOrder', async (route) => {
    await saveOn(cleo, { Price: '4.20' }, 2);
    await route.continue();
  });
  await press(page, 'Place the order');
  await expectSeen(page.getByText(`The price of ${chai.name} is now 4.20; it was 4.00.`));
  expect(await page.getByRole('button', { name: 'Place the order' }).isDisabled()).toBe(true);
  expect(await ordersOf('Andrew')).toBe(0);
  await press(page, 'Order it for 4.20');
  await press(page, 'Place the order');
  await expectSeen(page.getByRole('heading', { name: 'Order of Andrew' }));
  await expectSeen(page.getByText('× 4.20'));
});

it.each(['', ' and the page is loaded again'])('places it once, when the answer is lost%s', async (reload) => {
  const chai = await offer(shop, 'Chai');
  const customer = `Janet${reload.length}`;
  const page = await visit({ at: '/orders/new' });
  await add(page, chai, 3);
  await addressTo(page, customer);
  let kept = '';
  await onNext(page, 'PlaceOrder', async (route) => {
    kept = await page.evaluate('Object.values(localStorage).join()');
    await route.fetch();
    await route.abort();
  });
  await press(page, 'Place the order');
  await expectSeen(page.getByText('The server does not answer. The order is kept here'));
  expect(kept, 'before it was sent').toContain('"pending":{"input"');
  if (reload) await page.reload();
  await expectSeen(page.getByRole('heading', { name: `Order of ${customer}` }));
  expect(await ordersOf(customer)).toBe(1);
  expect(await stockOf(shop, chai)).toBe(7);
});

it('goes on with an order after the page was left, from where it was, at the prices of now', async () => {
  const [chai, sugar] = [await offer(shop, 'Chai'), await offer(shop, 'Sugar')];
  const page = await visit({ at: '/orders/new' });
  await add(page, chai, 3);
  await page.getByRole('combobox').fill(sugar.name);
  await page.getByRole('option').filter({ hasText: sugar.name }).click();
  await expectSeen(quantity(page, sugar));
  await addressTo(page, 'Margaret');
  await page.goto('about:blank');
  expectType(await saveProduct(shop, chai, { price: '4.20' }, { as: 'cleo' }), 'Product');
  expectType(await saveProduct(shop, sugar, { status: 'ARCHIVED' }, { as: 'cleo' }), 'Product');
  await page.goto(`${shop.url}/orders`);
  await page.getByRole('link', { name: 'New order of Margaret' }).click();
  await expectSeen(page.getByText(/The order that you had begun .* is here again/));
  await expectSeen(page.getByText('2 lines have changed: have a look first.'));
  expect(await quantity(page, chai).inputValue()).toBe('3');
  await press(page, 'Order it for 4.20');
  await press(page, `Remove ${sugar.name}`);
  await press(page, 'Place the order');
  await expectSeen(page.getByRole('heading', { name: 'Order of Margaret' }));
  await page.getByRole('link', { name: '← Orders' }).click();
  await expectSeen(page.getByRole('row').nth(1).getByText('Margaret'));
  expect(await page.getByText('You have unsaved changes').count()).toBe(0);
});
