import { describe, expect, it } from 'vitest';
import { newProduct, saveProduct, saveProducts, undoProductRevision } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { times } from '../setup/race.js';
import { useShop } from '../setup/shop.js';
import { expectNothingWritten } from '../setup/stored.js';

const shop = useShop();
const MERGE = { onConflict: 'MERGE' } as const;
const named = (who: string, count: number): string[] => times(count, (index) => `${who} ${index}`);

describe('M4: what each side may have alone, both together may not', () => {
  it('M4: a set with too many entries is refused, and so is a text that is too long', async () => {
    const product = await newProduct(shop, { tags: named('both', 40), description: 'in the middle\n' });
    const half = 'x'.repeat(59_999);
    await saveProduct(shop, product, {
      tags: [...product.tags, ...named('theirs', 40)],
      description: `${half}\n${product.description}`,
    });
    const patch = { tags: [...product.tags, ...named('mine', 40)], description: `${product.description}${half}\n` };
    const answer = await expectNothingWritten(shop, () => saveProduct(shop, product, patch, MERGE));
    expect(expectType(answer, 'ValidationError').issues).toEqual([
      { path: ['patch', 'description'], message: 'is longer than 100000 characters' },
      { path: ['patch', 'tags'], message: 'has more than 100 entries' },
    ]);
  });

  it('M4: in a batch it is told of the entry', async () => {
    const product = await newProduct(shop, { tags: named('both', 40) });
    await saveProduct(shop, product, { tags: [...product.tags, ...named('theirs', 40)] });
    const edits = [[product, { tags: [...product.tags, ...named('mine', 40)] }] as const];
    const answer = await expectNothingWritten(shop, () => saveProducts(shop, edits, MERGE));
    expect(expectType(answer, 'BatchError').failures).toMatchObject([
      { index: 0, error: { __typename: 'ValidationError', issues: [{ path: ['patch', 'tags'] }] } },
    ]);
  });

  it('M4: and of an undo it is put down to the revision that was to be undone', async () => {
    const product = await newProduct(shop, { tags: named('first', 60) });
    const cleared = expectType(await saveProduct(shop, product, { tags: [] }), 'Product');
    const filled = expectType(await saveProduct(shop, cleared, { tags: named('second', 60) }), 'Product');
    const answer = await expectNothingWritten(shop, () => undoProductRevision(shop, filled, 2));
    expect(expectType(answer, 'ValidationError').issues).toEqual([
      { path: ['version'], message: 'tags has more than 100 entries' },
    ]);
  });
});
