import 'reflect-metadata';
import { parse, subscribe } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSchema } from '../../src/server/schema.js';
import { newProduct } from '../setup/acts.js';
import { useShop } from '../setup/shop.js';
import { expectNothingWritten } from '../setup/stored.js';
import { callsOf } from './calls.js';

const shop = useShop();
const schema = createSchema();
const ID = 'product_01hzzzzzzzzzzzzzzzzzzzzzzz';
const MUTATIONS = callsOf(schema, 'mutation', ID);
const QUERIES = callsOf(schema, 'query', ID);
const SUBSCRIPTIONS = callsOf(schema, 'subscription', ID);
const isForAdministrators = ({ field }: { field: string }): boolean =>
  ['breakEditLock', 'editLockBreaks'].includes(field);

describe('A2: who may do what', () => {
  it('A2: there are queries and mutations to look at', () => {
    expect(MUTATIONS.map(({ field }) => field)).toContain('updateProduct');
    expect(QUERIES.map(({ field }) => field)).toContain('products');
    expect(SUBSCRIPTIONS.map(({ field }) => field)).toContain('recordChanged');
  });

  it.each(SUBSCRIPTIONS)('A2: $field may be followed by a viewer', async ({ query, variables }) => {
    const contextValue = { role: 'viewer', ...shop.news };
    const answer = await subscribe({ schema, document: parse(query), variableValues: variables, contextValue });
    if (!(Symbol.asyncIterator in answer)) expect.fail(JSON.stringify(answer.errors));
    expect(await answer.return(undefined)).toMatchObject({ done: true });
  });

  it.each(MUTATIONS)(
    'A2, A3: a viewer is refused $field as FORBIDDEN, and nothing is written',
    async ({ field, query }) => {
      const { id } = await newProduct(shop);
      const { variables } = callsOf(schema, 'mutation', id).find((call) => call.field === field)!;
      const answer = await expectNothingWritten(shop, () => shop.post({ query, variables }, { as: 'vera' }));
      expect(answer.errors).toEqual([
        {
          message: 'Your role does not allow this.',
          path: [field],
          locations: expect.any(Array),
          extensions: { code: 'FORBIDDEN' },
        },
      ]);
      expect(answer.data).toBeNull();
    },
  );

  it('A2: one mutation that a viewer may not do leaves the others of the same request undone too', async () => {
    const { id, stock } = await newProduct(shop);
    const query =
      'mutation ($id: ID!) { a: adjustStock(id: $id, delta: 1) { __typename } b: adjustStock(id: $id, delta: 1) { __typename } }';
    const { errors } = await shop.post({ query, variables: { id } }, { as: 'vera' });
    expect(errors[0]!.extensions.code).toBe('FORBIDDEN');
    expect(await shop.sql.row('select stock, version from products where id = $1', [id])).toEqual({
      stock,
      version: 1,
    });
  });

  it.each(MUTATIONS)('A2: the very same call of $field is not refused to those who may', async (call) => {
    const { field, query } = call;
    const { id } = await newProduct(shop);
    const { variables } = callsOf(schema, 'mutation', id).find((other) => other.field === field)!;
    const { errors, data } = await shop.post({ query, variables }, { as: isForAdministrators(call) ? 'ana' : 'ben' });
    expect(errors).toEqual([]);
    expect(data).toEqual({ [field]: { __typename: expect.any(String) } });
  });

  it.each([...QUERIES, ...MUTATIONS].filter(isForAdministrators))(
    'L6: $field is for administrators alone: to an editor it is FORBIDDEN',
    async ({ query, variables }) => {
      const { errors, data } = await shop.post({ query, variables }, { as: 'ben' });
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
      expect(data).toBeNull();
    },
  );

  it.each(QUERIES)('A2: $field may be asked for by a viewer, unless it is for administrators', async (call) => {
    const { field, query, variables } = call;
    const { errors, data } = await shop.post({ query, variables }, { as: isForAdministrators(call) ? 'ana' : 'vera' });
    expect(errors).toEqual([]);
    expect(data).toHaveProperty(field);
  });
});
