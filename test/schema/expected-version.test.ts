import 'reflect-metadata';
import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { recordTypes } from '../../src/model/record-type.js';
import { createSchema } from '../../src/server/schema.js';
import { missingVersions, type Exceptions } from './versioned-mutations.js';

/** Orders are placed; of every other type a record is made by createX. */
const made = recordTypes().filter(({ name }) => name !== 'Order');

const EXCEPTIONS: Exceptions = {
  commuting: {
    adjustStock: 'adding units gives the same stock in any order, and the row is locked while it is done',
  },
  creating: {
    ...Object.fromEntries(made.map(({ name }) => [`create${name}`, 'is derived, and takes nothing but the fields'])),
    placeOrder: 'makes an order; the units it takes commute, and expectedProductVersion guards the price',
  },
  locking: {
    acquireEditLock: 'grants the lock whatever the version, and answers the record to start from',
    renewEditLock: 'puts off the end of the lock',
    releaseEditLock: 'ends the lock',
    breakEditLock: 'ends the lock',
    requestEditLock: 'asks the holder for the lock',
    handOverEditLock: 'keeps the lock for somebody else',
  },
  parts: {
    OrderLinePatch: 'a line has no version but that of its order (V8)',
  },
};

describe('V10: a mutation of an existing record takes expectedVersion', () => {
  it('V10: every mutation does, and every entry of a batch, unless it is listed here with its reason', () => {
    expect(missingVersions(createSchema(), EXCEPTIONS)).toEqual([]);
  });

  it('V10: the list is needed: without it, each of its members would be found', () => {
    const found = missingVersions(createSchema(), { commuting: {}, creating: {}, locking: {}, parts: {} });
    const listed = Object.values(EXCEPTIONS).flatMap((some: Record<string, string>) => Object.keys(some));
    expect(new Set(found.map((sentence) => sentence.split(' ')[0]))).toEqual(new Set(listed));
  });
});

/** What is found in a schema with this mutation, which nobody thought of. */
function foundIn(mutation: string, inputs = '', exceptions: Partial<Exceptions> = {}): string[] {
  const schema = buildSchema(`
    type Query { ok: Boolean }
    type Product { id: ID! }
    type ConflictError { message: String! }
    type BatchError { message: String! }
    union Result = Product | ConflictError
    union BatchResult = Product | BatchError
    ${inputs}
    type Mutation { ${mutation} }
  `);
  return missingVersions(schema, { commuting: {}, creating: {}, locking: {}, parts: {}, ...exceptions });
}

describe('V10: the walk finds a mutation that was added without a version', () => {
  it.each([
    ['none', 'archive(id: ID!): Result!'],
    ['an optional one', 'archive(id: ID!, expectedVersion: Int): Result!'],
    ['one with a default', 'archive(id: ID!, expectedVersion: Int! = 1): Result!'],
    ['one of another type', 'archive(id: ID!, expectedVersion: String!): Result!'],
    ['none for an id under another name', 'archive(productId: ID!): Result!'],
    ['none for several ids', 'archive(ids: [ID!]!): Result!'],
    ['no arguments at all', 'archive: Result!'],
  ])('V10: %s', (_, mutation) => {
    expect(foundIn(mutation)).toEqual(['archive takes no expectedVersion: Int!, and is not listed with a reason']);
  });

  it.each([
    ['none', 'input Entry { id: ID! }'],
    ['an optional one', 'input Entry { id: ID!, expectedVersion: Int }'],
    ['one with a default', 'input Entry { id: ID!, expectedVersion: Int! = 1 }'],
  ])('V10: in the entries of a batch: %s', (_, entry) => {
    expect(foundIn('archiveAll(entries: [Entry!]!): BatchResult!', entry)).toEqual([
      'archiveAll takes no expectedVersion: Int!, and is not listed with a reason',
      'Entry has an id and no expectedVersion: Int!',
    ]);
  });

  it('V10: in an input inside an input of a mutation that has one itself', () => {
    const inputs =
      'input Patch { others: [Inner!] } input Inner { deeper: Entry } input Entry { id: ID!, name: String }';
    const mutation = 'update(id: ID!, expectedVersion: Int!, patch: Patch!): Result!';
    expect(foundIn(mutation, inputs)).toEqual(['Entry has an id and no expectedVersion: Int!']);
    expect(foundIn(mutation, inputs, { parts: { Entry: 'a part' } })).toEqual([]);
  });

  it('V10: a mutation that cannot answer the conflict', () => {
    expect(foundIn('archive(id: ID!, expectedVersion: Int!): Product')).toEqual([
      'archive has no way to answer a ConflictError',
    ]);
  });

  it('V10: a listed mutation that is gone, and a listed creation that takes an id after all', () => {
    const mutation = 'create(id: ID): Result!';
    expect(foundIn(mutation, '', { creating: { create: 'makes one' }, commuting: { gone: 'adds' } })).toEqual([
      'create is listed as creating, and takes an id',
      'gone is listed, and there is no such mutation',
    ]);
  });

  it('V10: nothing is found where every version is asked for', () => {
    const inputs = 'input Entry { id: ID!, expectedVersion: Int! }';
    expect(foundIn('archive(id: ID!, expectedVersion: Int!): Result!')).toEqual([]);
    expect(foundIn('archiveAll(entries: [Entry!]!): BatchResult!', inputs)).toEqual([]);
  });
});
