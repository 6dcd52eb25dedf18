import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { newProduct, type Product } from '../setup/acts.js';
import { RawSocket, type Message } from '../setup/raw-socket.js';
import { useShop } from '../setup/shop.js';
import { subscribe } from '../setup/subscribe.js';
import { RecordChanged } from './operations.js';
import { changesAfter, listening, now, settled } from './reading.js';

// The pings of a minute come when a test says so.
beforeAll(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterAll(() => void vi.useRealTimers());

const QUEUE_SIZE = 50;
const shop = useShop({ news: { queueSize: QUEUE_SIZE, patienceMs: 500 } });
const MINUTE = 60_000;
const WITHIN = { timeout: 20_000, interval: 10 };
const LENGTH = 50_000;
/** Of every change so much that the network holds only some, whatever its buffers are. */
const MUCH = `subscription ($after: String, $ids: [ID!]) {
  recordChanged(after: $after, ids: $ids) { cursor record { ... on Product {
    ${Array.from({ length: 10 }, (_, nth) => `d${nth}: description`).join(' ')}
  } } }
}`;
const CHANGES = 400;

/** Somebody on a real WebSocket who subscribes and reads nothing of what they are sent. */
async function deaf(ids: string[], after: string): Promise<RawSocket> {
  const socket = await (await RawSocket.open(shop)).enter(shop);
  socket.send({ type: 'subscribe', id: '1', payload: { query: MUCH, variables: { ids, after } } });
  socket.socket.pause();
  return socket;
}

/** Every change with a commit of its own. */
function change({ id }: Product): Promise<unknown> {
  return shop.sql.rows(
    `do $$ begin
       for nth in 1..${CHANGES} loop
         update products set stock = stock + 1 where id = '${id}';
         commit;
       end loop;
     end $$`,
  );
}

function heapBytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

it('F3: a WebSocket that is never read costs bounded memory and is cut within a minute; others miss nothing', async () => {
  const product = await newProduct(shop, { description: 'x'.repeat(LENGTH) });
  const after = await now(shop);
  const before = heapBytes();
  const reader = subscribe(shop, RecordChanged, { ids: [product.id], after });
  const socket = await deaf([product.id], after);
  await vi.waitFor(() => expect(shop.news.feed.followers).toBe(2), WITHIN);
  await change(product);
  const heard = await listening(reader, CHANGES);
  expect(heard.map(({ cursor }) => cursor)).toEqual((await changesAfter(shop, after)).map(({ cursor }) => cursor));
  // The feed has let it go: nothing is kept for it any more.
  await vi.waitFor(() => expect(shop.news.feed.followers).toBe(1), WITHIN);
  // All that it was sent would be as many times the length of a change.
  expect(heapBytes() - before).toBeLessThan((CHANGES * LENGTH * 10) / 4);
  for (let passed = 0; passed < MINUTE; passed += MINUTE / 5) vi.advanceTimersByTime(MINUTE / 5);
  // Not 4410, for which it would have had to read.
  socket.socket.resume();
  expect(await socket.closed).toMatchObject({ code: 1006 });
}, 60_000);

it('F3: one that reads again within the minute is let go with 4410, and its cursor leads to exactly the rest', async () => {
  const product = await newProduct(shop, { description: 'x'.repeat(LENGTH) });
  const after = await now(shop);
  const socket = await deaf([product.id], after);
  await vi.waitFor(() => expect(shop.news.feed.followers).toBe(1), WITHIN);
  await change(product);
  await settled(shop);
  await vi.waitFor(() => expect(shop.news.feed.followers).toBe(0), WITHIN);
  const messages: Message[] = [];
  socket.socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString()) as Message));
  socket.socket.resume();
  const { code, reason } = await socket.closed;
  expect(code).toBe(4410);
  const last = messages.pop()!;
  expect(last).toMatchObject({
    type: 'error',
    payload: [{ extensions: { code: 'SUBSCRIBER_TOO_SLOW', cursor: reason } }],
  });
  const told = messages.map(
    ({ payload }) => (payload as { data: { recordChanged: { cursor: string } } }).data.recordChanged.cursor,
  );
  expect(told.length).toBeGreaterThan(0);
  const rest = await changesAfter(shop, reason);
  expect([...told, ...rest.map(({ cursor }) => cursor)]).toEqual(
    (await changesAfter(shop, after)).map(({ cursor }) => cursor),
  );
}, 60_000);
