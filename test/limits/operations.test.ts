import { getIntrospectionQuery } from 'graphql';
import { describe, expect, it } from 'vitest';
import { newCategory } from '../setup/acts.js';
import { useShop } from '../setup/shop.js';
import { expectNothingWritten } from '../setup/stored.js';
import { codesOf, transports, type Sent } from '../setup/transports.js';

const shop = useShop({
  limits: {
    maxDepth: 8,
    maxFields: 30,
    maxDuplicateFields: 5,
    maxAliases: 6,
    maxDirectives: 4,
    maxDirectivesPerField: 2,
    maxCost: 203,
    maxVariableValues: 12,
  },
});
const short = useShop({ limits: { maxTokens: 50, maxDuplicateFields: 1000 } });

const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

/** A mutation, of which nothing may be left when it is refused: what is asked of the category that it makes. */
const making = (asked: string, declared = '', more = ''): string =>
  `mutation M ${declared} { createCategory(input: { name: "Made" }) { ... on Category { ${asked} } } } ${more}`;

const ids = (count: number): string => times(count, () => 'id');
const aliases = (count: number): string => times(count, (index) => `a${index}: id`);
const levels = (depth: number): string => (depth === 1 ? 'id' : `parent { ${levels(depth - 1)} }`);
const page = (size: string): string => `products(${size}) { nodes { id } }`;
const included = (count: number): string => times(count, () => '@include(if: true)');

/** Fields of other names, twice at most each. */
const fields = (count: number): string =>
  times(
    count,
    (index) => `${['id', 'name', 'version', 'createdAt', 'updatedAt', 'deletedAt', '__typename'][index % 7]}`,
  );

/** What is let through, and what has one too many. */
const EDGES: [what: string, setting: string, atLimit: Sent, above: Sent][] = [
  ['levels', 'MAX_DEPTH', { query: making(levels(7)) }, { query: making(levels(8)) }],
  ['fields', 'MAX_FIELDS', { query: making(fields(28)) }, { query: making(fields(29)) }],
  ['times the same field', 'MAX_DUPLICATE_FIELDS', { query: making(ids(5)) }, { query: making(ids(6)) }],
  ['aliases', 'MAX_ALIASES', { query: making(aliases(6)) }, { query: making(aliases(7)) }],
  [
    'directives',
    'MAX_DIRECTIVES',
    { query: making(times(4, () => `id ${included(1)}`)) },
    { query: making(times(5, () => `id ${included(1)}`)) },
  ],
  ['fields to answer', 'MAX_COST', { query: making(page('first: 100')) }, { query: making(page('first: 101')) }],
  [
    'values in variables',
    'MAX_VARIABLE_VALUES',
    { query: making('id'), variables: { more: Array(11).fill(0) } },
    { query: making('id'), variables: { more: Array(12).fill(0) } },
  ],
];

const onCategory = (name: string, asked: string): string => `fragment ${name} on Category { ${asked} }`;
const deep: unknown = JSON.parse(`${'['.repeat(1000)}${']'.repeat(1000)}`);

/** What is more than is let through, so that it does not show at once. */
const HIDDEN: Record<string, Record<string, string | Sent>> = {
  MAX_DEPTH: {
    'in fragments': making('...A', '', `${onCategory('A', 'parent { ...B }')} ${onCategory('B', levels(7))}`),
    'in fragments without names': making(`parent { ... { parent { ... on Category { ... { ${levels(6)} } } } } }`),
    'in another operation': {
      query: `query Q { __type(name: "Int") { ${'ofType { '.repeat(8)} name ${'} '.repeat(8)} } } ${making('id')}`,
      operationName: 'M',
    },
  },
  MAX_FIELDS: {
    'in a fragment that is spread often': making(
      '...A parent { ...A parent { ...A } }',
      '',
      onCategory('A', fields(9)),
    ),
    'in fragments that hold nothing but fragments': making('...A', '', exponential(20, '', 'id')),
  },
  MAX_DUPLICATE_FIELDS: {
    'in a fragment that is not used': making('id', '', onCategory('A', ids(6))),
    'in fragments spread twice': making('...A ... on Category { ...A } id', '', onCategory('A', 'id id ... { id }')),
  },
  MAX_ALIASES: {
    'in a fragment': making(
      '...A a: id',
      '',
      onCategory(
        'A',
        times(6, (index) => `b${index}: id`),
      ),
    ),
  },
  MAX_DIRECTIVES_PER_FIELD: {
    'that nobody knows': making('id @a @a @a'),
    'of the operation': making('id', '@a @a @a'),
  },
  MAX_DIRECTIVES: {
    'of variables and fragments': making('...A @a', '($a: Int @a @a)', `fragment A on Category @a @a { id }`),
  },
  MAX_COST: {
    'a size in a variable': { query: making(page('first: $n'), '($n: Int)'), variables: { n: 101 } },
    'a size in the default of a variable': making(page('last: $n'), '($n: Int = 101)'),
    'a size that is text': { query: making(page('first: $n'), '($n: Int)'), variables: { n: '101' } },
    'no size, where there may be one': making('products { nodes { revisions { nodes { version } } } }'),
    'a size of null': {
      query: making('products(first: null) { nodes { revisions(last: $n) { nodes { version } } } }', '($n: Int)'),
      variables: { n: null },
    },
    'pages within pages, in fragments': making(
      '...A',
      '',
      `fragment A on VersionedRecord { revisions(first: 20) { ...B } }
       fragment B on RevisionConnection { edges { node { record { revisions(first: 20) { nodes { version } } } } } }`,
    ),
    'skipped, which a variable may undo': making(`... @skip(if: true) { ${page('first: 101')} }`),
  },
  MAX_VARIABLE_VALUES: { 'deep in each other': { query: making('id'), variables: { more: deep } } },
};

