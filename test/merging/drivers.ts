import fc from 'fast-check';
import type { ConflictPolicy, OrderStatus } from '../gql/graphql.js';
import {
  deleteCategory,
  deleteProduct,
  newCategory,
  newOrder,
  newProduct,
  newProducts,
  restoreCategory,
  restoreProduct,
  saveCategory,
  saveOrder,
  saveProduct,
  setOrderStatus,
  uniqueSku,
  type Category,
  type Order,
  type Product,
  type Read,
} from '../setup/acts.js';
import type { Person, Shop } from '../setup/shop.js';
import { edits, patchOf, textEdits, to, words, type Edit } from './edits.js';
import type { Line, Shape, Values } from './model.js';

interface Way {
  as?: Person;
  onConflict?: ConflictPolicy;
}

export type Answer = Awaited<ReturnType<typeof saveProduct | typeof saveCategory | typeof saveOrder>>;
type AnyRecord = Product | Category | Order;

/** What a caller asks for, as it is sent; and as the model sees it: the fields that it names, with their values. */
interface Asked {
  readonly patch: object;
  readonly yours: Values;
}

/** A record type, as far as the comparison with the model needs to know it. */
export interface Driver {
  readonly name: 'Product' | 'Category' | 'Order';
  readonly table: 'products' | 'categories' | 'orders';
  readonly shape: Shape;
  readonly edits: fc.Arbitrary<Edit>;
  create(): Promise<AnyRecord>;
  ask(edit: Edit, values: Values, history: readonly Values[], mark: string): Asked;
  save(read: Read, patch: object, way: Way): Promise<Answer>;
  /** Deletes it, or restores it; an order moves along, if it can. Null when there is no such thing. */
  turn(read: Read, values: Values, way: Way): Promise<Answer> | null;
  valuesOf(record: AnyRecord): Values;
  /** Whether the rules of the type (M4) let this become that. */
  allows(current: Values, becoming: Values): boolean;
}

const same = (edit: Edit, values: Values, history: readonly Values[], mark: string): Asked => {
  const patch = patchOf(edit, values, history, mark);
  return { patch, yours: patch };
};

export async function products(shop: Shop): Promise<Driver> {
  const shelves = [await newCategory(shop), await newCategory(shop)];
  return {
    name: 'Product',
    table: 'products',
    shape: {
      sku: 'plain',
      name: 'plain',
      description: 'text',
      price: 'amount',
      stock: 'plain',
      tags: 'set',
      status: 'plain',
      categoryId: 'plain',
    },
    edits: edits({
      name: to('Chai', 'Chang', 'Tea'),
      description: textEdits,
      price: to('1', '1.0', '2.5', '2.50'),
      stock: to(0, 1, 2),
      tags: words(['a', 'b', 'c', 'd', 'é']),
      status: to('DRAFT', 'ACTIVE', 'ARCHIVED'),
      categoryId: to(null, ...shelves.map(({ id }) => id)),
    }),
    create: () =>
      newProduct(shop, {
        sku: uniqueSku(),
        description: 'one\ntwo\nthree\nfour\nfive\nsix\n',
        tags: ['a', 'b'],
        price: '1',
      }),
    ask: same,
    save: (read, patch, way) => saveProduct(shop, read, patch, way),
    turn: (read, { deletedAt }, way) => (deletedAt ? restoreProduct : deleteProduct)(shop, read, way),
    valuesOf(record) {
      const { sku, name, description, price, stock, tags, status, category, deletedAt } = record as Product;
      return { sku, name, description, price, stock, tags, status, categoryId: category?.id ?? null, deletedAt };
    },
    allows: () => true,
  };
}

export async function categories(shop: Shop): Promise<Driver> {
  const parents = [await newCategory(shop), await newCategory(shop)];
  return {
    name: 'Category',
    table: 'categories',
    shape: { name: 'plain', parentId: 'plain' },
    edits: edits({ name: to('Tea', 'Coffee', 'Rice'), parentId: to(null, ...parents.map(({ id }) => id)) }),
    create: () => newCategory(shop),
    ask: same,
    save: (read, patch, way) => saveCategory(shop, read, patch, way),
    turn: (read, { deletedAt }, way) => (deletedAt ? restoreCategory : deleteCategory)(shop, read, way),
    valuesOf(record) {
      const { name, parent, deletedAt } = record as Category;
      return { name, parentId: parent?.id ?? null, deletedAt };
    },
    allows: () => true,
  };
}

const NEXT: Readonly<Record<string, OrderStatus>> = { PLACED: 'PAID', PAID: 'CANCELLED' };

/** A new quantity for some of the lines, whichever there are by then. */
const quantities = fc
  .array(fc.tuple(fc.nat(3), fc.constantFrom(0, 1, 1, 2, 3)), { minLength: 1, maxLength: 3 })
  .map((asked) => ({ to: asked }));

export async function orders(shop: Shop): Promise<Driver> {
  const stocked = await newProducts(shop, 4, { stock: 2_000_000_000, price: '2.50' });
  return {
    name: 'Order',
    table: 'orders',
    shape: { customerName: 'plain', shippingAddress: 'plain', note: 'text', status: 'plain', lines: 'lines' },
    edits: edits({ customerName: to('Nancy', 'Andrew', 'Janet'), note: textEdits, lines: quantities }).map(
      ({ lines, ...edit }) => (lines && 'as' in lines ? edit : { ...edit, ...(lines && { lines }) }),
    ),
    create: () => newOrder(shop, ...stocked.map((product) => [product, 2] as const)),
    ask({ lines, ...edit }, values, history, mark) {
      const patch = patchOf(edit, values, history, mark);
      if (!lines) return { patch, yours: patch };
      const there = values['lines'] as Line[];
      const asked = new Map(
        (lines as { to: [number, number][] }).to.map(([at, count]) => [there[at % there.length]!.id, count]),
      );
      const becoming = there
        .map((line) => ({ ...line, quantity: asked.get(line.id) ?? line.quantity }))
        .filter(({ quantity }) => quantity > 0);
      return {
        patch: { ...patch, lines: [...asked].map(([id, quantity]) => ({ id, quantity })) },
        yours: { ...patch, lines: becoming },
      };
    },
    save: (read, patch, way) => saveOrder(shop, read, patch, way),
    turn(read, { status }, way) {
      const next = NEXT[status as OrderStatus];
      return next ? setOrderStatus(shop, read, next, way) : null;
    },
    valuesOf(record) {
      const { customerName, shippingAddress, note, orderStatus, lines, deletedAt } = record as Order;
      return {
        customerName,
        shippingAddress,
        note,
        status: orderStatus,
        deletedAt,
        lines: lines.map(({ id, product, quantity, unitPrice }) => ({
          id,
          productId: product.id,
          quantity,
          unitPrice,
        })),
      };
    },
    allows(current, becoming) {
      const isAlike = JSON.stringify(current['lines']) === JSON.stringify(becoming['lines']);
      return isAlike || (current['status'] === 'PLACED' && (becoming['lines'] as Line[]).length > 0);
    },
  };
}
