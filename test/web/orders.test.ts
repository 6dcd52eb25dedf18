import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { newOrder, placeOrder, readRecord, saveOrder, saveProduct, type Order, type Product } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import {
  expectAccessible,
  expectFits,
  expectGone,
  expectSeen,
  onNext,
  saveOn,
  startEditing,
  usePage,
} from '../setup/page.js';
import { useShop } from '../setup/shop.js';
import { add, offer, quantity, stockOf } from './ordering.js';

const shop = useShop();
const { visit } = usePage(shop);

const at = ({ id }: Order) => `/orders/${id}`;
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const stored = (id: string) => readRecord(shop, 'Order', id);
const lineOf = ({ lines }: Order, { id }: Product) => lines.find(({ product }) => product.id === id)!.id;

async function saveAs(who: 'ana' | 'cleo', { id }: { id: string }, patch: Parameters<typeof saveOrder>[2]) {
  const { version } = await stored(id);
  return expectType(await saveOrder(shop, { id, version }, patch, { as: who }), 'Order');
}

describe('two people meet in one order', () => {
  it('in different lines, and both are saved', async () => {
    const [chai, sugar] = [await offer(shop, 'Chai'), await offer(shop, 'Sugar')];
    const order = await newOrder(shop, [chai, 2], [sugar, 2]);
    const [page, cleo] = await Promise.all([visit({ at: at(order) }), visit({ as: 'cleo', at: at(order) })]);
    await quantity(page, chai).fill('5');
    await saveOn(cleo, { [`Quantity of ${sugar.name}`]: '3' }, 2);
    await expectSeen(page.getByText(`Cleo saved version 2 just now: Quantity of ${sugar.name}.`));
    expect(await quantity(page, sugar).inputValue()).toBe('2');
    await press(page, 'Take over');
    expect(await quantity(page, sugar).inputValue()).toBe('3');
    await onNext(page, 'SaveOrder', async (route) => {
      await press(cleo, `Remove ${sugar.name}`);
      await saveOn(cleo, { Note: 'Fragile' }, 3);
      await route.continue();
    });
    await press(page, 'Save');
    await expectSeen(page.getByRole('heading', { name: 'Cleo changed this, too' }));
    await expectSeen(page.getByText('changed by them alone: taken over').first());
    await press(page, 'Save as version 4');
    await expectSeen(page.getByText('Saved as version 4.'));
    const { lines, note } = await stored(order.id);
    expect(lines).toMatchObject([{ quantity: 5, product: { id: chai.id } }]);
    expect(note).toBe('Fragile');
    await expectSeen(cleo.getByText('Version 4, by Ben'));
    expect(await quantity(cleo, chai).inputValue()).toBe('5');
    expect([await stockOf(shop, chai), await stockOf(shop, sugar)]).toEqual([5, 10]);
  });

  it('in the same lines: the one who is too late decides line by line, by keyboard alone', async () => {
    const [chai, sugar, milk] = [await offer(shop, 'Chai'), await offer(shop, 'Sugar'), await offer(shop, 'Milk')];
    const order = await newOrder(shop, [chai, 2], [sugar, 2], [milk, 2]);
    const [page, cleo] = await Promise.all([visit({ at: at(order) }), visit({ as: 'cleo', at: at(order) })]);
    await quantity(page, chai).fill('5');
    await quantity(page, milk).fill('4');
    await press(page, `Remove ${sugar.name}`);
    await onNext(page, 'SaveOrder', async (route) => {
      await saveAs('ana', order, { lines: [{ id: lineOf(order, milk), quantity: 0 }] });
      await expectSeen(cleo.getByText('Version 2, by Ana'));
      await saveOn(cleo, { [`Quantity of ${chai.name}`]: '3', [`Quantity of ${sugar.name}`]: '6' }, 3);
      await route.continue();
    });
    await quantity(page, chai).press('Enter');
    await expectSeen(page.getByRole('heading', { name: 'Cleo changed this, too' }));
    await expectSeen(page.getByText('3 fields wait for your decision.'));
    const clash = (product: Product) => page.getByRole('group', { name: `Quantity of ${product.name}` });
    await expectSeen(clash(sugar).getByText('removed'));
    await expectSeen(clash(milk).getByText('Ana, version 2'));
    await expectSeen(clash(chai).getByText('Cleo, version 3'));
    // Chai: something else. Sugar: yours. Milk: theirs.
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('4');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await expectGone(page.getByText('wait for your decision'));
    await expectAccessible(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expectSeen(page.getByText('Saved as version 4.'));
    expect((await stored(order.id)).lines).toMatchObject([{ quantity: 4, product: { id: chai.id } }]);
  });

  it('in its status: the second is told, and nothing is done twice', async () => {
    const chai = await offer(shop, 'Chai');
    const order = await newOrder(shop, [chai, 2]);
    const [page, cleo] = await Promise.all([visit({ at: at(order) }), visit({ as: 'cleo', at: at(order) })]);
    await onNext(page, 'ChangeOrderStatus', async (route) => {
      await press(cleo, 'Cancel the order');
      await press(cleo, 'Cancel it');
      await expectSeen(cleo.getByText('Its units went back to the stock.'));
      await route.continue();
    });
    await press(page, 'Mark as paid');
    await expectSeen(page.getByText('Cleo was faster: the order is cancelled now.'));
    await expectGone(page.getByRole('button', { name: 'Mark as paid' }));
    expect(await stored(order.id)).toMatchObject({ orderStatus: 'CANCELLED', version: 2 });
    expect(await stockOf(shop, chai)).toBe(10);
  });
});

describe('the status of an order', () => {
  it('goes its way by one button, leaves what is being typed alone, and a cancelled order gives its units back', async () => {
    const chai = await offer(shop, 'Chai');
    const order = await newOrder(shop, [chai, 2]);
    const page = await visit({ at: at(order) });
    await field(page, 'Note').fill('Typed before');
    await press(page, 'Mark as paid');
    await expectSeen(page.getByText('Version 2, by Ben'));
    // One's own change is no news.
    await expectGone(page.getByText(/saved version/));
    expect(await quantity(page, chai).isDisabled()).toBe(true);
    await press(page, 'Save');
    await expectSeen(page.getByText('Saved as version 3.'));
    await expectSeen(page.getByRole('button', { name: 'Mark as shipped' }));
    await press(page, 'Cancel the order');
    await press(page, 'Cancel it');
    await expectSeen(page.getByText('Its units went back to the stock.'));
    expect(await page.getByRole('button', { name: /Mark as|Cancel/ }).count()).toBe(0);
    expect(await stored(order.id)).toMatchObject({ orderStatus: 'CANCELLED', note: 'Typed before', version: 4 });
    expect(await stockOf(shop, chai)).toBe(10);
  });

  it('fixes the quantities, and says so to whoever was changing them', async () => {
    const chai = await offer(shop, 'Chai');
    const order = await newOrder(shop, [chai, 2]);
    const [page, cleo] = await Promise.all([visit({ at: at(order) }), visit({ as: 'cleo', at: at(order) })]);
    await quantity(page, chai).fill('11');
    await press(page, 'Save');
    await expectSeen(page.getByText(`${chai.name} cannot be served: only 8 in stock`));
    expect(await quantity(page, chai).getAttribute('aria-invalid')).toBe('true');
    await quantity(page, chai).fill('5');
    await field(page, 'Note').fill('Typed before');
    await expectSeen(page.getByText('Save or discard your quantities first'));
    expect(await page.getByRole('button', { name: 'Mark as paid' }).isDisabled()).toBe(true);
    await press(cleo, 'Mark as paid');
    await expectSeen(page.getByText('Cleo saved version 2 just now: Status.'));
    await expectSeen(page.getByText('The order is paid by now: its quantities do not change any more'));
    await press(page, 'Save');
    await expectSeen(page.getByText(/its lines change while it is PLACED only/));
    await press(page, 'Take my quantities back');
    await press(page, 'Save');
    await expectSeen(page.getByText('Saved as version 3.'));
    const { lines, note } = await stored(order.id);
    expect([lines[0]!.quantity, note]).toEqual([2, 'Typed before']);
    await expectSeen(cleo.getByText('Version 3, by Ben'));
    expect(await field(cleo, 'Note').inputValue()).toBe('Typed before');
  });
});

describe('the orders', () => {
  it('are listed, the newest first, as they are now: changed, locked, new', async () => {
    await shop.sql.rows(
      `insert into orders (id, customer_name, shipping_address, note, status, lines)
         select 'order_0' || lpad(n::text, 25, '0'), 'Customer ' || n, '', '', 'PLACED',
           jsonb_build_array(jsonb_build_object('id', 'line_' || n, 'productId', '${(await offer(shop, 'Chai')).id}', 'quantity', n, 'unitPrice', '2.50'))
           from generate_series(1, 450) as n`,
    );
    const order = expectType(
      await placeOrder(shop, [{ productId: (await offer(shop, 'Tea')).id, quantity: 2 }]),
      'Order',
    );
    const page = await visit({ at: '/orders' });
    const row = (index: number) => page.getByRole('row').nth(index);
    await expectSeen(row(1).getByText('Nancy Davolio'));
    await expectSeen(row(1).getByText('8.00'));
    const cleo = await visit({ as: 'cleo', at: at(order) });
    await saveOn(cleo, { Customer: 'Robert', Quantity: '3' }, 2);
    await expectSeen(row(1).getByText('12.00'));
    await expectSeen(row(1).getByText('Robert'));
    await startEditing(cleo);
    await expectSeen(row(1).getByText('Locked by Cleo'));
    const next = await newOrder(shop, [await offer(shop, 'Milk'), 1]);
    await press(page, '1 new – show');
    await expectSeen(row(1).locator(`[href="/orders/${next.id}"]`));
    await page.locator('[data-index="0"]').focus();
    await page.keyboard.press('End');
    await expectSeen(page.locator(`[href="/orders/order_0${'1'.padStart(25, '0')}"]:focus`));
    await page.keyboard.press('Enter');
    await expectSeen(page.getByRole('heading', { name: 'Order of Customer 1' }));
  });

  it('are locked like products', async () => {
    const order = await newOrder(shop, [await offer(shop, 'Chai'), 2]);
    const [page, cleo] = await Promise.all([visit({ at: at(order) }), visit({ as: 'cleo', at: at(order) })]);
    await startEditing(cleo, 'On the phone');
    await expectSeen(page.getByText('Cleo is editing this order: On the phone'));
    await press(page, 'Mark as paid');
    await expectSeen(page.getByRole('alert').getByText('Cleo'));
    expect(await stored(order.id)).toMatchObject({ version: 1 });
    await press(cleo, 'Stop editing');
    await startEditing(page);
    await expectSeen(cleo.getByText('Ben is editing this order'));
    await press(page, 'Mark as paid');
    await expectSeen(page.getByText('Version 2, by Ben'));
  });

  it('are shown to a viewer, who changes nothing', async () => {
    const chai = await offer(shop, 'Chai');
    const order = await newOrder(shop, [chai, 2]);
    const page = await visit({ as: 'vera', at: at(order) });
    await expectSeen(page.getByText('You may look at orders, and not change them.'));
    expect(await quantity(page, chai).isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: /Save|Mark|Cancel|Remove|Lock/ }).count()).toBe(0);
    await page.getByRole('link', { name: '← Orders' }).click();
    await expectSeen(page.getByRole('row').nth(1));
    expect(await page.getByRole('link', { name: 'New order' }).count()).toBe(0);
  });

  it.each([
    [360, 'dark'],
    [1280, 'light'],
  ] as const)('on a screen of %i pixels, %s', async (width, colorScheme) => {
    const [chai, sugar] = [await offer(shop, 'Chai'), await offer(shop, 'Sugar')];
    const order = await newOrder(shop, [chai, 2], [sugar, 1]);
    const page = await visit({ at: '/orders', options: { viewport: { width, height: 900 }, colorScheme } });
    const expectGood = async (): Promise<void> => {
      await expectFits(page);
      await expectAccessible(page);
    };
    await expectSeen(page.locator(`[href="/orders/${order.id}"]`));
    await expectGood();
    await page.goto(`${shop.url}${at(order)}`);
    await quantity(page, chai).fill('5');
    await press(page, `Remove ${sugar.name}`);
    await saveAs('cleo', order, { lines: [{ id: lineOf(order, chai), quantity: 3 }] });
    await expectSeen(page.getByText('clashes with what you typed'));
    await expectGood();
    await press(page, 'Decide field by field');
    await expectSeen(page.getByRole('heading', { name: 'Cleo changed this, too' }));
    await expectGood();
    await page.goto(`${shop.url}/orders/new`);
    await add(page, chai, 1);
    expectType(await saveProduct(shop, await readRecord(shop, 'Product', chai.id), { price: '4.20' }), 'Product');
    await expectSeen(page.getByText('it was 4.00'));
    await page.getByRole('combobox').fill(chai.name);
    await expectSeen(page.getByRole('option'));
    await expectGood();
  });
});
