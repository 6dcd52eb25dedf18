import type { MikroORM } from '@mikro-orm/postgresql';
import { Actor, type VersionedRecord } from '../model/versioned-record.js';
import { recordTypes } from '../model/record-type.js';
import { exclusively } from '../storage/exclusively.js';
import { query } from '../storage/transaction.js';
import type { Write } from '../writes/steps.js';
import { write } from '../writes/write.js';
import { Category } from './category/category.js';
import { CATEGORIES, ORDERS, PRODUCTS, type DemoOrder } from './demo-catalogue.js';
import { OrderStatus } from './order/order.js';
import { changeOrderStatus, placeOrder } from './order/order.writes.js';
import { Product, ProductStatus } from './product/product.js';

const ANA = Actor.of('ana', 'Ana');
const CLERKS = { ben: Actor.of('ben', 'Ben'), cleo: Actor.of('cleo', 'Cleo') };

/** How many of each were made. */
export interface Filled {
  readonly categories: number;
  readonly products: number;
  readonly orders: number;
}

/**
 * Fills a database without any records with the demo catalogue, the way that everything is written; answers null, and
 * does nothing, when there is a record. Of servers that start together, one does it and the others wait.
 */
export function fillWithDemo(orm: MikroORM): Promise<Filled | null> {
  return exclusively(orm, 'demo catalogue', async () => {
    if (!(await isEmpty(orm))) return null;
    const categories = await makeCategories(orm);
    const products = await makeProducts(orm, categories);
    for (const order of ORDERS) await makeOrder(orm, order, products);
    return { categories: CATEGORIES.length, products: PRODUCTS.length, orders: ORDERS.length };
  });
}

async function isEmpty(orm: MikroORM): Promise<boolean> {
  const tables = recordTypes().map(({ table }) => `exists (select from "${table}")`);
  const rows = await query<{ filled: boolean }>(orm.em.fork(), `select ${tables.join(' or ')} as filled`, []);
  return rows[0]?.filled === false;
}

/** One by one: each names the one above it. */
async function makeCategories(orm: MikroORM): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { name, parent } of CATEGORIES) {
    const parentId = parent === undefined ? null : ids.get(parent)!;
    const [category] = await make(orm, ANA, async (writing) => [writing.create(Category, { name, parentId })]);
    ids.set(name, category!.id);
  }
  return ids;
}

/** All at once, so that whoever looks meanwhile sees all of them or none. */
async function makeProducts(orm: MikroORM, categories: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const made = await make(orm, ANA, async (writing) =>
    PRODUCTS.map(({ category, status, ...product }) =>
      writing.create(Product, {
        ...product,
        status: ProductStatus[status ?? 'ACTIVE'],
        categoryId: categories.get(category)!,
      }),
    ),
  );
  return new Map(made.map(({ sku, id }) => [sku, id]));
}

async function makeOrder(
  orm: MikroORM,
  { by, lines, paid, ...order }: DemoOrder,
  products: ReadonlyMap<string, string>,
): Promise<void> {
  const clerk = CLERKS[by];
  const [placed] = await make(orm, clerk, async (writing) => [
    await placeOrder(writing, {
      ...order,
      lines: lines.map(({ sku, quantity }) => ({ productId: products.get(sku)!, quantity })),
    }),
  ]);
  if (!paid) return;
  const target = { id: placed!.id, expectedVersion: placed!.version };
  await make(orm, clerk, async (writing) => [await changeOrderStatus(writing, target, OrderStatus.PAID)]);
}

async function make<R extends VersionedRecord>(
  orm: MikroORM,
  actor: Actor,
  work: (writing: Write) => Promise<R[]>,
): Promise<readonly R[]> {
  const outcome = await write({ orm, actor }, work);
  if (!outcome.ok) throw new Error(`The demo catalogue breaks a rule: ${JSON.stringify(outcome.failure)}`);
  return outcome.value;
}
