import { describe, expect, it } from 'vitest';
import { newCategory, saveCategory, type Category } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import { openTransaction, race, times } from '../setup/race.js';
import { useShop } from '../setup/shop.js';
import type { Sql } from '../setup/sql.js';

const shop = useShop();

/** The ids that one meets on the way up from a category, itself first; it stops where it comes by a second time. */
async function wayUp(sql: Sql, { id }: Category): Promise<string[]> {
  const rows = await sql.rows<{ id: string }>(
    `with recursive up as (
       select id, parent_id, 1 as step from categories where id = $1
       union all
       select above.id, above.parent_id, step + 1 from categories above join up on above.id = up.parent_id
     ) cycle id set comes_again using path
     select id from up order by step`,
    [id],
  );
  return rows.map((row) => row.id);
}

const isCircle = (way: readonly string[]): boolean => new Set(way).size < way.length;

interface Branch {
  readonly top: Category;
  readonly tip: Category;
}

async function newBranch(): Promise<Branch> {
  const top = await newCategory(shop);
  return { top, tip: await newCategory(shop, { parentId: top.id }) };
}

/** Stops every move of these, after it has been checked and before it is written. */
const stopMovesOf = (tops: readonly Category[]) =>
  ['select from categories where id = any($1) order by id for share', tops.map(({ id }) => id)] as const;

describe('ancestor cycle: two moves, each fine, make a circle together', () => {
  it('control: two transactions that look at the ancestors first and move then close a circle', async () => {
    const [one, two] = [await newBranch(), await newBranch()];
    const movers = [
      { sql: await openTransaction(shop), category: one.top, below: two.tip },
      { sql: await openTransaction(shop), category: two.top, below: one.tip },
    ];
    for (const { sql, category, below } of movers) expect(await wayUp(sql, below)).not.toContain(category.id);
    for (const { sql, category, below } of movers) {
      await sql.rows('update categories set parent_id = $2 where id = $1', [category.id, below.id]);
    }
    for (const { sql } of movers) await sql.rows('commit');
    expect(isCircle(await wayUp(shop.sql, one.top))).toBe(true);
  });

  it('V3: of two branches moved under each other’s tip at once, exactly one is', async () => {
    const [one, two] = [await newBranch(), await newBranch()];
    const answers = await race(shop, {
      held: [stopMovesOf([one.top, two.top])],
      contestants: [
        () => saveCategory(shop, one.top, { parentId: two.tip.id }),
        () => saveCategory(shop, two.top, { parentId: one.tip.id }),
      ],
    });
    expect(answers.map(({ __typename }) => __typename).toSorted()).toEqual(['Category', 'ValidationError']);
    const refused = expectType(
      answers.find(({ __typename }) => __typename === 'ValidationError'),
      'ValidationError',
    );
    expect(refused.issues).toEqual([
      { path: ['patch', 'parentId'], message: 'would make the category its own ancestor' },
    ]);
    for (const { tip } of [one, two]) expect(isCircle(await wayUp(shop.sql, tip))).toBe(false);
  });

  it('V3: of five branches moved in a ring exactly four are', async () => {
    const branches = await Promise.all(times(5, newBranch));
    const next = (index: number): Branch => branches[(index + 1) % branches.length]!;
    const answers = await race(shop, {
      held: [stopMovesOf(branches.map(({ top }) => top))],
      contestants: branches.map(
        ({ top }, index) =>
          () =>
            saveCategory(shop, top, { parentId: next(index).tip.id }),
      ),
    });
    const kinds = answers.map(({ __typename }) => __typename).toSorted();
    expect(kinds).toEqual([...times(4, () => 'Category'), 'ValidationError']);
    for (const { tip } of branches) expect(isCircle(await wayUp(shop.sql, tip))).toBe(false);
  });

  it('V3: two categories moved under each other at once: one of them is', async () => {
    const [one, two] = [await newCategory(shop), await newCategory(shop)];
    const answers = await race(shop, {
      held: [['select from categories where id = any($1) order by id for no key update', [one.id, two.id]]],
      contestants: [
        () => saveCategory(shop, one, { parentId: two.id }),
        () => saveCategory(shop, two, { parentId: one.id }),
      ],
    });
    expect(answers.map(({ __typename }) => __typename).toSorted()).toEqual(['Category', 'ValidationError']);
    expect(isCircle(await wayUp(shop.sql, one))).toBe(false);
  });
});
