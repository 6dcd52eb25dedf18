import { describe, expect, it } from 'vitest';
import { newProduct, saveProduct, saveProducts } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { times } from '../setup/race.js';
import { useShop } from '../setup/shop.js';
import { Wire } from '../setup/wire.js';

const wire = new Wire();
const shop = useShop({ between: wire.between, poolSize: 1 });

const UpdateName = `mutation ($id: ID!, $version: Int!) {
  updateProduct(id: $id, expectedVersion: $version, patch: {name: "x"}) {
    __typename ... on Product { id version sku name description price stock tags status updatedAt }
  }
}`;

describe('what a write costs', () => {
  it('an accepted update takes at most four round trips to the database: begin, read, update, commit', async () => {
    const { id } = await newProduct(shop);
    const act = () => shop.post({ query: UpdateName, variables: { id, version: 1 } });
    const { answer, statements, roundTrips } = await wire.during(act);
    expect(answer.data).toMatchObject({ updateProduct: { __typename: 'Product', version: 2 } });
    expect(statements.map((text) => text.split(' ')[0]!.toLowerCase())).toEqual(['start', 'select', 'update', 'commit']);
    expect(roundTrips).toBe(4);
  });

  it('V2: its UPDATE names the version that was read, so that the database compares it', async () => {
    const product = await newProduct(shop);
    const { statements } = await wire.during(() => saveProduct(shop, product, { name: 'x' }));
    const update = statements.find((text) => /^update/i.test(text));
    expect(update).toMatch(/where .*"version" = /i);
  });

  it('V1: an update that changes nothing writes nothing', async () => {
    const product = await newProduct(shop);
    const { statements } = await wire.during(() => saveProduct(shop, product, { name: product.name }));
    expect(statements.filter((text) => /^(update|insert)/i.test(text))).toEqual([]);
  });

  it('V4: a refused stale one reads everything that it tells in one statement more, however many versions lie between', async () => {
    const product = await newProduct(shop);
    let record = product;
    for (const stock of times(20, (index) => index)) record = expectType(await saveProduct(shop, record, { stock }), 'Product');
    const act = () => shop.post({ query: UpdateName, variables: { id: product.id, version: 1 } });
    const { answer, statements } = await wire.during(act);
    expect(answer.data).toMatchObject({ updateProduct: { __typename: 'ConflictError' } });
    expect(statements.map((text) => text.trim().split(/\s/)[0]!.toLowerCase())).toEqual(['start', 'select', 'rollback', 'with']);
  });

  it('V7: a batch reads all its rows in one statement', async () => {
    const products = await Promise.all(times(5, () => newProduct(shop)));
    const { statements } = await wire.during(() => saveProducts(shop, products.map((each) => [each, { name: 'x' }] as const)));
    expect(statements.filter((text) => /^select/i.test(text))).toHaveLength(1);
  });
});
