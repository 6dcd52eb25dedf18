import {
  createCategory,
  deleteCategory,
  newCategory,
  restoreCategory,
  revertCategory,
  saveCategories,
  saveCategory,
  undoCategoryRevision,
  type Category,
} from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import type { Shop } from '../setup/shop.js';
import type { AcceptedCall } from './accepted-call.js';

async function savedCategory(shop: Shop): Promise<Category> {
  return expectType(await saveCategory(shop, await newCategory(shop), { name: 'Drinks' }, { as: 'cleo' }), 'Category');
}

export const categoryCalls: readonly AcceptedCall[] = [
  {
    mutation: 'createCategory',
    revisions: 1,
    prepare: async (shop) => {
      const { id: parentId } = await newCategory(shop);
      return (way) => createCategory(shop, { name: 'Tea', parentId }, way);
    },
  },
  {
    mutation: 'updateCategory',
    revisions: 1,
    versioned: true,
    prepare: async (shop) => {
      const category = await savedCategory(shop);
      return (way) => saveCategory(shop, category, { name: 'Tea' }, way);
    },
  },
  {
    mutation: 'updateCategories',
    revisions: 2,
    versioned: true,
    prepare: async (shop) => {
      const [one, two] = [await newCategory(shop), await savedCategory(shop)];
      return (way) =>
        saveCategories(
          shop,
          [
            [one, { name: 'first' }],
            [two, { name: 'second', parentId: one.id }],
          ],
          way,
        );
    },
  },
  {
    mutation: 'deleteCategory',
    revisions: 1,
    versioned: true,
    prepare: async (shop) => {
      const category = await savedCategory(shop);
      return (way) => deleteCategory(shop, category, way);
    },
  },
  {
    mutation: 'restoreCategory',
    revisions: 1,
    versioned: true,
    prepare: async (shop) => {
      const deleted = expectType(await deleteCategory(shop, await newCategory(shop)), 'Category');
      return (way) => restoreCategory(shop, deleted, way);
    },
  },
  {
    mutation: 'revertCategory',
    revisions: 1,
    versioned: true,
    prepare: async (shop) => {
      const category = await savedCategory(shop);
      return (way) => revertCategory(shop, category, 1, way);
    },
  },
  {
    mutation: 'undoCategoryRevision',
    revisions: 1,
    versioned: true,
    prepare: async (shop) => {
      const category = await savedCategory(shop);
      return (way) => undoCategoryRevision(shop, category, 2, way);
    },
  },
];
