import { loadavg } from 'node:os';
import { measureJumping, measureLoading, measureScrolling, measureTyping } from './page/measures.ts';
import { openPageStage } from './page/stage.ts';

const PRODUCTS = 100_000;

await using stack = new AsyncDisposableStack();
const stage = await openPageStage(stack, PRODUCTS);
for (const measure of [measureLoading, measureTyping, measureScrolling, measureJumping]) {
  const load = loadavg()[0]!.toFixed(1);
  process.stdout.write(`${await measure(stage)}\n(load before: ${load})\n\n`);
}
