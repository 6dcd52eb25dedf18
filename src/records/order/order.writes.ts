import { newId } from '../../core/ids.js';
import { invalid, type Issue } from '../../core/refusal.js';
import type { Values } from '../../core/three-way.js';
import type { Target, Write } from '../../writes/write.js';
import { MAX_STOCK, Product, ProductStatus } from '../product/product.js';
import type { OrderLinePatch, OrderPatch, PlaceOrderInput } from './order.inputs.js';
import { Order, OrderStatus, type OrderLine } from './order.js';

/** PLACED to PAID to SHIPPED; CANCELLED from PLACED or PAID. */
const NEXT: Record<OrderStatus, readonly OrderStatus[]> = {
  [OrderStatus.PLACED]: [OrderStatus.PAID, OrderStatus.CANCELLED],
  [OrderStatus.PAID]: [OrderStatus.SHIPPED, OrderStatus.CANCELLED],
  [OrderStatus.SHIPPED]: [],
  [OrderStatus.CANCELLED]: [],
};

export async function placeOrder(write: Write, { lines, ...input }: PlaceOrderInput): Promise<Order> {
  const products = await moveStock(
    write,
    lines.map(({ productId, quantity, expectedProductVersion }, index) => ({
      productId,
      expectedVersion: expectedProductVersion,
      units: -quantity,
      at: ['input', 'lines', String(index)],
    })),
  );
  return write.create(Order, {
    ...input,
    status: OrderStatus.PLACED,
    lines: lines.map(({ quantity }, index): OrderLine => {
      const { id: productId, price: unitPrice } = products[index]!;
      return { id: newId('line'), productId, quantity, unitPrice };
    }),
  });
}

export async function updateOrder(
  write: Write,
  target: Target,
  { lines: quantities, ...fields }: OrderPatch,
): Promise<Order> {
  const change = (base: Values): Values =>
    quantities ? { ...fields, lines: withQuantities(base['lines'] as OrderLine[], quantities) } : fields;
  const order = await write.open(Order, target, change, ['patch']);
  if (quantities) {
    const issues = brokenLineRules(order, quantities);
    if (issues.length > 0) throw invalid(...issues);
    await moveStock(
      write,
      quantities.map(({ id, quantity }, index) => {
        const line = order.lines.find((each) => each.id === id)!;
        return { productId: line.productId, units: line.quantity - quantity, at: ['patch', 'lines', String(index)] };
      }),
    );
  }
  write.set(order, change({ lines: order.lines }));
  return order;
}

export async function changeOrderStatus(write: Write, target: Target, status: OrderStatus): Promise<Order> {
  const order = await write.open(Order, target, { status }, []);
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

function withQuantities(lines: readonly OrderLine[], quantities: readonly OrderLinePatch[]): OrderLine[] {
  const wanted = new Map(quantities.map(({ id, quantity }) => [id, quantity]));
  return lines
    .map(({ quantity, id, productId, unitPrice }) => ({
      id,
      productId,
      quantity: wanted.get(id) ?? quantity,
      unitPrice,
    }))
    .filter(({ quantity }) => quantity > 0);
}

function brokenLineRules(order: Order, quantities: readonly OrderLinePatch[]): Issue[] {
  if (order.status !== OrderStatus.PLACED) {
    return [
      { path: ['patch', 'lines'], message: `The order is ${order.status}: its lines change while it is PLACED only.` },
    ];
  }
  const seen = new Set<string>();
  const issues = quantities.flatMap(({ id }, index): Issue[] => {
    const path = ['patch', 'lines', String(index), 'id'];
    if (seen.has(id)) return [{ path, message: 'names a line that the patch changes already' }];
    seen.add(id);
    return order.lines.some((line) => line.id === id) ? [] : [{ path, message: 'names no line of this order' }];
  });
  if (issues.length === 0 && withQuantities(order.lines, quantities).length === 0) {
    issues.push({ path: ['patch', 'lines'], message: 'The last line stays: cancel the order instead.' });
  }
  return issues;
}
