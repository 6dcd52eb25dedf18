import { describe, expect, it } from 'vitest';
import { newProduct, saveProduct, uniqueSku } from '../setup/acts.js';
import { Product as ProductEntity } from '../../src/records/product/product.js';
import { expectType } from '../setup/http.js';
import { useShop } from '../setup/shop.js';
import { expectAccepted, expectNothingWritten, storedRow } from '../setup/stored.js';

const shop = useShop();

async function role(): Promise<string> {
  return (await shop.sql.row<{ role: string }>('select session_user as role')).role;
}

async function byHand(): Promise<string> {
  return `database:${await role()}`;
}

describe('V9: an INSERT behind the server’s back', () => {
  const insert = (sku: string, version = 1): Promise<unknown> =>
    shop.sql.rows(
      `insert into products (id, sku, name, price, version, created_by_id, updated_by_id, deleted_at)
         values ('product_' || left(replace(gen_random_uuid()::text, '-', ''), 26), $1, 'Chai', 1, $2, 'ana', 'ana', now())`,
      [sku, version],
    );

  it('V9: is born at version 1, alive, with a revision by the database role, whatever it says', async () => {
    const sku = uniqueSku();
    await insert(sku, 7);
    const { id } = await shop.sql.row<{ id: string }>('select id from products where sku = $1', [sku]);
    expect(await storedRow(shop, 'products', id)).toMatchObject({ deleted_at: null, created_by_id: await byHand() });
    await expectAccepted(
      shop,
      'products',
      { id, version: 1 },
      {
        version: 1,
        kind: 'CREATED',
        by: await byHand(),
        changes: {
          sku: [null, sku],
          name: [null, 'Chai'],
          description: [null, ''],
          price: [null, 1],
          stock: [null, 0],
          tags: [null, []],
          status: [null, 'DRAFT'],
        },
      },
    );
  });

  it('V9: … ON CONFLICT DO UPDATE is an update of the record that is there', async () => {
    const product = await newProduct(shop);
    await shop.sql.rows(
      `insert into products (id, sku, name, price) values ('product_other', $1, 'Upserted', 5)
         on conflict (sku) do update set name = excluded.name`,
      [product.sku],
    );
    await expectAccepted(
      shop,
      'products',
      { id: product.id, version: 2 },
      {
        version: 2,
        by: await byHand(),
        changes: { name: ['Chai', 'Upserted'] },
      },
    );
    expect(await shop.sql.rows(`select 1 from revision where record_id = 'product_other'`)).toEqual([]);
  });

  it('V9: … ON CONFLICT DO NOTHING does nothing', async () => {
    const product = await newProduct(shop);
    await expectNothingWritten(shop, () =>
      shop.sql.rows(
        `insert into products (id, sku, name, price) values ('product_x', $1, 'x', 5) on conflict do nothing`,
        [product.sku],
      ),
    );
  });

  it('V9: em.upsert of MikroORM, which knows nothing of versions, cannot leave the version as it was', async () => {
    const product = await newProduct(shop);
    const nobody = { id: 'x', name: 'x' };
    const fields = {
      id: product.id,
      sku: product.sku,
      name: 'Upserted',
      price: '5',
      createdBy: nobody,
      updatedBy: nobody,
    };
    await shop.orm.em.fork().upsert(ProductEntity, fields);
    const { version, name } = await storedRow(shop, 'products', product.id);
    expect([version, name]).toEqual([2, 'Upserted']);
    expectType(await saveProduct(shop, product, { stock: 1 }), 'ConflictError');
  });
});
