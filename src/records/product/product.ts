import { Index } from '@mikro-orm/decorators/legacy';
import { registerEnumType } from 'type-graphql';
import { Choice, DefineRecord, Integer, LongText, Money, Reference, Text, TextSet } from '../../model/declare.js';
import { VersionedRecord } from '../../model/versioned-record.js';
import { Category } from '../category/category.js';

export enum ProductStatus {
  DRAFT = 'DRAFT',
  ACTIVE = 'ACTIVE',
  ARCHIVED = 'ARCHIVED',
}

/** What PostgreSQL's integer and GraphQL's Int can hold. */
export const MAX_STOCK = 2 ** 31 - 1;

registerEnumType(ProductStatus, { name: 'ProductStatus', description: 'Only an ACTIVE product can be ordered.' });

// One index for each way in which products can be listed, so that a page deep in the list costs what the first does.
@Index({ properties: ['name', 'id'] })
@Index({ properties: ['price', 'id'] })
@Index({ properties: ['stock', 'id'] })
@Index({ properties: ['updatedAt', 'id'] })
@Index({
  name: 'products_search_index',
  expression: `create index "products_search_index" on "products" using gin (to_tsvector('simple', "sku" || ' ' || "name" || ' ' || "description"))`,
})
@Index({
  name: 'products_trash_index',
  expression: `create index "products_trash_index" on "products" ("updated_at", "id") where "deleted_at" is not null`,
})
@DefineRecord({ prefix: 'product', plural: 'products', description: 'Something that the shop sells.' })
export class Product extends VersionedRecord {
  @Text({ max: 64, unique: true, description: 'Unique among all products, deleted ones included.' })
  sku!: string;

  @Text({ max: 200, description: 'To be shown to people; need not be unique.' })
  name!: string;

  @LongText({ max: 100_000, default: '', description: 'Long text: merges line by line.' })
  description!: string;

  @Money({ description: 'Two decimals, always. Never below zero.' })
  price!: string;

  @Integer({ min: 0, default: 0, description: 'Units on hand: never below zero.' })
  stock!: number;

  @TextSet({
    maxItems: 100,
    maxLength: 64,
    default: [],
    description: 'A set: no duplicates, order carries no meaning; merges as a set.',
  })
  tags!: string[];

  @Choice(ProductStatus, { default: ProductStatus.DRAFT, description: 'Only an ACTIVE product can be ordered.' })
  status!: ProductStatus;

  @Reference(() => Category, { column: 'category_id', description: 'The id of a living category.' })
  categoryId!: string | null;
}
