import { newId } from '../../core/ids.js';
import { invalid, type Issue } from '../../core/refusal.js';
import type { Values } from '../../core/three-way.js';
import type { Target } from '../../writes/draft.js';
import type { Write } from '../../writes/steps.js';
import { MAX_STOCK, Product, ProductStatus } from '../product/product.js';
import type { OrderLinePatch, OrderPatch, PlaceOrderInput } from './order.inputs.js';
import { Order, orderLines, OrderStatus, type OrderLine } from './order.js';

/** PLACED to PAID to SHIPPED; CANCELLED from PLACED or PAID. */
const NEXT: Record<OrderStatus, readonly OrderStatus[]> = {
  [OrderStatus.PLACED]: [OrderStatus.PAID, OrderStatus.CANCELLED],
  [OrderStatus.PAID]: [OrderStatus.SHIPPED, OrderStatus.CANCELLED],
  [OrderStatus.SHIPPED]: [],
  [OrderStatus.CANCELLED]: [],
};

export async function placeOrder(
  write: Write,
  { lines, ...input }: PlaceOrderInput,
  id = newId('order'),
): Promise<Order> {
  const products = await moveStock(
    write,
    lines.map(({ productId, quantity, expectedProductVersion }, index) => ({
      productId,
      expectedVersion: expectedProductVersion,
      units: -quantity,
      at: ['input', 'lines', String(index)],
    })),
  );
  const ordered = lines.map(({ quantity }, index): OrderLine => {
    const { id: productId, price: unitPrice } = products[index]!;
    return { id: newId('line'), productId, quantity, unitPrice };
  });
  return write.create(Order, { ...input, status: OrderStatus.PLACED, lines: ordered }, { id });
}

export async function updateOrder(
  write: Write,
  target: Target,
  { lines: quantities = [], ...fields }: OrderPatch,
): Promise<Order> {
  const patch = (base: Values): Values =>
    quantities.length > 0 ? { ...fields, lines: withQuantities(linesOf(base), quantities) } : fields;
  // The order before its products, as a merge on its second try does too: nobody holds the one and waits for the other.
  const lock = quantities.length > 0;
  const { record: order, base, wanted } = await write.open(Order, target, { patch, at: ['patch'], lock });
  const lines = wanted['lines'] === undefined ? order.lines : linesOf(wanted);
  const issues = brokenLineRules(order, { asked: quantities, before: linesOf(base), after: lines });
  if (issues.length > 0) throw invalid(...issues);
  if (quantities.length > 0) await moveStock(write, movesBetween(order.lines, lines, quantities));
  write.set(order, wanted);
  return order;
}

export async function changeOrderStatus(write: Write, target: Target, status: OrderStatus): Promise<Order> {
  const lock = status === OrderStatus.CANCELLED;
  const { record: order } = await write.open(Order, target, { patch: { status }, at: [], lock });
  if (status === order.status) return order;
  if (!NEXT[order.status].includes(status)) {
    throw invalid({ path: ['status'], message: `An order that is ${order.status} does not become ${status}.` });
  }
  if (status === OrderStatus.CANCELLED) {
    await moveStock(
      write,
      order.lines.map(({ productId, quantity }) => ({ productId, units: quantity, at: ['status'] })),
    );
  }
  write.set(order, { status });
  return order;
}

interface StockMove {
  readonly productId: string;
  /** Above zero: given back; below: taken. */
  readonly units: number;
  readonly expectedVersion?: number | null | undefined;
  readonly at: readonly string[];
}

/**
 * Moves units between an order and the stock. That commutes with every other change of the products, so it needs no
 * version: the rows are locked instead, in the order of their ids, and nobody sells the same unit twice. Units go back to
 * any product, but only ACTIVE ones are sold.
 */
async function moveStock(write: Write, moves: readonly StockMove[]): Promise<Product[]> {
  const products = await write.commute(
    Product,
    moves.map(({ productId: id, expectedVersion }) => ({ id, expectedVersion })),
  );
  const issues: Issue[] = [];
  const seen = new Set<string>();
  moves.forEach(({ productId, units, at }, index) => {
    const product = products[index];
    if (seen.has(productId)) issues.push({ path: [...at, 'productId'], message: 'stands on another line already' });
    else if (!product) issues.push({ path: [...at, 'productId'], message: 'names no product' });
    else if (units < 0 && (product.deletedAt || product.status !== ProductStatus.ACTIVE)) {
      issues.push({ path: [...at, 'productId'], message: 'is not for sale' });
    } else if (product.stock + units < 0) {
      issues.push({ path: [...at, 'quantity'], message: `cannot be served: only ${product.stock} in stock` });
    } else if (product.stock + units > MAX_STOCK) {
      issues.push({ path: at, message: `would leave more than ${MAX_STOCK} in stock` });
    } else if (units !== 0) write.set(product, { stock: product.stock + units });
    seen.add(productId);
  });
  if (issues.length > 0) throw invalid(...issues);
  return products as Product[];
}

/** From the lines that the order has, which need not be those that the caller saw, to those that it is to have. */
function movesBetween(
  before: readonly OrderLine[],
  after: readonly OrderLine[],
  asked: readonly OrderLinePatch[],
): StockMove[] {
  const quantities = new Map(after.map(({ id, quantity }) => [id, quantity]));
  return before.flatMap(({ id, productId, quantity }) => {
    const units = quantity - (quantities.get(id) ?? 0);
    const index = asked.findIndex((line) => line.id === id);
    return units === 0 ? [] : [{ productId, units, at: ['patch', 'lines', ...(index < 0 ? [] : [String(index)])] }];
  });
}

function withQuantities(lines: readonly OrderLine[], quantities: readonly OrderLinePatch[]): OrderLine[] {
  const wanted = new Map(quantities.map(({ id, quantity }) => [id, quantity]));
  return lines
    .map(({ id, productId, quantity, unitPrice }) => ({
      id,
      productId,
      quantity: wanted.get(id) ?? quantity,
      unitPrice,
    }))
    .filter(({ quantity }) => quantity > 0);
}

function linesOf(order: Values): OrderLine[] {
  return order['lines'] as OrderLine[];
}

function brokenLineRules(
  order: Order,
  {
    asked,
    before,
    after,
  }: { asked: readonly OrderLinePatch[]; before: readonly OrderLine[]; after: readonly OrderLine[] },
): Issue[] {
  const path = ['patch', 'lines'];
  const changes = !orderLines.same(order.lines, [...after]);
  if (changes && order.status !== OrderStatus.PLACED) {
    return [{ path, message: `The order is ${order.status}: its lines change while it is PLACED only.` }];
  }
  const seen = new Set<string>();
  const issues = asked.flatMap(({ id }, index): Issue[] => {
    const at = [...path, String(index), 'id'];
    if (seen.has(id)) return [{ path: at, message: 'names a line that the patch changes already' }];
    seen.add(id);
    return before.some((line) => line.id === id) ? [] : [{ path: at, message: 'names no line of this order' }];
  });
  if (issues.length === 0 && after.length === 0) {
    issues.push({ path, message: 'The last line stays: cancel the order instead.' });
  }
  return issues;
}
