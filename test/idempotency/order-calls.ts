import { newOrder, newProducts, placeOrder, saveOrder, setOrderStatus, type Order } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import type { Shop } from '../setup/shop.js';
import type { AcceptedCall } from './accepted-call.js';

async function orderOfTwo(shop: Shop): Promise<Order> {
  const [tea, coffee] = await newProducts(shop, 2);
  return newOrder(shop, [tea!, 2], [coffee!, 3]);
}

export const orderCalls: readonly AcceptedCall[] = [
  {
    mutation: 'placeOrder',
    revisions: 3,
    prepare: async (shop) => {
      const [tea, coffee] = await newProducts(shop, 2);
      const lines = [
        { productId: tea!.id, quantity: 2 },
        { productId: coffee!.id, quantity: 1, expectedProductVersion: 1 },
      ];
      return (way) => placeOrder(shop, lines, way);
    },
  },
  {
    mutation: 'updateOrder',
    revisions: 2,
    versioned: true,
    prepare: async (shop) => {
      const order = await orderOfTwo(shop);
      const lines = [{ id: order.lines[1]!.id, quantity: 5 }];
      return (way) => saveOrder(shop, order, { note: 'Ring twice.', lines }, way);
    },
  },
  {
    mutation: 'updateOrder',
    what: 'with MERGE that merges',
    revisions: 2,
    prepare: async (shop) => {
      const order = await orderOfTwo(shop);
      const [tea, coffee] = order.lines;
      expectType(await saveOrder(shop, order, { lines: [{ id: tea!.id, quantity: 1 }] }), 'Order');
      const lines = [{ id: coffee!.id, quantity: 0 }];
      return (way) => saveOrder(shop, order, { lines, customerName: 'N. Davolio' }, { ...way, onConflict: 'MERGE' });
    },
  },
  {
    mutation: 'changeOrderStatus',
    revisions: 3,
    versioned: true,
    prepare: async (shop) => {
      const order = await orderOfTwo(shop);
      return (way) => setOrderStatus(shop, order, 'CANCELLED', way);
    },
  },
  {
    mutation: 'changeOrderStatus',
    what: 'to what it is',
    revisions: 0,
    prepare: async (shop) => {
      const order = await orderOfTwo(shop);
      return (way) => setOrderStatus(shop, order, 'PLACED', way);
    },
  },
];
