import { describe, expect, it } from 'vitest';
import type { ProductPatch } from '../gql/graphql.js';
import { useWiredShop } from '../reads/wire.js';
import { newProduct, readRecord, saveProduct, saveProducts, undoProductRevision, type Product } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { barrier, race, times } from '../setup/race.js';
import { expectAccepted, expectNothingWritten, storedRevisions, storedRow } from '../setup/stored.js';

const { shop, wire } = useWiredShop();
const WRITERS = 16;
const MERGE = { onConflict: 'MERGE' } as const;

/** A product as somebody read it, which has moved on since: a save based on it has something to merge. */
async function readBefore(theirs: ProductPatch): Promise<Product> {
  const product = await newProduct(shop, { tags: ['base'] });
  expectType(await saveProduct(shop, product, theirs, { as: 'ben' }), 'Product');
  return product;
}

describe('lost merge: somebody saves between the reading and the UPDATE of a merge', () => {
  it('control: writers that read, merge and save without the version in the UPDATE lose each other’s additions', async () => {
    const product = await newProduct(shop);
    const allHaveRead = barrier(WRITERS);
    await Promise.all(
      times(WRITERS, async (index) => {
        const sql = await shop.connect();
        const { tags } = await sql.row<{ tags: string[] }>('select tags from products where id = $1', [product.id]);
        await allHaveRead();
        await sql.rows('update products set tags = $2 where id = $1', [product.id, [...tags, `by ${index}`]]);
      }),
    );
    // Each of them kept what it had read and added its own. One addition is there, and nobody was told.
    expect((await storedRow(shop, 'products', product.id))['tags']).toHaveLength(1);
  });

  it('V2 and M1: a merge that is overtaken is made again on top of what overtook it', async () => {
    const product = await readBefore({ price: '5' });
    const [answer] = await race(shop, {
      held: [[`update products set stock = 77, tags = '{base,theirs}' where id = $1`, product.id]],
      contestants: [() => saveProduct(shop, product, { name: 'Mine', tags: ['base', 'mine'] }, MERGE)],
    });
    const saved = expectType(answer, 'Product');
    expect(saved).toMatchObject({ price: '5.00', stock: 77, name: 'Mine', tags: ['base', 'mine', 'theirs'] });
    await expectAccepted(shop, 'products', saved, {
      version: 4,
      changes: {
        name: ['Chai', 'Mine'],
        tags: [
          ['base', 'theirs'],
          ['base', 'mine', 'theirs'],
        ],
      },
    });
  });

  it('V2: so is a save that was not stale at all when it was read', async () => {
    const product = await newProduct(shop);
    const [answer] = await race(shop, {
      held: [['update products set stock = 77 where id = $1', product.id]],
      contestants: [() => saveProduct(shop, product, { name: 'Mine' }, MERGE)],
    });
    expect(expectType(answer, 'Product')).toMatchObject({ version: 3, stock: 77, name: 'Mine' });
  });

  it('M3: what overtook it makes it conflict: a ConflictError that tells of the newest state, and nothing is written', async () => {
    const product = await readBefore({ price: '5' });
    const [answer] = await race(shop, {
      held: [[`update products set name = 'Theirs' where id = $1`, product.id]],
      contestants: [() => saveProduct(shop, product, { name: 'Mine', stock: 1 }, MERGE)],
    });
    const conflict = expectType(answer, 'ConflictError');
    expect(conflict).toMatchObject({ expectedVersion: 1, currentVersion: 3, base: product });
    expect(conflict.fields).toMatchObject([
      { field: 'name', current: 'Theirs', yours: 'Mine', conflicting: true, merged: null, changedInVersion: 3 },
      { field: 'price', conflicting: false, merged: '5.00', changedBy: { id: 'ben' }, changedInVersion: 2 },
      { field: 'stock', base: 10, current: 10, yours: 1, conflicting: false, merged: 1 },
    ]);
    expect(await storedRow(shop, 'products', product.id)).toMatchObject({ version: 3, name: 'Theirs', stock: 10 });
    expect(await storedRevisions(shop, product.id)).toHaveLength(3);
  });

  it('V6: it is deleted meanwhile: deletedAt alone conflicts, nothing is merged into the tombstone', async () => {
    const product = await readBefore({ price: '5' });
    const [answer] = await race(shop, {
      held: [['update products set deleted_at = clock_timestamp() where id = $1', product.id]],
      contestants: [() => saveProduct(shop, product, { name: 'Mine' }, MERGE)],
    });
    const conflict = expectType(answer, 'ConflictError');
    expect(conflict).toMatchObject({ currentVersion: 3, conflictingFields: ['deletedAt'] });
    expect(conflict.fields.map(({ merged }) => merged)).toEqual(conflict.fields.map(() => null));
    expect(await storedRow(shop, 'products', product.id)).toMatchObject({ version: 3, name: 'Chai' });
  });

  it('V2: what never committed overtakes nobody', async () => {
    const product = await readBefore({ price: '5' });
    const [answer] = await race(shop, {
      held: [[`update products set name = 'Theirs' where id = $1`, product.id]],
      contestants: [() => saveProduct(shop, product, { name: 'Mine' }, MERGE)],
      end: 'rollback',
    });
    expect(expectType(answer, 'Product')).toMatchObject({ version: 3, name: 'Mine', price: '5.00' });
  });

  it('V2: somebody who overtakes whenever that is possible does so once: the second try holds the row', async () => {
    const product = await readBefore({ price: '5' });
    let overtaken = 0;
    const overtake = async ({ sql }: { sql: string }): Promise<void> => {
      if (!/^update "products"/i.test(sql)) return;
      const rows = await shop.sql.rows(
        `update products set stock = stock + 1 where id in (select id from products where id = $1 for update skip locked)
           returning id`,
        [product.id],
      );
      overtaken += rows.length;
    };
    const answer = await wire.interposing(overtake, () => saveProduct(shop, product, { name: 'Mine' }, MERGE));
    expect(overtaken).toBe(1);
    expect(expectType(answer, 'Product')).toMatchObject({ version: 4, name: 'Mine', price: '5.00', stock: 11 });
  });
});

