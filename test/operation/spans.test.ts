import { OperationTypeNode } from 'graphql';
import { expect, it, vi } from 'vitest';
import { happenings } from '../../src/storage/happenings.js';
import { useTraces } from '../setup/traced.js';

const traced = useTraces();

it('an operation bears its name, as long as there are not too many of them', async () => {
  const { receiver, observe } = traced;
  const told = { phase: null, transport: 'http', durationMs: 1, mutations: [], codes: [], traceId: '' } as const;
  const who = { actorId: null, role: null, address: null };
  const names = Array.from({ length: 250 }, (_, nth) => `Name${nth}`);
  for (const name of names)
    await traced.undertake(async () => observe({ ...told, ...who, name, type: OperationTypeNode.QUERY }));
  await traced.allSent();
  const named = receiver.spans.filter(({ attributes }) => names.includes(String(attributes['graphql.operation.name'])));
  expect(named).toHaveLength(names.length);
  expect(new Set(named.map(({ name }) => name)).size).toBe(201);
  expect(named.at(-1)!.name).toBe('query');
});

it.each([
  ["select 'from hush' as x, 'join hush'", [], 'SELECT'],
  [
    "-- from here\n select '' as x from lateral (select 1) join unnest($1) on true join products",
    [1],
    'SELECT products',
  ],
  ['insert into "products" ("name") values (\'into hush\')', [], 'INSERT products'],
  ['with hush as (select 1) insert into edit_lock select $1', ['hush'], 'WITH edit_lock'],
  ['start transaction isolation level read committed', [], 'START TRANSACTION'],
])('the statement %j bears a name without values', async (text, values, name) => {
  const statement = { text, values, client: { host: 'db.example', port: 5432, database: 'shop' } };
  const { traceId } = await traced.undertake(() => happenings.statement.tracePromise(async () => undefined, statement));
  const { statements } = await traced.sent(traceId);
  expect(statements).toMatchObject([
    {
      name,
      isError: false,
      attributes: {
        'db.system.name': 'postgresql',
        'db.namespace': 'shop',
        'server.address': 'db.example',
        'server.port': 5432,
      },
    },
  ]);
  expect(statements[0]!.attributes['db.query.text']).toBe(values.length > 0 ? text : undefined);
});

it('an operation that is not even answered is an error', async () => {
  const { traceId, failure } = await traced.undertake(() => Promise.reject(new Error('what nobody is told')));
  expect(failure).toEqual(new Error('what nobody is told'));
  expect((await traced.sent(traceId)).operation).toMatchObject({ name: 'GraphQL Operation', isError: true });
});

it('that they cannot be sent is told once, and once that they can be again', async () => {
  const { receiver, warned } = traced;
  const work = async (): Promise<void> => undefined;
  const count = receiver.requests.length;
  receiver.refuses = true;
  for (let nth = 1; nth <= 3; nth++) {
    await traced.undertake(work);
    await vi.waitFor(() => expect(receiver.requests.length).toBeGreaterThanOrEqual(count + nth));
  }
  await vi.waitFor(() => expect(warned).toHaveLength(1));
  receiver.refuses = false;
  await traced.undertake(work);
  await vi.waitFor(() => expect(warned).toHaveLength(2));
  expect(warned.splice(0)).toEqual([
    'Traces cannot be sent (Forbidden): operations go on without.',
    'Traces are sent again.',
  ]);
});
