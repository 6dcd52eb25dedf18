/** The record types of this server. A new one is registered here, by one line. */
export { category } from './category/category.resolver.js';
export { order } from './order/order.resolver.js';
export { product } from './product/product.resolver.js';
