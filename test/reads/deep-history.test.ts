import { beforeAll, describe, expect, it } from 'vitest';
import { graphql } from '../gql/gql.js';
import {
  newProduct,
  readProductAt,
  revertProduct,
  saveProduct,
  undoProductRevision,
  type Product,
} from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { useWiredShop, type Statement } from './wire.js';

const { shop, wire } = useWiredShop();
const VERSIONS = 10_000;
const PAGE_SIZE = 50;
const MERGE = { onConflict: 'MERGE' } as const;

const DeepHistory = graphql(`
  query DeepHistory($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
    product(id: $id) {
      revisions(first: $first, after: $after, last: $last, before: $before) {
        edges {
          cursor
          node {
            version
            record {
              ...WholeRecord
            }
          }
        }
      }
    }
  }
`);

let product: Product;

/** Of every three versions one changes the price, one the stock, one both; every hundredth the name, every 997th the text. */
const priceIn = (version: number) => `${version - (version % 3 === 0 ? 1 : 0)}.00`;
const stockIn = (version: number) => version - (version % 3 === 1 ? 1 : 0);
const nameIn = (version: number) => (version < 100 ? 'Chai' : `name ${version - (version % 100)}`);
const textIn = (version: number) => (version < 997 ? '' : `${version - (version % 997)} `.repeat(400));

beforeAll(async () => {
  product = await newProduct(shop, { price: '1', stock: 0 });
  await shop.sql.rows(
    `do $$ begin
       for v in 2..${VERSIONS} loop
         update products set
           price = v - case when v % 3 = 0 then 1 else 0 end, stock = v - case when v % 3 = 1 then 1 else 0 end,
           name = case when v % 100 = 0 then 'name ' || v else name end,
           description = case when v % 997 = 0 then repeat(v || ' ', 400) else description end
           where id = '${product.id}';
         -- Rows that are gone are passed over only once that is committed.
         if v % 100 = 0 then commit; end if;
       end loop;
     end $$`,
  );
  await shop.sql.rows('vacuum analyze products');
  await shop.sql.rows('vacuum analyze revision');
});

function expectAsItWas(record: unknown, version: number): void {
  expect(record).toMatchObject({
    version,
    price: priceIn(version),
    stock: stockIn(version),
    name: nameIn(version),
    description: textIn(version),
  });
}

interface Plan {
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
}

/** How many pages of the database the statement looks at, counted while it is carried out. */
async function pagesRead({ sql, parameters }: Statement): Promise<number> {
  const { 'QUERY PLAN': plans } = await shop.sql.row<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    `explain (analyze, buffers, format json) ${sql}`,
    parameters,
  );
  const { Plan: plan } = plans[0];
  return plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
}

/** The statements that read something, and how many pages they look at together. */
async function costOf(act: () => Promise<unknown>): Promise<{ statements: number; pages: number }> {
  const reading = (await wire.during(act)).filter(({ sql }) => /^\s*select/i.test(sql));
  let pages = 0;
  for (const statement of reading) pages += await pagesRead(statement);
  return { statements: reading.length, pages };
}

/** The history itself fills hundreds. */
const FEW = 60;

