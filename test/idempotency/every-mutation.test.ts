import 'reflect-metadata';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSchema } from '../../src/server/schema.js';
import { useShop } from '../setup/shop.js';
import { expectNothingWritten } from '../setup/stored.js';
import { ACCEPTED_CALLS, titled } from './accepted-calls.js';
import { ageKeys, changeEverything, isAccepted, newKey, revisionsInAll } from './keys.js';

const shop = useShop();

/** Mutations of edit locks change no record: a repeat of theirs meets its own lock, and is told so. */
const isOfLocks = (mutation: string): boolean => mutation.endsWith('EditLock');

/** The mutations of which a repeat could not be told from a second intention. */
function keylessMutations(schema: GraphQLSchema): string[] {
  return Object.values(schema.getMutationType()!.getFields())
    .filter(({ args }) => {
      const key = args.find(({ name }) => name === 'idempotencyKey');
      return String(key?.type) !== 'ID' || key?.defaultValue !== undefined;
    })
    .map(({ name }) => name);
}

describe('I1: every mutation takes an idempotency key', () => {
  it('I1: every one that there is', () => {
    expect(keylessMutations(createSchema()).filter((name) => !isOfLocks(name))).toEqual([]);
  });

  it('I1: the walk finds those that were added without one', () => {
    const schema = buildSchema(`
      type Query { ok: Boolean }
      type Mutation {
        none(id: ID!): ID
        required(idempotencyKey: ID!): ID
        defaulted(idempotencyKey: ID = "same"): ID
        text(idempotencyKey: String): ID
        fine(idempotencyKey: ID): ID
      }
    `);
    expect(keylessMutations(schema)).toEqual(['none', 'required', 'defaulted', 'text']);
  });

  it('I1: and every one is tried here', () => {
    const tried = new Set(ACCEPTED_CALLS.map(({ mutation }) => mutation));
    const there = Object.keys(createSchema().getMutationType()!.getFields());
    expect([...tried].toSorted()).toEqual(there.filter((name) => !isOfLocks(name)).toSorted());
  });
});

describe('I1: the write happens once, and its repeat answers what it answered', () => {
  it.each(titled(ACCEPTED_CALLS))('I1: %s', async (_, { prepare, revisions }) => {
    const call = await prepare(shop);
    const way = { key: newKey(), as: 'ben' } as const;
    const before = await revisionsInAll(shop);
    const first = await call(way);
    expect(first).toSatisfy(isAccepted);
    expect(await revisionsInAll(shop)).toBe(before + revisions);
    expect(await expectNothingWritten(shop, () => call(way))).toEqual(first);
    expect(await expectNothingWritten(shop, () => call(way))).toEqual(first);
  });

  it('I1: however much has changed since, and though the records are deleted', async () => {
    const calls = await Promise.all(
      ACCEPTED_CALLS.map(async ({ prepare }) => {
        const call = await prepare(shop);
        const way = { key: newKey(), as: 'ben' } as const;
        return { again: () => call(way), first: await call(way) };
      }),
    );
    await changeEverything(shop);
    await ageKeys(shop, 1000);
    for (const { again, first } of calls) {
      expect(await expectNothingWritten(shop, again)).toEqual(first);
    }
  });

  it('I1: the same key twice in one request', async () => {
    const create = `createCategory(input: {name: "Tea"}, idempotencyKey: "${newKey()}") { ... on Category { id } }`;
    const before = await revisionsInAll(shop);
    const { data } = await shop.post({ query: `mutation { first: ${create} second: ${create} }` });
    const { first, second } = data as Record<string, { id: string }>;
    expect(second).toEqual(first);
    expect(await revisionsInAll(shop)).toBe(before + 1);
  });
});
