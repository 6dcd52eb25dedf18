import { describe, expect, it } from 'vitest';
import { createSchema } from '../../src/server/schema.js';
import { callsOf } from '../schema/calls.js';
import { newProducts, type Product } from '../setup/acts.js';
import type { GraphqlError } from '../setup/http.js';
import { RawSocket } from '../setup/raw-socket.js';
import { useShop, type Person, type Shop } from '../setup/shop.js';
import { expectNothingWritten } from '../setup/stored.js';

const shop = useShop();

interface Operation {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

interface Told {
  readonly data: unknown;
  readonly codes: readonly string[];
}

/** Every door through which an operation comes in. */
const DOORS: Readonly<Record<string, (to: Shop, operation: Operation, as: Person) => Promise<Told>>> = {
  'HTTP by POST': (to, operation, as) => byPost(`${to.url}/graphql`, operation, as),
  'HTTP by GET': (to, operation, as) => byGet(`${to.url}/graphql`, operation, as),
  'a WebSocket': async (to, operation, as) => {
    const socket = await (await RawSocket.open(to)).enter(to, as);
    socket.send({ type: 'subscribe', id: '1', payload: operation });
    const { type, payload } = await socket.next();
    return told(type === 'error' ? { errors: payload } : payload);
  },
  'an event stream by POST': (to, operation, as) => byPost(`${to.url}/graphql/stream`, operation, as),
  'an event stream by GET': (to, operation, as) => byGet(`${to.url}/graphql/stream`, operation, as),
};
const doors = Object.entries(DOORS);

async function byPost(url: string, operation: Operation, as: Person): Promise<Told> {
  const headers = { 'content-type': 'application/json', ...(await bearer(as)) };
  return read(await fetch(url, { method: 'POST', headers, body: JSON.stringify(operation) }));
}

async function byGet(url: string, { query, variables = {}, operationName }: Operation, as: Person): Promise<Told> {
  const name: Record<string, string> = operationName === undefined ? {} : { operationName };
  const search = new URLSearchParams({ query, variables: JSON.stringify(variables), ...name });
  return read(
    await fetch(`${url}?${search.toString()}`, { headers: { 'apollo-require-preflight': '1', ...(await bearer(as)) } }),
  );
}

async function bearer(as: Person): Promise<Record<string, string>> {
  return { authorization: `Bearer ${await shop.identity.token(as)}` };
}

/** Of an event stream, its first event. */
async function read(response: Response): Promise<Told> {
  const text = await response.text();
  return told(JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? text));
}

function told(result: unknown): Told {
  const { data = null, errors = [] } = result as { data?: unknown; errors?: GraphqlError[] };
  return { data, codes: errors.map(({ extensions }) => extensions.code) };
}

/** By GET nothing is changed, whoever asks. */
const refusalAt = (door: string): string => (door.endsWith('GET') ? 'BAD_REQUEST' : 'FORBIDDEN');

const FRAGMENT = 'fragment Writes on Mutation { hidden: adjustStock(id: $id, delta: 1) { __typename } }';

