import { IsOptional, ValidateNested } from 'class-validator';
import { sql, type RawBuilder } from 'kysely';
import { ArgsType, Field, ID, InputType, registerEnumType } from 'type-graphql';
import { idPrefix } from '../../core/ids.js';
import { PageArguments } from '../../api/connections.js';
import { BY_CREATION, LIVING } from '../../api/record-queries.js';
import { textRules } from '../../model/declare.js';
import type { Ordering } from '../../reads/keyset.js';
import type { List } from '../../reads/page.js';
import { ProductStatus } from './product.js';

export enum ProductOrderField {
  NAME = 'NAME',
  SKU = 'SKU',
  PRICE = 'PRICE',
  STOCK = 'STOCK',
  UPDATED_AT = 'UPDATED_AT',
}

export enum OrderDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}

registerEnumType(ProductOrderField, {
  name: 'ProductOrderField',
  description: 'By what products are ordered; ties by id.',
});
registerEnumType(OrderDirection, { name: 'OrderDirection', description: 'Which end comes first.' });

@InputType({ description: 'All conditions that are given must hold.' })
export class ProductFilter {
  @BoundedText(200)
  @Field(() => String, {
    nullable: true,
    description: 'Words to be found in sku, name or description; the last may be unfinished.',
  })
  search?: string | null;

  @Field(() => [ProductStatus], { nullable: true, description: 'Any of these.' })
  status?: ProductStatus[] | null;

  @BoundedText(64)
  @Field(() => String, { nullable: true, description: 'One of its tags.' })
  tag?: string | null;

  @Field(() => ID, { nullable: true, description: 'Directly in this category.' })
  categoryId?: string | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Tombstones as well.' })
  includeDeleted?: boolean | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Tombstones alone: the trash.' })
  onlyDeleted?: boolean | null;
}

@InputType({ description: 'The order of a list of products.' })
export class ProductOrder {
  @Field(() => ProductOrderField, { description: 'By what.' })
  field!: ProductOrderField;

  @Field(() => OrderDirection, { defaultValue: OrderDirection.ASC, description: 'Which end comes first.' })
  direction!: OrderDirection;
}

@ArgsType()
export class ProductListArgs extends PageArguments {
  @IsOptional()
  @ValidateNested()
  @Field(() => ProductFilter, { nullable: true, description: 'Which; without it, all living ones.' })
  filter?: ProductFilter | null;

  @Field(() => ProductOrder, { nullable: true, description: 'Without it, in the order in which they were made.' })
  orderBy?: ProductOrder | null;
}

const ORDERINGS: Record<ProductOrderField, Omit<Ordering, 'descending' | 'name'>> = {
  [ProductOrderField.NAME]: { column: 'name', type: 'text', tieBreaker: 'id' },
  [ProductOrderField.SKU]: { column: 'sku', type: 'text', tieBreaker: null },
  [ProductOrderField.PRICE]: { column: 'price', type: 'numeric', tieBreaker: 'id' },
  [ProductOrderField.STOCK]: { column: 'stock', type: 'bigint', tieBreaker: 'id' },
  [ProductOrderField.UPDATED_AT]: { column: 'updated_at', type: 'timestamptz', tieBreaker: 'id' },
};

export function productList({ filter, orderBy }: Pick<ProductListArgs, 'filter' | 'orderBy'>): List {
  return { table: 'products', ordering: orderingOf(orderBy), where: conditionsOf(filter ?? {}), parent: null };
}

/** The living products of each of many categories. */
export const productsByCategory: List = {
  table: 'products',
  ordering: BY_CREATION,
  where: [LIVING],
  parent: 'category_id',
};

function orderingOf(orderBy: ProductOrder | null | undefined): Ordering {
  if (!orderBy) return BY_CREATION;
  const { field, direction } = orderBy;
  return { ...ORDERINGS[field], name: `${field} ${direction}`, descending: direction === OrderDirection.DESC };
}

function conditionsOf({ search, status, tag, categoryId, ...deleted }: ProductFilter): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  if (deleted.onlyDeleted) conditions.push(sql`deleted_at is not null`);
  else if (!deleted.includeDeleted) conditions.push(LIVING);
  if (search?.trim()) conditions.push(matching(search));
  if (status) conditions.push(sql`status = any(${status})`);
  if (tag != null) conditions.push(sql`${tag} = any(tags)`);
  // A malformed id is simply no category's.
  if (categoryId != null) conditions.push(idPrefix(categoryId) ? sql`category_id = ${categoryId}` : sql`false`);
  return conditions;
}

/**
 * The same expression as in the index. The last word may be the beginning of one: people search while they type. Such a
 * word ("chef-ant") can be several to PostgreSQL, and each of them may be unfinished.
 */
function matching(search: string): RawBuilder<unknown> {
  const words = search.trim().split(/\s+/);
  const last = sql`regexp_replace(plainto_tsquery('simple', ${words.pop()})::text, '''(?= &|$)', ''':*', 'g')::tsquery`;
  return sql`to_tsvector('simple', sku || ' ' || name || ' ' || description) @@
    (plainto_tsquery('simple', ${words.join(' ')}) && ${last})`;
}

function BoundedText(max: number): PropertyDecorator {
  return (target, name) => {
    for (const rule of [...textRules(max, 0), IsOptional()]) rule(target, name);
  };
}
