import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import {
  deleteProduct,
  newCategory,
  newOrder,
  newProduct,
  readRecord,
  saveProduct,
  uniqueSku,
  type Product,
} from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { useShop } from '../setup/shop.js';
import { expectAccepted, expectNothingWritten, lastRevision, storedRow } from '../setup/stored.js';

const shop = useShop();
const INTEGRITY_VIOLATION = { code: '23000' };

async function role(): Promise<string> {
  return (await shop.sql.row<{ role: string }>('select session_user as role')).role;
}

async function byHand(): Promise<string> {
  return `database:${await role()}`;
}

/** Runs SQL on the row of a product, with the id as $1. */
function onProduct({ id }: Product, sql: string, ...parameters: unknown[]): Promise<unknown> {
  return shop.sql.rows(sql, [id, ...parameters]);
}

describe('V9: an UPDATE behind the server’s back', () => {
  it('V9: that forgets the version gets it raised, and a revision by the database role', async () => {
    const product = await newProduct(shop);
    await onProduct(product, `update products set name = 'By hand', stock = 3 where id = $1`);
    await expectAccepted(
      shop,
      'products',
      { id: product.id, version: 2 },
      {
        version: 2,
        by: await byHand(),
        changes: { name: ['Chai', 'By hand'], stock: [10, 3] },
      },
    );
    const read = await readRecord(shop, 'Product', product.id);
    expect(read).toMatchObject({ version: 2, name: 'By hand', updatedBy: { id: await byHand(), name: await role() } });
    expect(read.createdBy).toEqual(product.createdBy);
    expect(read.updatedAt >= product.updatedAt).toBe(true);
    expect((await lastRevision(shop, product.id)).at).toBe(
      (await storedRow(shop, 'products', product.id))['updated_at'],
    );
  });

  it('V9: that sets the next version by hand is attributed to the database role, too', async () => {
    const product = await newProduct(shop);
    await onProduct(product, `update products set name = 'By hand', version = 2 where id = $1`);
    await expectAccepted(
      shop,
      'products',
      { id: product.id, version: 2 },
      {
        version: 2,
        by: await byHand(),
        changes: { name: ['Chai', 'By hand'] },
      },
    );
  });

  it.each([0, -1, 1, 2, 5, 1_000])('V9: that sets version %i where 4 must follow 3 is refused', async (version) => {
    const product = await newProduct(shop);
    for (const name of ['v2', 'v3']) await onProduct(product, 'update products set name = $2 where id = $1', name);
    await expectNothingWritten(shop, () =>
      expect(
        onProduct(product, 'update products set stock = 1, version = $2 where id = $1', version),
      ).rejects.toMatchObject({
        ...INTEGRITY_VIOLATION,
        message: expect.stringContaining('must be followed by 4'),
      }),
    );
    await onProduct(product, 'update products set stock = 1, version = $2 where id = $1', 4);
    expect(await storedRow(shop, 'products', product.id)).toMatchObject({ version: 4 });
  });

  it('V9: that names another author, another time of creation or another creator is not believed', async () => {
    const product = await newProduct(shop);
    const before = await storedRow(shop, 'products', product.id);
    await onProduct(
      product,
      `update products set name = 'x', updated_by_id = 'ana', updated_by_name = 'Ana', updated_at = '2000-01-01',
         created_at = '2000-01-01', created_by_id = 'ben', created_by_name = 'Ben' where id = $1`,
    );
    const after = await storedRow(shop, 'products', product.id);
    expect(after).toMatchObject({
      updated_by_id: await byHand(),
      created_at: before['created_at'],
      created_by_id: before['created_by_id'],
      created_by_name: before['created_by_name'],
    });
    expect(new Date(after['updated_at'] as string).getTime()).toBeGreaterThanOrEqual(Date.parse(product.updatedAt));
  });

  it('V9: that changes nothing leaves version and revisions alone', async () => {
    const product = await newProduct(shop, { tags: ['a'] });
    await expectNothingWritten(shop, () =>
      onProduct(
        product,
        `update products set name = name, price = 19.9, tags = array['a'], version = version where id = $1`,
      ),
    );
  });

  it('V9: of many rows raises each of them by one', async () => {
    const products = [await newProduct(shop, { name: 'many' }), await newProduct(shop, { name: 'many' })];
    await shop.sql.rows(`update products set stock = stock + 1 where name = 'many'`);
    for (const { id } of products) {
      const changes = { stock: [10, 11] as [number, number] };
      await expectAccepted(shop, 'products', { id, version: 2 }, { version: 2, by: await byHand(), changes });
    }
  });

  it('V9: twice in one transaction is two versions', async () => {
    const product = await newProduct(shop);
    await shop.sql.rows(
      `do $$ begin
         update products set name = 'one' where id = '${product.id}';
         update products set name = 'two' where id = '${product.id}';
       end $$`,
    );
    const changes = { name: ['one', 'two'] as [string, string] };
    await expectAccepted(shop, 'products', { id: product.id, version: 3 }, { version: 3, by: await byHand(), changes });
  });

  it('V9: that rolls back leaves nothing', async () => {
    const product = await newProduct(shop);
    await expectNothingWritten(shop, async () => {
      await shop.sql.rows('begin');
      await onProduct(product, `update products set name = 'x' where id = $1`);
      await shop.sql.rows('rollback');
    });
  });

  it('V9: after it, a write of the server is the server’s again, and a stale one is refused', async () => {
    const product = await newProduct(shop, {}, { as: 'ben' });
    await onProduct(product, `update products set stock = 3 where id = $1`);
    expectType(await saveProduct(shop, product, { name: 'x' }), 'ConflictError');
    const saved = expectType(
      await saveProduct(shop, { ...product, version: 2 }, { name: 'x' }, { as: 'ben' }),
      'Product',
    );
    await expectAccepted(shop, 'products', saved, { version: 3, by: 'ben', changes: { name: ['Chai', 'x'] } });
    await onProduct(product, `update products set name = 'y' where id = $1`);
    expect(await lastRevision(shop, product.id)).toMatchObject({ version: 4, actor_id: await byHand() });
  });

  it('V9: by another role is attributed to that role', async () => {
    const product = await newProduct(shop);
    const name = `clerk_${product.id.slice(-8)}`;
    await shop.sql.rows(`create role ${name} login password 'clerk' in role pg_read_all_data, pg_write_all_data`);
    const url = new URL(shop.databaseUrl);
    [url.username, url.password] = [name, 'clerk'];
    const client = new Client({ connectionString: url.href });
    await client.connect();
    await client.query(`update products set name = 'By a clerk' where id = $1`, [product.id]);
    await client.end();
    expect(await lastRevision(shop, product.id)).toMatchObject({ actor_id: `database:${name}`, actor_name: name });
    await shop.sql.rows(`drop role ${name}`);
  });
});

