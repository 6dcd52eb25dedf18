import { it } from 'vitest';
import { newProduct } from '../setup/acts.js';
import { lockOf } from '../edit-locks/acts.js';
import { useBrowser } from '../setup/browser.js';
import { serveClientKit } from '../setup/kit-page.js';
import { useShop } from '../setup/shop.js';
const shop = useShop({ besides: serveClientKit });
const browser = useBrowser();
async function setup() {
  const product = await newProduct(shop);
  const authorization = `Bearer ${await shop.identity.token('ben')}`;
  const page = await browser.open(shop);
  const r = await page.evaluate(async ({ recordId, authorization }) => {
    const a = await kit.keepEditLock({ url: '/graphql', recordId, ttlSeconds: 60, headers: () => ({ authorization }), onLost: (l) => { (globalThis as any).lost = l; } , onRenewed: (l)=>{(globalThis as any).renewed=l}});
    (globalThis as any).addEventListener('pageshow', (e:any)=>{(globalThis as any).shown=e.persisted});
    return a.kind;
  }, { recordId: product.id, authorization });
  console.log(r);
  return { product, page };
}
it('goes', async () => {
  for (const how of ['close', 'closeRun', 'navigate', 'bf', 'context'] as const) {
    const { product, page } = await setup();
    const t = performance.now();
    if (how === 'close') await page.close();
    if (how === 'closeRun') await page.close({ runBeforeUnload: true });
    if (how === 'navigate') await page.goto('about:blank');
    if (how === 'context') await page.context().close();
    if (how === 'bf') {
      await page.goto(`${shop.url}/healthz`);
      console.log('aside', !!(await lockOf(shop, product.id)));
      await page.goBack();
      console.log('back', await page.evaluate(() => [(globalThis as any).shown, (globalThis as any).renewed, location.href]));
    }
    let n = 0;
    while ((await lockOf(shop, product.id)) && n++ < 50) await new Promise((r) => setTimeout(r, 20));
    console.log(how, n, performance.now() - t);
  }
});
