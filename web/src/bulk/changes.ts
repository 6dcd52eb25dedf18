import type { ProductPatch, ProductRowFragment, ProductStatus } from '../gql/graphql.ts';

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

const PRICE = /^\d+([.]\d{1,2})?$/;

export function isNothing(changes: Changes): boolean {
  return Object.values(changes).every((value: string) => value.trim() === '');
}

/** What the API could not even read; null: it can. */
export function unreadable({ price }: Changes): string | null {
  return price.trim() !== '' && !PRICE.test(price.trim()) ? 'The price must be a number like 19.90.' : null;
}

export function patchOf(
  { status, categoryId, price, addTags, removeTags }: Changes,
  row: ProductRowFragment,
): ProductPatch {
  const [added, removed] = [tagsIn(addTags), new Set(tagsIn(removeTags))];
  const tags = [...new Set([...row.tags, ...added])].filter((tag) => !removed.has(tag));
  return {
    ...(status && { status }),
    ...(categoryId && { categoryId: categoryId === NO_CATEGORY ? null : categoryId }),
    ...(price.trim() && { price: price.trim() }),
    ...(added.length + removed.size > 0 && { tags }),
  };
}

function tagsIn(text: string): string[] {
  return text
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}
