import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../api/context.js';
import { recordModule } from '../../api/record-api.js';
import { Category } from './category.js';

@Resolver(() => Category)
class CategoryFields {
  @FieldResolver(() => Category, {
    nullable: true,
    description: 'Null at the top. A category is never its own ancestor.',
  })
  async parent(@Root() { parentId }: Category, @Ctx() { reads }: Context): Promise<Category | null> {
    return parentId === null ? null : reads.record(parentId, Category);
  }
}

export const category = recordModule(Category, CategoryFields);
