import {
  adjustStock,
  createProduct,
  deleteProduct,
  newCategory,
  newProduct,
  newProducts,
  restoreProduct,
  revertProduct,
  saveProduct,
  saveProducts,
  undoProductRevision,
  uniqueSku,
  type Product,
} from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import type { Shop } from '../setup/shop.js';
import type { AcceptedCall } from './accepted-call.js';

async function savedProduct(shop: Shop): Promise<Product> {
  const product = await newProduct(shop, { tags: ['a'], description: 'one\ntwo\nthree' });
  return expectType(await saveProduct(shop, product, { name: 'Chang', tags: ['a', 'b'] }, { as: 'cleo' }), 'Product');
}

const base = <R extends { version: number }>(record: R): R => ({ ...record, version: 1 });

export const productCalls: readonly AcceptedCall[] = [
  {
    mutation: 'createProduct',
    revisions: 1,
    prepare: async (shop) => {
      const input = { sku: uniqueSku(), price: '1.5', tags: ['b', 'a'], categoryId: (await newCategory(shop)).id };
      return (way) => createProduct(shop, input, way);
    },
  },
  {
    mutation: 'updateProduct',
    revisions: 1,
    versioned: true,
    prepare: async (shop) => {
      const product = await savedProduct(shop);
      const patch = { price: '7', description: 'x', categoryId: (await newCategory(shop)).id };
      return (way) => saveProduct(shop, product, patch, way);
    },
  },
  {
    mutation: 'updateProduct',
    what: 'that changes nothing',
    revisions: 0,
    prepare: async (shop) => {
      const product = await savedProduct(shop);
      return (way) => saveProduct(shop, product, { tags: ['b', 'a'], price: '19.9' }, way);
    },
  },
  {
    mutation: 'updateProduct',
    what: 'with MERGE that merges',
    revisions: 1,
    prepare: async (shop) => {
      const product = base(await savedProduct(shop));
      const patch = { tags: ['a', 'c'], description: 'one\ntwo\n3' };
      return (way) => saveProduct(shop, product, patch, { ...way, onConflict: 'MERGE' });
    },
  },
  {
    mutation: 'updateProduct',
    what: 'with MERGE that finds nothing left to do',
    revisions: 0,
    prepare: async (shop) => {
      const product = base(await savedProduct(shop));
      return (way) => saveProduct(shop, product, { name: 'Chang' }, { ...way, onConflict: 'MERGE' });
    },
  },
  {
    mutation: 'updateProducts',
    revisions: 2,
    versioned: true,
    prepare: async (shop) => {
      const [one, two] = await newProducts(shop, 2);
      return (way) =>
        saveProducts(
          shop,
          [
            [two!, { name: 'second' }],
            [one!, { name: 'first' }],
          ],
          way,
        );
    },
  },
  {
    mutation: 'updateProducts',
    what: 'with MERGE, of which one merges, one changes nothing and one is not stale',
    revisions: 2,
    prepare: async (shop) => {
      const [saved, same, other] = [await savedProduct(shop), await savedProduct(shop), await newProduct(shop)];
      const edits = [
        [base(saved), { tags: ['a', 'c'] }],
        [base(same), { name: 'Chang' }],
        [other, { stock: 3 }],
      ] as const;
      return (way) => saveProducts(shop, edits, { ...way, onConflict: 'MERGE' });
    },
  },
  {
    mutation: 'deleteProduct',
    revisions: 1,
    versioned: true,
    prepare: async (shop) => {
      const product = await savedProduct(shop);
      return (way) => deleteProduct(shop, product, way);
    },
  },
  {
    mutation: 'restoreProduct',
    revisions: 1,
    versioned: true,
    prepare: async (shop) => {
      const deleted = expectType(await deleteProduct(shop, await savedProduct(shop)), 'Product');
      return (way) => restoreProduct(shop, deleted, way);
    },
  },
  {
    mutation: 'revertProduct',
    revisions: 1,
    versioned: true,
    prepare: async (shop) => {
      const product = await savedProduct(shop);
      return (way) => revertProduct(shop, product, 1, way);
    },
  },
  {
    mutation: 'undoProductRevision',
    revisions: 1,
    versioned: true,
    prepare: async (shop) => {
      const product = expectType(await saveProduct(shop, await savedProduct(shop), { stock: 3 }), 'Product');
      return (way) => undoProductRevision(shop, product, 2, way);
    },
  },
  {
    mutation: 'adjustStock',
    revisions: 1,
    prepare: async (shop) => {
      const { id } = await savedProduct(shop);
      return (way) => adjustStock(shop, id, -3, undefined, way);
    },
  },
  {
    mutation: 'adjustStock',
    what: 'by nothing',
    revisions: 0,
    prepare: async (shop) => {
      const { id } = await savedProduct(shop);
      return (way) => adjustStock(shop, id, 0, undefined, way);
    },
  },
  {
    mutation: 'adjustStock',
    what: 'with expectedVersion',
    revisions: 1,
    prepare: async (shop) => {
      const { id, version } = await savedProduct(shop);
      return (way) => adjustStock(shop, id, 5, version, way);
    },
  },
];
