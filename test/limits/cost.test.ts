import { Kind, parse, validate, type OperationDefinitionNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import { Costs } from '../../src/server/limits/cost.js';
import { createSchema } from '../../src/server/schema.js';
import * as operations from '../setup/operations.js';

const schema = createSchema();
const costs = new Costs(schema);

function costOf(query: string, variables: Record<string, unknown> = {}): { fields: number; mutations: number } {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  const operation = document.definitions.find(
    (each) => each.kind === Kind.OPERATION_DEFINITION,
  ) as OperationDefinitionNode;
  return costs.of(document, operation, variables);
}

describe('the fields that an answer may have', () => {
  it.each<[what: string, fields: number, query: string, variables?: Record<string, unknown>]>([
    ['each field', 3, '{ me { id name } }'],
    ['a page, and each record in it', 2 + 200 * (1 + 2), '{ products(first: 200) { nodes { id sku } } }'],
    ['no more than there is on a page', 2 + 200 * (1 + 1), '{ products(last: 100000) { nodes { id } } }'],
    ['none, of a size that is none', 2, '{ products(first: -1) { nodes { id } } }'],
    ['50, where nothing is said', 2 + 50 * (1 + 1), '{ products { nodes { id } } }'],
    ['100, where the schema says so', 2 + 100 * (1 + 1), '{ changes { changes { cursor } } }'],
    [
      'what is beside the list once',
      3 + 50 * 2 + 3,
      '{ products { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }',
    ],
    ['both lists of a page', 3 + 2 * (1 + 1) + 2 * (1 + 1), '{ products(first: 2) { nodes { id } edges { cursor } } }'],
    [
      'pages within pages',
      2 + 20 * (1 + 2 + 10 * 2),
      '{ categories(first: 20) { nodes { products(first: 10) { nodes { id } } } } }',
    ],
    [
      'a hundredth of the rows that are passed over, from each parent anew',
      2 + 20 * (1 + 2 + 7 + 10 * 2),
      'query ($skip: Int) { categories(first: 20) { nodes { products(first: 10, skip: $skip) { nodes { id } } } } }',
      { skip: 601 },
    ],
    ['as many as ids are named', 1 + 3 * 2, '{ nodes(ids: ["a", "b", "c"]) { id } }'],
    [
      'as many as ids are named in a variable',
      1 + 4 * 2,
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      { ids: ['a', 'b', 'c', 'd'] },
    ],
    ['one, that is named without a list', 1 + 2, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: 'a' }],
    ['5 of what nobody asked for by number', 2 + 5 * (1 + 2), '{ order(id: "x") { lines { id quantity } } }'],
    ['5 of plain values', 2 + 5, '{ product(id: "x") { tags } }'],
    [
      'the most costly of what it may be',
      1 + 3,
      '{ node(id: "x") { id ... on Product { sku name } ... on Category { name } } }',
    ],
    ['introspection like anything else', 2 + 5 * (1 + 1), '{ __schema { types { name } } }'],
    ['every repetition', 4, '{ a: me { id } b: me { id } }'],
    ['what is skipped', 3, '{ me @skip(if: true) { id name @include(if: false) } }'],
  ])('are %s', (_what, fields, query, variables) => {
    expect(costOf(query, variables)).toEqual({ fields, mutations: 0 });
  });

  it('of a batch are those of 200 entries at most: a large one may ask for every refusal in full', () => {
    const of = (count: number): { fields: number; mutations: number } =>
      costOf(String(operations.UpdateProducts), { updates: Array.from({ length: count }, () => ({})) });
    expect(of(1000)).toEqual({ fields: of(200).fields, mutations: 1000 });
    expect(of(200).fields).toBeGreaterThan(190 * (of(2).fields - of(1).fields));
    expect(of(1000).fields).toBeLessThan(50_000);
  });
});

describe('mutations', () => {
  const made = 'createCategory(input: { name: "x" }) { __typename }';

  it.each([
    [1, `mutation { ${made} }`],
    [3, `mutation { a: ${made} b: ${made} c: ${made} }`],
    [3, `mutation { ...A ... on Mutation { b: ${made} ...A } } fragment A on Mutation { a: ${made} }`],
    [
      2,
      `mutation { updateProducts(updates: [{ id: "a", expectedVersion: 1, patch: {} }, { id: "b", expectedVersion: 1, patch: {} }]) { __typename } }`,
    ],
    [1, 'mutation { updateProducts(updates: { id: "a", expectedVersion: 1, patch: {} }) { __typename } }'],
    [
      1,
      'mutation { placeOrder(input: { customerName: "x", shippingAddress: "y", lines: [{ productId: "a", quantity: 1 }, { productId: "b", quantity: 1 }] }) { __typename } }',
    ],
    [0, 'subscription { recordChanged(ids: ["a", "b"]) { cursor } }'],
  ])('are %i', (mutations, query) => {
    expect(costOf(query).mutations).toBe(mutations);
  });
});
