import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  arrived,
  edit,
  openDraft,
  partsById,
  scalar,
  shown,
  takeOver,
  toSave,
  undecided,
  type ComparedField,
  type Values,
} from '../../src/client/index.js';

interface Part {
  readonly id: string;
  readonly quantity: number;
}

/** As a form has them: each part a field of its own, which is null, or not there at all, where the part was removed. */
const IDS = ['a', 'b', 'c', 'd'];
const FIELDS: readonly ComparedField[] = IDS.map((name) => ({ name, kind: scalar }));
const toValues = (parts: readonly Part[]): Values =>
  Object.fromEntries(parts.map(({ id, quantity }) => [id, quantity]));
const toParts = (values: Values): Part[] =>
  IDS.flatMap((id) => (values[id] == null ? [] : [{ id, quantity: values[id] as number }]));

const whole = partsById<Part>((a, b) => a.quantity === b.quantity);
const base = IDS.map((id) => ({ id, quantity: 1 }));
/** Removed, changed, or left as it was. */
const changed = fc
  .tuple(...IDS.map(() => fc.constantFrom(null, 1, 2, 3)))
  .map((quantities) => toParts(Object.fromEntries(IDS.map((id, index) => [id, quantities[index]]))));

it('a draft of parts merges them as the server merges the whole, and goes on from there', () => {
  fc.assert(
    fc.property(changed, changed, (theirs, mine) => {
      const typed = IDS.reduce(
        (draft, id) => edit(draft, id, toValues(mine)[id] ?? null),
        openDraft({ version: 1, values: toValues(base) }),
      );
      const draft = arrived(typed, { version: 2, values: toValues(theirs) });
      const merged = whole.same(theirs, mine) ? { value: mine } : mergeOf(theirs, mine);
      expect(undecided(FIELDS, draft).length > 0).toBe(merged === 'conflict');
      if (merged === 'conflict') return;
      const taken = takeOver(FIELDS, draft);
      expect(whole.same(toParts(shown(taken)), merged.value)).toBe(true);
      expect(toSave(FIELDS, taken) === null).toBe(whole.same(merged.value, theirs));
      // Nothing of what others did too is left behind as if it were still to be saved.
      if (whole.same(merged.value, theirs)) expect(taken.mine).toEqual({});
    }),
  );
});

function mergeOf(theirs: Part[], mine: Part[]) {
  if (whole.same(base, mine)) return { value: theirs };
  return whole.same(base, theirs) ? { value: mine } : whole.merge(base, theirs, mine);
}
