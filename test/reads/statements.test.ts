import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { graphql } from '../gql/gql.js';
import type { TypedDocumentString } from '../gql/graphql.js';
import { newCategory, newOrder, newProduct, saveProduct } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { times } from '../setup/race.js';
import { useWiredShop, type Statement } from './wire.js';

const { shop, wire } = useWiredShop();

const ProductsInCategories = graphql(`
  query ProductsInCategories($first: Int!, $tag: String!) {
    products(first: $first, filter: { tag: $tag }) {
      nodes {
        id
        category {
          id
          parent {
            id
          }
        }
      }
    }
  }
`);

const CategoriesWithProducts = graphql(`
  query CategoriesWithProducts($first: Int!, $count: Boolean!) {
    categories(last: $first) {
      nodes {
        id
        products(first: 2) {
          totalCount @include(if: $count)
          nodes {
            name
          }
        }
      }
    }
  }
`);

const OrdersWithProducts = graphql(`
  query OrdersWithProducts($first: Int!) {
    orders(last: $first) {
      nodes {
        lines {
          product {
            id
          }
        }
      }
    }
  }
`);

const ProductsWithHistory = graphql(`
  query ProductsWithHistory($first: Int!, $tag: String!) {
    products(first: $first, filter: { tag: $tag }) {
      nodes {
        revisions {
          nodes {
            version
            record {
              ... on Product {
                name
              }
            }
          }
        }
      }
    }
  }
`);

const AnyRecords = graphql(`
  query AnyRecords($ids: [ID!]!) {
    nodes(ids: $ids) {
      id
    }
  }
`);

/** The statements of the same operation on one row and on fifty, and what it answered for fifty. */
async function statementsFor<R, V extends Record<string, unknown>>(
  document: TypedDocumentString<R, V>,
  one: V,
  fifty: V,
) {
  const few = await wire.during(() => shop.request(document, one));
  let answer!: R;
  const many = await wire.during(async () => {
    answer = await shop.request(document, fifty);
  });
  return { few, many, answer };
}

function expectAsMany({ few, many }: { few: Statement[]; many: Statement[] }, count: number): void {
  expect(many.map(({ sql }) => sql)).toEqual(few.map(({ sql }) => sql));
  expect(many).toHaveLength(count);
}

describe('the number of SQL statements grows with the text of an operation, never with its rows', () => {
  it('products, their categories and the parents of these: three statements', async () => {
    const tag = randomUUID();
    const pairs = await Promise.all(
      times(50, async () => {
        const parent = await newCategory(shop);
        const category = await newCategory(shop, { parentId: parent.id });
        const product = await newProduct(shop, { categoryId: category.id, tags: [tag] });
        return { id: product.id, category: { id: category.id, parent: { id: parent.id } } };
      }),
    );
    const found = await statementsFor(ProductsInCategories, { first: 1, tag }, { first: 50, tag });
    expect(found.answer.products.nodes.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
      pairs.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    );
    expectAsMany(found, 3);
  });

  it.each([
    [false, 2],
    [true, 3],
  ])('categories and a page of the products of each, with totalCount: %s', async (count, statements) => {
    const categories: string[] = [];
    for (let made = 0; made < 50; made++) categories.push((await newCategory(shop)).id);
    await Promise.all(
      categories.flatMap((categoryId, index) =>
        times(index % 4, (nth) => newProduct(shop, { categoryId, name: `${index}.${nth}` })),
      ),
    );
    const found = await statementsFor(CategoriesWithProducts, { first: 1, count }, { first: 50, count });
    const { nodes } = found.answer.categories;
    expect(nodes.map(({ id }) => id)).toEqual(categories);
    expect(nodes.map(({ products }) => products.nodes.length)).toEqual(times(50, (index) => Math.min(2, index % 4)));
    for (const [index, { products }] of nodes.entries()) {
      expect(products.nodes.every(({ name }) => name.startsWith(`${index}.`))).toBe(true);
      expect(products.totalCount).toBe(count ? index % 4 : undefined);
    }
    expectAsMany(found, statements);
  });

  it('orders, their lines and the product of each line: two statements', async () => {
    const made: string[][] = [];
    for (let count = 0; count < 50; count++) {
      const products = await Promise.all(times(2, () => newProduct(shop)));
      await newOrder(shop, [products[0]!, 1], [products[1]!, 2]);
      made.push(products.map(({ id }) => id));
    }
    const found = await statementsFor(OrdersWithProducts, { first: 1 }, { first: 50 });
    expect(found.answer.orders.nodes.map(({ lines }) => lines.map(({ product }) => product.id))).toEqual(made);
    expectAsMany(found, 2);
  });

  it('products, their revisions and the record as each of these left it: three statements', async () => {
    const tag = randomUUID();
    await Promise.all(
      times(50, async () => {
        const product = await newProduct(shop, { tags: [tag], name: 'first' });
        expectType(await saveProduct(shop, product, { name: 'second' }), 'Product');
      }),
    );
    const found = await statementsFor(ProductsWithHistory, { first: 1, tag }, { first: 50, tag });
    const histories = found.answer.products.nodes.map(({ revisions }) => revisions.nodes);
    expect(histories).toEqual(
      times(50, () => [
        { version: 2, record: { name: 'second' } },
        { version: 1, record: { name: 'first' } },
      ]),
    );
    expectAsMany(found, 3);
  });

  it('records of the same type by their ids: one statement', async () => {
    const ids = (await Promise.all(times(50, () => newProduct(shop)))).map(({ id }) => id);
    const found = await statementsFor(AnyRecords, { ids: ids.slice(0, 1) }, { ids });
    expect(found.answer.nodes.map((node) => node?.id)).toEqual(ids);
    expectAsMany(found, 1);
  });

  it('what is not asked for is not read: a page without totalCount is not counted', async () => {
    const statements = await wire.during(() => shop.request(CategoriesWithProducts, { first: 5, count: false }));
    expect(statements.filter(({ sql }) => sql.includes('count('))).toEqual([]);
  });
});
