import { beforeAll, describe, expect, it } from 'vitest';
import { newProduct, saveProduct } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { UpdateProduct } from '../setup/operations.js';
import { useShop } from '../setup/shop.js';
import { expectAccepted } from '../setup/stored.js';

const shop = useShop();
const MAX_ATTEMPTS = 6;

/** A trigger that ends a transaction with the SQLSTATE that a product bears as its name, so many times as it has in stock. */
beforeAll(async () => {
  await shop.sql.rows('create sequence attempt');
  await shop.sql.rows(
    `create function fail() returns trigger language plpgsql as $$ begin
       if new.name ~ '^[0-9A-Z]{5}$' and nextval('attempt') <= new.stock then
         raise exception 'contrived' using errcode = new.name;
       end if;
       return new;
     end $$`,
  );
  await shop.sql.rows('create trigger fail before update on products for each row execute function fail()');
});

/** Saves a product so that the first attempts, so many of them, end with this SQLSTATE; and how many attempts there were. */
async function saveFailing(sqlState: string, failures: number) {
  const product = await newProduct(shop, { stock: failures });
  await shop.sql.rows(`alter sequence attempt restart`);
  const answer = await shop.post({
    query: String(UpdateProduct),
    variables: { id: product.id, expectedVersion: 1, patch: { name: sqlState } },
  });
  const { attempts } = await shop.sql.row<{ attempts: string }>('select last_value as attempts from attempt');
  return { product, answer, attempts: Number(attempts) };
}

describe('the whole transaction runs again when the database says that it may succeed then', () => {
  it.each([
    ['40001', 'a serialization failure'],
    ['40P01', 'a deadlock'],
  ])('V1: after %s, %s, the save is accepted, as one version with one revision', async (sqlState) => {
    const { product, answer, attempts } = await saveFailing(sqlState, 3);
    expect(attempts).toBe(4);
    expect(answer).toMatchObject({ status: 200, errors: [], data: { updateProduct: { name: sqlState, version: 2 } } });
    const saved = { id: product.id, version: 2 };
    await expectAccepted(shop, 'products', saved, { version: 2, changes: { name: ['Chai', sqlState] } });
  });

  it('V3: but not for ever: then it is told to come back later, without a word of why, and nothing is written', async () => {
    const { product, answer, attempts } = await saveFailing('40001', 1_000);
    expect(attempts).toBe(MAX_ATTEMPTS);
    expect(answer.errors).toMatchObject([{ extensions: { code: 'SERVICE_UNAVAILABLE' } }]);
    expect(answer.text).not.toMatch(/contrived|40001/);
    expect(shop.logged.splice(0)).toMatchObject([{ code: '40001' }]);
    expect(expectType(await saveProduct(shop, product, {}), 'Product')).toEqual(product);
  });

  it('V3: any other error of the database is not tried again', async () => {
    const { answer, attempts } = await saveFailing('22003', 1_000);
    expect(attempts).toBe(1);
    expect(answer.errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    expect(shop.logged.splice(0)).toMatchObject([{ code: '22003' }]);
  });
});
