import { describe, expect, it } from 'vitest';
import { graphql } from '../gql/gql.js';
import {
  adjustStock,
  deleteProduct,
  newCategory,
  newOrder,
  newProduct,
  readRecord,
  restoreProduct,
  saveCategory,
  saveOrder,
  saveProduct,
  setOrderStatus,
  uniqueSku,
  type Product,
} from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { useShop } from '../setup/shop.js';

const shop = useShop();

const ProductAt = graphql(`
  query ProductAt($id: ID!, $version: Int) {
    product(id: $id, atVersion: $version) {
      ...WholeProduct
    }
  }
`);

const OrderAt = graphql(`
  query OrderAt($id: ID!, $version: Int) {
    order(id: $id, atVersion: $version) {
      ...WholeOrder
    }
  }
`);

const CategoryAt = graphql(`
  query CategoryAt($id: ID!, $version: Int) {
    category(id: $id, atVersion: $version) {
      ...WholeCategory
    }
  }
`);

const History = graphql(`
  query History($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
    product(id: $id) {
      revisions(first: $first, after: $after, last: $last, before: $before) {
        edges {
          cursor
          node {
            version
            kind
            at
            actor {
              id
              name
            }
            changes {
              field
              before
              after
            }
            record {
              ...WholeRecord
            }
          }
        }
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
      }
    }
  }
`);

async function history(id: string, page: { first?: number; after?: string; last?: number; before?: string } = {}) {
  return (await shop.request(History, { id, ...page })).product!.revisions;
}

/** A product that has been through everything, as every write answered it: version 1 first. */
async function manyChanges(): Promise<Product[]> {
  const [one, other] = [await newCategory(shop), await newCategory(shop)];
  const versions = [await newProduct(shop, { tags: ['a', 'b'], description: 'one\ntwo' }, { as: 'ben' })];
  const now = (): Product => versions.at(-1)!;
  const patches = [
    { name: 'Chang' },
    { description: 'one\ntwo\nthree', price: '0.10' },
    { categoryId: one.id },
    { tags: ['b', 'c'] },
    { tags: [], sku: uniqueSku() },
    { status: 'ARCHIVED' as const, categoryId: other.id },
    { name: 'Chai', price: '9999999999.99' },
  ];
  for (const patch of patches)
    versions.push(expectType(await saveProduct(shop, now(), patch, { as: 'cleo' }), 'Product'));
  versions.push(expectType(await adjustStock(shop, now().id, 2_000_000_000), 'Product'));
  versions.push(expectType(await deleteProduct(shop, now(), { as: 'ben' }), 'Product'));
  versions.push(expectType(await restoreProduct(shop, now()), 'Product'));
  versions.push(expectType(await saveProduct(shop, now(), { categoryId: null, description: '' }), 'Product'));
  await shop.sql.rows(`update products set stock = 0, tags = '{z}' where id = $1`, [now().id]);
  versions.push(await readRecord(shop, 'Product', now().id));
  versions.push(expectType(await saveProduct(shop, now(), { categoryId: one.id, status: 'ACTIVE' }), 'Product'));
  expect(versions.map(({ version }) => version)).toEqual(versions.map((_, index) => index + 1));
  return versions;
}

describe('H1: any version of a record can be read, as it was', () => {
  it('H1: every version of a product that was changed in every way is what was answered when it was made', async () => {
    for (const then of await manyChanges()) {
      const { product } = await shop.request(ProductAt, { id: then.id, version: then.version });
      expect(product).toEqual(then);
    }
  });

  it('H1: every version of an order, its lines and status among it', async () => {
    const [chai, chang] = [await newProduct(shop), await newProduct(shop)];
    const versions = [await newOrder(shop, [chai, 3], [chang, 2])];
    const [first, second] = versions[0]!.lines;
    const now = () => versions.at(-1)!;
    const patches = [
      { lines: [{ id: first!.id, quantity: 5 }], note: 'Ring twice.' },
      { lines: [{ id: second!.id, quantity: 0 }], customerName: 'Andrew Fuller' },
      { shippingAddress: '908 W. Capital Way, Tacoma', note: '' },
    ];
    for (const patch of patches) versions.push(expectType(await saveOrder(shop, now(), patch), 'Order'));
    for (const status of ['PAID', 'CANCELLED'] as const) {
      versions.push(expectType(await setOrderStatus(shop, now(), status), 'Order'));
    }
    for (const then of versions) {
      expect((await shop.request(OrderAt, { id: then.id, version: then.version })).order).toEqual(then);
    }
    expect(now()).toMatchObject({ version: 6, orderStatus: 'CANCELLED' });
  });

  it('H1: every version of a category', async () => {
    const parent = await newCategory(shop);
    const first = await newCategory(shop, { name: 'Beverages' });
    const second = expectType(await saveCategory(shop, first, { parentId: parent.id }), 'Category');
    const third = expectType(await saveCategory(shop, second, { name: 'Drinks', parentId: null }), 'Category');
    for (const then of [first, second, third]) {
      expect((await shop.request(CategoryAt, { id: then.id, version: then.version })).category).toEqual(then);
    }
  });

  it.each([0, -1, 2, 2_147_483_647, -2_147_483_648])(
    'H1: null for version %i, which there never was',
    async (version) => {
      const { id } = await newProduct(shop);
      expect((await shop.request(ProductAt, { id, version })).product).toBeNull();
    },
  );

  it('H1: null for an id that is unknown, malformed or of another type, at a version too', async () => {
    const category = await newCategory(shop);
    for (const id of ['product_01hzzzzzzzzzzzzzzzzzzzzzzz', 'nonsense', 'a\0b', '', category.id]) {
      expect((await shop.request(ProductAt, { id, version: 1 })).product).toBeNull();
      expect((await shop.request(ProductAt, { id })).product).toBeNull();
    }
  });
});

