import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { measureCatchUp } from './feed/catch-up.ts';
import { measureCrowd, measureDelivery } from './feed/delivery.ts';
import { measurePages } from './feed/pages.ts';
import { openStage, type Stage } from './feed/stage.ts';
import { measureWriteCost } from './feed/write-cost.ts';

/** In this order: the last one spoils the history. */
const PARTS: Readonly<Record<string, (stage: Stage, profiled: boolean) => Promise<string>>> = {
  cost: measureWriteCost,
  delivery: measureDelivery,
  crowd: measureCrowd,
  'catch-up': measureCatchUp,
  pages: measurePages,
};

const HELP = `Measures the change feed: two servers on one database. See bench/README.md.

  --only NAME   only this: ${Object.keys(PARTS).join(', ')} (may be repeated)
  --full        longer, and a feed of 10,000,000 revisions
  --profile     where the CPU goes while changes are delivered (cost, delivery, crowd)
  --help
`;

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    full: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) process.stdout.write(HELP);
else await run();

async function run(): Promise<void> {
  const unknown = values.only?.find((name) => !Object.hasOwn(PARTS, name));
  if (unknown !== undefined)
    throw new Error(`There is no part "${unknown}": choose among ${Object.keys(PARTS).join(', ')}.`);
  await using stack = new AsyncDisposableStack();
  const stage = await openStage(stack, values.full, (news) => void process.stderr.write(`${news}\n`));
  for (const [name, measure] of Object.entries(PARTS)) {
    if (values.only && !values.only.includes(name)) continue;
    const load = loadavg()[0]!.toFixed(1);
    process.stdout.write(`\n${name} (load before: ${load})\n\n${await measure(stage, values.profile)}\n`);
  }
}
