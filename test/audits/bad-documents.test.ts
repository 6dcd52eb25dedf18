import { afterAll, beforeAll, expect, it } from 'vitest';
import { times } from '../setup/race.js';
import { useShop } from '../setup/shop.js';
import { Doors, DOORS, type Door } from './doors.js';
import { expectNothingWrittenByAny } from './outcomes.js';
import { Timings } from './timings.js';

const shop = useShop();
expectNothingWrittenByAny(shop);
const timings = new Timings('Bad documents');
let doors: Doors;
beforeAll(async () => {
  doors = await Doors.open(shop, 'ana');
});
afterAll(() => doors.close());

const nested = (open: string, close: string, depth: number, inside = ''): string =>
  open.repeat(depth) + inside + close.repeat(depth);
const chain = (length: number): string =>
  times(length, (index) => `fragment F${index} on Query { ...F${index + 1} }`).join(' ');
/** Each of which is ten of the next. */
const laughs = (depth: number): string =>
  times(depth, (index) => `fragment F${index} on Query { ${`...F${index + 1} `.repeat(10)} }`).join(' ');
const products = (inside: string): string => `{ products(first: 200) { nodes { ${inside} } } }`;

it.each<[what: string, document: string]>([
  ['nothing but blanks', ' \n\t,,,'],
  ['nothing but a comment', '# { me { id } }'],
  ['a zero byte', '{ me { id } }\0'],
  ['a mark of the byte order where none is', '{ me \ufeff { id } } \u2028'],
  ['half of a surrogate pair', '{ node(id: "\ud800") { id } }'],
  ['half of one, escaped', '{ node(id: "\\ud800") { id } }'],
  ['a character beyond the last', '{ node(id: "\\u{110000}") { id } }'],
  ['an escape without end', '{ node(id: "\\u{4"'],
  ['text without end', '{ node(id: "x) { id } }'],
  ['a block of text without end', '{ node(id: """x) { id } }'],
  ['a number beyond all numbers', `{ products(first: ${'9'.repeat(10_000)}) { totalCount } }`],
  ['a fraction beyond all numbers', '{ products(first: 1e999999) { totalCount } }'],
  ['a number of minus nothing', '{ products(first: -) { totalCount } }'],
  ['a name of a hundred thousand letters', `{ ${'a'.repeat(100_000)} }`],
  ['names that objects have', '{ __proto__ constructor toString hasOwnProperty }'],
  ['an argument that objects have', '{ node(id: "x", __proto__: 1, constructor: {}) { id } }'],
  ['a variable that objects have', 'query ($__proto__: ID!, $constructor: Int) { node(id: $__proto__) { id } }'],
  ['a type that is none', 'query ($a: constructor) { me { id } }'],
  ['a type of the schema', 'type Query { me: Int }'],
  ['a change of the schema', 'extend type Query { me: Int }'],
  ['a fragment alone', 'fragment F on Query { me { id } }'],
  ['a fragment of itself', '{ ...F } fragment F on Query { ...F }'],
  ['fragments of each other', '{ ...F } fragment F on Query { ...G } fragment G on Query { ...F }'],
  ['a fragment twice', '{ ...F } fragment F on Query { me { id } } fragment F on Query { me { id } }'],
  ['two operations without a name', '{ me { id } } { me { id } }'],
  ['two of the same name', 'query A { me { id } } query A { me { id } }'],
  ['two, and neither chosen', 'query A { me { id } } query B { me { id } }'],
  ['two variables of the same name', 'query ($a: ID!, $a: ID!) { node(id: $a) { id } }'],
  ['a subscription to two', 'subscription { recordChanged { kind } editLockChanged { recordId } }'],
  ['a subscription to nothing', 'subscription { __typename }'],
  ['a part that is to come later', '{ ... @defer { me { id } } }'],
  ['a list that is to come in parts', '{ products { nodes @stream { id } } }'],
  ['selections without end', '{a'.repeat(100_000)],
  ['selections in selections', nested('{ parent ', '}', 20_000, '{ id }')],
  ['fragments in fragments', `{ ${nested('... { ', '}', 10_000, 'me { id } ')} }`],
  ['lists in lists without end', `{ node(id: ${'['.repeat(100_000)}`],
  ['lists in lists', `{ node(id: ${nested('[', ']', 50_000, '1')}) { id } }`],
  ['objects in objects', `{ products(filter: ${nested('{a:', '}', 50_000, '1')}) { totalCount } }`],
  ['a type in a type', `query ($a: ${nested('[', ']', 50_000, 'Int')}) { me { id } }`],
  ['a chain of fragments', `{ ...F0 } ${chain(5_000)} fragment F5000 on Query { me { id } }`],
  ['fragments of ten fragments of ten', `{ ...F0 } ${laughs(9)} fragment F9 on Query { me { id } }`],
  ['a hundred thousand fields', `{ ${'me { id } '.repeat(70_000)} }`],
  ['ten thousand aliases', `{ ${times(10_000, (index) => `a${index}: me { id }`).join(' ')} }`],
  ['ten thousand directives', `{ me ${'@skip(if: false) '.repeat(10_000)} { id } }`],
  ['ten thousand arguments', `{ node(${times(10_000, (index) => `a${index}: 1`).join(' ')}) { id } }`],
  ['ten thousand variables', `query (${times(10_000, (index) => `$a${index}: Int`).join(' ')}) { me { id } }`],
  ['ten thousand operations', times(10_000, (index) => `query A${index} { me { id } }`).join(' ')],
  [
    'ten thousand of the same field with other arguments',
    `{ ${times(10_000, (index) => `node(id: "${index}") { id }`).join(' ')} }`,
  ],
  [
    'more than anybody reads',
    products(`revisions(first: 200) { nodes { record { ${products('id').slice(2, -2)} } } }`),
  ],
  [
    'the same in circles',
    products(`category { products(first: 200) { nodes { category { products(first: 200) { nodes { id } } } } } }`),
  ],
  ['all of the schema', `{ __schema { types { ${nested('fields { type { ', '} }', 20, 'name ')} } } }`],
])('%s is refused, in the same words by every door', async (what, query) => {
  const isSubscription = query.startsWith('subscription');
  const refusals = [];
  for (const door of DOORS.filter((each: Door) => !(isSubscription && each === 'HTTP'))) {
    const { data, errors } = await timings.of(() => doors.ask(door, { query }));
    expect(data, what).toBeNull();
    expect(errors.length).toBeGreaterThan(0);
    refusals.push(errors);
  }
  for (const refusal of refusals) expect(refusal).toEqual(refusals[0]);
  expect(await doors.ask('HTTP', { query: '{ me { id } }' })).toMatchObject({ data: { me: { id: 'ana' } } });
  expect(shop.logged).toEqual([]);
});
