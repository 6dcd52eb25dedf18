import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../api/context.js';
import { recordMutations } from '../../api/record-mutations.js';
import { recordQueries } from '../../api/record-queries.js';
import { Category } from './category.js';

@Resolver()
export class CategoryQueries extends recordQueries(Category) {}

@Resolver()
export class CategoryMutations extends recordMutations(Category) {}

@Resolver(() => Category)
export class CategoryFields {
  @FieldResolver(() => Category, {
    nullable: true,
    description: 'Null at the top. A category is never its own ancestor.',
  })
  async parent(@Root() { parentId }: Category, @Ctx() { reads }: Context): Promise<Category | null> {
    return parentId === null ? null : reads.record(parentId, Category);
  }
}
