import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { lockOn } from '../edit-locks/acts.js';
import { newProduct, uniqueSku, saveProduct } from '../setup/acts.js';
import { CuttableConnection } from '../setup/cuttable.js';
import { expectAccessible, expectFits, expectGone, expectSeen, saveOn, startEditing, usePage } from '../setup/page.js';
import { useShop } from '../setup/shop.js';

const shop = useShop();
const { visit } = usePage(shop);
/** `npm test` scrolls through fewer. */
const MANY = Number(process.env['WEB_ROWS'] ?? 3_000);

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

it('finds products as one types, and keeps the question in the address', async () => {
  const word = uniqueSku();
  await newProduct(shop, { name: `Blue ${word}` });
  await newProduct(shop, { name: `Red ${word}`, status: 'DRAFT' });
  await newProduct(shop, { name: 'Something else' });
  const page = await visit();
  await page.getByRole('searchbox').fill(word);
  await expectSeen(page.getByText('2 products'));
  await page.getByLabel('Status').selectOption('DRAFT');
  await expectSeen(page.getByText('1 product', { exact: true }));
  expect(new URL(page.url()).search).toBe(`?search=${word}&status=DRAFT`);
  await page.reload();
  await expectSeen(row(page, `Red ${word}`));
  await page.getByRole('searchbox').fill('nothing is called this');
  await expectSeen(page.getByText('No product matches.'));
});

it('shows what others save, who locks what, and what is new', async () => {
  const name = uniqueSku();
  const product = await newProduct(shop, { name, price: '19.90' });
  const [page, cleo] = await Promise.all([
    visit({ at: `/products?search=${name}` }),
    visit({ as: 'cleo', at: `/products/${product.id}` }),
  ]);
  await expectSeen(row(page, '19.90'));
  await saveOn(cleo, { Price: '24.00' }, 2);
  await expectSeen(row(page, '24.00').getByText('Cleo'));

  await startEditing(cleo, 'New photos');
  await expectSeen(row(page, 'Locked by Cleo'));
  await cleo.getByRole('button', { name: 'Stop editing' }).click();
  await expectGone(row(page, 'Locked by Cleo'));

  await newProduct(shop, { name: `${name} too` });
  await page.getByRole('button', { name: '1 new – show' }).click();
  await expectSeen(row(page, `${name} too`));
});

it('puts no older answer in the place of what it has heard since', async () => {
  const name = uniqueSku();
  const product = await newProduct(shop, { name, price: '19.90' });
  await newProduct(shop, { name: `${name} too` });
  const page = await visit({ at: `/products?search=${name}&sort=NAME` });
  await expectSeen(row(page, '19.90').first());
  await page.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes('"ProductPage"')) return route.fallback();
    const response = await route.fetch();
    await saveProduct(shop, product, { price: '24.00' }, { as: 'cleo' });
    await expectSeen(row(page, '24.00'));
    return route.fulfill({ response });
  });
  await page.getByLabel('Order').selectOption('NAME-');
  await expectSeen(page.getByRole('row').nth(1).getByText(`${name} too`));
  await expectSeen(row(page, '24.00'));
});

it('shows the locks that are in force when it is opened', async () => {
  const name = uniqueSku();
  await lockOn(shop, await newProduct(shop, { name }), { as: 'cleo' });
  const page = await visit({ at: `/products?search=${name}` });
  await expectSeen(row(page, 'Locked by Cleo'));
});

async function insertMany(tag: string, count: number): Promise<void> {
  await shop.sql.rows(
    `insert into products (id, sku, name, price, stock, tags)
       select 'product_0' || lpad($1, 5, '0') || lpad(n::text, 20, '0'), upper($1) || '-' || lpad(n::text, 6, '0'), initcap($1) || ' ' || n, n % 700, 1, array[$1]
         from generate_series(1, $2) as n`,
    [tag, count],
  );
  await shop.sql.rows('vacuum analyze products');
}

