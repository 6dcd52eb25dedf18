import { describe, expect, it } from 'vitest';
import { newProduct } from '../setup/acts.js';
import { useShop } from '../setup/shop.js';
import { countProducts, productIds } from './operations.js';

const shop = useShop();

let words = 0;

/** A word that no other test uses, of letters alone. */
function newWord(): string {
  words += 1;
  return `q${String(words).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)]!)}zwort`;
}

async function expectFound(search: string, ...products: readonly { readonly id: string }[]): Promise<void> {
  const found = await productIds(shop, { search });
  expect({ search, found }).toEqual({ search, found: products.map(({ id }) => id).toSorted() });
}

describe('a search', () => {
  it.each(['sku', 'name', 'description'] as const)('finds a word of the %s, in any case', async (field) => {
    const word = newWord();
    const value = field === 'sku' ? word : `The ${word}, which is sold`;
    const product = await newProduct(shop, { [field]: value });
    await expectFound(word, product);
    await expectFound(word.toUpperCase(), product);
  });

  it('finds a word of which only the beginning was typed, if it is the last', async () => {
    const [first, second] = [newWord(), newWord()];
    const product = await newProduct(shop, { name: `${first} ${second}` });
    for (let length = 3; length <= second.length; length++)
      await expectFound(`${first} ${second.slice(0, length)}`, product);
    await expectFound(`${first.slice(0, -2)} ${second}`);
    await expectFound(second.slice(1));
  });

  it('finds only what has all words, in any order and in different fields', async () => {
    const [first, second, third] = [newWord(), newWord(), newWord()];
    const all = await newProduct(shop, { sku: first, name: second, description: third });
    const some = await newProduct(shop, { name: `${second} ${first}` });
    await expectFound(`${third} ${first} ${second}`, all);
    await expectFound(`${first} ${second}`, all, some);
    await expectFound(`  ${second}\n\t${first}  `, all, some);
    await expectFound(`${first} ${second} ${newWord()}`);
  });

  it('finds a sku of several parts, whole and from its beginning on', async () => {
    const word = newWord();
    const product = await newProduct(shop, { sku: `${word}-1234` });
    await newProduct(shop, { sku: `${word}-5678` });
    await expectFound(`${word}-1234`, product);
    await expectFound(`${word}-12`, product);
  });

  it('finds a word with hyphens wherever typing it has come to', async () => {
    const [first, second, third] = [newWord(), newWord(), newWord()];
    const product = await newProduct(shop, { name: `${first}-${second}-${third}` });
    const whole = `${first}-${second}-${third}`;
    for (const length of [first.length - 2, first.length, first.length + 4, whole.length - 3, whole.length])
      await expectFound(whole.slice(0, length), product);
  });

  it('of nothing but blanks is no search', async () => {
    const { id } = await newProduct(shop, { sku: newWord() });
    const total = await countProducts(shop, {});
    for (const search of ['', '   ', '\n', null]) {
      expect(await countProducts(shop, { search })).toBe(total);
      expect(await productIds(shop, { search })).toContain(id);
    }
  });

  it.each([
    ["'); drop table products; --"],
    ['&|!:*'],
    ["'"],
    ["''"],
    ['\\'],
    ["\\' | 'x"],
    ['!'],
    ['()'],
    ['<->'],
    ['a & | b'],
    [':*'],
    ['%'],
    ['$1'],
    ['“quoted”'],
    ['😀'],
  ])('of %s is a search for its words, and no SQL and no operators', async (search) => {
    const word = newWord();
    const product = await newProduct(shop, { name: `${word} ${search}` });
    // The sku too is of letters: $1 is a search for what begins with 1.
    const other = await newProduct(shop, { sku: newWord(), name: newWord() });
    await expectFound(`${search} ${word}`, product);
    expect(await productIds(shop, { search })).not.toContain(other.id);
  });

  it('does not take a word with an operator for another: ! does not exclude, | does not widen', async () => {
    const [first, second] = [newWord(), newWord()];
    const product = await newProduct(shop, { name: first });
    await newProduct(shop, { name: second });
    await expectFound(`!${first}`, product);
    await expectFound(`${first} | ${second}`);
    await expectFound(`${first}:*`, product);
  });
});