describe('the revisions of a record', () => {
  it('H1: are newest first, and each has the whole record as it left it', async () => {
    const versions = await manyChanges();
    const { edges } = await history(versions[0]!.id);
    expect(edges.map(({ node }) => node.record)).toEqual(versions.toReversed());
    expect(edges.map(({ node }) => node.version)).toEqual(versions.map(({ version }) => version).toReversed());
    for (const { node } of edges) {
      const { updatedAt, updatedBy } = versions[node.version - 1]!;
      expect(node).toMatchObject({ at: updatedAt, actor: updatedBy });
    }
  });

  it('H2: tell by kind, actor and changed fields what was done, named and written as in a patch', async () => {
    const category = await newCategory(shop);
    const product = await newProduct(shop, { price: '5' }, { as: 'ben' });
    const patch = { price: '19.9', categoryId: category.id, tags: ['b', 'a'] };
    const saved = expectType(await saveProduct(shop, product, patch, { as: 'cleo' }), 'Product');
    const deleted = expectType(await deleteProduct(shop, saved, { as: 'ana' }), 'Product');
    expectType(await restoreProduct(shop, deleted), 'Product');
    const { edges } = await history(product.id);
    expect(edges.map(({ node: { kind, actor, changes } }) => [kind, actor.id, changes]).slice(0, 3)).toEqual([
      ['RESTORED', 'ana', [{ field: 'deletedAt', before: deleted.deletedAt, after: null }]],
      ['DELETED', 'ana', [{ field: 'deletedAt', before: null, after: deleted.deletedAt }]],
      [
        'UPDATED',
        'cleo',
        [
          { field: 'price', before: '5.00', after: '19.90' },
          { field: 'tags', before: [], after: ['a', 'b'] },
          { field: 'categoryId', before: null, after: category.id },
        ],
      ],
    ]);
    expect(edges[3]!.node).toMatchObject({ kind: 'CREATED', actor: { id: 'ben', name: 'Ben' } });
    expect(edges[3]!.node.changes).toContainEqual({ field: 'price', before: null, after: '5.00' });
  });

  it('are paged through from both ends', async () => {
    const { id, version } = (await manyChanges()).at(-1)!;
    const met: number[] = [];
    let page = await history(id, { first: 4 });
    for (;;) {
      met.push(...page.edges.map(({ node }) => node.version));
      if (!page.pageInfo.hasNextPage) break;
      page = await history(id, { first: 4, after: page.pageInfo.endCursor! });
    }
    const newestFirst = Array.from({ length: version }, (_, index) => version - index);
    expect(met).toEqual(newestFirst);
    const backwards: number[] = [];
    page = await history(id, { last: 4 });
    for (;;) {
      backwards.unshift(...page.edges.map(({ node }) => node.version));
      if (!page.pageInfo.hasPreviousPage) break;
      page = await history(id, { last: 4, before: page.pageInfo.startCursor! });
    }
    expect(backwards).toEqual(newestFirst);
  });

  it('stay right when a revision is added between two pages', async () => {
    const versions = await manyChanges();
    const page = await history(versions[0]!.id, { first: 3 });
    expectType(await saveProduct(shop, versions.at(-1)!, { name: 'Chang' }), 'Product');
    const rest = await history(versions[0]!.id, { after: page.pageInfo.endCursor! });
    const met = [...page.edges, ...rest.edges].map(({ node }) => node.version);
    expect(met).toEqual(versions.map(({ version }) => version).toReversed());
  });
});
