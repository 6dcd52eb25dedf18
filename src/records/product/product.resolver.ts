import { Args, ArgsType, Ctx, Authorized, Field, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { IsOptional, Min } from 'class-validator';
import { answer, Called, type Call } from '../../api/answer.js';
import { ByIdArgs } from '../../api/arguments.js';
import { batchMutation } from '../../api/batch-mutation.js';
import { connectionType, listRecords, PageArguments, type Connection } from '../../api/connections.js';
import type { Context } from '../../api/context.js';
import type { RecordModule } from '../../api/record-api.js';
import { mutationTypes, recordMutations, WriteMutation } from '../../api/record-mutations.js';
import { recordQuery } from '../../api/record-queries.js';
import { invalid, Refused } from '../../core/refusal.js';
import { DELETED } from '../../writes/steps.js';
import { Category } from '../category/category.js';
import { MAX_STOCK, Product } from './product.js';
import { ProductListArgs, productList, productsByCategory } from './product.list.js';

const types = mutationTypes(Product);
const ProductConnection = connectionType(Product, { counted: true });

@Resolver()
class ProductList {
  @Authorized('viewer')
  @Query(() => ProductConnection, {
    description: 'Products, filtered and in the order asked for; living ones unless asked otherwise.',
  })
  products(
    @Args(() => ProductListArgs) { filter, orderBy, ...page }: ProductListArgs,
    @Ctx() { reads }: Context,
  ): Promise<Connection<Product>> {
    return listRecords(reads, Product, productList({ filter: filter ?? null, orderBy: orderBy ?? null }), page);
  }
}

@ArgsType()
class AdjustStockArgs extends ByIdArgs {
  @Field(() => Int, { description: 'Units to add; below zero: to take.' })
  delta!: number;

  @IsOptional()
  @Min(1, { message: 'is below 1, where versions start' })
  @Field(() => Int, { nullable: true, description: 'When given, the stock is only changed at this version.' })
  expectedVersion?: number | null;
}

@Resolver()
class StockMutations {
  @WriteMutation(types.Updated, {
    description:
      'Adds `delta` to the stock whatever it is now: a change that commutes needs no version, and may still carry one.',
  })
  adjustStock(
    @Args(() => AdjustStockArgs) { id, delta, expectedVersion, lockToken }: AdjustStockArgs,
    @Called() call: Call,
  ): Promise<object> {
    return answer(call, Product, id, async (write) => {
      const [product] = await write.commute(Product, [{ id, expectedVersion, lockToken }]);
      if (!product) throw new Refused({ kind: 'not-found', id });
      if (product.deletedAt) throw invalid(DELETED);
      const stock = product.stock + delta;
      if (stock < 0)
        throw invalid({ path: ['delta'], message: `would leave less than nothing: only ${product.stock} in stock` });
      if (stock > MAX_STOCK) throw invalid({ path: ['delta'], message: `would leave more than ${MAX_STOCK} in stock` });
      write.set(product, { stock });
      return product;
    });
  }
}

@Resolver(() => Product)
class ProductFields {
  @FieldResolver(() => Category, { nullable: true, description: 'Where it is sorted in, if anywhere.' })
  async category(@Root() { categoryId }: Product, @Ctx() { reads }: Context): Promise<Category | null> {
    return categoryId === null ? null : reads.record(categoryId, Category);
  }
}

@Resolver(() => Category)
class CategoryProducts {
  @FieldResolver(() => ProductConnection, {
    description: 'The living products directly in it, in the order in which they were made.',
  })
  products(
    @Root() { id }: Category,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() { reads }: Context,
  ): Promise<Connection<Product>> {
    return listRecords(reads, Product, productsByCategory, page, id);
  }
}

/** Products are listed in ways of their own. */
export const product: RecordModule = {
  entity: Product,
  resolvers: [
    recordQuery(Product),
    ProductList,
    recordMutations(Product, types),
    StockMutations,
    batchMutation(Product, types.Patch),
    ProductFields,
    CategoryProducts,
  ],
};