/** Ways to bring in a mutation that a viewer may not do, past whoever looks at the beginning of it alone. */
function smuggled({ id, version }: Product, other: Product): Record<string, Operation> {
  const one = 'adjustStock(id: $id, delta: 1) { __typename }';
  const updates = [
    { id, expectedVersion: version, patch: { name: 'Taken' } },
    { id: other.id, expectedVersion: other.version, patch: { name: 'Taken, too' } },
  ];
  const variables = { id };
  return {
    'a mutation': { query: `mutation ($id: ID!) { ${one} }`, variables },
    'beside what they may read': { query: `mutation ($id: ID!) { ok: __typename a: ${one} }`, variables },
    'many under other names': {
      query: `mutation ($id: ID!) { ok: __typename ${Array.from({ length: 20 }, (_each, n) => `a${n}: ${one}`).join(' ')} }`,
      variables,
    },
    'under the name of a query': { query: `mutation ($id: ID!) { products: ${one} }`, variables },
    'in a fragment': { query: `mutation ($id: ID!) { ...Writes } ${FRAGMENT}`, variables },
    'in a fragment in place': { query: `mutation ($id: ID!) { ... { ... on Mutation { ${one} } } }`, variables },
    'by a condition': {
      query: `mutation ($id: ID!, $yes: Boolean!) { ok: __typename a: adjustStock(id: $id, delta: 1) @include(if: $yes) { __typename } b: adjustStock(id: $id, delta: 1) @skip(if: $yes) { __typename } }`,
      variables: { ...variables, yes: true },
    },
    'after a query of the same document': {
      query: `query Reads { me { id } } mutation Writes($id: ID!) { ${one} }`,
      variables,
      operationName: 'Writes',
    },
    'a batch': {
      query: 'mutation ($updates: [ProductUpdate!]!) { updateProducts(updates: $updates) { __typename } }',
      variables: { updates },
    },
    'with an idempotency key': {
      query: 'mutation ($id: ID!, $key: ID!) { adjustStock(id: $id, delta: 1, idempotencyKey: $key) { __typename } }',
      variables: { id, key: `of ${id}` },
    },
  };
}

describe('A2: a viewer changes nothing', () => {
  it.each(doors)('A2: over %s, by whatever way a mutation is brought in', async (door, send) => {
    const [product, other] = await newProducts(shop, 2);
    const tried = smuggled(product!, other!);
    const refused: Record<string, Told> = {};
    await expectNothingWritten(shop, async () => {
      for (const [what, operation] of Object.entries(tried)) refused[what] = await send(shop, operation, 'vera');
    });
    for (const [what, { data, codes }] of Object.entries(refused)) {
      expect({ what, data }).toEqual({ what, data: null });
      expect({ what, codes: new Set(codes) }).toEqual({ what, codes: new Set([refusalAt(door)]) });
    }
  });

  it.each(doors)('A2: over %s, each of all the mutations that there are', async (door, send) => {
    const [product] = await newProducts(shop, 1);
    const calls = callsOf(createSchema(), 'mutation', product!.id);
    const refused: Record<string, readonly string[]> = {};
    await expectNothingWritten(shop, async () => {
      for (const { field, ...call } of calls) refused[field] = (await send(shop, call, 'vera')).codes;
    });
    expect(refused).toEqual(Object.fromEntries(calls.map(({ field }) => [field, [refusalAt(door)]])));
    expect(calls.length).toBeGreaterThan(20);
  });

  it('A2: nor by several operations in one request, which are none', async () => {
    const [product] = await newProducts(shop, 1);
    const query = 'mutation ($id: ID!) { adjustStock(id: $id, delta: 1) { __typename } }';
    const batch = [{ query: '{ me { id } }' }, { query, variables: { id: product!.id } }];
    for (const path of ['/graphql', '/graphql/stream']) {
      const { data, codes } = await expectNothingWritten(shop, async () => {
        const headers = { 'content-type': 'application/json', ...(await bearer('vera')) };
        return read(await fetch(`${shop.url}${path}`, { method: 'POST', headers, body: JSON.stringify(batch) }));
      });
      expect({ data, codes }).toEqual({ data: null, codes: ['BAD_REQUEST'] });
    }
  });

  it.each(doors.filter(([door]) => !door.endsWith('GET')))(
    'A2: control: an editor, over %s, by the very same ways',
    async (_door, send) => {
      const [product, other] = await newProducts(shop, 2);
      const { 'a batch': batch, ...others } = smuggled(product!, other!);
      // First, as long as the versions are those that it names.
      for (const operation of [batch!, ...Object.values(others)]) {
        const { data, codes } = await send(shop, operation, 'ben');
        expect({ codes, data: JSON.stringify(data) }).toEqual({
          codes: [],
          data: expect.not.stringContaining('Error'),
        });
      }
    },
  );
});
