import { describe, expect, it } from 'vitest';
import { newProduct, saveProduct, type Product } from '../setup/acts.js';
import type { Answer } from '../setup/http.js';
import { expectType } from '../setup/http.js';
import { UpdateProduct } from '../setup/operations.js';
import { openTransaction, times } from '../setup/race.js';
import { useShop } from '../setup/shop.js';
import { expectNothingWritten } from '../setup/stored.js';

const POOL_SIZE = 2;
const shop = useShop({ poolSize: POOL_SIZE });

/** A save whose connection the database ends while it waits for the row. */
async function loseConnection(product: Product): Promise<Answer> {
  const holder = await openTransaction(shop);
  await holder.rows('select from products where id = $1 for update', [product.id]);
  const variables = { id: product.id, expectedVersion: product.version, patch: { name: 'x' } };
  const answer = shop.post({ query: String(UpdateProduct), variables });
  await shop.untilWaiting(1);
  await shop.sql.rows(
    `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
  );
  const answered = await answer;
  await holder.rows('rollback');
  return answered;
}

describe('a connection that is lost in the middle of a write', () => {
  it('V3: the write is told that the database is not available, nothing else of it, and nothing is written', async () => {
    const product = await newProduct(shop);
    const answer = await expectNothingWritten(shop, () => loseConnection(product));
    expect(answer.errors).toMatchObject([{ extensions: { code: 'SERVICE_UNAVAILABLE' } }]);
    expect(answer.status).toBe(503);
    expect(answer.text).not.toMatch(/terminat|connection|57P01/);
    expect(shop.logged.splice(0)).toMatchObject([{ code: '57P01' }]);
  });

  it('V3: the server goes on after more losses than it may hold connections', async () => {
    const product = await newProduct(shop);
    for (const _ of times(POOL_SIZE + 1, () => null)) await loseConnection(product);
    expect(shop.logged.splice(0)).toHaveLength(POOL_SIZE + 1);
    const saved = await Promise.all(times(POOL_SIZE + 1, () => newProduct(shop)));
    expect(saved).toHaveLength(POOL_SIZE + 1);
    expectType(await saveProduct(shop, product, { name: 'x' }), 'Product');
  });
});
