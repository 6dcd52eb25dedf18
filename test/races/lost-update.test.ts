import { describe, expect, it } from 'vitest';
import { newProduct, readRecord, saveProduct, type Product } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { barrier, race, times } from '../setup/race.js';
import { useShop } from '../setup/shop.js';
import { expectAccepted, storedRevisions, storedRow } from '../setup/stored.js';

const shop = useShop();
const WRITERS = 16;

const lockRow = ({ id }: Product) => ['select from products where id = $1 for update', id] as const;

describe('lost update: two people read a record, both change it, both save', () => {
  it('control: writers that select, compare and save without the version in the UPDATE all succeed, and all but one are lost', async () => {
    const product = await newProduct(shop);
    const allHaveCompared = barrier(WRITERS);
    const successes = await Promise.all(
      times(WRITERS, async (index) => {
        const sql = await shop.connect();
        const { version } = await sql.row<{ version: number }>('select version from products where id = $1', [
          product.id,
        ]);
        if (version !== product.version) return null;
        await allHaveCompared();
        await sql.rows('update products set description = $2 where id = $1', [product.id, `by ${index}`]);
        return index;
      }),
    );
    expect(successes).toEqual(times(WRITERS, (index) => index));
    // Every one of them was told that it was saved. What fifteen of them wrote is gone.
    const { description } = await storedRow(shop, 'products', product.id);
    expect(successes.filter((index) => description === `by ${index}`)).toHaveLength(1);
  });

  it(`V2: of ${WRITERS} writers with the same expectedVersion exactly one is accepted, and the others are shown the winner`, async () => {
    const product = await newProduct(shop);
    const answers = await race(shop, {
      held: [lockRow(product)],
      contestants: times(WRITERS, (index) => () => saveProduct(shop, product, { name: `by ${index}` }, { as: 'ben' })),
    });
    const winners = answers.filter(({ __typename }) => __typename === 'Product');
    expect(winners).toHaveLength(1);
    const winner = expectType(winners[0], 'Product');
    await expectAccepted(shop, 'products', winner, { version: 2, by: 'ben', changes: { name: ['Chai', winner.name] } });
    for (const [index, answer] of answers.entries()) {
      if (answer === winners[0]) continue;
      const conflict = expectType(answer, 'ConflictError');
      expect(conflict).toMatchObject({ expectedVersion: 1, currentVersion: 2, current: winner, base: product });
      expect(conflict.fields).toMatchObject([
        {
          field: 'name',
          base: 'Chai',
          current: winner.name,
          yours: `by ${index}`,
          conflicting: true,
          changedBy: { id: 'ben' },
        },
      ]);
    }
  });

  it('V2: so, too, when each writer changes another field: it is the version that counts', async () => {
    const product = await newProduct(shop);
    const patches = [
      { name: 'x' },
      { price: '1' },
      { stock: 1 },
      { tags: ['x'] },
      { description: 'x' },
      { status: 'DRAFT' as const },
    ];
    const answers = await race(shop, {
      held: [lockRow(product)],
      contestants: patches.map((patch) => () => saveProduct(shop, product, patch)),
    });
    expect(answers.map(({ __typename }) => __typename).toSorted()).toEqual([
      ...times(5, () => 'ConflictError'),
      'Product',
    ]);
    expect(await storedRevisions(shop, product.id)).toHaveLength(2);
  });

  it('V2: raw SQL that commits between the read and the UPDATE of a save wins, and the save is refused', async () => {
    const product = await newProduct(shop);
    const [answer] = await race(shop, {
      held: [[`update products set name = 'By hand', stock = 3 where id = $1`, product.id]],
      contestants: [() => saveProduct(shop, product, { name: 'Tea', price: '1' })],
    });
    const conflict = expectType(answer, 'ConflictError');
    expect(conflict).toMatchObject({
      currentVersion: 2,
      current: { name: 'By hand', stock: 3, price: '19.90' },
      base: product,
    });
    expect(conflict.conflictingFields).toEqual(['name']);
    expect(await storedRow(shop, 'products', product.id)).toMatchObject({
      version: 2,
      name: 'By hand',
      price: '19.90',
    });
  });

  it('V2: what never committed is no conflict', async () => {
    const product = await newProduct(shop);
    const [answer] = await race(shop, {
      held: [[`update products set name = 'By hand' where id = $1`, product.id]],
      contestants: [() => saveProduct(shop, product, { price: '1' })],
      end: 'rollback',
    });
    expect(expectType(answer, 'Product')).toMatchObject({ version: 2, name: 'Chai', price: '1.00' });
  });

  it('V5: a write whose expectedVersion comes to be while its refusal is being described is accepted after all', async () => {
    const product = await newProduct(shop);
    const [answer] = await race(shop, {
      // What happened to a record is read only once a write to it has been found to be stale.
      held: [
        ['lock table revision in access exclusive mode'],
        [`update products set name = 'By hand' where id = $1`, product.id],
      ],
      contestants: [() => saveProduct(shop, { ...product, version: 2 }, { price: '1' })],
    });
    const saved = expectType(answer, 'Product');
    expect(saved.name).toBe('By hand');
    await expectAccepted(shop, 'products', saved, { version: 3, changes: { price: [19.9, 1] } });
  });

  it('V2: writers that read again and try again all get through in the end, one version each', async () => {
    const product = await newProduct(shop);
    await Promise.all(
      times(8, async (index) => {
        for (let read = product; ;) {
          const answer = await saveProduct(shop, read, { tags: [...read.tags, `by ${index}`] });
          if (answer.__typename === 'Product') return;
          read = expectType(expectType(answer, 'ConflictError').current, 'Product');
        }
      }),
    );
    const { version, tags } = await readRecord(shop, 'Product', product.id);
    expect({ version, tags }).toEqual({ version: 9, tags: times(8, (index) => `by ${index}`) });
  });
});