const hidden = Object.entries(HIDDEN).flatMap(([setting, ways]) =>
  Object.entries(ways).map(([how, sent]) => [setting, how, typeof sent === 'string' ? { query: sent } : sent] as const),
);

/** A fragment that is `2 ** rounds` times as long written out. */
function exponential(rounds: number, field: string, last: string): string {
  const round = (index: number): string =>
    `fragment ${'A'.repeat(index)} on Category { ${times(2, (n) => (field ? `f${n}: ${field} { ...${'A'.repeat(index + 1)} }` : `...${'A'.repeat(index + 1)}`))} }`;
  return `${times(rounds, (index) => round(index + 1))} fragment ${'A'.repeat(rounds + 1)} on Category { ${last} }`;
}

describe.each(transports)('over %s', (_name, send) => {
  const expectRefused = async (sent: Sent, setting: string, by = shop): Promise<void> => {
    const { data, errors, status } = await expectNothingWritten(by, () => send(by, sent));
    const [error, ...others] = errors;
    expect(others).toEqual([]);
    expect(error).toMatchObject({ message: expect.stringContaining(`(${setting})`) });
    expect(error!.extensions).toEqual({ code: 'OPERATION_TOO_COMPLEX' });
    expect(data).toBeNull();
    expect([undefined, 400]).toContain(status);
  };

  it.each(EDGES)('%s (%s): as many as there may be, and not one more', async (_what, setting, atLimit, above) => {
    expect(await send(shop, atLimit)).toMatchObject({ errors: [], data: { createCategory: expect.any(Object) } });
    await expectRefused(above, setting);
  });

  it('tokens (MAX_TOKENS): as many as there may be, comments and commas aside, and not one more', async () => {
    const query = making(ids(29));
    expect(await send(short, { query: `#${'x'.repeat(1000)}\n${query.replaceAll('id', ',,id,')}` })).toMatchObject({
      errors: [],
    });
    await expectRefused({ query: making(ids(30)) }, 'MAX_TOKENS', short);
    expect(codesOf(await send(short, { query: making(`${ids(29)} )`) }))).toEqual(['GRAPHQL_PARSE_FAILED']);
  });

  it.each(hidden)('%s is kept to all the same: %s', (setting, _how, sent) => expectRefused(sent, setting));
});

describe('with the limits as they are without anybody setting them', () => {
  const usual = useShop();

  it.each([
    ['fields', 'f', exponential(14, 'parent', 'id')],
    ['fields', 'nothing but fragments', exponential(60, '', 'id')],
  ])('an exponentially long document, of %s, is refused before anything looks into it', async (_of, _in, fragments) => {
    const query = `query { category(id: "x") { ...A } } ${fragments}`;
    const started = performance.now();
    const { errors } = await usual.post({ query });
    expect(errors).toMatchObject([{ extensions: { code: 'OPERATION_TOO_COMPLEX' } }]);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('fragments in a circle are refused as GraphQL refuses them', async () => {
    const query =
      '{ category(id: "x") { ...A } } fragment A on Category { parent { ...B } } fragment B on Category { ...A }';
    expect((await usual.post({ query })).errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  });

  it('tools may ask for all of the schema', async () => {
    const query = getIntrospectionQuery({ inputValueDeprecation: true, schemaDescription: true, oneOf: true });
    expect((await usual.post({ query })).errors).toEqual([]);
  });

  it('people may ask for 200 records with all that belongs to them', async () => {
    const { id } = await newCategory(usual);
    const stamp = 'id version createdAt createdBy { id name } updatedAt updatedBy { id name } deletedAt';
    const query = `query ($id: ID!) {
      products(first: 200) { totalCount pageInfo { hasNextPage endCursor } nodes { ${stamp} sku name description price stock tags status category { ${stamp} name parent { id name } } editLock { holder { name } } } }
      orders(first: 200) { nodes { ${stamp} customerName shippingAddress note status total lines { id quantity unitPrice product { id sku name } } } }
      category(id: $id) { ${stamp} revisions(first: 200) { nodes { version kind at actor { name } changes { field before after } } } }
    }`;
    const { errors } = await usual.post({ query, variables: { id } });
    expect(errors).toEqual([]);
  });
});
