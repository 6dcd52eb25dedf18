import { Order, type OrderLine } from '../../src/records/order/order.js';
import { newProducts, placeOrder } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { proveRecordType } from './record-type.js';

const withQuantities = (lines: OrderLine[], wanted: number[]): OrderLine[] =>
  lines.map((line, index) => Object.assign({}, line, { quantity: wanted[index]! }));
const linesOf = (order: object): OrderLine[] => (order as Order).lines;

proveRecordType(Order, {
  make: async (shop, { customerName, shippingAddress, note }) => {
    const products = await newProducts(shop, 2, { stock: 1000 });
    const lines = products.map(({ id: productId }, index) => ({ productId, quantity: index + 2 }));
    return expectType(await placeOrder(shop, lines, {}, { customerName, shippingAddress, note } as object), 'Order');
  },
  values: {
    lines: (_, born) =>
      [
        [2, 3],
        [5, 3],
        [2, 7],
        [6, 9],
      ].map((wanted) => withQuantities(linesOf(born), wanted)),
  },
  brokenTogether: (born) => {
    const [first, second] = linesOf(born);
    return { theirs: { lines: withQuantities([first!], [0]) }, yours: { lines: withQuantities([second!], [0]) } };
  },
});
