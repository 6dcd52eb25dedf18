import { describe, expect, it } from 'vitest';
import { useWiredShop } from '../reads/wire.js';
import { newProduct, newProducts } from '../setup/acts.js';
import { times } from '../setup/race.js';
import { lockOn } from './acts.js';

const { shop, wire } = useWiredShop();

/** The first word of every statement of one request; each of them is one round trip. */
async function verbsOf(query: string, variables: object): Promise<string[]> {
  const statements = await wire.during(async () => {
    const { data, errors } = await shop.post({ query, variables });
    expect({ data, errors }).toMatchObject({
      data: { answer: { __typename: expect.not.stringMatching(/Error$/) } },
      errors: [],
    });
  });
  return statements.map(({ sql }) => /\w+/.exec(sql)![0].toLowerCase());
}

describe('what a lock costs', () => {
  it('L1: acquiring is one statement, and the reading of the record; renewing and releasing are one each', async () => {
    const { id: recordId } = await newProduct(shop);
    const acquire = 'mutation ($recordId: ID!) { answer: acquireEditLock(recordId: $recordId) { __typename } }';
    expect(await verbsOf(acquire, { recordId })).toEqual(['with', 'select']);
    const { token } = await lockOn(shop, { id: recordId }, { takeOverMine: true });
    const prove = (mutation: string): string =>
      `mutation ($recordId: ID!, $token: ID!) { answer: ${mutation}(recordId: $recordId, token: $token) { __typename } }`;
    expect(await verbsOf(prove('renewEditLock'), { recordId, token })).toEqual(['update']);
    expect(await verbsOf(prove('releaseEditLock'), { recordId, token })).toEqual(['delete']);
  });

  it('L2: a write that carries a token takes the same four round trips as one without', async () => {
    const { id } = await newProduct(shop);
    const { token } = await lockOn(shop, { id });
    const update = `mutation ($id: ID!, $token: ID) {
      answer: updateProduct(id: $id, expectedVersion: 1, lockToken: $token, patch: { name: "x" }) { __typename } }`;
    expect(await verbsOf(update, { id, token })).toEqual(['start', 'select', 'update', 'commit']);
  });

  it('L7: the locks of a whole list are read in one statement', async () => {
    for (const product of await newProducts(shop, 5)) await lockOn(shop, product);
    const statements = await wire.during(async () => {
      const query = '{ products(last: 5) { nodes { editLock { note } } } }';
      const { data } = await shop.post({ query });
      expect(data).toMatchObject({ products: { nodes: times(5, () => ({ editLock: { note: '' } })) } });
    });
    expect(statements).toHaveLength(2);
  });
});
