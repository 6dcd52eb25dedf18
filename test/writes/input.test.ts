import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CreateProductInput } from '../gql/graphql.js';
import { createProduct, newProduct, saveProduct, uniqueSku } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { CreateProduct, UpdateProduct } from '../setup/operations.js';
import { useShop } from '../setup/shop.js';
import { expectNothingWritten, storedRow } from '../setup/stored.js';

const shop = useShop();

/** The paths of the broken rules of a product that has all it needs but for these fields. */
async function issuesOf(fields: object): Promise<string[]> {
  const answer = await expectNothingWritten(shop, () => createProduct(shop, fields));
  return expectType(answer, 'ValidationError').issues.map(({ path, message }) => `${path.join('.')} ${message}`);
}

describe('V3: input that breaks a rule is a ValidationError, with nothing written', () => {
  it.each([
    ['a zero byte', { name: 'a\0b' }, 'input.name contains a zero byte or half of a surrogate pair'],
    ['a zero byte in a sku', { sku: '\0' }, 'input.sku contains a zero byte or half of a surrogate pair'],
    [
      'a zero byte in long text',
      { description: '\0' },
      'input.description contains a zero byte or half of a surrogate pair',
    ],
    ['a zero byte in a tag', { tags: ['fine', '\0'] }, 'input.tags contains a zero byte or half of a surrogate pair'],
    ['half of a surrogate pair', { name: 'a\uD83Cb' }, 'input.name contains a zero byte or half of a surrogate pair'],
    ['the other half', { tags: ['\uDF75'] }, 'input.tags contains a zero byte or half of a surrogate pair'],
    ['an empty name', { name: '' }, 'input.name is shorter than 1 character'],
    ['an over-long name', { name: 'x'.repeat(201) }, 'input.name is longer than 200 characters'],
    ['an over-long sku', { sku: 'x'.repeat(65) }, 'input.sku is longer than 64 characters'],
    [
      'an over-long description',
      { description: 'x'.repeat(100_001) },
      'input.description is longer than 100000 characters',
    ],
    ['an over-long tag', { tags: ['x'.repeat(65)] }, 'input.tags is longer than 64 characters'],
    ['an empty tag', { tags: [''] }, 'input.tags is shorter than 1 character'],
    ['too many tags', { tags: Array.from({ length: 101 }, (_, n) => `t${n}`) }, 'input.tags has more than 100 entries'],
    ['a price below zero', { price: '-0.01' }, 'input.price is below 0'],
    ['a price with three decimals', { price: '0.001' }, 'input.price has more than 2 decimals'],
    ['a price beyond all measure', { price: '10000000000' }, 'input.price is above 9999999999.99'],
    ['a stock below zero', { stock: -1 }, 'input.stock is below 0'],
  ])('V3: %s', async (_, fields, issue) => {
    expect(await issuesOf(fields)).toEqual([issue]);
  });

  it('V3: all broken rules at once, each with its path', async () => {
    const issues = await issuesOf({
      sku: '',
      name: '\0',
      description: '\uD800',
      price: '-1.005',
      stock: -5,
      tags: ['', '\0'],
    });
    const paths = issues.map((issue) => issue.split(' ')[0]);
    expect(new Set(paths)).toEqual(
      new Set(['input.sku', 'input.name', 'input.description', 'input.price', 'input.stock', 'input.tags']),
    );
  });

  it('V3: null for a field of the patch that may not be null', async () => {
    const product = await newProduct(shop);
    const patch = { sku: null, name: null, description: null, price: null, stock: null, tags: null, status: null };
    const answer = await expectNothingWritten(shop, () => saveProduct(shop, product, patch));
    expect(expectType(answer, 'ValidationError').issues).toEqual(
      Object.keys(patch).map((field) => ({ path: ['patch', field], message: 'must not be null' })),
    );
  });

  it('V3: a sku that is taken, when a product is made and when it is changed', async () => {
    const { sku } = await newProduct(shop);
    const other = await newProduct(shop);
    expect(await issuesOf({ sku })).toEqual(['input.sku is taken already']);
    const answer = await expectNothingWritten(shop, () => saveProduct(shop, other, { sku }));
    expect(expectType(answer, 'ValidationError').issues).toEqual([
      { path: ['patch', 'sku'], message: 'is taken already' },
    ]);
  });
});

