import { describe, expect, it } from 'vitest';
import { useShop, type Shop } from '../setup/shop.js';
import { subscribe, subscribeByStream, type Subscription } from '../setup/subscribe.js';
import { tickingSchema, useTicker } from '../setup/ticker.js';

const ticker = useTicker();
const shop = useShop({ schema: tickingSchema(ticker) });

interface Answered {
  readonly data: unknown;
  readonly errors: readonly unknown[];
}

type Variables = Record<string, unknown>;

/** Everything that a client is told of an operation, whatever carried it. */
const TRANSPORTS: Record<string, (to: Shop, query: string, variables: Variables) => Promise<Answered>> = {
  HTTP: async (to, query, variables) => {
    const { data, errors } = await to.post({ query, variables });
    return { data, errors };
  },
  WebSocket: (to, query, variables) => answered(subscribe(to, query, variables)),
  'an event stream': (to, query, variables) => answered(subscribeByStream(to, query, variables)),
};

async function answered(subscription: Subscription<unknown>): Promise<Answered> {
  const ending = await subscription.ended;
  const [result] = subscription.waiting;
  return { data: result?.data ?? null, errors: result?.errors ?? ending.errors ?? [] };
}

/** By which whoever runs the server finds it in the log. */
const ID = expect.stringMatching(/^[0-9a-f]{16}$/) as string;

const overEach = (to: Shop, query: string, variables: Variables = {}): Promise<Answered[]> =>
  Promise.all(Object.values(TRANSPORTS).map((by) => by(to, query, variables)));

describe('a bad operation is told the same, whatever carries it', () => {
  it.each<[code: string, query: string, variables?: Variables]>([
    ['GRAPHQL_PARSE_FAILED', '{ hello'],
    ['GRAPHQL_PARSE_FAILED', 'subscription { ticks { n }'],
    ['GRAPHQL_VALIDATION_FAILED', '{ nothing }'],
    ['GRAPHQL_VALIDATION_FAILED', 'mutation { nothing }'],
    ['GRAPHQL_VALIDATION_FAILED', 'subscription { nothing }'],
    ['GRAPHQL_VALIDATION_FAILED', 'subscription { ticks { n } more: ticks { n } }'],
    ['GRAPHQL_VALIDATION_FAILED', 'subscription { ticks @skip(if: 1) { n } }'],
    ['GRAPHQL_VALIDATION_FAILED', 'subscription { ... @include(if: 1) { ticks { n } } }'],
    ['GRAPHQL_VALIDATION_FAILED', 'subscription { ticks @include { n } }'],
    ['GRAPHQL_VALIDATION_FAILED', 'subscription ($is: Boolean!) { ticks @skip(if: $is) { n } }', { is: false }],
    ['GRAPHQL_VALIDATION_FAILED', '{ thrown(how: 7) }'],
    ['BAD_USER_INPUT', 'query ($how: String!) { thrown(how: $how) }', { how: 7 }],
    ['BAD_USER_INPUT', 'query ($how: String!) { thrown(how: $how) }'],
    ['BAD_USER_INPUT', '{ thrown(how: "invalid") }'],
    ['RESYNC_REQUIRED', '{ thrown(how: "resync") }'],
    ['SUBSCRIBER_TOO_SLOW', '{ thrown(how: "slow") }'],
    ['NOT_FOUND', '{ thrown(how: "graphql") }'],
    ['OPERATION_RESOLUTION_FAILURE', 'query A { hello } query B { hello }'],
    ['BAD_REQUEST', ''],
  ])('%s: %s', async (code, query, variables) => {
    const [byHttp, ...others] = await overEach(shop, query, variables);
    expect(byHttp!.errors).toMatchObject([{ extensions: { code } }]);
    for (const other of others) expect(other).toEqual(byHttp);
  });

  it.each(['{ thrown(how: "unforeseen") }', '{ thrown(how: "unlisted") }', '{ hello thrown(how: "unforeseen") }'])(
    'INTERNAL_SERVER_ERROR, and nothing of what it was; that is in the log: %s',
    async (query) => {
      const [byHttp, ...others] = await overEach(shop, query);
      const [error] = byHttp!.errors as [Record<string, unknown>];
      expect(error['extensions']).toEqual({ code: 'INTERNAL_SERVER_ERROR', id: ID });
      expect(JSON.stringify(byHttp)).not.toMatch(/secrets|\.ts/);
      const alike = { ...byHttp, errors: [{ ...error, extensions: { code: 'INTERNAL_SERVER_ERROR', id: ID } }] };
      for (const other of others) expect(other).toEqual(alike);
      const told = [byHttp!, ...others].flatMap(({ errors }) => errors as { extensions: { id: string } }[]);
      expect(shop.loggedIds.splice(0)).toEqual(expect.arrayContaining(told.map(({ extensions: { id } }) => id)));
      expect(shop.logged.splice(0).map(String)).toEqual(Array(3).fill(expect.stringContaining('"secrets"')));
    },
  );

  it.each([
    'subscription { ticks @skip(if: true) { n } }',
    'subscription { ... @include(if: false) { ticks { n } } }',
    'subscription { ... { ticks @include(if: true) { n } } }',
    'subscription { ...F } fragment F on Subscription { ticks @skip(if: true) { n } }',
  ])('GRAPHQL_VALIDATION_FAILED, where a subscription is served: %s', async (query) => {
    for (const by of [subscribe, subscribeByStream]) {
      const { errors } = await by(shop, query).ended;
      expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
    }
    expect(ticker.listeners).toBe(0);
  });

  it('a good subscription is refused over HTTP, with where it is served', async () => {
    const { status, errors } = await shop.post({ query: 'subscription { ticks { n } }' });
    expect({ status, errors }).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    expect(errors[0]!.message).toContain('/graphql/stream');
    expect(ticker.listeners).toBe(0);
  });
});

