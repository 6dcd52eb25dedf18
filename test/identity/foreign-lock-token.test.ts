import { getNamedType, isInputObjectType, type GraphQLField } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSchema } from '../../src/server/schema.js';
import { lockOn } from '../edit-locks/acts.js';
import { callsOf } from '../schema/calls.js';
import { newCategory, newOrder, newProduct } from '../setup/acts.js';
import { useShop, type Person } from '../setup/shop.js';
import { expectNothingWritten } from '../setup/stored.js';

const shop = useShop();
const schema = createSchema();
const TOKEN_ARGUMENTS = ['lockToken', 'token'];

type Field = GraphQLField<unknown, unknown>;

const tokenOf = ({ args }: Field): string | undefined => args.find(({ name }) => TOKEN_ARGUMENTS.includes(name))?.name;

/** The argument of a batch of which each entry takes a token. */
const entriesOf = ({ args }: Field): string | undefined =>
  args.find(({ type }) => {
    const entry = getNamedType(type);
    return isInputObjectType(entry) && 'lockToken' in entry.getFields();
  })?.name;

const MUTATIONS = Object.values(schema.getMutationType()!.getFields()).filter(
  (field) => tokenOf(field) !== undefined || entriesOf(field) !== undefined,
);

/** A record of the type that the mutation is of. */
async function recordFor({ name }: Field): Promise<{ id: string }> {
  if (/Categor/.test(name)) return newCategory(shop);
  return /Order/.test(name) ? newOrder(shop, [await newProduct(shop), 1]) : newProduct(shop);
}

/** What the mutation answers, down to the failures of a batch, with this token for the record. */
async function call(field: Field, id: string, token: string, as: Person): Promise<string> {
  const { query, variables } = callsOf(schema, 'mutation', id).find((each) => each.field === field.name)!;
  const name = tokenOf(field);
  const entries = entriesOf(field);
  const withToken =
    name && !(name in variables)
      ? query.replace('(', `($${name}: ID, `).replace(`${field.name}(`, `$&${name}: $${name}, `)
      : query;
  const failures = '... on BatchError { failures { error { __typename } } }';
  const told = await shop.post(
    {
      query: entries ? withToken.replace('{ __typename }', `{ __typename ${failures} }`) : withToken,
      variables: {
        ...variables,
        ...(name && { [name]: token }),
        ...(entries && {
          [entries]: (variables[entries] as object[]).map((entry) => ({ ...entry, lockToken: token })),
        }),
      },
    },
    { as },
  );
  expect(told.errors).toEqual([]);
  return JSON.stringify(told.data);
}

describe('L3: the token of somebody else', () => {
  it('L3: there are mutations to look at', () => {
    const names = MUTATIONS.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['updateProduct', 'updateOrder', 'updateProducts', 'releaseEditLock', 'handOverEditLock']),
    );
    expect(MUTATIONS.filter(({ args }) => args.some(({ name }) => /token/i.test(name)))).toEqual(
      MUTATIONS.filter((field) => tokenOf(field) !== undefined),
    );
  });

  it.each(MUTATIONS)(
    'L3: with it, $name is a LockLostError by HTTP, for an administrator too, and nothing is written',
    async (field) => {
      const record = await recordFor(field);
      const { token } = await lockOn(shop, record, { as: 'ben' });
      await expectNothingWritten(shop, async () => {
        for (const as of ['cleo', 'ana'] as const)
          expect(await call(field, record.id, token, as)).toContain('LockLostError');
      });
      // Whatever else may be wrong with it: whose token it is is not.
      expect(await call(field, record.id, token, 'ben')).not.toContain('LockLostError');
    },
  );
});
