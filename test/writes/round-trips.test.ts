import { describe, expect, it } from 'vitest';
import { useWiredShop } from '../reads/wire.js';
import { newProduct, newProducts, saveProduct, saveProducts } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { times } from '../setup/race.js';

const { shop, wire } = useWiredShop();

const UPDATE_NAME = `mutation ($id: ID!) {
  updateProduct(id: $id, expectedVersion: 1, patch: {name: "x"}) {
    __typename
    ... on Product { id version sku name description price stock tags status updatedAt }
    ... on ConflictError { current { version } base { version } fields { field base current yours changedInVersion } }
  }
}`;

/** The first word of every statement; each of them is one round trip. */
async function verbsDuring(act: () => Promise<unknown>): Promise<string[]> {
  const statements = await wire.during(act);
  return statements.map(({ sql }) => /\w+/.exec(sql)![0].toLowerCase());
}

describe('what a write costs', () => {
  it('an accepted update takes four round trips to the database: begin, read, update, commit', async () => {
    const { id } = await newProduct(shop);
    const verbs = await verbsDuring(async () => {
      const { data } = await shop.post({ query: UPDATE_NAME, variables: { id } });
      expect(data).toMatchObject({ updateProduct: { __typename: 'Product', version: 2 } });
    });
    expect(verbs).toEqual(['start', 'select', 'update', 'commit']);
  });

  it('V2: its UPDATE names the version that was read, so that the database compares it', async () => {
    const product = await newProduct(shop);
    const statements = await wire.during(() => saveProduct(shop, product, { name: 'x' }));
    expect(statements.find(({ sql }) => /^update/i.test(sql))!.sql).toMatch(/where .*"version" = /i);
  });

  it('V1: an update that changes nothing writes nothing', async () => {
    const product = await newProduct(shop);
    expect(await verbsDuring(() => saveProduct(shop, product, { name: product.name }))).toEqual([
      'start',
      'select',
      'commit',
    ]);
  });

  it('V4: a stale one reads everything that it tells in one statement more, however many versions lie between', async () => {
    const product = await newProduct(shop);
    let record = product;
    for (const stock of times(20, (index) => index))
      record = expectType(await saveProduct(shop, record, { stock }), 'Product');
    const verbs = await verbsDuring(async () => {
      const { data } = await shop.post({ query: UPDATE_NAME, variables: { id: product.id } });
      expect(data).toMatchObject({
        updateProduct: { __typename: 'ConflictError', current: { version: 21 }, base: { version: 1 } },
      });
    });
    expect(verbs).toEqual(['start', 'select', 'rollback', 'select']);
  });

  it('V7: a batch reads all its rows in one statement', async () => {
    const products = await newProducts(shop, 5);
    const verbs = await verbsDuring(() =>
      saveProducts(
        shop,
        products.map((each) => [each, { name: 'x' }] as const),
      ),
    );
    expect(verbs).toEqual(['start', 'select', ...times(5, () => 'update'), 'commit']);
  });
});
