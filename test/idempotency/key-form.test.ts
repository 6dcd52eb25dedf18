import { describe, expect, it } from 'vitest';
import { adjustStock, createCategory, newProduct, placeOrder, saveProduct, saveProducts } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { AdjustStock } from '../setup/operations.js';
import { useShop } from '../setup/shop.js';
import { expectNothingWritten, storedRow } from '../setup/stored.js';
import { ACCEPTED_CALLS, titled } from './accepted-calls.js';
import { isAccepted, newKey } from './keys.js';

const shop = useShop();

/** The issues of a keyed call that is refused, with nothing written. */
async function issuesOf(act: () => Promise<{ __typename: string }>): Promise<unknown> {
  const answer = await expectNothingWritten(shop, act);
  return expectType(answer as { __typename: 'ValidationError'; issues: unknown }, 'ValidationError').issues;
}

const ILL_FORMED = 'contains a zero byte or half of a surrogate pair';

describe('I2: a key that is none is a ValidationError, with nothing written', () => {
  it.each(titled(ACCEPTED_CALLS))('I2: %s', async (_, { prepare }) => {
    const call = await prepare(shop);
    const tooLong = 'is longer than 255 characters';
    expect(await issuesOf(() => call({ key: 'x'.repeat(256) }))).toEqual([
      { path: ['idempotencyKey'], message: tooLong },
    ]);
    expect(await call({ key: `${newKey()}${'x'.repeat(255)}`.slice(0, 255) })).toSatisfy(isAccepted);
  });

  it.each([
    ['an empty one', '', 'is shorter than 1 character'],
    ['one with a zero byte', 'a\0b', ILL_FORMED],
    ['half of a surrogate pair', 'a\uD83C', ILL_FORMED],
    ['the other half', '\uDF75a', ILL_FORMED],
    ['256 characters of two code units each', '\u{1F375}'.repeat(256), 'is longer than 255 characters'],
  ])('I2: %s', async (_, key, message) => {
    const product = await newProduct(shop);
    const issues = [{ path: ['idempotencyKey'], message }];
    expect(await issuesOf(() => createCategory(shop, {}, { key }))).toEqual(issues);
    expect(await issuesOf(() => adjustStock(shop, product.id, 1, undefined, { key }))).toEqual(issues);
    expect(await issuesOf(() => saveProducts(shop, [[product, { name: 'x' }]], { key }))).toEqual(issues);
    expect(await issuesOf(() => placeOrder(shop, [{ productId: product.id, quantity: 1 }], { key }))).toEqual(issues);
  });

  it('I2: together with what else is wrong', async () => {
    const product = await newProduct(shop);
    const issues = await issuesOf(() => saveProduct(shop, product, { name: '' }, { key: '' }));
    expect(issues).toEqual(
      expect.arrayContaining([
        { path: ['idempotencyKey'], message: 'is shorter than 1 character' },
        { path: ['patch', 'name'], message: 'is shorter than 1 character' },
      ]),
    );
  });
});

describe('I1: any other text is a key', () => {
  it.each([
    ['one character', () => ' '],
    ['255 characters of two code units each', () => '\u{1F375}'.repeat(255)],
    ['255 characters of the most bytes there are', () => '\u{1F375}\uFE0F'.repeat(255)],
    ['quotes and control characters', () => `'"\\%_$1;--\u0001\u007f\n`],
    ['letters with their accents apart', () => 'cle\u0301'],
  ])('I1: %s', async (_, key) => {
    const { id } = await newProduct(shop, { stock: 10 });
    const way = { key: key() };
    const first = expectType(await adjustStock(shop, id, 1, undefined, way), 'Product');
    expect(await expectNothingWritten(shop, () => adjustStock(shop, id, 1, undefined, way))).toEqual(first);
  });

  it('I1: keys that look alike are different ones', async () => {
    const { id } = await newProduct(shop, { stock: 10 });
    const unique = newKey();
    for (const end of ['\u00E9', 'e\u0301', '\u00C9', '\u00E9 ']) {
      expectType(await adjustStock(shop, id, 1, undefined, { key: `${unique}${end}` }), 'Product');
    }
    expect(await storedRow(shop, 'products', id)).toMatchObject({ stock: 14 });
  });

  it('I1: null is no key', async () => {
    const { id } = await newProduct(shop, { stock: 10 });
    const adjust = () => shop.request(AdjustStock, { id, delta: 1, idempotencyKey: null });
    await adjust();
    await adjust();
    expect(await storedRow(shop, 'products', id)).toMatchObject({ stock: 12 });
    const keys = await shop.sql.row(
      'select count(*)::int as count from idempotency_key where key is null or key = $1',
      ['null'],
    );
    expect(keys).toEqual({ count: 0 });
  });
});
