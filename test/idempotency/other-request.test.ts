import { describe, expect, it } from 'vitest';
import { adjustStock, createCategory, newProduct, saveProduct, saveProducts, type Product } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { race } from '../setup/race.js';
import { useShop } from '../setup/shop.js';
import { expectNothingWritten, storedRevisions, storedRow } from '../setup/stored.js';
import { ACCEPTED_CALLS, titled } from './accepted-calls.js';
import { isAccepted, newKey } from './keys.js';

const shop = useShop();
const AS_BEN = { as: 'ben' } as const;

/** I2: the answer to a key that was used for something else. */
function expectAnotherRequest(answer: { __typename: string }): void {
  const { issues } = expectType(
    answer as { __typename: 'ValidationError'; issues: unknown } | { __typename: 'Product' },
    'ValidationError',
  );
  expect(issues).toEqual([{ path: ['idempotencyKey'], message: 'was used for another request already' }]);
}

describe('I2: the same key for something else is a ValidationError, with nothing written', () => {
  it.each(titled(ACCEPTED_CALLS))('I2: %s, on other records', async (_, { prepare }) => {
    const [one, other] = [await prepare(shop), await prepare(shop)];
    const key = newKey();
    expect(await one({ ...AS_BEN, key })).toSatisfy(isAccepted);
    expectAnotherRequest(await expectNothingWritten(shop, () => other({ ...AS_BEN, key })));
    // The refusal has left the first one's answer alone, and the other's write undone.
    expect(await one({ ...AS_BEN, key })).toSatisfy(isAccepted);
    expect(await other({ ...AS_BEN, key: newKey() })).toSatisfy(isAccepted);
  });

  it.each(titled(ACCEPTED_CALLS))('I2: %s, after another mutation', async (_, { prepare }) => {
    const call = await prepare(shop);
    const { id } = await newProduct(shop);
    const key = newKey();
    expectType(await adjustStock(shop, id, 1, undefined, { ...AS_BEN, key }), 'Product');
    expectAnotherRequest(await expectNothingWritten(shop, () => call({ ...AS_BEN, key })));
  });

  it.each<[string, (product: Product, key: string) => Promise<{ __typename: string }>]>([
    ['another value', (product, key) => saveProduct(shop, product, { name: 'Tea!', stock: 1 }, { key })],
    ['one field more', (product, key) => saveProduct(shop, product, { name: 'Tea', stock: 1, price: '1' }, { key })],
    ['one field fewer', (product, key) => saveProduct(shop, product, { name: 'Tea' }, { key })],
    ['another version', (p, key) => saveProduct(shop, { ...p, version: 2 }, { name: 'Tea', stock: 1 }, { key })],
    ['another policy', (p, key) => saveProduct(shop, p, { name: 'Tea', stock: 1 }, { key, onConflict: 'MERGE' })],
    ['a batch of it', (product, key) => saveProducts(shop, [[product, { name: 'Tea', stock: 1 }]], { key })],
  ])('I2: the same mutation of the same record with %s', async (_, act) => {
    const product = await newProduct(shop);
    const key = newKey();
    expectType(await saveProduct(shop, product, { name: 'Tea', stock: 1 }, { key }), 'Product');
    expectAnotherRequest(await expectNothingWritten(shop, () => act(product, key)));
  });

  it('I2: also while the first one is still under way: it waits, and is told once that is accepted', async () => {
    const product = await newProduct(shop, { stock: 10 });
    const key = newKey();
    const [first, second] = await race(shop, {
      held: [['select from products where id = $1 for update', product.id]],
      contestants: [1, 2].map((delta) => () => adjustStock(shop, product.id, delta, undefined, { key })),
      end: 'rollback',
    });
    const [accepted, refused] = first!.__typename === 'Product' ? [first, second] : [second, first];
    const { stock } = expectType(accepted, 'Product');
    expectAnotherRequest(refused!);
    expect(await storedRow(shop, 'products', product.id)).toMatchObject({ stock, version: 2 });
    expect(await storedRevisions(shop, product.id)).toHaveLength(2);
  });
});

describe('I1: the same arguments are the same, however they are written', () => {
  const selection = '{ __typename ... on Product { id version name stock } ... on ValidationError { message } }';

  it('I1: in variables, inline, and in any order', async () => {
    const { id } = await newProduct(shop);
    const key = newKey();
    const inVariables = `mutation ($id: ID!, $version: Int!, $patch: ProductPatch!, $key: ID) {
      updateProduct(id: $id, expectedVersion: $version, patch: $patch, idempotencyKey: $key) ${selection} }`;
    const patch = { name: 'Tea', stock: 3, tags: ['a'] };
    const spellings = [
      { query: inVariables, variables: { id, version: 1, patch, key } },
      {
        query: inVariables,
        variables: { key, patch: Object.fromEntries(Object.entries(patch).toReversed()), version: 1, id },
      },
      {
        query: `mutation { updateProduct(patch: {tags: ["a"], stock: 3, name: "Tea"}, idempotencyKey: "${key}",
          expectedVersion: 1, id: "${id}") ${selection} }`,
      },
      {
        // A list of one may be written without its brackets, and the default policy may be named.
        query: `mutation ($stock: Int) { updateProduct(id: "${id}", onConflict: REJECT, idempotencyKey: "${key}",
          expectedVersion: 1, patch: {stock: $stock, name: """Tea""", tags: "a"}) ${selection} }`,
        variables: { stock: 3 },
      },
    ];
    const answers = [];
    for (const spelling of spellings) answers.push((await shop.post(spelling)).data);
    const expected = { updateProduct: { __typename: 'Product', id, version: 2, name: 'Tea', stock: 3 } };
    expect(answers).toEqual(spellings.map(() => expected));
  });

  it('I1: a key that is a number is the key of its digits', async () => {
    const product = await newProduct(shop);
    const adjust = (key: string) =>
      shop.post({
        query: `mutation { adjustStock(id: "${product.id}", delta: 1, idempotencyKey: ${key}) ${selection} }`,
      });
    const [first, second] = [await adjust('4711'), await adjust('"4711"')];
    expect(second.data).toEqual(first.data);
    expect(await storedRow(shop, 'products', product.id)).toMatchObject({ version: 2, stock: 11 });
  });
});

describe('I3: keys of different people never meet', () => {
  it('I3: the same key, mutation and arguments by two people are two writes, each with its own repeats', async () => {
    const { id } = await newProduct(shop, { stock: 10 });
    const key = newKey();
    const add = (as: 'ben' | 'cleo') => adjustStock(shop, id, 1, undefined, { as, key });
    const answers = [await add('ben'), await add('cleo'), await add('ben'), await add('cleo')];
    expect(answers).toMatchObject([
      { stock: 11, updatedBy: { id: 'ben' } },
      { stock: 12, updatedBy: { id: 'cleo' } },
      { stock: 11, updatedBy: { id: 'ben' } },
      { stock: 12, updatedBy: { id: 'cleo' } },
    ]);
    expect(await storedRow(shop, 'products', id)).toMatchObject({ version: 3, stock: 12 });
  });

  it('I3: another person with the same key and other arguments is not refused', async () => {
    const key = newKey();
    expectType(await createCategory(shop, { name: 'Tea' }, { as: 'ben', key }), 'Category');
    expectType(await createCategory(shop, { name: 'Coffee' }, { as: 'cleo', key }), 'Category');
  });
});