describe('V9 and V6: deletion behind the server’s back', () => {
  it.each(['products', 'categories', 'orders'])('V9: DELETE and TRUNCATE of %s are refused', async (table) => {
    const category = await newCategory(shop);
    await newOrder(shop, [await newProduct(shop, { categoryId: category.id }), 1]);
    await expectNothingWritten(shop, async () => {
      for (const statement of [
        `delete from ${table}`,
        `delete from ${table} where false`,
        `truncate ${table}`,
        `truncate ${table} cascade`,
        `truncate products, categories, orders`,
      ]) {
        await expect(shop.sql.rows(statement), statement).rejects.toThrow(/never removed|cannot truncate/);
      }
    });
  });

  it('V6: setting and clearing deleted_at by hand is a deletion and a restoration', async () => {
    const product = await newProduct(shop);
    await onProduct(product, 'update products set deleted_at = now() where id = $1');
    expect(await lastRevision(shop, product.id)).toMatchObject({
      version: 2,
      kind: 'DELETED',
      actor_id: await byHand(),
    });
    const conflict = expectType(await saveProduct(shop, product, { name: 'x' }), 'ConflictError');
    expect(conflict.conflictingFields).toEqual(['deletedAt']);
    await onProduct(product, 'update products set deleted_at = null where id = $1');
    expect(await lastRevision(shop, product.id)).toMatchObject({ version: 3, kind: 'RESTORED' });
  });
});

