import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newCategory, newProduct, readProductAt, saveProduct } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { useShop } from '../setup/shop.js';
import { storedRevisions, storedRow } from '../setup/stored.js';

const shop = useShop();
const HISTORIES = 25;

/** A change from psql, or by a save of the server; any of them may change nothing. */
const CHANGES: Record<string, readonly unknown[]> = {
  name: ['Chai', 'Chang', '', `'"\\ \t\u{1F375}`],
  price: ['0', '0.10', '9999999999.99'],
  stock: [0, 1, 2 ** 31 - 1],
  tags: [[], ['a'], ['a', 'b'], ['null', 'NULL', '']],
  description: ['', 'one\ntwo\n', '\r\n{"a":[null]}\\u0041'],
  status: ['DRAFT', 'ACTIVE'],
  category_id: [null, 'category'],
  deleted_at: [null, '2026-01-01T00:00:00.123Z'],
  write_id: ['2f0c7e52-6f3a-4a1c-9d63-0d8b0cbd5a11', '7b1a3c1e-9d58-4b4e-8f0b-3b6f6f1d2c3d'],
};

const changes = fc.array(
  fc.oneof(
    fc
      .subarray(Object.keys(CHANGES), { minLength: 1, maxLength: 3 })
      .chain((columns) =>
        fc.record(Object.fromEntries(columns.map((each) => [each, fc.constantFrom(...CHANGES[each]!)]))),
      ),
    fc.constant('save' as const),
  ),
  { minLength: 3, maxLength: 14 },
);

async function byHand(id: string, categoryId: string, change: Record<string, unknown>): Promise<void> {
  const set = Object.keys(change).map((column, index) => `${column} = $${index + 2}`);
  const values = Object.values(change).map((value) => (value === 'category' ? categoryId : value));
  await shop.sql.rows(`update products set ${set.join(', ')} where id = $1`, [id, ...values]);
}

it('H1 and H2: every version is rebuilt as it was, and the revisions, replayed one after the other, come to the same', async () => {
  const category = await newCategory(shop);
  await fc.assert(
    fc.asyncProperty(changes, async (history) => {
      const product = await newProduct(shop, { price: '1', tags: ['b', 'a'] });
      const versions: Record<string, unknown>[] = [await storedRow(shop, 'products', product.id)];
      for (const change of history) {
        if (change !== 'save') await byHand(product.id, category.id, change);
        else {
          const { version } = versions.at(-1)!;
          await saveProduct(shop, { id: product.id, version: version as number }, { stock: 7, categoryId: null });
        }
        const row = await storedRow(shop, 'products', product.id);
        if (row['version'] !== versions.at(-1)!['version']) versions.push(row);
      }
      const revisions = await storedRevisions(shop, product.id);
      expect(revisions.map(({ version }) => version)).toEqual(versions.map((row) => row['version']));
      const replayed: Record<string, unknown> = {};
      for (const [index, row] of versions.entries()) {
        for (const [column, [, after]] of Object.entries(revisions[index]!.changes)) replayed[column] = after;
        for (const [column, value] of Object.entries(replayed)) {
          expect(textOf(column, value), `${column} at version ${index + 1}`).toEqual(textOf(column, row[column]));
        }
        const then = expectType(await readProductAt(shop, product.id, index + 1), 'Product');
        const { sku, name, description, price, stock, tags, status } = row;
        expect(then).toMatchObject({ version: index + 1, sku, name, description, price, stock, tags, status });
        expect(then.category?.id ?? null).toBe(row['category_id']);
        expect(textOf('deleted_at', then.deletedAt)).toBe(textOf('deleted_at', row['deleted_at']));
        expect(textOf('updated_at', then.updatedAt)).toBe(textOf('updated_at', row['updated_at']));
        expect(then.updatedBy.id).toBe(row['updated_by_id']);
      }
    }),
    { numRuns: HISTORIES },
  );
});

/** Times and amounts are written in several ways. */
function textOf(column: string, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (column.endsWith('_at')) return new Date(value as string).toISOString();
  return column === 'price' ? Number(value) : value;
}
