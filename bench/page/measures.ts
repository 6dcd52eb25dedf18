import type { CDPSession, Page } from 'playwright-core';
import { median } from '../statistics.ts';
import type { PageStage } from './stage.ts';

/** As of a machine that is four times slower than this one. */
const SLOWER = 4;
const ROUNDS = 5;
const SCROLL_SECONDS = 4;
/** In pixels a second: a screen of 16 rows in half a second, in a quarter, in an eighth. */
const SCROLL_SPEEDS = [1400, 2800, 5600];
/** In the middle of the list. */
const POINTER = { x: 600, y: 450 };
const ROW_PX = 44;
const KEYSTROKES = 'Something long enough to be typed in one go';
const KEYSTROKE_MS = 60;
/** Of the Event Timing API, which rounds to 8 ms and tells of nothing shorter. */
const SHORTEST_MS = 16;

/** What the page itself writes down while it is loaded. */
const WATCH = `
  self.seen = { list: null, lcp: 0, shift: 0, blocked: 0 };
  const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch('largest-contentful-paint', (entry) => { seen.lcp = entry.startTime; });
  watch('layout-shift', (entry) => { if (!entry.hadRecentInput) seen.shift += entry.value; });
  watch('longtask', (entry) => { seen.blocked += Math.max(0, entry.duration - 50); });
  new MutationObserver((_, observer) => {
    if (!document.querySelector('.row .cell-name a')) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => { seen.list = performance.now(); }));
  }).observe(document, { childList: true, subtree: true });`;

interface Loaded {
  readonly list: number;
  readonly paint: number;
  readonly lcp: number;
  readonly shift: number;
  readonly blocked: number;
  readonly bytes: number;
}

/** From an empty cache to a list of products that can be seen. */
export async function measureLoading(stage: PageStage): Promise<string> {
  const rounds: Loaded[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const page = await stage.visit('ben', '/healthz');
    await slowDown(page);
    await page.addInitScript(WATCH);
    await page.goto(`${stage.url}/products`);
    await page.evaluate('new Promise((done) => setInterval(() => seen.list !== null && done(), 20))');
    rounds.push(
      await page.evaluate<Loaded>(`({
        ...seen,
        paint: performance.getEntriesByName('first-contentful-paint')[0].startTime,
        bytes: [...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')]
          .reduce((sum, { transferSize }) => sum + transferSize, 0),
      })`),
    );
    await page.context().close();
  }
  const of = (take: (round: Loaded) => number): number => median(rounds.map(take));
  return [
    `first list visible       ${of(({ list }) => list).toFixed(0)} ms (${rounds.map(({ list }) => list.toFixed(0)).join(', ')}; target: 1500)`,
    `first contentful paint   ${of(({ paint }) => paint).toFixed(0)} ms`,
    `largest contentful paint ${of(({ lcp }) => lcp).toFixed(0)} ms`,
    `total blocking time      ${of(({ blocked }) => blocked).toFixed(0)} ms`,
    `cumulative layout shift  ${of(({ shift }) => shift).toFixed(3)}`,
    `transferred              ${(of(({ bytes }) => bytes) / 1000).toFixed(0)} KB`,
  ].join('\n');
}

const FIELDS = ['Name', 'Price', 'Tags', 'Description'];

/** From a key being pressed to the next picture, in the form of a product and in the search. */
export async function measureTyping(stage: PageStage): Promise<string> {
  const { rows } = await stage.database.client.query<{ id: string }>('select id from products limit 1');
  await stage.database.client.query('update products set description = $2 where id = $1', [
    rows[0]!.id,
    'Keeps tea warm, and coffee too.\n'.repeat(625),
  ]);
  const page = await stage.visit('ben', `/products/${rows[0]!.id}`);
  await page.getByLabel('Price').waitFor();
  await slowDown(page);
  const lines: string[] = [];
  for (const label of FIELDS) lines.push(await typeInto(page, label, page.getByLabel(label)));
  await page.goto(`${stage.url}/products`);
  await page.getByRole('searchbox').waitFor();
  lines.push(await typeInto(page, 'Search', page.getByRole('searchbox')));
  await page.context().close();
  return lines.join('\n');
}

