import type { Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import type { EditLockSeen } from '../../src/client/index.js';
import { breakLock, lockOf, lockOn } from '../edit-locks/acts.js';
import { newProduct } from '../setup/acts.js';
import { useBrowser } from '../setup/browser.js';
import { serveClientKit } from '../setup/kit-page.js';
import { useShop } from '../setup/shop.js';

const shop = useShop({ besides: serveClientKit });
const browser = useBrowser();
const WITHIN = { timeout: 20_000, interval: 10 };

/** What a page passes on from the callbacks of its keeper. */
declare function tell(event: 'renewed' | 'lost', lock: EditLockSeen | null): Promise<void>;

interface How {
  ttlSeconds: number;
  takeOverMine?: boolean;
}

/** Ben asks for the lock in this tab. */
async function keepIn(page: Page, { id: recordId }: { id: string }, how: How) {
  const heard = { renewed: [] as EditLockSeen[], lost: [] as (EditLockSeen | null)[] };
  await page.exposeFunction('tell', (event: keyof typeof heard, lock: EditLockSeen) => heard[event].push(lock));
  const authorization = `Bearer ${await shop.identity.token('ben')}`;
  const attempt = await page.evaluate(
    async (options) =>
      // Without the function in it, which cannot leave the page.
      JSON.parse(
        JSON.stringify(
          await kit.keepEditLock({
            ...options,
            url: '/graphql',
            headers: () => ({ authorization: options.authorization }),
            onRenewed: (lock) => void tell('renewed', lock),
            onLost: (heldNow) => void tell('lost', heldNow),
          }),
        ),
      ) as { kind: string; lock?: EditLockSeen },
    { recordId, authorization, ...how },
  );
  return { ...heard, attempt };
}

/** The same with a product and a profile of its own, and it gets the lock. */
async function keep(how: How) {
  const product = await newProduct(shop);
  const page = await browser.open(shop);
  const { attempt, ...heard } = await keepIn(page, product, how);
  expect(attempt.kind).toBe('kept');
  return { product, page, ...heard };
}

const expectFree = (product: { id: string }): Promise<void> =>
  vi.waitFor(async () => expect(await lockOf(shop, product.id)).toBeNull(), WITHIN);

describe('the lock keeper in a browser', () => {
  it('renews by itself, is still the holder after a moment offline, and holds it lost after a longer one', async () => {
    const { page, renewed, lost } = await keep({ ttlSeconds: 5 });
    await vi.waitFor(() => expect(renewed).toHaveLength(1), WITHIN);
    const failed = page.waitForEvent('requestfailed');
    await page.context().setOffline(true);
    await failed;
    await page.context().setOffline(false);
    await vi.waitFor(() => expect(renewed).toHaveLength(2), WITHIN);
    expect(Date.parse(renewed[1]!.expiresAt)).toBeGreaterThan(Date.parse(renewed[0]!.expiresAt));
    expect(lost).toEqual([]);
    await page.context().setOffline(true);
    await vi.waitFor(() => expect(lost).toEqual([null]), WITHIN);
  });

  it('lets it go when its tab is closed', async () => {
    const { product, page } = await keep({ ttlSeconds: 3600 });
    await page.close();
    await expectFree(product);
  });

  it('lets it go when its page is loaded anew, over a network on which that takes longer than the page lives', async () => {
    const { product, page } = await keep({ ttlSeconds: 3600 });
    const network = await page.context().newCDPSession(page);
    const latency = { latency: 300, downloadThroughput: -1, uploadThroughput: -1 };
    await network.send('Network.emulateNetworkConditions', { offline: false, ...latency });
    await page.reload();
    await expectFree(product);
  });

  it('holds it while another page is shown, and renews it when one comes back', async () => {
    const { product, page, renewed } = await keep({ ttlSeconds: 3600 });
    await page.goto(`${shop.url}/healthz`);
    const { renewedAt } = (await lockOf(shop, product.id))!;
    expect(renewed).toEqual([]);
    // Not goBack(), which waits for a page to load: this one was never unloaded.
    await page.evaluate('void setTimeout(() => history.back())');
    await vi.waitFor(async () => expect((await lockOf(shop, product.id))!.renewedAt).not.toBe(renewedAt), WITHIN);
  });

  it('says once that it was broken, and who holds it now', async () => {
    const { product, lost } = await keep({ ttlSeconds: 5 });
    await breakLock(shop, product.id, 'Closing time');
    await lockOn(shop, product, { as: 'cleo' });
    await vi.waitFor(() => expect(lost).not.toEqual([]), WITHIN);
    expect(lost).toMatchObject([{ holder: { id: 'cleo' }, heldByMe: false }]);
  });

  it('leaves an error in what the page does then to the page', async () => {
    const product = await newProduct(shop);
    const page = await browser.open(shop);
    await page.evaluate(async (recordId) => {
      const onLost = (): never => {
        throw new Error('The draft is gone');
      };
      await kit.keepEditLock({ url: '/graphql', recordId, ttlSeconds: 5, onLost });
    }, product.id);
    await breakLock(shop, product.id, 'Closing time');
    await vi.waitFor(() => expect(browser.uncaught).toHaveLength(1), WITHIN);
    expect(browser.uncaught.splice(0)).toMatchObject([{ message: 'The draft is gone' }]);
  });

  it('tells a second tab that the first one has it, and the first that the second took it over', async () => {
    const { product, page, lost } = await keep({ ttlSeconds: 5 });
    const second = await browser.open(shop, page.context());
    expect((await keepIn(second, product, { ttlSeconds: 60 })).attempt).toMatchObject({
      kind: 'locked',
      lock: { heldByMe: true },
    });
    const third = await browser.open(shop, page.context());
    const { attempt, lost: lostByThird } = await keepIn(third, product, { ttlSeconds: 60, takeOverMine: true });
    expect(attempt.kind).toBe('kept');
    await vi.waitFor(() => expect(lost).toMatchObject([{ holder: { id: 'ben' }, heldByMe: true }]), WITHIN);
    expect(lostByThird).toEqual([]);
  });
});