describe('lost merge: somebody saves between a refusal and its description', () => {
  /** Carries this out, once, before the server reads what its refusal has to tell. */
  function beforeItIsTold(sql: string, id: string): (statement: { sql: string }) => Promise<void> {
    let isDone = false;
    return async (statement) => {
      if (isDone || !statement.sql.includes(`'current' as side`)) return;
      isDone = true;
      await shop.sql.rows(sql, [id]);
    };
  }

  it('M3: what conflicted is taken back meanwhile: the merge is accepted after all, and no conflict without conflicting fields is told', async () => {
    const product = await readBefore({ name: 'Theirs' });
    const takeBack = beforeItIsTold(`update products set name = 'Chai', stock = 77 where id = $1`, product.id);
    const answer = await wire.interposing(takeBack, () => saveProduct(shop, product, { name: 'Mine' }, MERGE));
    expect(expectType(answer, 'Product')).toMatchObject({ version: 4, name: 'Mine', stock: 77 });
  });

  it('V7: so in a batch', async () => {
    const product = await readBefore({ name: 'Theirs' });
    const takeBack = beforeItIsTold(`update products set name = 'Chai' where id = $1`, product.id);
    const answer = await wire.interposing(takeBack, () => saveProducts(shop, [[product, { name: 'Mine' }]], MERGE));
    expect(expectType(answer, 'ProductsUpdated').products).toMatchObject([{ version: 4, name: 'Mine' }]);
  });

  it('H3: an undo that clashes, and then is stale: that comes first, and is an ordinary conflict', async () => {
    const product = await readBefore({ price: '2' });
    const now = expectType(await saveProduct(shop, { ...product, version: 2 }, { price: '3' }), 'Product');
    const moveOn = beforeItIsTold('update products set stock = 77 where id = $1', product.id);
    const answer = await wire.interposing(moveOn, () => undoProductRevision(shop, now, 2));
    const conflict = expectType(answer, 'ConflictError');
    expect(conflict).toMatchObject({ expectedVersion: 3, currentVersion: 4, base: now });
    expect(conflict.message).toContain('version 4');
  });
});