async function typeInto(page: Page, name: string, input: ReturnType<Page['getByLabel']>): Promise<string> {
  await input.focus();
  await page.keyboard.press('End');
  await page.evaluate(`
    self.durations = new Map();
    self.watching = new PerformanceObserver((list) => list.getEntries().forEach(({ interactionId, duration }) => {
      if (interactionId) durations.set(interactionId, Math.max(durations.get(interactionId) ?? 0, duration));
    }));
    watching.observe({ type: 'event', durationThreshold: ${SHORTEST_MS} });`);
  await page.keyboard.type(KEYSTROKES, { delay: KEYSTROKE_MS });
  await page.waitForTimeout(500);
  const told = await page.evaluate<number[]>('watching.disconnect(), [...durations.values()]');
  const all = [...told, ...Array.from({ length: Math.max(0, KEYSTROKES.length - told.length) }, () => SHORTEST_MS)];
  const sorted = all.toSorted((a, b) => a - b);
  return `typing: ${name.padEnd(16)} median ${median(sorted)} ms, worst ${sorted.at(-1)} ms (target: 50)`;
}

/** Pictures in a second while the wheel scrolls a list of 100,000 at an even speed: slower pictures make it no slower. */
export async function measureScrolling(stage: PageStage): Promise<string> {
  const lines: string[] = [];
  for (const speed of SCROLL_SPEEDS) {
    const rounds: number[] = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await picturesWhileScrolling(stage, speed));
    const rows = Math.round(speed / ROW_PX);
    const each = rounds.map((pictures) => pictures.toFixed(0)).join(', ');
    lines.push(
      `scrolling ${String(rows).padStart(3)} rows/s     ${median(rounds).toFixed(0)} pictures a second (${each}; target: 50)`,
    );
  }
  return lines.join('\n');
}

async function picturesWhileScrolling(stage: PageStage, speed: number): Promise<number> {
  const page = await stage.visit('ben', '/products');
  await page.locator('.row .cell-name a').first().waitFor();
  const session = await slowDown(page);
  await page.evaluate(`
    self.frames = [];
    const next = (at) => { frames.push(at); requestAnimationFrame(next); };
    requestAnimationFrame(next);`);
  await session.send('Input.synthesizeScrollGesture', {
    ...POINTER,
    yDistance: -speed * SCROLL_SECONDS,
    speed,
    gestureSourceType: 'mouse',
  });
  const frames = await page.evaluate<number[]>('frames');
  await page.context().close();
  return (frames.length - 1) / ((frames.at(-1)! - frames[0]!) / 1000);
}

const JUMPS = [50_000, 20_000, 80_000, 100, 99_000];

/** From the bar being let go, as far from both ends as can be, to the rows that are there. */
export async function measureJumping(stage: PageStage): Promise<string> {
  const page = await stage.visit('ben', '/products');
  await page.locator('.row .cell-name a').first().waitFor();
  await page.getByText(/\d products/).waitFor();
  await slowDown(page);
  const times: number[] = [];
  for (const index of JUMPS) {
    times.push(
      await page.evaluate<number>(`new Promise((done) => {
        const from = performance.now();
        const look = () => document.querySelector('[data-index="${index}"]') ? done(performance.now() - from) : requestAnimationFrame(look);
        document.querySelector('.rows').scrollTop = ${index} * ${ROW_PX};
        look();
      })`),
    );
  }
  await page.context().close();
  return `jumping to a row         ${median(times).toFixed(0)} ms (${times.map((each) => each.toFixed(0)).join(', ')})`;
}

async function slowDown(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return session;
}