describe('V1: what is just within the rules is written, to the letter', () => {
  it.each([
    ['the longest texts', { name: 'x'.repeat(200), description: 'y'.repeat(100_000) }],
    ['the most tags', { tags: Array.from({ length: 100 }, (_, n) => `t${String(n).padStart(2, '0')}`) }],
    ['the highest and the lowest numbers', { price: '9999999999.99', stock: 2_147_483_647 }],
    ['zero', { price: '0.00', stock: 0 }],
    ['characters beyond the basic plane', { name: '\u{1F375}\u{10FFFF}', tags: ['\u{1F375}'] }],
    [
      'quotes, backslashes, percent and control characters',
      { name: `'"\\%_$1;--\u0001\u007f`, description: `'; drop table products; --` },
    ],
    ['words that could be too many for an index', { description: manyWords() }],
    ['tags that are blank, or begin or end so', { tags: ['\t', '\n', ' ', ' a', 'a '] }],
    ['tags that are no word of ours', { tags: ['NULL', 'null', 'true', '{}'] }],
    ['tags of what parts them', { tags: ['\n,\t', '"', '","', ',', '\\', '\\,"', '\u0001,', '{', '}'].toSorted() }],
  ])('V1: %s', async (_, fields) => {
    const product = await newProduct(shop, fields);
    expect(product).toMatchObject(fields);
    expect(await storedRow(shop, 'products', product.id)).toMatchObject(fields);
  });

  it('V1: any text, when a product is made and when it is changed', async () => {
    const text = (maxLength: number) =>
      fc.string({ unit: 'binary', minLength: 1, maxLength }).filter((each) => !each.includes('\0'));
    const fields = fc.record({
      name: text(50),
      description: text(50),
      tags: fc.uniqueArray(text(5), { maxLength: 5 }),
    });
    const product = await newProduct(shop);
    let version = 1;
    await fc.assert(
      fc.asyncProperty(fields, async (sent) => {
        const { id } = await newProduct(shop, sent);
        const changed = await saveProduct(shop, { id: product.id, version }, sent);
        version = expectType(changed, 'Product').version;
        for (const each of [id, product.id]) {
          const { name, description, tags } = await storedRow(shop, 'products', each);
          expect({ name, description, tags: new Set(tags as string[]) }).toEqual({ ...sent, tags: new Set(sent.tags) });
        }
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['0', '0.00'],
    ['-0', '0.00'],
    ['-0.000', '0.00'],
    ['00012.5000', '12.50'],
    ['1.10', '1.10'],
    [7, '7.00'],
  ])('V1: a price of %j is %s', async (given, shown) => {
    expect(await newProduct(shop, { price: given as string })).toMatchObject({ price: shown });
  });
});

describe('V3: what is not of the type is an error of the request, with nothing written', () => {
  it.each([
    ['a price that is a word', '{"price": "NaN"}'],
    ['a price of Infinity', '{"price": "Infinity"}'],
    ['a price with an exponent', '{"price": "1e3"}'],
    ['a price beyond a double', '{"price": 1e400}'],
    ['a price beyond a double, as text', '{"price": "1e400"}'],
    ['a price that a double does not hold', '{"price": 19.9}'],
    ['an empty price', '{"price": ""}'],
    ['a price with a comma', '{"price": "19,90"}'],
    ['a price of spaces', '{"price": " 1"}'],
    ['a price in other digits', '{"price": "\u0661\u0662"}'],
    ['a price of ten thousand digits', `{"price": "${'9'.repeat(10_000)}"}`],
    ['a stock beyond Int', '{"stock": 2147483648}'],
    ['a stock beyond a double', '{"stock": 1e400}'],
    ['a stock with a fraction', '{"stock": 1.5}'],
    ['a stock that is text', '{"stock": "1"}'],
    ['a status that there is not', '{"status": "SOLD"}'],
    ['a tag that is null', '{"tags": [null]}'],
    ['a name that is a list', '{"name": []}'],
    ['a name that is an object', '{"name": {"toString": 1}}'],
    ['a field that there is not', '{"colour": "red"}'],
    ['null where there must be something', '{"sku": null}'],
    ['null for a field that has a default', '{"description": null}'],
  ])('V3: %s', async (_, fields) => {
    const input = JSON.stringify({ sku: uniqueSku(), name: 'Chai', price: '1' });
    const body = `{"query": ${JSON.stringify(String(CreateProduct))}, "variables": {"input": ${input.slice(0, -1)}, ${fields.slice(1)}}}`;
    const { status, data, errors } = await expectNothingWritten(shop, () => shop.post(body));
    expect({ status, data }).toEqual({ status: 400, data: null });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(errors.map(() => 'BAD_USER_INPUT'));
    expect(errors.length).toBeGreaterThan(0);
  });

  it.each(['2147483648', '-2147483649', '1e400', '1.0', '"1"', 'null', 'NaN'])(
    'V3: an expectedVersion of %s, written into the operation itself',
    async (version) => {
      const product = await newProduct(shop);
      const query = `mutation { updateProduct(id: "${product.id}", expectedVersion: ${version}, patch: {name: "x"}) { __typename } }`;
      const { status, errors } = await expectNothingWritten(shop, () => shop.post({ query }));
      expect([status, errors[0]?.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    },
  );

  it.each(['NaN', 'Infinity', '1e400', '-1e-5', 'null', '[1]', '{a: 1}', 'true'])(
    'V3: a price of %s, written into the operation itself',
    async (price) => {
      const query = `mutation { createProduct(input: {sku: "x", name: "x", price: ${price}}) { __typename } }`;
      const { status, errors } = await expectNothingWritten(shop, () => shop.post({ query }));
      expect([status, errors[0]?.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    },
  );
});

describe('unknown, malformed and foreign ids', () => {
  const ids = [
    'product_01h455vb4pex5vsknk084sn02q',
    'product_',
    '',
    ' ',
    '\0',
    '\uD800',
    `'; drop table products; --`,
    'x'.repeat(100_000),
    '__proto__',
  ];

  it.each(ids)('V3: %j in a mutation is a NotFoundError', async (id) => {
    const answer = await expectNothingWritten(shop, () => saveProduct(shop, { id, version: 1 }, { name: 'x' }));
    expect(expectType(answer, 'NotFoundError').message).not.toBe('');
  });

  it('V3: a number for an id is an id like any other', async () => {
    const variables = { id: 42 as never, expectedVersion: 1, patch: {} };
    const { updateProduct } = await shop.request(UpdateProduct, variables);
    expect(expectType(updateProduct, 'NotFoundError').id).toBe('42');
  });
});

it('V1 and V3: any text at all is either written to the letter or refused by name', { timeout: 60_000 }, async () => {
  const text = fc.string({ unit: 'binary', maxLength: 80 });
  const inputs = fc.record({ name: text, description: text, tags: fc.array(text, { maxLength: 3 }) });
  await fc.assert(
    fc.asyncProperty(inputs, async (fields: Partial<CreateProductInput>) => {
      const answer = await createProduct(shop, fields);
      const { name, description, tags } = fields as { name: string; description: string; tags: string[] };
      const isFine = [name, description, ...tags].every((each) => each.isWellFormed() && !each.includes('\0'));
      const hasLength = [name, ...tags].every((each) => each !== '');
      if (isFine && hasLength) expect(new Set(expectType(answer, 'Product').tags)).toEqual(new Set(tags));
      expect(answer.__typename).toBe(isFine && hasLength ? 'Product' : 'ValidationError');
      if (answer.__typename === 'Product') expect(answer).toMatchObject({ name, description });
    }),
    { numRuns: 150 },
  );
});

/** A hundred thousand characters, four bytes each, in which every word is new to the index, and indexed in parts besides. */
function manyWords(): string {
  const letter = (n: number): string => String.fromCodePoint(0x20000 + n);
  const word = (n: number): string => `${letter(0)}${letter(0)}${letter(n)}-${letter(1)}${letter(n)} `;
  return Array.from({ length: 100_000 / 7 }, (_, n) => word(n)).join('');
}