const BOTH = [
  ['a WebSocket', subscribe],
  ['an event stream', subscribeByStream],
] as const;

describe.each(BOTH)('a subscription over %s', (_name, by) => {
  it.each([
    ['invalid', 'BAD_USER_INPUT', 400, 'That cannot be asked.'],
    ['resync', 'RESYNC_REQUIRED', 410, 'Start over.'],
    ['unforeseen', 'INTERNAL_SERVER_ERROR', 500, expect.stringMatching(/^Something went wrong/)],
  ])('F4: that cannot begin (%s) is refused: %s, %i', async (how, code, status, message) => {
    const ending = await by(shop, 'subscription ($how: String!) { thrown(how: $how) }', { how }).ended;
    const id = how === 'unforeseen' && { id: ID };
    const extensions = { code, ...id };
    expect(ending.errors).toEqual([{ message, path: ['thrown'], locations: expect.any(Array), extensions }]);
    expect([undefined, status]).toContain(ending.code);
    shop.logged.splice(0);
  });

  it.each([
    [{ above: 'x' }, 'got invalid value "x"'],
    [{ above: 2 ** 40 }, 'got invalid value'],
  ])('with the variables %j is refused: BAD_USER_INPUT', async (variables, message) => {
    const { errors } = await by(shop, 'subscription ($above: Int) { ticks(above: $above) { n } }', variables).ended;
    expect(errors).toMatchObject([
      { message: expect.stringContaining(message), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    expect(ticker.listeners).toBe(0);
  });

  it('an event with errors has what is left of it, and the next one comes all the same', async () => {
    const ticks = by(shop, 'subscription { ticks { n thrown(how: "unforeseen") } }');
    await ticker.heardBy(1);
    for (const n of [1, 2]) {
      ticker.tick({ n });
      const { data, errors } = await ticks.nextResult();
      expect(data).toEqual({ ticks: { n, thrown: null } });
      expect(errors).toMatchObject([{ path: ['ticks', 'thrown'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
      expect(errors![0]!.message).not.toContain('secrets');
    }
    expect(shop.logged.splice(0)).toHaveLength(2);
  });

  it('whose source breaks is told of it and ends; what broke is logged and not told', async () => {
    const ticks = by(shop, 'subscription { ticks { n } }');
    await ticker.heardBy(1);
    ticker.fail(new Error('the database said: relation "secrets" does not exist'));
    const { errors } = await answered(ticks);
    expect(errors).toEqual([
      {
        message: expect.stringMatching(/^Something went wrong/),
        extensions: { code: 'INTERNAL_SERVER_ERROR', id: ID },
      },
    ]);
    await ticker.heardBy(0);
    expect(shop.logged.splice(0).map(String)).toEqual([expect.stringContaining('"secrets"')]);
  });

  it('reads anew for each event: what was read for the one before is too old', async () => {
    const ticks = by(shop, 'subscription { ticks { reads again: reads } }');
    await ticker.heardBy(1);
    ticker.tick();
    ticker.tick();
    const [one, two] = [await ticks.next(), await ticks.next()] as { ticks: { reads: number; again: number } }[];
    expect(one!.ticks.again).toBe(one!.ticks.reads);
    expect(two!.ticks.again).toBe(two!.ticks.reads);
    expect(two!.ticks.reads).not.toBe(one!.ticks.reads);
  });
});

describe('in production', () => {
  const production = useShop({ schema: tickingSchema(ticker), production: true });

  it('nothing tells the schema', async () => {
    const [byHttp, ...others] = await overEach(production, '{ __schema { types { name } } }');
    expect(byHttp).toMatchObject({ data: null, errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
    for (const other of others) expect(other).toEqual(byHttp);
    const { errors } = await subscribe(production, 'subscription { __schema { types { name } } }').ended;
    expect(errors!.length).toBeGreaterThan(0);
  });
});
