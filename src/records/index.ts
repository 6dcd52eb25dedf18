import { CategoryFields, CategoryMutations, CategoryQueries } from './category/category.resolver.js';
import { Category } from './category/category.js';
import { OrderFields, OrderLineFields, OrderMutations, OrderQueries } from './order/order.resolver.js';
import { Order } from './order/order.js';
import {
  CategoryProducts,
  ProductBatch,
  ProductFields,
  ProductMutations,
  ProductQueries,
} from './product/product.resolver.js';
import { Product } from './product/product.js';

/** The record types of this server. A new one is registered here. */
export const entities = [Category, Product, Order];

export const resolvers = [
  CategoryQueries,
  CategoryMutations,
  CategoryFields,
  ProductQueries,
  ProductMutations,
  ProductBatch,
  ProductFields,
  CategoryProducts,
  OrderQueries,
  OrderMutations,
  OrderFields,
  OrderLineFields,
] as const;
