import { beforeAll, describe, expect, it } from 'vitest';
import type { Place } from '../../src/feed/cursor.js';
import { readPage, type Change, type Filter } from '../../src/feed/page.js';
import { rowsRead } from '../reads/rows-read.js';
import { useWiredShop } from '../reads/wire.js';
import { newCategory, newProduct, newProducts, saveProduct } from '../setup/acts.js';
import { openTransaction, times } from '../setup/race.js';
import { settled } from './reading.js';

const { shop, wire } = useWiredShop();

/** How many versions the records have: around the powers of two, where a search by halves may miss by one. */
const VERSIONS = [1, 2, 3, 4, 5, 8, 9, 16, 17, 33];
const LONG = 4000;
const PAGE = 20;
const ids: string[] = [];
let long: string;
let everything: readonly Change[];

const read = (after: Place | null, size: number, filter: Filter) => readPage(shop.orm.em.fork(), after, size, filter);

beforeAll(async () => {
  for (const { id } of await newProducts(shop, VERSIONS.length)) ids.push(id);
  // Two records in each transaction, so that places differ in their sequence alone, too.
  for (let version = 2; version <= Math.max(...VERSIONS); version++) {
    const grown = ids.filter((_, nth) => VERSIONS[nth]! >= version);
    for (let nth = 0; nth < grown.length; nth += 2) {
      await shop.sql.rows('update products set stock = stock + 1 where id = any($1)', [grown.slice(nth, nth + 2)]);
    }
  }
  ids.push((await newCategory(shop)).id);
  long = (await newProduct(shop)).id;
  await shop.sql.rows(
    `do $$ begin
       for version in 2..${LONG} loop
         update products set stock = stock + 1 where id = '${long}';
         if version % 7 = 0 then commit; end if;
       end loop;
     end $$`,
  );
  await shop.sql.rows('vacuum analyze revision');
  await settled(shop);
  everything = (await read(null, 100_000, {})).changes;
});

const seen = ({ recordId, version }: Change): string => `${recordId} ${version}`;

describe('F1: what some records have missed is what all have missed, but for the others', () => {
  const expectRight = async (nth: number, wanted: readonly string[], size: number): Promise<void> => {
    const after = nth === 0 ? null : everything[nth - 1]!.place;
    const page = await read(after, size, { ids: wanted });
    const expected = everything.slice(nth).filter(({ recordId }) => wanted.includes(recordId));
    expect(page.changes.map(seen)).toEqual(expected.slice(0, size).map(seen));
    expect(page.hasMore).toBe(expected.length > size);
  };
  const shortCount = (): number => everything.findIndex(({ recordId }) => recordId === long);

  it('F1: from every place on, whatever the number of their versions', async () => {
    for (let nth = 0; nth <= shortCount(); nth++) await expectRight(nth, ids, 1000);
  });

  it('F1: page by page, each record alone, and of records that there are not', async () => {
    for (let nth = 0; nth < shortCount(); nth += 5) {
      for (const id of ids) await expectRight(nth, [id, 'nonsense', id], 3);
      await expectRight(nth, ids, 1);
      await expectRight(nth, [...ids, long], 7);
    }
  });

  it('F1: anywhere in a long history', async () => {
    const first = shortCount();
    for (const missed of [0, 1, 2, 3, 4, 6, 7, 8, 100, 1023, 1024, 1025, LONG - 2, LONG - 1]) {
      await expectRight(first + LONG - missed, [long, ...ids], PAGE);
    }
  });

  it('F1: of the types asked for', async () => {
    const { changes } = await read(null, 1000, { ids, types: ['Category'] });
    expect(changes.map(seen)).toEqual([`${ids.at(-1)} 1`]);
  });

  it('F4: from the beginning of what is kept on', async () => {
    const kept = everything[40]!.place;
    const trim = ({ transaction, sequence }: Place) =>
      shop.sql.rows('update feed set kept_transaction = $1, kept_sequence = $2', [`${transaction}`, `${sequence}`]);
    await trim(kept);
    const { changes } = await read(null, 1000, { ids });
    await trim({ transaction: 0n, sequence: 0n });
    const expected = everything.slice(41).filter(({ recordId }) => ids.includes(recordId));
    expect(changes.map(seen)).toEqual(expected.map(seen));
  });

  it('F1: up to what is still held back', async () => {
    const product = await newProduct(shop);
    await settled(shop);
    const { last } = await read(null, 0, {});
    const holder = await openTransaction(shop);
    await holder.rows('update products set stock = stock + 1 where id = $1', [ids[0]]);
    await saveProduct(shop, product, { name: 'held back' });
    const held = await read(last, 10, { ids: [product.id, ids[0]!] });
    expect([held.changes, held.hasMore, held.last]).toEqual([[], false, last]);
    await holder.rows('commit');
    await settled(shop);
    const { changes } = await read(last, 10, { ids: [product.id, ids[0]!] });
    expect(changes.map(seen)).toEqual([`${ids[0]} 2`, `${product.id} 2`]);
  });
});

describe('F1: what a page costs does not depend on how much was missed', () => {
  const cost = async (after: Place | null, filter: Filter): Promise<number> => {
    const [statement] = await wire.during(() => read(after, PAGE, filter));
    return rowsRead(shop, statement!);
  };

  it(`F1: a record of ${LONG} versions: of which one was missed, half, or all`, async () => {
    const placeAt = (missed: number) => everything.at(-1 - missed)!.place;
    for (const [missed, atMost] of [
      [0, 10],
      [1, 12],
      [PAGE, PAGE + 20],
      [LONG / 2, PAGE + 40],
      [LONG - 1, PAGE + 40],
    ] as const) {
      expect(await cost(placeAt(missed), { ids: [long] }), `${missed} missed`).toBeLessThanOrEqual(atMost);
    }
    expect(await cost(null, { ids: [long] })).toBeLessThanOrEqual(PAGE + 40);
  });

  it('F1: many records: a few rows for each that has missed nothing', async () => {
    const others = [...ids, ...times(50, (n) => `product_${n}`)];
    expect(await cost(everything.at(-1)!.place, { ids: others })).toBeLessThanOrEqual(3 * ids.length + 10);
  });
});