describe(`H1: with ${VERSIONS} versions of one record, any of them is found by a few look-ups`, () => {
  it('the history is a large one: read as a whole, it costs more than anything here', async () => {
    const whole = { sql: 'select * from revision where record_id = $1', parameters: [product.id] };
    expect(await pagesRead(whole)).toBeGreaterThan(8 * FEW);
  });

  it.each([17, 5000, 9990])('H1: version %i is read by one statement', async (version) => {
    let record: unknown;
    const cost = await costOf(async () => {
      record = await readProductAt(shop, product.id, version);
    });
    expectAsItWas(record, version);
    expect(cost.statements).toBe(1);
    expect(cost.pages).toBeLessThan(FEW);
  });

  it.each([17, 9990])('V4: a conflict based on version %i is told by two statements', async (version) => {
    let answer: Awaited<ReturnType<typeof saveProduct>> | undefined;
    const cost = await costOf(async () => {
      answer = await saveProduct(shop, { id: product.id, version }, { stock: 7, tags: ['x'] });
    });
    const conflict = expectType(answer, 'ConflictError');
    expectAsItWas(conflict.base, version);
    expectAsItWas(conflict.current, VERSIONS);
    const priceSet = VERSIONS % 3 === 0 ? VERSIONS - 1 : VERSIONS;
    expect(conflict.fields.find(({ field }) => field === 'price')).toMatchObject({ changedInVersion: priceSet });
    expect(cost.statements).toBe(2);
    // Whether it is a retry is looked up in a bounded number of versions after the base.
    expect(cost.pages).toBeLessThan(3 * FEW);
  });

  it.each([
    ['the first page', { first: PAGE_SIZE }, VERSIONS],
    ['the last page', { last: PAGE_SIZE }, PAGE_SIZE],
    ['one in the middle', { first: PAGE_SIZE, after: 5001 }, 5000],
    ['one in the middle, backwards', { last: PAGE_SIZE, before: 5000 - PAGE_SIZE }, 5000],
  ])('H1: %s of the history, with the record at each revision: three statements', async (_, page, newest) => {
    const { edges: all } = (await shop.request(DeepHistory, { id: product.id, first: 1 })).product!.revisions;
    const near = (version: number | undefined) =>
      version === undefined ? undefined : cursorAt(all[0]!.cursor, VERSIONS, version);
    const { after, before, ...size } = page as { first?: number; last?: number; after?: number; before?: number };
    const variables = {
      id: product.id,
      ...size,
      ...(after && { after: near(after)! }),
      ...(before && { before: near(before)! }),
    };
    let edges: readonly { node: { version: number; record: unknown } }[] = [];
    const cost = await costOf(async () => {
      edges = (await shop.request(DeepHistory, variables)).product!.revisions.edges;
    });
    expect(edges.map(({ node }) => node.version)).toEqual(
      Array.from({ length: PAGE_SIZE }, (_each, index) => newest - index),
    );
    for (const { node } of edges) expectAsItWas(node.record, node.version);
    // The product, its revisions, the versions.
    expect(cost.statements).toBe(3);
    expect(cost.pages).toBeLessThan(PAGE_SIZE * FEW);
  });

  it('H1: an early version costs what a late one does', async () => {
    const costs = [];
    for (const version of [17, 120, 5000, 9990])
      costs.push(await costOf(() => readProductAt(shop, product.id, version)));
    const pages = costs.map((cost) => cost.pages);
    // It may find what it needs in fewer revisions, as long as few fields had ever been changed.
    expect(Math.max(...pages) - Math.min(...pages)).toBeLessThan(FEW / 3);
  });

  it('M1 and H3: merging with, undoing and reverting to what is long past cost no more than that', async () => {
    const now = { id: product.id, version: VERSIONS };
    const acts = [
      () => saveProduct(shop, { id: product.id, version: 17 }, { tags: ['merged'] }, MERGE),
      () => revertProduct(shop, { ...now, version: VERSIONS + 1 }, 17),
      () => undoProductRevision(shop, { ...now, version: VERSIONS + 2 }, VERSIONS + 1),
    ];
    for (const act of acts) {
      const cost = await costOf(async () => void expectType(await act(), 'Product'));
      expect(cost.statements).toBe(2);
      expect(cost.pages).toBeLessThan(2 * FEW);
    }
  });
});

/** The cursor of another version: a cursor holds what the rows are ordered by. */
function cursorAt(cursor: string, version: number, other: number): string {
  const text = Buffer.from(cursor, 'base64url').toString();
  expect(text).toContain(String(version));
  return Buffer.from(text.replace(String(version), String(other))).toString('base64url');
}
