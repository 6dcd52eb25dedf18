import { describe, expect, it } from 'vitest';
import {
  createCategory,
  createProduct,
  deleteCategory,
  deleteProduct,
  newCategory,
  newProduct,
  restoreCategory,
  restoreProduct,
  saveCategory,
  saveProduct,
  type Category,
} from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { useShop } from '../setup/shop.js';
import { expectAccepted, expectNothingWritten } from '../setup/stored.js';

const shop = useShop();

/** A line of categories, the first at the top. */
async function newBranch(length: number): Promise<Category[]> {
  const branch: Category[] = [];
  for (let depth = 0; depth < length; depth++) {
    branch.push(await newCategory(shop, depth === 0 ? {} : { parentId: branch[depth - 1]!.id }));
  }
  return branch;
}

describe('V1: a category is a record like any other', () => {
  it('V1: created, renamed, moved, deleted and restored, one version and one revision each', async () => {
    const parent = await newCategory(shop);
    const category = expectType(await createCategory(shop, { name: 'Tea' }, { as: 'ben' }), 'Category');
    await expectAccepted(shop, 'categories', category, {
      version: 1,
      kind: 'CREATED',
      by: 'ben',
      changes: { name: [null, 'Tea'] },
    });
    const renamed = expectType(await saveCategory(shop, category, { name: 'Teas' }), 'Category');
    await expectAccepted(shop, 'categories', renamed, { version: 2, changes: { name: ['Tea', 'Teas'] } });
    const moved = expectType(await saveCategory(shop, renamed, { parentId: parent.id }), 'Category');
    expect(moved.parent).toEqual({ id: parent.id });
    await expectAccepted(shop, 'categories', moved, { version: 3, changes: { parent_id: [null, parent.id] } });
    const deleted = expectType(await deleteCategory(shop, moved, { as: 'cleo' }), 'Category');
    expect(deleted).toMatchObject({ version: 4, deletedAt: expect.any(String), updatedBy: { id: 'cleo' } });
    const restored = expectType(await restoreCategory(shop, deleted), 'Category');
    expect(restored).toMatchObject({ version: 5, deletedAt: null, parent: { id: parent.id } });
  });
});

describe('a category is never its own ancestor', () => {
  it.each([1, 2, 3, 7])('V3: a branch of %i is not hung under its own end', async (length) => {
    const branch = await newBranch(length);
    const answer = await expectNothingWritten(shop, () =>
      saveCategory(shop, branch[0]!, { parentId: branch.at(-1)!.id, name: 'x' }),
    );
    expect(expectType(answer, 'ValidationError').issues).toEqual([
      { path: ['patch', 'parentId'], message: 'would make the category its own ancestor' },
    ]);
  });

  it('V1: a branch may be hung anywhere else, and back', async () => {
    const [branch, other] = [await newBranch(3), await newBranch(3)];
    const moved = expectType(await saveCategory(shop, branch[1]!, { parentId: other[2]!.id }), 'Category');
    expectType(await saveCategory(shop, moved, { parentId: branch[0]!.id }), 'Category');
  });
});

describe('what a record names must be alive', () => {
  it('V3: neither an unknown nor a malformed, foreign or deleted category is accepted', async () => {
    const product = await newProduct(shop);
    const category = await newCategory(shop);
    const gone = expectType(await deleteCategory(shop, await newCategory(shop)), 'Category');
    for (const id of [
      'category_01h455vb4pex5vsknk084sn02q',
      'nonsense',
      '',
      'x'.repeat(10_000),
      '\0',
      '\uD800',
      product.id,
      gone.id,
    ]) {
      const answers = await expectNothingWritten(shop, async () => [
        await saveProduct(shop, product, { categoryId: id }),
        await createProduct(shop, { categoryId: id }),
        await saveCategory(shop, category, { parentId: id }),
        await createCategory(shop, { parentId: id }),
      ]);
      expect(answers.map((answer) => expectType(answer, 'ValidationError').issues.map(({ path }) => path))).toEqual([
        [['patch', 'categoryId']],
        [['input', 'categoryId']],
        [['patch', 'parentId']],
        [['input', 'parentId']],
      ]);
    }
  });

  it('V3: a category that living products or children name is not deleted', async () => {
    const [withProduct, withChild, withBoth] = [
      await newCategory(shop),
      await newCategory(shop),
      await newCategory(shop),
    ];
    await newProduct(shop, { categoryId: withProduct.id });
    await newCategory(shop, { parentId: withChild.id });
    await newProduct(shop, { categoryId: withBoth.id });
    await newCategory(shop, { parentId: withBoth.id });
    const messages: unknown[] = [];
    for (const category of [withProduct, withChild, withBoth]) {
      const answer = await expectNothingWritten(shop, () => deleteCategory(shop, category));
      const { issues } = expectType(answer, 'ValidationError');
      expect(new Set(issues.map(({ path }) => path.join('.')))).toEqual(new Set(['id']));
      messages.push(issues.map(({ message }) => message.split(' ')[1]!).toSorted((a, b) => a.localeCompare(b)));
    }
    expect(messages).toEqual([['products'], ['categories'], ['categories', 'products']]);
  });

  it('V6: deleted ones that name it do not stand in the way', async () => {
    const category = await newCategory(shop);
    const product = await newProduct(shop, { categoryId: category.id });
    const child = await newCategory(shop, { parentId: category.id });
    expectType(await deleteProduct(shop, product), 'Product');
    expectType(await deleteCategory(shop, child), 'Category');
    expectType(await deleteCategory(shop, category), 'Category');
  });

  it('V6: nothing is restored below what is deleted, until that is restored first', async () => {
    const category = await newCategory(shop);
    const product = await newProduct(shop, { categoryId: category.id });
    const child = await newCategory(shop, { parentId: category.id });
    const goneProduct = expectType(await deleteProduct(shop, product), 'Product');
    const goneChild = expectType(await deleteCategory(shop, child), 'Category');
    const gone = expectType(await deleteCategory(shop, category), 'Category');
    const answers = await expectNothingWritten(shop, async () => [
      await restoreProduct(shop, goneProduct),
      await restoreCategory(shop, goneChild),
    ]);
    for (const answer of answers) expect(expectType(answer, 'ValidationError').message).toContain('restore that first');
    expectType(await restoreCategory(shop, gone), 'Category');
    expectType(await restoreCategory(shop, goneChild), 'Category');
    expectType(await restoreProduct(shop, goneProduct), 'Product');
  });

  it('V1: a record that names a category which was deleted behind the server’s back can still be edited otherwise', async () => {
    const category = await newCategory(shop);
    const product = await newProduct(shop, { categoryId: category.id });
    await shop.sql.rows('update categories set deleted_at = now() where id = $1', [category.id]);
    expectType(await saveProduct(shop, product, { name: 'Chang' }), 'Product');
  });
});
