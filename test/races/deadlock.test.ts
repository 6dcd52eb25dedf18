import { describe, expect, it } from 'vitest';
import { newOrder, newProducts, placeOrder, saveProducts, setOrderStatus, type Product } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { openTransaction, race, times } from '../setup/race.js';
import { useShop } from '../setup/shop.js';
import { expectAccepted, storedRow } from '../setup/stored.js';

const shop = useShop();

const DEADLOCK = { code: '40P01' };
const LOCK = 'select from products where id = $1 for update';

/** New products in the order of their ids, whose rows lie in the table in the opposite order. */
async function newProductsLyingBackwards(count: number): Promise<Product[]> {
  const products = (await newProducts(shop, count)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  // A changed row is written again, behind all others.
  for (const { id } of products.toReversed()) {
    await shop.sql.rows('update products set stock = stock + 1 where id = $1', [id]);
  }
  return products.map((product) => ({ ...product, version: 2 }));
}

/** Which of these rows nobody has locked. */
async function unlocked(products: readonly Product[]): Promise<string[]> {
  const ids = products.map(({ id }) => id);
  const rows = await shop.sql.rows<{ id: string }>(
    'select id from products where id = any($1) order by id for update skip locked',
    [ids],
  );
  return rows.map(({ id }) => id);
}

/** While the row with the lowest id is held: the writers wait for it, and hold none of the others. */
async function expectLowestIdFirst(
  products: readonly Product[],
  writers: readonly (() => Promise<unknown>)[],
): Promise<void> {
  const holder = await openTransaction(shop);
  await holder.rows(LOCK, [products[0]!.id]);
  const answers = Promise.all(writers.map((start) => start()));
  answers.catch(() => undefined);
  await shop.untilWaiting(writers.length);
  expect(await unlocked(products)).toEqual(products.slice(1).map(({ id }) => id));
  await holder.rows('commit');
  await answers;
}

describe('deadlock by opposite order: two writers take the same rows in different orders', () => {
  it('control: two transactions that take two rows in opposite order: the database ends one of them', async () => {
    const [one, two] = await newProducts(shop, 2);
    const [forwards, backwards] = [await openTransaction(shop), await openTransaction(shop)];
    await forwards.rows(LOCK, [one!.id]);
    await backwards.rows(LOCK, [two!.id]);
    const outcomes = await Promise.allSettled([forwards.rows(LOCK, [two!.id]), backwards.rows(LOCK, [one!.id])]);
    const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    expect(failures).toMatchObject([DEADLOCK]);
  });

  it('V7: a batch takes its rows in the order of their ids, in whatever order they are named and lie in the table', async () => {
    const products = await newProductsLyingBackwards(4);
    const edits = products.map((product) => [product, { name: 'x' }] as const);
    await expectLowestIdFirst(products, [
      () => saveProducts(shop, edits),
      () => saveProducts(shop, edits.toReversed()),
    ]);
  });

  it('V7: an order, and its cancellation, take the rows of the products in the order of their ids', async () => {
    const products = await newProductsLyingBackwards(4);
    const lines = products.map(({ id }) => ({ productId: id, quantity: 1 }));
    await expectLowestIdFirst(products, [() => placeOrder(shop, lines), () => placeOrder(shop, lines.toReversed())]);
    const order = await newOrder(shop, ...products.toReversed().map((product) => [product, 1] as const));
    await expectLowestIdFirst(products, [() => setOrderStatus(shop, order, 'CANCELLED')]);
  });

  it('V7: twelve batches in both orders at once: one is accepted, and nobody is told of a deadlock', async () => {
    const products = await newProductsLyingBackwards(5);
    const edits = (name: string) => products.map((product) => [product, { name }] as const);
    const answers = await race(shop, {
      held: [[LOCK, products[2]!.id]],
      contestants: times(
        12,
        (index) => () => saveProducts(shop, index % 2 ? edits(`by ${index}`) : edits(`by ${index}`).toReversed()),
      ),
    });
    const kinds = answers.map(({ __typename }) => __typename).toSorted();
    expect(kinds).toEqual([...times(11, () => 'BatchError'), 'ProductsUpdated']);
  });

  it('V7: orders and cancellations in both orders at once, all accepted: the stock is what arithmetic says', async () => {
    const products = await newProducts(shop, 4, { stock: 100 });
    const units = products.map((product) => [product, 2] as const);
    const orders = await Promise.all(times(6, (index) => newOrder(shop, ...(index % 2 ? units : units.toReversed()))));
    const lines = products.map(({ id }) => ({ productId: id, quantity: 3 }));
    const answers = await race(shop, {
      held: [[LOCK, products[1]!.id]],
      contestants: [
        ...orders.map((order) => () => setOrderStatus(shop, order, 'CANCELLED')),
        ...times(6, (index) => () => placeOrder(shop, index % 2 ? lines : lines.toReversed())),
      ],
    });
    expect(answers.map(({ __typename }) => __typename)).toEqual(times(12, () => 'Order'));
    for (const { id } of products) expect(await storedRow(shop, 'products', id)).toMatchObject({ stock: 100 - 6 * 3 });
  });
});

describe('deadlock with somebody behind the server’s back, who takes rows in any order', () => {
  it('the database ends the server’s transaction, which runs again from its start and is accepted', async () => {
    const products = await newProductsLyingBackwards(3);
    const [first, second, third] = products;
    const psql = await openTransaction(shop);
    // Whoever waits last for the circle looks for it first; this one never looks.
    await psql.rows(`set deadlock_timeout = '1h'`);
    await psql.rows(LOCK, [third!.id]);
    const other = await openTransaction(shop);
    await other.rows(LOCK, [second!.id]);

    const answer = saveProducts(
      shop,
      products.map((product) => [product, { name: 'Saved' }] as const),
      { as: 'ben' },
    );
    await shop.untilWaiting(1);
    // Now the batch holds the first row and waits for the second; psql comes to wait for the first, and holds the third.
    const psqlGoesOn = psql.rows(LOCK, [first!.id]);
    await other.rows('commit');
    // The circle is closed, and only the server's end of it can be given up.
    await psqlGoesOn;
    await psql.rows(`update products set stock = 99 where id = $1`, [first!.id]);
    await psql.rows('rollback');

    const { products: saved } = expectType(await answer, 'ProductsUpdated');
    for (const product of saved) {
      await expectAccepted(shop, 'products', product, { version: 3, by: 'ben', changes: { name: ['Chai', 'Saved'] } });
    }
  });

  it('what the other one committed meanwhile is seen by the second run, and refused as a conflict', async () => {
    const products = await newProductsLyingBackwards(3);
    const [first, second, third] = products;
    const psql = await openTransaction(shop);
    await psql.rows(`set deadlock_timeout = '1h'`);
    await psql.rows(`update products set name = 'By hand' where id = $1`, [third!.id]);
    const other = await openTransaction(shop);
    await other.rows(LOCK, [second!.id]);

    const answer = saveProducts(
      shop,
      products.map((product) => [product, { name: 'Saved' }] as const),
    );
    await shop.untilWaiting(1);
    const psqlGoesOn = psql.rows(LOCK, [first!.id]);
    await other.rows('commit');
    await psqlGoesOn;
    await psql.rows('commit');

    const { failures } = expectType(await answer, 'BatchError');
    expect(failures).toMatchObject([
      { index: 2, error: { __typename: 'ConflictError', current: { name: 'By hand' } } },
    ]);
    expect(await storedRow(shop, 'products', first!.id)).toMatchObject({ version: 2, name: 'Chai' });
  });
});
