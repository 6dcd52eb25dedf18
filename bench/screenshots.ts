import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { openPageStage, type PageStage } from './page/stage.ts';

const IMAGES = fileURLToPath(new URL('../docs/images/', import.meta.url));
const WINDOW = { viewport: { width: 1120, height: 760 }, reducedMotion: 'reduce' } as const;

interface Product {
  readonly id: string;
  readonly version: number;
}

/** The pictures of the README: what is on each is done here as people would do it. */
const SCENES: Readonly<Record<string, (stage: PageStage) => Promise<Page>>> = {
  async list(stage) {
    const page = await stage.visit('ben', '/products', WINDOW);
    await page.locator('.row .cell-name a').first().waitFor();
    return page;
  },

  conflict: (stage) => conflict(stage, 'light'),
  'conflict-dark': (stage) => conflict(stage, 'dark'),

  async locks(stage) {
    const product = await find(stage, 'Darjeeling');
    const holder = await stage.visit('cleo', `/products/${product.id}`, WINDOW);
    await holder.getByRole('button', { name: 'Lock it while I edit' }).click();
    await holder.getByLabel('What are you going to do?').fill('New photographs');
    await holder.keyboard.press('Enter');
    const page = await stage.visit('ben', `/products/${product.id}`, WINDOW);
    await page.getByText('New photographs').waitFor();
    return page;
  },

  async history(stage) {
    const product = await find(stage, 'Earl Grey');
    for (const [as, patch] of [
      ['cleo', { price: '11.20' }],
      ['ben', { tags: ['black', 'bergamot', 'classic'] }],
      [
        'cleo',
        {
          description:
            'Black tea with oil of bergamot from Calabria.\nFifty bags without staples or strings.\nBrew for 3 minutes at 95 °C.',
        },
      ],
    ] as const) {
      await save(stage, as, product.id, patch);
    }
    const page = await stage.visit('ben', `/products/${product.id}/history`, WINDOW);
    await page.getByRole('listitem', { name: 'Version 4' }).waitFor();
    return page;
  },

  async bulk(stage) {
    const page = await stage.visit('ben', '/products', WINDOW);
    const boxes = page.getByRole('gridcell').getByRole('checkbox');
    await boxes.first().waitFor();
    for (const index of [0, 1, 3]) await boxes.nth(index).check();
    await page.getByRole('button', { name: 'Change…' }).click();
    await page.getByLabel('Add tags').fill('autumn');
    return page;
  },

  async demo(stage) {
    const page = await stage.visit('ben', '/demo', { ...WINDOW, viewport: { width: 1280, height: 860 } });
    const right = page.frameLocator('iframe[title*=" Cleo "]');
    await right.getByLabel('Price').waitFor();
    await page.getByRole('button', { name: 'Show me' }).click();
    await page.getByText('Now you are Cleo').waitFor();
    return page;
  },
};

/** Cleo has saved first; Ben has changed some of the same. */
async function conflict(stage: PageStage, colorScheme: 'light' | 'dark'): Promise<Page> {
  const product = await find(stage, colorScheme === 'light' ? 'Assam' : 'Sencha');
  const page = await stage.visit('ben', `/products/${product.id}`, { ...WINDOW, colorScheme });
  await page.getByLabel('Price').fill('9.90');
  await page.getByLabel('Stock').fill('64');
  const description = page.getByLabel('Description');
  const text = await description.inputValue();
  await description.fill(text.replace(/\w+/, 'Strong'));
  await save(stage, 'cleo', product.id, {
    price: '10.50',
    description: text.replace(/\w+/, 'Gentle'),
    tags: ['autumn'],
  });
  await page.getByRole('button', { name: 'Decide field by field' }).click();
  await page.getByRole('radio', { name: 'Yours' }).first().check();
  return page;
}

async function find(stage: PageStage, search: string): Promise<Product> {
  const query = `{ products(first: 1, filter: { search: ${JSON.stringify(search)} }) { nodes { id version } } }`;
  const { products } = (await ask(stage, 'ben', query)) as { products: { nodes: Product[] } };
  const [product] = products.nodes;
  if (!product) throw new Error(`There is no ${search} in the demo catalogue.`);
  return product;
}

async function save(stage: PageStage, as: string, id: string, patch: object): Promise<void> {
  const { product } = (await ask(stage, as, `{ product(id: "${id}") { version } }`)) as { product: Product };
  const query = `mutation ($patch: ProductPatch!) {
    updateProduct(id: "${id}", expectedVersion: ${product.version}, patch: $patch) { __typename }
  }`;
  await ask(stage, as, query, { patch });
}

async function ask(stage: PageStage, as: string, query: string, variables = {}): Promise<unknown> {
  const response = await fetch(`${stage.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${stage.tokenOf(as)}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

await using stack = new AsyncDisposableStack();
const stage = await openPageStage(stack);
await mkdir(IMAGES, { recursive: true });
const wanted = process.argv.slice(2);
for (const [name, scene] of Object.entries(SCENES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const page = await scene(stage);
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${IMAGES}${name}.png`, animations: 'disabled', caret: 'hide' });
  process.stdout.write(`docs/images/${name}.png\n`);
}
