import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ProductFilter } from '../gql/graphql.js';
import { deleteProduct, newCategory, newProduct, newProducts } from '../setup/acts.js';
import { expectType, GraphqlErrors } from '../setup/http.js';
import { useShop } from '../setup/shop.js';
import { countProducts, productIds } from './operations.js';

const shop = useShop();

/** That the filter finds these, and that the count of all pages says the same. */
async function expectFound(filter: ProductFilter, products: readonly { readonly id: string }[]): Promise<void> {
  expect(await productIds(shop, filter)).toEqual(products.map(({ id }) => id).toSorted());
  expect(await countProducts(shop, filter)).toBe(products.length);
}

describe('a filter of products', () => {
  it('by status finds any of those named: none for none, and all without it', async () => {
    const tag = randomUUID();
    const draft = await newProduct(shop, { tags: [tag], status: 'DRAFT' });
    const active = await newProduct(shop, { tags: [tag], status: 'ACTIVE' });
    const archived = await newProduct(shop, { tags: [tag], status: 'ARCHIVED' });
    await expectFound({ tag, status: ['DRAFT'] }, [draft]);
    await expectFound({ tag, status: ['ARCHIVED', 'ACTIVE'] }, [active, archived]);
    await expectFound({ tag, status: [] }, []);
    await expectFound({ tag, status: null }, [draft, active, archived]);
    await expectFound({ tag }, [draft, active, archived]);
  });

  it('by tag finds the whole tag, as it is written', async () => {
    const tag = randomUUID();
    const product = await newProduct(shop, { tags: ['other', `${tag} A`] });
    await expectFound({ tag: `${tag} A` }, [product]);
    for (const other of [tag, `${tag} a`, `${tag} A `, `${tag}%`, `${tag}_A`, `{${tag} A}`, "' or true --"]) {
      await expectFound({ tag: other }, []);
    }
  });

  it('by category finds what is directly in it, and not what is in those below it', async () => {
    const category = await newCategory(shop);
    const below = await newCategory(shop, { parentId: category.id });
    const product = await newProduct(shop, { categoryId: category.id });
    await newProduct(shop, { categoryId: below.id });
    await expectFound({ categoryId: category.id }, [product]);
  });

  it.each([
    ['malformed', 'nonsense'],
    ['empty', ''],
    ['unknown', 'category_01hzzzzzzzzzzzzzzzzzzzzzzz'],
    ['with a zero byte', 'category_\0'],
    ['with half of a surrogate pair', 'category_\ud800'],
    ['of SQL', "' or true --"],
  ])('by a category id that is %s finds nothing', async (_, categoryId) => {
    await newProduct(shop);
    await expectFound({ categoryId }, []);
  });

  it('by the id of a product as a category finds nothing', async () => {
    const { id } = await newProduct(shop);
    await expectFound({ categoryId: id }, []);
  });

  it('V6: leaves tombstones out unless they are asked for', async () => {
    const tag = randomUUID();
    const living = await newProduct(shop, { tags: [tag] });
    const dead = expectType(await deleteProduct(shop, await newProduct(shop, { tags: [tag] })), 'Product');
    await expectFound({ tag }, [living]);
    await expectFound({ tag, includeDeleted: false }, [living]);
    await expectFound({ tag, includeDeleted: null }, [living]);
    await expectFound({ tag, includeDeleted: true }, [living, dead]);
    await expectFound({ tag, onlyDeleted: true }, [dead]);
    await expectFound({ tag, onlyDeleted: true, includeDeleted: true }, [dead]);
    await expectFound({ tag, onlyDeleted: null }, [living]);
  });

  it('finds only what meets all conditions together', async () => {
    const tag = randomUUID();
    const categoryId = (await newCategory(shop)).id;
    const all = { tags: [tag], categoryId, status: 'DRAFT', name: 'Gumbär' } as const;
    const product = await newProduct(shop, all);
    await newProduct(shop, { ...all, tags: [] });
    await newProduct(shop, { ...all, categoryId: null });
    await newProduct(shop, { ...all, status: 'ACTIVE' });
    await newProduct(shop, { ...all, name: 'Chai' });
    await expectFound({ tag, categoryId, status: ['DRAFT'], search: 'gumbär' }, [product]);
  });

  it.each([
    { tag: 'a\0b' },
    { tag: '\ud800' },
    { tag: 'x'.repeat(65) },
    { search: 'a\0b' },
    { search: 'x'.repeat(201) },
  ])('%j is BAD_USER_INPUT, with the path of the mistake', async (filter) => {
    const error = await productIds(shop, filter).then(
      () => expect.fail('It was answered.'),
      (reason: unknown) => reason,
    );
    if (!(error instanceof GraphqlErrors)) throw error;
    const [first] = error.answer.errors;
    expect(first!.extensions.code).toBe('BAD_USER_INPUT');
    expect(first!.message).toMatch(new RegExp(`^filter\\.${Object.keys(filter)[0]} `));
  });
});

describe('totalCount', () => {
  it('counts all pages together, whatever the page', async () => {
    const tag = randomUUID();
    await newProducts(shop, 3, { tags: [tag] });
    expect(await countProducts(shop, { tag })).toBe(3);
    expect(await countProducts(shop, { tag: randomUUID() })).toBe(0);
  });
});
