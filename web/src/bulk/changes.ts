import type { BulkRowFragment, ProductPatch, ProductStatus } from '../gql/graphql.ts';
import { PRODUCT } from '../product/product-type.tsx';
import { newTags } from '../product/tags-input.tsx';

/** What is to become of each of the products; whatever is empty stays as it is. */
export interface Changes {
  readonly status: ProductStatus | '';
  /** "none": in no category. */
  readonly categoryId: string;
  readonly price: string;
  readonly addTags: string;
  readonly removeTags: string;
}

export const NO_CHANGES: Changes = { status: '', categoryId: '', price: '', addTags: '', removeTags: '' };
export const NO_CATEGORY = 'none';

export function isNothing(changes: Changes): boolean {
  return Object.values(changes).every((value: string) => value.trim() === '');
}

/** What the API could not even read; null: it can. */
export function unreadable({ price }: Changes): string | null {
  const [issue] = price.trim() === '' ? [] : PRODUCT.unreadable({ price: price.trim() });
  return issue ? `Price ${issue.message}.` : null;
}

export function patchOf(
  { status, categoryId, price, addTags, removeTags }: Changes,
  row: BulkRowFragment,
): ProductPatch {
  const [added, removed] = [newTags(addTags, row.tags), new Set(newTags(removeTags, []))];
  const tags = [...row.tags, ...added].filter((tag) => !removed.has(tag));
  return {
    ...(status && { status }),
    ...(categoryId && { categoryId: categoryId === NO_CATEGORY ? null : categoryId }),
    ...(price.trim() && { price: price.trim() }),
    ...((addTags.trim() || removeTags.trim()) && { tags }),
  };
}
