import { OperationTypeNode, isCompositeType, getNamedType, type GraphQLField } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema } from '../../src/server/schema.js';
import { useShop } from '../setup/shop.js';
import { Doors, DOORS, SILENCE_MS, type Door } from './doors.js';
import { callsWith, ODD, WRONG } from './inputs.js';
import { expectNothingWrittenByAny } from './outcomes.js';
import { Timings } from './timings.js';

const shop = useShop();
const timings = new Timings('Wrong and odd values');
const schema = createSchema();
expectNothingWrittenByAny(shop);
let doors: Doors;
beforeAll(async () => {
  doors = await Doors.open(shop, 'ana');
});
afterAll(() => doors.close());

/** Ids being of nothing, nothing can be done, whatever else is said. */
const REFUSED = /^(BatchError|NotFoundError|ValidationError|BAD_USER_INPUT)$/;

type Field = GraphQLField<unknown, unknown>;

function documentOf(operation: OperationTypeNode, { name, args, type }: Field): string {
  const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const selection = isCompositeType(getNamedType(type)) ? ' { __typename }' : '';
  return `${operation} (${declared}) { ${name}(${passed})${selection} }`;
}

describe.each(Object.values(OperationTypeNode))('%s', (operation) => {
  const fields = Object.values(schema.getRootType(operation)!.getFields()).filter(({ args }) => args.length > 0);
  const named = fields.map((field) => [field.name, field] as const);
  const doorsFor = operation === OperationTypeNode.SUBSCRIPTION ? DOORS.filter((door) => door !== 'HTTP') : DOORS;

  it.each(named)('%s: what is not of its type is refused, in the same words by every door', async (_name, field) => {
    const query = documentOf(operation, field);
    for (const { where, value, variables } of callsWith(WRONG, field)) {
      // By HTTP it is no request any more.
      const isPoison = JSON.stringify(value).includes('"__proto__":');
      const ask = async (door: Door): Promise<object> => {
        const { data, errors } = await timings.of(() => doors.ask(door, { query, variables }));
        return { door, where, value, data, codes: [...new Set(errors.map(({ extensions }) => extensions.code))] };
      };
      const answers = await Promise.all(doorsFor.map(ask));
      expect(answers).toEqual(
        doorsFor.map((door) => {
          const refusal = isPoison && door !== 'a WebSocket' ? 'BAD_REQUEST' : 'BAD_USER_INPUT';
          return { door, where, value, data: null, codes: [refusal] };
        }),
      );
    }
  });

  it.each(named)('%s: what is odd leads to nothing unforeseen', async (name, field) => {
    const query = documentOf(operation, field);
    for (const [index, { where, value, variables }] of callsWith(ODD, field).entries()) {
      const door = doorsFor[index % doorsFor.length]!;
      const { data, errors } = await timings.of(() => doors.ask(door, { query, variables }, SILENCE_MS));
      if (operation !== OperationTypeNode.MUTATION) continue;
      const { __typename: result = null } = (data?.[name] ?? {}) as { __typename?: string };
      const code = errors[0]?.extensions.code ?? null;
      expect({ where, value, refused: result ?? code }).toEqual({
        where,
        value,
        refused: expect.stringMatching(REFUSED),
      });
    }
  });
});
