import type { Page } from 'playwright-core';
import { newProduct, readRecord, uniqueSku, type Product } from '../setup/acts.js';
import { expectSeen } from '../setup/page.js';
import type { Shop } from '../setup/shop.js';

/** A product for sale by which no other one is meant. */
export function offer(shop: Shop, name: string, fields: Parameters<typeof newProduct>[1] = {}): Promise<Product> {
  return newProduct(shop, { name: `${name} ${uniqueSku()}`, price: '4.00', stock: 10, ...fields });
}

export async function stockOf(shop: Shop, { id }: Product): Promise<number> {
  return (await readRecord(shop, 'Product', id)).stock;
}

export function quantity(page: Page, { name }: Product) {
  return page.getByRole('textbox', { name: `Quantity of ${name}` });
}

/** By keyboard: the name, Enter, the quantity, Enter, and the focus is where the next name is typed. */
export async function add(page: Page, product: Product, units: number): Promise<void> {
  await page.getByRole('combobox', { name: 'Add a product' }).fill(product.name);
  await expectSeen(page.getByRole('option').filter({ hasText: product.name }));
  await page.keyboard.press('Enter');
  await expectSeen(page.locator(`[data-product="${product.id}"]:focus`));
  await page.keyboard.type(String(units));
  await page.keyboard.press('Enter');
  await expectSeen(page.locator('[role=combobox]:focus'));
}
