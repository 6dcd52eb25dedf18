import { describe, expect, it } from 'vitest';
import {
  adjustStock,
  newProduct,
  newProducts,
  placeOrder,
  saveProduct,
  saveProducts,
  type Product,
} from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { race } from '../setup/race.js';
import { useShop } from '../setup/shop.js';
import { lastRevision, storedRow } from '../setup/stored.js';

const shop = useShop();

const deletion = ({ id }: Product) => ['update products set deleted_at = clock_timestamp() where id = $1', id] as const;

/** Nothing has happened to it but its deletion. */
async function expectTombstone({ id }: Product): Promise<void> {
  expect(await storedRow(shop, 'products', id)).toMatchObject({ version: 2, name: 'Chai', stock: 10 });
  expect(await lastRevision(shop, id)).toMatchObject({ version: 2, kind: 'DELETED' });
}

describe('write to deleted: a record is deleted while somebody is saving it', () => {
  it('control: a save that has seen the record alive, and names no version, changes a tombstone', async () => {
    const product = await newProduct(shop);
    const sql = await shop.connect();
    const { deleted_at } = await sql.row('select deleted_at from products where id = $1', [product.id]);
    expect(deleted_at).toBeNull();
    const [text, id] = deletion(product);
    await shop.sql.rows(text, [id]);
    await sql.rows(`update products set name = 'Tea' where id = $1`, [product.id]);
    expect(await storedRow(shop, 'products', product.id)).toMatchObject({
      name: 'Tea',
      deleted_at: expect.any(String),
    });
  });

  it('V6: the save is a conflict in which deletedAt alone is conflicting', async () => {
    const product = await newProduct(shop);
    const [answer] = await race(shop, {
      held: [deletion(product)],
      contestants: [() => saveProduct(shop, product, { name: 'Tea' })],
    });
    const conflict = expectType(answer, 'ConflictError');
    expect(conflict).toMatchObject({
      current: { deletedAt: expect.any(String) },
      base: product,
      conflictingFields: ['deletedAt'],
    });
    await expectTombstone(product);
  });

  it('V7: a batch with it is refused whole', async () => {
    const [product, other] = await newProducts(shop, 2);
    const [answer] = await race(shop, {
      held: [deletion(product!)],
      contestants: [
        () =>
          saveProducts(shop, [
            [other!, { name: 'x' }],
            [product!, { name: 'Tea' }],
          ]),
      ],
    });
    const { failures } = expectType(answer, 'BatchError');
    expect(failures).toMatchObject([
      { index: 1, error: { __typename: 'ConflictError', conflictingFields: ['deletedAt'] } },
    ]);
    await expectTombstone(product!);
    expect(await storedRow(shop, 'products', other!.id)).toMatchObject({ version: 1 });
  });

  it('V6: adjustStock, which needs no version, is refused as well', async () => {
    const product = await newProduct(shop);
    const [answer] = await race(shop, {
      held: [deletion(product)],
      contestants: [() => adjustStock(shop, product.id, 5)],
    });
    expect(expectType(answer, 'ValidationError').message).toContain('restore it first');
    await expectTombstone(product);
  });

  it('V6: and so is an order for it', async () => {
    const product = await newProduct(shop);
    const [answer] = await race(shop, {
      held: [deletion(product)],
      contestants: [() => placeOrder(shop, [{ productId: product.id, quantity: 1 }])],
    });
    expect(expectType(answer, 'ValidationError').issues).toMatchObject([{ message: 'is not for sale' }]);
    await expectTombstone(product);
  });
});