describe('lost merge: many merge into one record at once, all from the same base', () => {
  const lockRow = ({ id }: Product) => ['select from products where id = $1 for update', id] as const;

  it(`M2: of ${WRITERS} who each add a tag and remove one, all are accepted, and every change is there`, async () => {
    const product = await newProduct(shop, { tags: times(WRITERS, (index) => `old ${index}`) });
    const without = (index: number) => product.tags.filter((tag) => tag !== `old ${index}`);
    const answers = await race(shop, {
      held: [lockRow(product)],
      contestants: times(
        WRITERS,
        (index) => () => saveProduct(shop, product, { tags: [...without(index), `new ${index}`] }, MERGE),
      ),
    });
    const versions = answers.map((answer) => expectType(answer, 'Product').version);
    expect(versions.toSorted((a, b) => a - b)).toEqual(times(WRITERS, (index) => index + 2));
    const { version, tags } = await readRecord(shop, 'Product', product.id);
    expect(version).toBe(WRITERS + 1);
    expect(tags).toEqual(times(WRITERS, (index) => `new ${index}`).toSorted());
    const revisions = await storedRevisions(shop, product.id);
    expect(revisions.map((revision) => revision.version)).toEqual(times(WRITERS + 1, (index) => index + 1));
  });

  it('M1: each changes another field or another line of a text: all are accepted, and each stored row is its answer', async () => {
    const description = times(9, (line) => `line ${line}\n`).join('');
    const product = await newProduct(shop, { description });
    const patches: ProductPatch[] = [
      { name: 'x' },
      { price: '1' },
      { stock: 1 },
      { tags: ['x'] },
      { status: 'DRAFT' },
      // Every other line: between two changes there is one that nobody touched.
      ...[0, 2, 4, 6, 8].map((line) => ({ description: description.replace(`line ${line}`, `LINE ${line}`) })),
    ];
    const answers = await race(shop, {
      held: [lockRow(product)],
      contestants: patches.map((patch) => () => saveProduct(shop, product, patch, MERGE)),
    });
    const saved = answers.map((answer) => expectType(answer, 'Product')).toSorted((a, b) => a.version - b.version);
    expect(saved.map(({ version }) => version)).toEqual(times(patches.length, (index) => index + 2));
    expect(await readRecord(shop, 'Product', product.id)).toEqual(saved.at(-1));
    expect(saved.at(-1)).toMatchObject({
      name: 'x',
      price: '1.00',
      stock: 1,
      tags: ['x'],
      status: 'DRAFT',
      description: times(9, (line) => `${line % 2 ? 'line' : 'LINE'} ${line}\n`).join(''),
    });
  });

  it('M3: of those who change the same line, one; the others are told, and of the rest of the text nothing is lost', async () => {
    const product = await newProduct(shop, { description: 'one\ntwo\nthree\nfour\nfive\n' });
    const answers = await race(shop, {
      held: [lockRow(product)],
      contestants: [
        ...times(
          4,
          (index) => () => saveProduct(shop, product, { description: `by ${index}\ntwo\nthree\nfour\nfive\n` }, MERGE),
        ),
        () => saveProduct(shop, product, { description: 'one\ntwo\nTHREE\nfour\nfive\n' }, MERGE),
        () => saveProduct(shop, product, { description: 'one\ntwo\nthree\nfour\nFIVE\n' }, MERGE),
      ],
    });
    expect(answers.slice(4).map(({ __typename }) => __typename)).toEqual(['Product', 'Product']);
    const winner = answers.slice(0, 4).findIndex(({ __typename }) => __typename === 'Product');
    const kinds = answers.slice(0, 4).map(({ __typename }) => __typename);
    expect(kinds.toSorted()).toEqual(['ConflictError', 'ConflictError', 'ConflictError', 'Product']);
    const { description } = await storedRow(shop, 'products', product.id);
    expect(description).toBe(`by ${winner}\ntwo\nTHREE\nfour\nFIVE\n`);
  });

  it('V3: a refused merge leaves nothing, whatever it had already put together', async () => {
    const product = await readBefore({ name: 'Theirs' });
    const answer = await expectNothingWritten(shop, () =>
      saveProduct(shop, product, { name: 'Mine', stock: 1, tags: [] }, MERGE),
    );
    expect(expectType(answer, 'ConflictError').conflictingFields).toEqual(['name']);
  });
});
