import { describe, expect, it, vi } from 'vitest';
import type { RecordChange } from '../../src/client/index.js';
import { now } from '../feed/reading.js';
import { newProduct } from '../setup/acts.js';
import { useBrowser } from '../setup/browser.js';
import { serveClientKit } from '../setup/kit-page.js';
import { useShop } from '../setup/shop.js';

const shop = useShop({ besides: serveClientKit });
const browser = useBrowser();
const WITHIN = { timeout: 20_000, interval: 10 };

/** What a page passes on of the feed. */
declare function tell(change: RecordChange): Promise<void>;

describe.each([
  ['WebSocket', 'ws', '/graphql'],
  ['Server-Sent Events', 'http', '/graphql/stream'],
])('follow() in a browser, over %s', (_, scheme, path) => {
  it('V9, F1: hears of an UPDATE by SQL, and of those that are made while the browser is offline', async () => {
    const product = await newProduct(shop);
    const page = await browser.open(shop);
    const heard: RecordChange[] = [];
    await page.exposeFunction('tell', (change: RecordChange) => heard.push(change));
    const options = {
      url: shop.url.replace(/^http/, scheme) + path,
      ids: [product.id],
      after: await now(shop),
      token: await shop.identity.token('ben'),
    };
    await page.evaluate(({ token, ...rest }) => {
      void (async () => {
        for await (const change of kit.follow({ ...rest, authorization: () => `Bearer ${token}` })) await tell(change);
      })();
    }, options);
    const versions = (): number[] => heard.map(({ version }) => version);
    await update(product.id);
    await vi.waitFor(() => expect(versions()).toEqual([2]), WITHIN);
    expect(heard[0]).toMatchObject({ recordId: product.id, changedFields: ['price'] });
    expect(heard[0]!.actor.id).toMatch(/^database:/);

    await page.context().setOffline(true);
    await update(product.id);
    await update(product.id);
    await page.context().setOffline(false);
    await vi.waitFor(() => expect(versions()).toEqual([2, 3, 4]), WITHIN);
  });
});

/** As with psql. */
async function update(id: string): Promise<void> {
  await shop.sql.rows('update products set price = price + 1 where id = $1', [id]);
}
