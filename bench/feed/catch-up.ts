import { connectTo } from '../load.ts';
import { table } from '../report.ts';
import { median } from '../statistics.ts';
import type { Stage } from './stage.ts';

const CHANGES = 50_000;
const PER_TRANSACTION = 500;

interface Page {
  readonly data: { changes: { changes: unknown[]; cursor: string; hasMore: boolean } };
}

const FIELDS = 'cursor recordType recordId kind version changedFields actor { id name } at';
const DOCUMENTS = {
  'the changes alone': FIELDS,
  'with record { id version }': `${FIELDS} record { id version }`,
};

/** Reading a feed from some place to its end, page by page, as one who was away for long. */
export async function measureCatchUp(stage: Stage): Promise<string> {
  const { database, writer, full, tell } = stage;
  tell(`Writing ${CHANGES} changes…`);
  const { exchange, close } = await connectTo(stage.target(writer), '/graphql');
  const { data } = JSON.parse(await exchange(JSON.stringify({ query: '{ currentCursor }' }))) as {
    data: { currentCursor: string };
  };
  for (let written = 0; written < CHANGES; written += PER_TRANSACTION) {
    await database.client.query(
      `update products set stock = stock + 1
        where id in (select id from products order by id offset $1 limit $2)`,
      [written % 2000, PER_TRANSACTION],
    );
  }
  const rates = new Map<string, number[]>(Object.keys(DOCUMENTS).map((what) => [what, []]));
  const cpu = new Map<string, number[]>(Object.keys(DOCUMENTS).map((what) => [what, []]));
  for (let repetition = 0; repetition <= (full ? 7 : 3); repetition++) {
    tell(`Catching up, ${repetition === 0 ? 'warming up' : `repetition ${repetition}`}…`);
    for (const [what, fields] of Object.entries(DOCUMENTS)) {
      const before = await writer.usage();
      const start = performance.now();
      await readAll(exchange, fields, data.currentCursor);
      const seconds = (performance.now() - start) / 1000;
      const after = await writer.usage();
      if (repetition === 0) continue;
      rates.get(what)!.push(CHANGES / seconds);
      cpu.get(what)!.push(((after.cpuSeconds - before.cpuSeconds) / CHANGES) * 1e6);
    }
  }
  close();
  return table(
    ['', 'changes/s', '(min–max)', 'server CPU µs/change'],
    [...rates].map(([what, values]) => [
      what,
      median(values).toFixed(0),
      `${Math.min(...values).toFixed(0)}–${Math.max(...values).toFixed(0)}`,
      median(cpu.get(what)!).toFixed(0),
    ]),
  );
}

/** @throws unless all of them come. */
async function readAll(exchange: (body: string) => Promise<string>, fields: string, from: string): Promise<void> {
  const query = `query Catch($after: String) {
    changes(after: $after, first: 200) { changes { ${fields} } cursor hasMore }
  }`;
  let read = 0;
  for (let after = from, hasMore = true; hasMore;) {
    const { data } = JSON.parse(await exchange(JSON.stringify({ query, variables: { after } }))) as Page;
    read += data.changes.changes.length;
    ({ cursor: after, hasMore } = data.changes);
  }
  if (read !== CHANGES) throw new Error(`${read} changes came of ${CHANGES}`);
}
