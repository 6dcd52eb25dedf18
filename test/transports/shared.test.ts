import type { ExecutionResult } from 'graphql';
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { contextMaker } from '../../src/server/execution.js';
import { Events } from '../../src/server/events.js';
import { Actor } from '../../src/model/versioned-record.js';
import { times } from '../setup/race.js';
import { useShop, type Person } from '../setup/shop.js';
import { Socket, subscribe, subscribeByStream, type Subscription } from '../setup/subscribe.js';
import { tickingSchema, useTicker } from '../setup/ticker.js';

const ticker = useTicker();
const schema = tickingSchema(ticker);
const shop = useShop({ schema });

/** Each execution has loaders of its own: `reads` tells one from another. */
const READS = 'subscription { ticks { reads } }';
interface Ticks {
  ticks: { reads: number; hello: string | null; n: number };
}

/** What each is told of one event. */
async function told(subscriptions: readonly Subscription<unknown>[], event: object = {}): Promise<Ticks['ticks'][]> {
  await ticker.heardBy(subscriptions.length);
  ticker.tick(event);
  return Promise.all(subscriptions.map(async (each) => ((await each.next()) as Ticks).ticks));
}

const executions = (all: readonly { reads: number }[]): number => new Set(all.map(({ reads }) => reads)).size;

describe('an event is carried out once for all who ask the same', () => {
  it('on one socket, on others, and as an event stream; each event anew', async () => {
    const socket = new Socket(shop, { as: 'ben' });
    const subscriptions = [
      ...times(5, () => socket.subscribe(READS)),
      subscribe(shop, READS, {}, { as: 'cleo' }),
      subscribeByStream(shop, READS, {}, { as: 'ben' }),
    ];
    const [first, second] = [await told(subscriptions), await told(subscriptions)];
    expect([executions(first), executions(second), executions([...first, ...second])]).toEqual([1, 1, 2]);
  });

  it('whichever events they want to be told of, and however they write it down', async () => {
    const wanting = 'subscription Ticks($above: Int) { ticks(above: $above) { reads } }';
    const otherwise = 'subscription Ticks($b: Int) { ...T } fragment T on Subscription { ticks(above: $b) { reads } }';
    const all = await told([
      subscribe(shop, wanting, { above: 1 }),
      subscribe(shop, wanting, { above: 2 }),
      subscribe(shop, wanting.replace('{ reads }', '{\n # the same\n reads }')),
      subscribe(shop, otherwise, { b: 1 }),
      subscribe(shop, otherwise, { b: 2 }),
    ]);
    expect(executions(all)).toBe(2);
  });

  it.each<[string, string, object, object]>([
    ['fields', '{ ticks { reads } }', {}, {}],
    ['arguments of a field', '($x: Int) { ticks { reads n(above: $x) } }', { x: 1 }, { x: 2 }],
    ['conditions', '($x: Boolean! = true) { ticks { reads n @include(if: $x) } }', { x: true }, { x: false }],
  ])('others with other %s have their own', async (what, text, one, other) => {
    const of = (variables: object) => subscribe(shop, `subscription ${text}`, variables as Record<string, unknown>);
    const others = what === 'fields' ? [subscribe(shop, 'subscription { ticks { reads n } }')] : [of(other)];
    expect(executions(await told([of(one), of(one), ...others]))).toBe(2);
  });

  it('in the same role: what another may see is another matter', async () => {
    const people: Person[] = ['ana', 'ben', 'cleo', 'vera'];
    const all = await told(people.map((as) => subscribe(shop, READS, {}, { as })));
    expect(executions(all)).toBe(3);
    expect(all[1]).toEqual(all[2]);
  });
});

describe('A4: nobody is taken for another', () => {
  it('who asks who they are is told so, though others of the same role ask the same', async () => {
    const asks = 'subscription { ticks { reads hello } }';
    const subscriptions = (['ben', 'cleo'] as const).map((as) => subscribe(shop, asks, {}, { as }));
    for (const _ of times(2, String)) {
      const all = await told(subscriptions);
      expect(all.map(({ hello }) => hello)).toEqual(['ben', 'cleo']);
      expect(executions(all)).toBe(2);
    }
  });

  it('also when only a later event makes them ask', async () => {
    const asks = 'subscription { ticks { ...Who reads } } fragment Who on Tick { deeper { hello } }';
    const subscriptions = (['ben', 'cleo'] as const).map((as) => subscribe(shop, asks, {}, { as }));
    expect(executions(await told(subscriptions, { deeper: null }))).toBe(1);
    const all = (await told(subscriptions, { deeper: {} })) as unknown as { deeper: { hello: string } }[];
    expect(all.map(({ deeper }) => deeper.hello)).toEqual(['ben', 'cleo']);
  });

  it('nor found out by looking through what is there', async () => {
    const asks = 'subscription { ticks { reads everything } }';
    const subscriptions = (['ben', 'cleo'] as const).map((as) => subscribe(shop, asks, {}, { as }));
    const all = (await told(subscriptions)) as unknown as { everything: string }[];
    expect(all.map(({ everything }) => everything)).toEqual(['ben', 'cleo']);
  });
});

describe('what is kept to be shared', () => {
  /** As if it had been subscribed to, by somebody in the role of an editor. */
  function answers(text: string): (event: object) => Promise<ExecutionResult> {
    const events = new Events(contextMaker(shop.orm, shop.news), 30_000);
    const who = { actor: Actor.of('ben', 'Ben'), role: 'editor' } as const;
    return events.answers({ schema, document: parse(text), operationName: undefined, variables: undefined, who });
  }
  const readsOf = ({ data }: ExecutionResult): number => (data as unknown as Ticks).ticks.reads;

  it('is no failure: it is tried again, and shared once it is well', async () => {
    let broken = true;
    const answer = answers('subscription { ticks { reads n } }');
    const event = {
      get n() {
        if (broken) throw new Error('The database is away.');
        return 1;
      },
    };
    const failed = await Promise.all([answer(event), answer(event)]);
    expect(failed.map(({ errors }) => errors?.length)).toEqual([1, 1]);
    broken = false;
    const well = await Promise.all([answer(event), answer(event)]);
    expect(well.map(({ errors }) => errors)).toEqual([undefined, undefined]);
    expect(readsOf(well[0])).toBe(readsOf(well[1]));
    expect(readsOf(well[0])).not.toBe(readsOf(failed[0]));
  });

  it('F3: is bounded, however long somebody waits before they take an event', async () => {
    const answer = answers(READS);
    const event = {};
    const first = readsOf(await answer(event));
    for (const _ of times(900, String)) await answer({});
    expect(readsOf(await answer(event))).toBe(first);
    for (const _ of times(200, String)) await answer({});
    expect(readsOf(await answer(event))).not.toBe(first);
  });
});
