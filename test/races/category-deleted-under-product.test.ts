import { describe, expect, it } from 'vitest';
import {
  createCategory,
  createProduct,
  deleteCategory,
  deleteProduct,
  newCategory,
  newProduct,
  restoreProduct,
  saveCategory,
  saveProduct,
  saveProducts,
  uniqueSku,
  type Category,
} from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { openTransaction, race } from '../setup/race.js';
import { useShop } from '../setup/shop.js';
import { expectNothingWritten, storedRow } from '../setup/stored.js';

const shop = useShop();

const deletion = ({ id }: Category) =>
  ['update categories set deleted_at = clock_timestamp() where id = $1', id] as const;
const SHARE_LOCK = 'select from categories where id = $1 and deleted_at is null for share';

/** What living records name although it is deleted. */
function dangling({ id }: Category): Promise<unknown[]> {
  return shop.sql.rows(
    `select r.id from (select id, category_id as names, deleted_at from products
                       union all select id, parent_id, deleted_at from categories) r
       join categories c on c.id = r.names
       where c.id = $1 and r.deleted_at is null and c.deleted_at is not null`,
    [id],
  );
}

describe('category deleted under product: a record comes to name another one while that is being deleted', () => {
  it('control: when both sides look first and hold nothing, a living product ends up in a deleted category', async () => {
    const [category, product] = [await newCategory(shop), await newProduct(shop)];
    const [mover, remover] = [await openTransaction(shop), await openTransaction(shop)];
    expect(await mover.rows('select from categories where id = $1 and deleted_at is null', [category.id])).toHaveLength(
      1,
    );
    expect(await remover.rows('select from products where category_id = $1', [category.id])).toEqual([]);
    await mover.rows('update products set category_id = $2 where id = $1', [product.id, category.id]);
    // The foreign key is content: the row is there.
    const [text, id] = deletion(category);
    await remover.rows(text, [id]);
    await mover.rows('commit');
    await remover.rows('commit');
    expect(await dangling(category)).toEqual([{ id: product.id }]);
  });

  it.each([
    ['a product made in it', (categoryId: string) => createProduct(shop, { categoryId })],
    ['a category made in it', (parentId: string) => createCategory(shop, { parentId })],
  ])(
    'V3: %s while it is being deleted is refused',
    async (_, make: (id: string) => Promise<{ __typename?: string }>) => {
      const category = await newCategory(shop);
      const [answer] = await race(shop, { held: [deletion(category)], contestants: [() => make(category.id)] });
      expect(answer).toMatchObject({ __typename: 'ValidationError', issues: [{ message: 'names no living record' }] });
      expect(await dangling(category)).toEqual([]);
    },
  );

  it('V3: a product, a batch and a category moved into it while it is being deleted are refused', async () => {
    const category = await newCategory(shop);
    const [product, another, child] = [await newProduct(shop), await newProduct(shop), await newCategory(shop)];
    const [moved, batched, hung] = await race<{ __typename: string }>(shop, {
      held: [deletion(category)],
      contestants: [
        () => saveProduct(shop, product, { categoryId: category.id }),
        () => saveProducts(shop, [[another, { categoryId: category.id }]]),
        () => saveCategory(shop, child, { parentId: category.id }),
      ],
    });
    expect([moved, batched, hung].map((answer) => answer!.__typename)).toEqual([
      'ValidationError',
      'BatchError',
      'ValidationError',
    ]);
    expect(await dangling(category)).toEqual([]);
  });

  it('V6: a product restored into it while it is being deleted is refused', async () => {
    const category = await newCategory(shop);
    const tombstone = expectType(
      await deleteProduct(shop, await newProduct(shop, { categoryId: category.id })),
      'Product',
    );
    const [answer] = await race(shop, {
      held: [deletion(category)],
      contestants: [() => restoreProduct(shop, tombstone)],
    });
    expect(expectType(answer, 'ValidationError').message).toContain('restore that first');
    expect(await storedRow(shop, 'products', tombstone.id)).toMatchObject({ deleted_at: expect.any(String) });
  });

  it('V3: a category is not deleted while a product is being made in it', async () => {
    const category = await newCategory(shop);
    const [answer] = await race(shop, {
      held: [
        [SHARE_LOCK, category.id],
        [
          `insert into products (id, sku, name, price, category_id) values ('product_' || md5($1), $1, 'x', 1, $2)`,
          uniqueSku(),
          category.id,
        ],
      ],
      contestants: [() => deleteCategory(shop, category)],
    });
    expect(expectType(answer, 'ValidationError').issues).toMatchObject([
      { message: expect.stringContaining('Living products') },
    ]);
    expect(await dangling(category)).toEqual([]);
  });

  it('V3: the move and the deletion, both by the server: one of them is refused', async () => {
    const [category, product] = [await newCategory(shop), await newProduct(shop)];
    const answers = await race<{ __typename: string }>(shop, {
      held: [['select from categories where id = $1 for update', category.id]],
      contestants: [
        () => deleteCategory(shop, category),
        () => saveProduct(shop, product, { categoryId: category.id }),
      ],
    });
    expect(answers.map(({ __typename }) => __typename).toSorted()).toContain('ValidationError');
    expect(answers.filter(({ __typename }) => __typename === 'ValidationError')).toHaveLength(1);
    expect(await dangling(category)).toEqual([]);
  });

  it('V3: a deletion that is rolled back refuses nobody', async () => {
    const category = await newCategory(shop);
    const contestants = [() => createProduct(shop, { categoryId: category.id })];
    const [answer] = await race(shop, { held: [deletion(category)], contestants, end: 'rollback' });
    expect(expectType(answer, 'Product').category).toEqual({ id: category.id });
    expectType(await expectNothingWritten(shop, () => deleteCategory(shop, category)), 'ValidationError');
  });
});
