import { describe, expect, it, onTestFinished } from 'vitest';
import { Product as ProductEntity } from '../../src/records/product/product.js';
import { deleteProduct, newProduct, restoreProduct, saveProduct, type Product } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { race, times } from '../setup/race.js';
import { useShop } from '../setup/shop.js';
import { storedRevisions, storedRow } from '../setup/stored.js';

const shop = useShop();

const lockRow = ({ id }: Product) => ['select from products where id = $1 for update', id] as const;

/** Removes a product that was changed after it was read, by the means of MikroORM. */
async function removeStale(product: Product): Promise<void> {
  const em = shop.orm.em.fork();
  const read = await em.findOneOrFail(ProductEntity, { id: product.id });
  expectType(await saveProduct(shop, product, { name: 'Saved meanwhile' }), 'Product');
  em.remove(read);
  await em.flush();
}

describe('stale delete: a record is deleted by somebody who has not seen its last change', () => {
  it('control: em.remove of a stale entity deletes it without looking at the version', async () => {
    await shop.sql.rows('alter table products disable trigger refuse_removal');
    onTestFinished(async () => {
      await shop.sql.rows('alter table products enable trigger refuse_removal');
    });
    const product = await newProduct(shop);
    await removeStale(product);
    expect(await shop.sql.rows('select from products where id = $1', [product.id])).toEqual([]);
  });

  it('V9: em.remove is refused by the database', async () => {
    const product = await newProduct(shop);
    await expect(removeStale(product)).rejects.toThrow('never removed');
    expect(await storedRow(shop, 'products', product.id)).toMatchObject({ name: 'Saved meanwhile' });
  });

  it('V2: a deletion that waits for a change to commit is refused, and shows it', async () => {
    const product = await newProduct(shop);
    const [answer] = await race(shop, {
      held: [[`update products set name = 'Saved meanwhile' where id = $1`, product.id]],
      contestants: [() => deleteProduct(shop, product)],
    });
    const conflict = expectType(answer, 'ConflictError');
    expect(conflict).toMatchObject({ current: { name: 'Saved meanwhile', deletedAt: null }, base: product });
    expect(await storedRow(shop, 'products', product.id)).toMatchObject({ version: 2, deleted_at: null });
  });

  it('V2: of eight deletions and eight changes of one version exactly one is accepted', async () => {
    const product = await newProduct(shop);
    const answers = await race(shop, {
      held: [lockRow(product)],
      contestants: [
        ...times(8, (index) => () => saveProduct(shop, product, { name: `by ${index}` })),
        ...times(8, () => () => deleteProduct(shop, product)),
      ],
    });
    const winner = expectType(
      answers.find(({ __typename }) => __typename === 'Product'),
      'Product',
    );
    expect(await storedRevisions(shop, product.id)).toHaveLength(2);
    for (const answer of answers.filter((each) => each !== winner)) {
      const conflict = expectType(answer, 'ConflictError');
      expect(conflict.current).toEqual(winner);
      expect(conflict.conflictingFields.includes('deletedAt')).toBe(winner.deletedAt !== null);
    }
  });

  it('V6: of eight restorations of one tombstone exactly one is accepted', async () => {
    const tombstone = expectType(await deleteProduct(shop, await newProduct(shop)), 'Product');
    const answers = await race(shop, {
      held: [lockRow(tombstone)],
      contestants: times(8, () => () => restoreProduct(shop, tombstone)),
    });
    const kinds = answers.map(({ __typename }) => __typename).toSorted();
    expect(kinds).toEqual([...times(7, () => 'ConflictError'), 'Product']);
    expect(await storedRow(shop, 'products', tombstone.id)).toMatchObject({ version: 3, deleted_at: null });
  });
});
