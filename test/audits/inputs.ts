import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';
import { times } from '../setup/race.js';

// prettier-ignore
const NO_DECIMALS = [
  '', ' 1', '1 ', '1e3', '0x10', 'NaN', 'Infinity', '-', '.', '1.', '.5', '+1', '--1', '1.2.3', '1,5', '1_0', '１', '9'.repeat(101),
];

// prettier-ignore
const TEXTS = [
  '', ' ', '\0', '\ud800', '\udc00x', '\u202e', '🦊', 'null', 'undefined', '-1', '[object Object]', '__proto__', '../../etc/passwd',
  "' or 1=1; drop table products; --", '${7*7}', '<script>alert(1)</script>', '%00', '\\', '"', 'product_00000000000000000000000000',
  'prd_01h455vb4pex5vsknk084sn02q', 'eyJhIjoxfQ==', '9'.repeat(40), 'x'.repeat(100_000),
];

type Values = Readonly<Record<string, readonly unknown[]>>;

/** Not of the type, whatever a client may make of it. */
export const WRONG: Values = {
  nonNull: [null],
  Int: ['1', '', 1.5, 2 ** 31, -(2 ** 31) - 1, 1e100, true, {}, [[]], [1], { valueOf: 1 }],
  String: [1, 1.5, true, {}, ['x'], [[]], { toString: 'x' }, { length: 1 }],
  ID: [1.5, true, {}, ['x'], [[]], { toString: 'x' }],
  Boolean: ['true', '', 0, 1, {}, [true]],
  Decimal: [...NO_DECIMALS, 1.5, 2 ** 60, true, {}, ['1']],
  enum: ['', 'NOPE', 'active', 'ACTIVE ', '__proto__', 'constructor', 'toString', 0, true, {}, ['NOPE']],
  object: [0, '', 'x', true, [[]], { nothing: 1 }, { constructor: { name: 'x' } }, JSON.parse('{"__proto__":{"x":1}}')],
};

/** Of the type, and odd. */
export const ODD: Values = {
  Int: [0, -1, 201, 2 ** 31 - 1, -(2 ** 31)],
  String: TEXTS,
  ID: [...TEXTS, 0, -1, Number.MAX_SAFE_INTEGER],
  Boolean: [false],
  Decimal: ['-0', '-1', '0.000', '0.001', '9'.repeat(100), `0.${'0'.repeat(97)}1`, 0, -1],
  list: [[], times(10_000, () => 'x')],
};

const GOOD: Readonly<Record<string, unknown>> = { Int: 1, String: 'x', ID: 'x', Boolean: true, Decimal: '1.00' };

interface Call {
  readonly where: string;
  readonly value: unknown;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Calls of a field whose arguments are well but for one value, which is one of these: each in each place. Ids are of nothing. */
export function callsWith(values: Values, { args }: GraphQLField<unknown, unknown>): Call[] {
  const good = Object.fromEntries(args.map(({ name, type }) => [name, goodValue(type)]));
  return args.flatMap(({ name, type }) =>
    placed(values, type).map(({ where, value, whole }) => ({
      where: `${name}${where}`,
      value,
      variables: { ...good, [name]: whole },
    })),
  );
}

/** A value of the type, with everything in it that may be. */
function goodValue(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return goodValue(type.ofType);
  if (isListType(type)) return [goodValue(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) {
    return Object.fromEntries(Object.values(type.getFields()).map((field) => [field.name, goodValue(field.type)]));
  }
  if (!(type.name in GOOD)) throw new Error(`A value of ${type.name} has to be added.`);
  return GOOD[type.name];
}

interface Placed {
  readonly where: string;
  readonly value: unknown;
  /** What it is placed in. */
  readonly whole: unknown;
}

/** Each of the values in each place that there is in a value of the type. */
function placed(values: Values, type: GraphQLInputType): Placed[] {
  const here = (kind: string): Placed[] => (values[kind] ?? []).map((value) => ({ where: '', value, whole: value }));
  if (isNonNullType(type)) return [...here('nonNull'), ...placed(values, type.ofType)];
  if (isScalarType(type)) return here(type.name);
  if (isEnumType(type)) return here('enum');
  if (isListType(type)) {
    // In a list: by itself, a single value passes for a list of it.
    const inside = placed(values, type.ofType).map(({ where, value, whole }) => ({
      where: `[]${where}`,
      value,
      whole: [whole],
    }));
    return [...here('list'), ...inside];
  }
  const good = goodValue(type) as object;
  const inside = Object.values(type.getFields()).flatMap((field) =>
    placed(values, field.type).map(({ where, value, whole }) => ({
      where: `.${field.name}${where}`,
      value,
      whole: { ...good, [field.name]: whole },
    })),
  );
  return [...here('object'), ...inside];
}
