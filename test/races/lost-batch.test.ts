import { MikroORM, OptimisticLockError } from '@mikro-orm/postgresql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { entities } from '../../src/records/index.js';
import { Product as ProductEntity } from '../../src/records/product/product.js';
import { newProducts, saveProduct, saveProducts, type Product } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { race, times } from '../setup/race.js';
import { useShop } from '../setup/shop.js';
import { expectAccepted, storedRevisions, storedRow } from '../setup/stored.js';

const shop = useShop();

const lockRows = (products: readonly Product[]) =>
  ['select from products where id = any($1) order by id for update', products.map(({ id }) => id)] as const;

/**
 * Two writers who have both read both products at version 1 flush their changes at once. What became of each: null when
 * it was told that all is well.
 */
async function flushAtOnce(orm: MikroORM, products: readonly Product[]): Promise<unknown[]> {
  const writers = await Promise.all(
    times(2, async (index) => {
      const em = orm.em.fork();
      const read = await em.find(ProductEntity, { id: products.map(({ id }) => id) });
      for (const product of read) product.name = `by ${index}`;
      return em;
    }),
  );
  return race(shop, {
    held: [lockRows(products)],
    contestants: writers.map(
      (em) => () =>
        em.flush().then(
          () => null,
          (error: unknown) => error,
        ),
    ),
  });
}

describe('lost batch: a flush of two or more changed rows', () => {
  it('control: with useBatchUpdates, MikroORM compares versions in one statement and writes in the next: both writers succeed', async () => {
    const orm = await MikroORM.init({
      clientUrl: shop.databaseUrl,
      entities,
      useBatchUpdates: true,
      logger: () => undefined,
    });
    onTestFinished(() => orm.close(true));
    const products = await newProducts(shop, 2);
    expect(await flushAtOnce(orm, products)).toEqual([null, null]);
    // Two edits from the same version, both accepted: the first one is gone, and nobody was told.
    for (const { id } of products) expect(await storedRevisions(shop, id)).toHaveLength(3);
  });

  it('V2: with the options of this server, one of the two is refused by MikroORM itself', async () => {
    const products = await newProducts(shop, 2);
    const outcomes = await flushAtOnce(shop.orm, products);
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome instanceof OptimisticLockError)).toHaveLength(1);
    for (const { id } of products) expect(await storedRevisions(shop, id)).toHaveLength(2);
  });

  it('V7: of eight batches over the same records exactly one is accepted, and every other reports all of them', async () => {
    const products = await newProducts(shop, 3);
    const answers = await race(shop, {
      held: [lockRows(products)],
      contestants: times(
        8,
        (index) => () =>
          saveProducts(
            shop,
            products.map((product) => [product, { name: `by ${index}` }] as const),
          ),
      ),
    });
    const winners = answers.filter(({ __typename }) => __typename === 'ProductsUpdated');
    expect(winners).toHaveLength(1);
    const { products: written } = expectType(winners[0], 'ProductsUpdated');
    for (const product of written) {
      await expectAccepted(shop, 'products', product, { version: 2, changes: { name: ['Chai', product.name] } });
    }
    for (const answer of answers.filter((each) => each !== winners[0])) {
      const { failures } = expectType(answer, 'BatchError');
      expect(failures).toMatchObject(
        products.map((base, index) => ({
          index,
          error: { __typename: 'ConflictError', base, current: written[index] },
        })),
      );
    }
  });

  it('V7: a batch that waited reports every record that others changed meanwhile, not only the first', async () => {
    const products = await newProducts(shop, 3);
    const [one, two, three] = products;
    const [answer] = await race(shop, {
      held: [[`update products set name = 'By hand' where id = any($1)`, [one!.id, three!.id]]],
      contestants: [
        () =>
          saveProducts(
            shop,
            products.map((product) => [product, { price: '1' }] as const),
          ),
      ],
    });
    const { failures } = expectType(answer, 'BatchError');
    expect(failures).toMatchObject([
      { index: 0, error: { __typename: 'ConflictError', current: { name: 'By hand' } } },
      { index: 2, error: { __typename: 'ConflictError', current: { name: 'By hand' } } },
    ]);
    expect(await storedRow(shop, 'products', two!.id)).toMatchObject({ version: 1, price: '19.90' });
  });

  it('V7: a batch and single saves of the same records: for each version one winner', async () => {
    const products = await newProducts(shop, 2);
    const batch = () =>
      saveProducts(
        shop,
        products.map((product) => [product, { name: 'batch' }] as const),
      );
    const single = (product: Product) => () => saveProduct(shop, product, { name: 'single' });
    const answers = await race<{ __typename: string }>(shop, {
      held: [lockRows(products)],
      contestants: [batch, single(products[0]!), batch, single(products[1]!)],
    });
    const batches = [answers[0], answers[2]].filter((answer) => answer!.__typename === 'ProductsUpdated');
    const singles = [answers[1], answers[3]].filter((answer) => answer!.__typename === 'Product');
    expect(batches.length).toBeLessThanOrEqual(1);
    for (const { id } of products) {
      const { name, version } = await storedRow(shop, 'products', id);
      expect([name, version]).toEqual([batches.length === 1 ? 'batch' : 'single', 2]);
    }
    expect(singles).toHaveLength(batches.length === 1 ? 0 : 2);
  });
});
