import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KnownPages, PAGE_SIZE, type Missing } from '../../web/src/list/known-pages.ts';

/** A list as the server has it: the cursor of a row is its id, and rows stay in the order of their ids. */
class List {
  asked = 0;
  skipped = 0;

  constructor(readonly ids: string[]) {}

  answer({ question: { first, after, last, before, skip } }: Missing) {
    this.asked += 1;
    this.skipped += skip;
    const left = this.ids.filter((id) => (after == null || id > after) && (before == null || id < before));
    const end = left.length - skip;
    const rows =
      first === undefined ? left.slice(Math.max(0, end - last!), Math.max(0, end)) : left.slice(skip, skip + first);
    const isLast = first === undefined ? before == null && skip === 0 : skip + first >= left.length;
    const isFirst = first === undefined ? end <= last! : after == null && skip === 0;
    return [
      rows,
      { startCursor: rows[0] ?? null, endCursor: rows.at(-1) ?? null, hasNextPage: !isLast, hasPreviousPage: !isFirst },
    ] as const;
  }
}

const idOf = (number: number): string => String(number).padStart(8, '0');
const listOf = (count: number): List => new List(Array.from({ length: count }, (_, index) => idOf(index * 10)));

/** Whether all that was asked for fitted. */
function look(known: KnownPages, list: List, first: number, last: number): boolean {
  for (let next = known.missing(first, last); next !== null; next = known.missing(first, last)) {
    if (!known.answered(next, ...list.answer(next))) return false;
  }
  return true;
}

function shown(known: KnownPages, first: number, last: number): (string | undefined)[] {
  return Array.from({ length: last - first + 1 }, (_, offset) => known.idAt(first + offset));
}

describe.each([false, true])('what is known of a list, the last first: %s', (isReversed) => {
  const top = (list: List): string[] => (isReversed ? list.ids.toReversed() : list.ids);

  it('is right wherever one looks, and whatever was forgotten', () => {
    const looks = fc.array(fc.record({ at: fc.nat(3_000), rows: fc.nat(250), forgotten: fc.nat(20) }), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(fc.nat(3_000), fc.boolean(), looks, (count, isCounted, places) => {
        const [known, list] = [new KnownPages(isReversed), listOf(count)];
        if (isCounted) known.total = count;
        for (const { at, rows, forgotten } of places) {
          // Beyond the end there is something only until it is known where that is.
          const [first, last] = [Math.min(at, count), Math.min(at + rows, count - 1)];
          if (known.total === null && first > 0) continue;
          expect(look(known, list, first, last)).toBe(true);
          expect(shown(known, first, last)).toEqual(top(list).slice(first, last + 1));
          if (known.loaded.includes(forgotten)) known.forget(forgotten);
        }
      }),
    );
  });

  it('is asked for from the nearest place: a jump costs one question, and its neighbours pass over nothing', () => {
    const [known, list] = [new KnownPages(isReversed), listOf(100_000)];
    known.total = 100_000;
    look(known, list, 0, 40);
    look(known, list, 60_000, 60_040);
    expect(list).toMatchObject({ asked: 2, skipped: 100_000 - 60_000 - PAGE_SIZE });
    look(known, list, 60_000 - PAGE_SIZE, 60_000 + 2 * PAGE_SIZE);
    expect(list).toMatchObject({ asked: 5, skipped: 100_000 - 60_000 - PAGE_SIZE });
  });

  it('holds no longer when rows above have come or gone, which is found on the way to the top', () => {
    for (const change of [
      (ids: string[]) => ids.splice(isReversed ? -1 : 0, 1),
      (ids: string[]) => (isReversed ? ids.push(idOf(99_999)) : ids.unshift('0')),
    ]) {
      const [known, list] = [new KnownPages(isReversed), listOf(1_000)];
      known.total = 1_000;
      expect(look(known, list, 450, 500)).toBe(true);
      change(list.ids);
      expect(look(known, list, 0, 500)).toBe(false);
    }
  });

  it('grows and shrinks at the end as its last page does', () => {
    const [known, list] = [new KnownPages(isReversed), listOf(5 * PAGE_SIZE)];
    known.total = 3 * PAGE_SIZE;
    expect(look(known, list, 0, 10)).toBe(true);
    expect(look(known, list, 0, 3 * PAGE_SIZE - 1)).toBe(true);
    expect(known.total).toBe(3 * PAGE_SIZE + 1);
    expect(look(known, list, 3 * PAGE_SIZE, 3 * PAGE_SIZE)).toBe(true);
    expect(look(known, list, 4 * PAGE_SIZE, 4 * PAGE_SIZE)).toBe(true);
    expect(known.total).toBe(5 * PAGE_SIZE);
    const [toofar, short] = [new KnownPages(isReversed), listOf(1)];
    toofar.total = 500;
    expect(look(toofar, short, 0, 10)).toBe(true);
    expect(toofar.total).toBe(1);
  });
});
