import { createClient as createStreamClient } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { FollowRefused, ResyncRequired, type RecordChange } from '../../src/client/index.js';
import { now, seen, settled } from '../feed/reading.js';
import { newCategory, newProduct, newProducts, saveProduct } from '../setup/acts.js';
import { CuttableConnection } from '../setup/cuttable.js';
import { times } from '../setup/race.js';
import { useShop } from '../setup/shop.js';
import { allAfter, badge, followedBy, following, socketOf, streamOf, take, WITHIN } from './following.js';

const shop = useShop();
const followed = (count: number): Promise<void> => followedBy(shop, count);
const expected = (after: string | null): Promise<RecordChange[]> => allAfter(shop, after);

beforeEach(() => followed(0));

describe.each([
  ['WebSocket', socketOf],
  ['Server-Sent Events', streamOf],
])('follow over %s', (name, of) => {
  it('tells of what comes after a cursor and of what happens then, in order, with what is asked for besides', async () => {
    const after = await now(shop);
    const product = await newProduct(shop);
    const changes = following<{ record: { id: string } }>({ url: of(shop), after, selection: 'record { id }' });
    await take(changes, 1);
    await saveProduct(shop, product, { name: 'x' }, { as: 'cleo' });
    const [change] = await take(changes, 1);
    const [, want] = await expected(after);
    expect(change).toEqual({ ...want, record: { id: product.id } });
    expect(changes.cursor).toBe(change!.cursor);
  });

  it('only of the records and types asked for', async () => {
    const after = await now(shop);
    const [watched] = await newProducts(shop, 2);
    const category = await newCategory(shop);
    const byId = following({ url: of(shop), after, ids: [watched!.id] });
    const byType = following({ url: of(shop), after, types: ['CATEGORY'] });
    await saveProduct(shop, watched!, { name: 'x' });
    expect((await take(byId, 2)).map(seen as never)).toEqual([
      [watched!.id, 1],
      [watched!.id, 2],
    ]);
    expect((await take(byType, 1))[0]!.recordId).toBe(category.id);
  });

  it('every change once, in order, through thirty cuts at any byte', async () => {
    const line = new CuttableConnection();
    // Most fall into the middle of something, some before the first change.
    line.lifetimes = times(30, () => 100 + Math.floor(Math.random() * 4000));
    const through = await line.to(shop);
    const after = await now(shop);
    const changes = following({ url: of(through), after });
    const want = 100;
    const taken = take(changes, want);
    for (let made = 0; made < want; made += 5) await newProducts(shop, 5);
    expect(await taken).toEqual(await expected(after));
    // As many as the changes needed; the rest have to be met too.
    while (line.lifetimes.length > 0) {
      const { cursor } = changes;
      await newProducts(shop, 10);
      expect(await take(changes, 10)).toEqual(await expected(cursor));
    }
    expect(line.accepted).toBeGreaterThanOrEqual(30);
  });

  it('control: the library’s own retries subscribe anew as they did at first, and repeat or lose changes', async () => {
    const line = new CuttableConnection();
    const through = await line.to(shop);
    const after = await now(shop);
    const taken: RecordChange[] = [];
    const wait = { retryAttempts: 10, retryWait: async () => undefined, retry: async () => undefined };
    const client =
      name === 'WebSocket'
        ? createSocketClient({ url: of(through), webSocketImpl: WebSocket, shouldRetry: () => true, ...wait })
        : createStreamClient({ url: of(through), ...wait });
    onTestFinished(() => void client.dispose());
    const end = client.subscribe(
      {
        query: 'subscription ($after: String) { recordChanged(after: $after) { cursor recordId version } }',
        variables: { after },
      },
      {
        next: ({ data }) => taken.push((data as { recordChanged: RecordChange }).recordChanged),
        error: () => undefined,
        complete: () => undefined,
      },
    );
    onTestFinished(end);
    await newProduct(shop);
    await vi.waitFor(() => expect(taken).toHaveLength(1), WITHIN);
    line.cut();
    await newProduct(shop);
    const want = (await expected(after)).map(({ cursor }) => cursor);
    await vi.waitFor(() => expect(taken.length).toBeGreaterThan(want.length), WITHIN);
    expect(taken.map(({ cursor }) => cursor)).not.toEqual(want);
  });

  it('cut off before the first change, it misses nothing of what happens meanwhile', async () => {
    const line = new CuttableConnection();
    const { onConnection, until, states } = badge();
    const changes = following({ url: of(await line.to(shop)), onConnection });
    const first = take(changes, 1);
    await until('connected');
    expect(changes.cursor).toEqual(expect.any(String));
    line.isShut = true;
    line.cut();
    await until('waiting');
    const product = await newProduct(shop);
    await vi.waitFor(() => expect(line.turnedAway).toBeGreaterThan(3), WITHIN);
    line.isShut = false;
    expect((await first)[0]!.recordId).toBe(product.id);
    expect(states).toEqual(['connected', 'waiting', 'connected']);
  });

  it('waits, and tries at once when the page is online again', async () => {
    const line = new CuttableConnection();
    line.isShut = true;
    const page = new EventTarget();
    const { onConnection, until } = badge();
    const changes = following({ url: of(await line.to(shop)), page, onConnection, backoffMs: 25_000 });
    const first = take(changes, 1);
    await until('waiting');
    line.isShut = false;
    expect(line.accepted).toBe(1);
    // Heard only by who has begun to wait.
    await Promise.resolve();
    page.dispatchEvent(new Event('online'));
    await until('connected');
    await newProduct(shop);
    await first;
  });

  it('each wait may be twice as long as the one before', async () => {
    const line = new CuttableConnection();
    line.isShut = true;
    const began = performance.now();
    void following({ url: of(await line.to(shop)), backoffMs: 4 }).next();
    await vi.waitFor(() => expect(line.turnedAway).toBe(8), WITHIN);
    // At least half of 4, 8, … 256 ms.
    expect(performance.now() - began).toBeGreaterThan(250);
  });

  it('leaves no connection either that was never let in', async () => {
    const line = new CuttableConnection();
    line.isMute = true;
    const changes = following({ url: of(await line.to(shop)) });
    const next = changes.next();
    await vi.waitFor(() => expect(line.open).toBe(1), WITHIN);
    await changes.return();
    await vi.waitFor(() => expect(line.open).toBe(0), WITHIN);
    expect(await next).toEqual({ value: undefined, done: true });
  });

  it('finds out that nothing comes through any more, though nobody says so', async () => {
    const line = new CuttableConnection();
    const { onConnection, until } = badge();
    const changes = following({ url: of(await line.to(shop)), after: await now(shop), patienceMs: 1000, onConnection });
    const first = take(changes, 1);
    await until('connected');
    line.mute();
    const product = await newProduct(shop);
    expect((await first)[0]!.recordId).toBe(product.id);
    expect(line.accepted).toBeGreaterThan(1);
  });

  it('ends with the loop, and leaves no subscription', async () => {
    const line = new CuttableConnection();
    const through = await line.to(shop);
    const after = await now(shop);
    await newProducts(shop, 2);
    const changes = following({ url: of(through), after });
    for await (const change of changes) {
      expect(change.version).toBe(1);
      await followed(1);
      break;
    }
    expect(await changes.next()).toEqual({ value: undefined, done: true });
    await followed(0);
    await vi.waitFor(() => expect(line.open).toBe(0), WITHIN);
  });

  it('ends when it is aborted: while it listens, while it waits for the server, and before it begins', async () => {
    const [listening, waiting] = [new AbortController(), new AbortController()];
    const one = following({ url: of(shop), signal: listening.signal }).next();
    const line = new CuttableConnection();
    line.isShut = true;
    const { onConnection, until } = badge();
    const url = of(await line.to(shop));
    const two = following({ url, signal: waiting.signal, onConnection, backoffMs: 25_000 }).next();
    await followed(1);
    await until('waiting');
    listening.abort();
    waiting.abort();
    const three = following({ url: of(shop), signal: AbortSignal.abort() }).next();
    expect(await Promise.all([one, two, three])).toEqual(times(3, () => ({ value: undefined, done: true })));
    await followed(0);
  });

  it('a slow consumer keeps no more than may wait, takes no more from the server, and loses nothing', async () => {
    const after = await now(shop);
    await newProducts(shop, 25);
    const line = new CuttableConnection();
    const changes = following({ url: of(await line.to(shop)), after, maxWaiting: 10 });
    const [first] = await take(changes, 1);
    // It has let go: what waits is all that it will have until it is read.
    await vi.waitFor(() => expect(line.open).toBe(0), WITHIN);
    await followed(0);
    expect([first, ...(await take(changes, 9))]).toEqual((await expected(after)).slice(0, 10));
    expect(await take(changes, 15)).toEqual((await expected(after)).slice(10));
    expect(line.accepted).toBe(3);
  });

  it('ends with ResyncRequired when the place is not known, once', async () => {
    const changes = following({ url: of(shop), after: 'nonsense' });
    await expect(changes.next()).rejects.toThrow(ResyncRequired);
    expect(await changes.next()).toEqual({ value: undefined, done: true });
    await followed(0);
  });

  it('ends with FollowRefused when no further try would help', async () => {
    const ids = times(201, () => 'x');
    const refused = following({ url: of(shop), ids }).next();
    await expect(refused).rejects.toMatchObject({ name: 'FollowRefused', code: 'BAD_USER_INPUT' });
    const misread = following({ url: of(shop), selection: 'nonsense' }).next();
    await expect(misread).rejects.toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
    await expect(misread).rejects.toThrow(FollowRefused);
  });

  it('a token that is no good is asked for anew, three times', async () => {
    const authorization = vi.fn<() => string>(() => 'Bearer x');
    const refused = following({ url: of(shop), authorization }).next();
    await expect(refused).rejects.toMatchObject({ code: 'UNAUTHENTICATED', message: expect.stringContaining('token') });
    expect(authorization).toHaveBeenCalledTimes(3);
  });

  it('goes on with a new token when the old one is no longer valid', async () => {
    const [short, long] = await Promise.all([shop.identity.token('ben', 2), shop.identity.token('ben')]);
    const tokens = ['x', 'x', short, 'x', 'x', long];
    const { states, onConnection } = badge();
    const authorization = async (): Promise<string> => `Bearer ${tokens.shift() ?? long}`;
    const changes = following({ url: of(shop), after: await now(shop), authorization, onConnection });
    const first = take(changes, 1);
    await vi.waitFor(() => expect(states).toEqual(['waiting', 'connected', 'waiting', 'connected']), WITHIN);
    const product = await newProduct(shop);
    expect((await first)[0]!.recordId).toBe(product.id);
    expect(tokens).toEqual([]);
  });

  it('goes on from where it was after a reload', async () => {
    const before = following({ url: of(shop), after: await now(shop) });
    await newProducts(shop, 3);
    await take(before, 2);
    await before.return();
    await settled(shop);
    const again = following({ url: of(shop), after: before.cursor });
    expect(await take(again, 1)).toEqual(await expected(before.cursor));
  });
});

/** Told of every end as of a regular one, as by a proxy that closes what has been open for long. */
class Polite extends WebSocket {
  override emit(name: string | symbol, ...parameters: unknown[]): boolean {
    return super.emit(name, ...((name === 'close' ? [1000, Buffer.alloc(0)] : parameters) as []));
  }
}

it('a socket that is closed as if all were well is no end, and no beginning either', async () => {
  const line = new CuttableConnection();
  const after = await now(shop);
  const changes = following({ url: socketOf(await line.to(shop)), after, webSocketImpl: Polite });
  await newProduct(shop);
  const first = await take(changes, 1);
  line.cut();
  await newProducts(shop, 2);
  expect([...first, ...(await take(changes, 2))]).toEqual(await expected(after));
  expect(line.accepted).toBe(2);
});