it('scrolls through many rows, and back to where one was', async () => {
  await insertMany('many', MANY);
  const page = await visit({ at: '/products?tag=many&sort=SKU' });
  await expectSeen(page.getByText(`${MANY.toLocaleString('en')} products`));
  const link = (index: number) => page.locator(`[data-index="${index}"]`);
  const focused = (index: number) => page.locator(`[data-index="${index}"]:focus`);
  const middle = Math.floor(MANY / 2);
  // As by dragging the bar.
  const drag = (index: number) => page.evaluate(`document.querySelector('.rows').scrollTop = ${index} * 44`);
  let asked = 0;
  page.on('request', (request) => void (asked += request.postData()?.includes('"ProductPage"') ? 1 : 0));
  await drag(middle);
  await expectSeen(link(middle));
  expect(await link(middle).textContent()).toBe(`Many ${middle + 1}`);
  expect(asked, 'pages on the way').toBeLessThanOrEqual(5);

  await drag(middle - 450);
  await expectSeen(link(middle - 450));
  const goneFrom = middle - 250;
  await shop.sql.rows('update products set deleted_at = now() where tags = $1 and sku between $2 and $3', [
    ['many'],
    ...[goneFrom, goneFrom + 4].map((nth) => `MANY-${String(nth).padStart(6, '0')}`),
  ]);
  for (let index = middle - 440; index <= middle; index += 40) {
    await drag(index);
    await expectSeen(link(index));
  }
  await drag(middle - 220);
  await expectSeen(page.getByText(`${(MANY - 5).toLocaleString('en')} products`));
  await expectSeen(link(middle - 220).getByText(`Many ${middle - 220 + 6}`));
  await drag(0);
  await link(0).focus();
  await page.keyboard.press('End');
  await expectSeen(focused(MANY - 6));
  expect(await link(MANY - 6).textContent()).toBe(`Many ${MANY}`);
  expect(await page.getByRole('row').count(), 'rows that are made at a time').toBeLessThan(60);
  await page.keyboard.press('Enter');
  await expectSeen(page.getByRole('heading', { name: `Many ${MANY}` }));
  await page.goBack();
  await expectSeen(link(MANY - 6));
  await link(MANY - 6).focus();
  await page.keyboard.press('ArrowUp');
  await expectSeen(focused(MANY - 7));
});

it('shows no more than names of rows that pass too fast to be read, and all of them when they rest', async () => {
  await insertMany('fast', 2_000);
  const page = await visit({ at: '/products?tag=fast&sort=SKU' });
  await expectSeen(page.getByRole('row', { name: 'Fast 1 ' }).first());
  const namesOnly = '.block .row:not([aria-busy]):not(:has(.cell-price))';
  await page.evaluate(`
    self.most = 0;
    new MutationObserver(() => { most = Math.max(most, document.querySelectorAll('${namesOnly}').length); })
      .observe(document.body, { childList: true, subtree: true });`);
  const session = await page.context().newCDPSession(page);
  const scroll = (pixels: number, speed: number) =>
    session.send('Input.synthesizeScrollGesture', {
      x: 600,
      y: 450,
      yDistance: -pixels,
      speed,
      gestureSourceType: 'mouse',
    });
  await scroll(1_200, 900);
  expect(await page.evaluate('most'), 'rows that can be read').toBe(0);
  await scroll(30_000, 10_000);
  expect(await page.evaluate('most'), 'rows that cannot').toBeGreaterThan(0);
  await expectGone(page.locator(namesOnly).first());
});

it('says that the server is away, and goes on by itself when it is back', async () => {
  const name = uniqueSku();
  const product = await newProduct(shop, { name, price: '19.90' });
  const connection = new CuttableConnection();
  const { url } = await connection.to(shop);
  const page = await visit({ url, at: `/products?search=${name}` });
  await expectSeen(row(page, '19.90'));
  connection.isShut = true;
  connection.cut();
  await expectSeen(page.getByText('Offline'));
  await saveProduct(shop, product, { price: '24.00' }, { as: 'cleo' });
  await page.getByRole('searchbox').fill(`${name} `);
  await page.getByRole('searchbox').fill('another');
  await expectSeen(page.getByText('The server cannot be reached.'));
  connection.isShut = false;
  await expectSeen(page.getByText('Live'));
  await expectGone(page.getByText('The server cannot be reached.'));
  await page.getByRole('searchbox').fill(name);
  await expectSeen(row(page, '24.00'));
});

it.each([
  [360, 'light'],
  [1280, 'dark'],
] as const)('is accessible and fits at %i pixels, %s', async (width, colorScheme) => {
  const name = uniqueSku();
  const product = await newProduct(shop, { name, tags: ['one', 'two'] });
  await lockOn(shop, product, { as: 'cleo' });
  const page = await visit({
    at: `/products?search=${name}`,
    options: { viewport: { width, height: 800 }, colorScheme },
  });
  await expectSeen(row(page, name));
  await expectFits(page);
  await expectAccessible(page);
  await row(page, name).getByRole('link').click();
  await expectSeen(page.getByRole('heading', { name }));
  await expectFits(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'person and appearance' }).click();
  await expectSeen(page.getByRole('menuitemradio', { name: 'Dark' }));
  await expectAccessible(page);
});