describe('V9: the identity of a record', () => {
  it('V9: an id never changes', async () => {
    const product = await newProduct(shop);
    await expectNothingWritten(shop, () =>
      expect(onProduct(product, `update products set id = 'product_other' where id = $1`)).rejects.toMatchObject(
        INTEGRITY_VIOLATION,
      ),
    );
  });

  it('V9: a tombstone’s id and sku are not given to another record', async () => {
    const { id, sku } = expectType(await deleteProduct(shop, await newProduct(shop)), 'Product');
    for (const [useId, useSku] of [
      [id, uniqueSku()],
      ['product_fresh', sku],
    ]) {
      const insert = shop.sql.rows(`insert into products (id, sku, name, price) values ($1, $2, 'x', 1)`, [
        useId,
        useSku,
      ]);
      await expect(insert).rejects.toMatchObject({ code: '23505' });
    }
  });

  it('V9: values that no record may have are refused by the database itself', async () => {
    const product = await newProduct(shop);
    await expectNothingWritten(shop, async () => {
      for (const change of [
        `price = -1`,
        `price = 'NaN'`,
        `price = 'Infinity'`,
        `stock = -1`,
        `status = 'SOLD'`,
        `sku = null`,
        `tags = null`,
        `tags = '{tea,null}'`,
        `tags = '{{tea},{loose}}'`,
        `category_id = 'nobody'`,
      ]) {
        await expect(onProduct(product, `update products set ${change} where id = $1`), change).rejects.toMatchObject({
          code: expect.stringMatching(/^2[23]/),
        });
      }
    });
  });

  it.each([
    ['no list', '{}'],
    ['no line', '[]'],
    ['a line that is none', '[7]'],
    ['lines in a list', '[[LINE]]'],
    ['a line without an id', '[{"productId": "p", "quantity": 1, "unitPrice": "1.00"}]'],
    ['a line of no product', '[{"id": "l", "productId": null, "quantity": 1, "unitPrice": "1.00"}]'],
    ['no unit', '[{"id": "l", "productId": "p", "quantity": 0, "unitPrice": "1.00"}]'],
    ['half a unit', '[{"id": "l", "productId": "p", "quantity": 1.5, "unitPrice": "1.00"}]'],
    ['units in words', '[{"id": "l", "productId": "p", "quantity": "1", "unitPrice": "1.00"}]'],
    ['more units than an Int holds', '[{"id": "l", "productId": "p", "quantity": 2147483648, "unitPrice": "1.00"}]'],
    ['a price that is a number', '[{"id": "l", "productId": "p", "quantity": 1, "unitPrice": 1.00}]'],
    ['a price without cents', '[{"id": "l", "productId": "p", "quantity": 1, "unitPrice": "1"}]'],
    ['one good line and one bad', '[LINE, 7]'],
  ])('V8: an order with %s is refused by the database itself', async (_what, lines) => {
    const order = await newOrder(shop, [await newProduct(shop, { stock: 5 }), 1]);
    const LINE = '{"id": "l", "productId": "p", "quantity": 1, "unitPrice": "1.00"}';
    const set = (value: string) =>
      shop.sql.rows('update orders set lines = $2::jsonb where id = $1', [order.id, value]);
    await expectNothingWritten(shop, () =>
      expect(set(lines.replace('LINE', LINE))).rejects.toMatchObject({ code: expect.stringMatching(/^2[23]/) }),
    );
    await set(`[${LINE}]`);
  });
});
