import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectType } from '../setup/http.js';
import { names } from './acts.js';
import { expectForAny, findPatch, patchOf, somePicks } from './cases.js';
import type { Records } from './records.js';
import { isReconciled, mergedValues } from './reckoning.js';
import { expectRefused, Story, withoutMessage } from './story.js';
import type { Values } from './subject.js';

const MERGE = { onConflict: 'MERGE' } as const;

/** Ben saves his patch, and then Ana hers, based on what was there before. */
async function expectMerged(records: Records, story: Story, theirs: Values, yours: Values): Promise<void> {
  const { now: read } = story;
  await story.save(theirs);
  const reckoned = story.reckon(read.version, yours);
  expect(isReconciled(reckoned)).toBe(true);
  await story.went(await records.save(read, yours, MERGE), mergedValues(story.values, reckoned), 'ana');
}

export function proveMerging(records: Records): void {
  const { type, fields } = records;

  describe('M1: what one side changed', () => {
    it.each(fields)('M1: $name, that only others changed, stays theirs', async ({ name }) => {
      const story = await Story.begin(records);
      await expectMerged(records, story, story.change(name), {});
      expect(story.now.version).toBe(2);
    });

    it.each(fields)('M1: $name, that both changed to the same value, has that value', async ({ name }) => {
      const story = await Story.begin(records);
      await expectMerged(records, story, story.change(name), story.change(name));
      expect(story.now.version).toBe(2);
    });

    // With a rule for the whole record, any two fields may clash: M3 is proved on those.
    it.each(fields.length > 1 && !type.merge ? [records] : [])(
      'M1: of any two fields, each takes the side that changed it',
      async () => {
        for (const [index, { name }] of fields.entries()) {
          const story = await Story.begin(records);
          const other = fields[(index + 1) % fields.length]!.name;
          await expectMerged(records, story, story.change(other), story.change(name));
          expect(story.now.version).toBe(3);
        }
      },
    );
  });

  describe('M2: both sides changed a field to different values', () => {
    it.each(fields)('M2: $name is merged or refused as its kind, or a rule of its own, has it', async ({ name }) => {
      const pool = (await Story.begin(records)).sample.pools.get(name)!;
      for (const [theirs, yours] of [
        [1, 2],
        [2, 1],
        [1, 3],
        [2, 4],
      ] as const) {
        if (Math.max(theirs, yours) >= pool.length) continue;
        const story = await Story.begin(records);
        const { now: read } = story;
        const patch = { [name]: story.another(name, yours) };
        await story.save({ [name]: story.another(name, theirs) });
        const reckoned = story.reckon(1, patch);
        const answer = await records.save(read, patch, MERGE);
        if (isReconciled(reckoned)) await story.went(answer, mergedValues(story.values, reckoned), 'ana');
        else expect(withoutMessage(answer as never)).toEqual(story.conflict(1, reckoned));
      }
    });
  });

  describe('M3 and M4: what refuses a merge', () => {
    it('M3: one conflicting field refuses the whole write, and what could be merged is told all the same', async () => {
      const story = await Story.begin(records);
      const { now: read } = story;
      const clash = fields.find(({ name }) => isClash(story, name));
      if (!clash)
        return expect(fields.every(({ nature, declared }) => nature !== 'scalar' || declared.merge)).toBe(true);
      const others = names(records).filter((name) => name !== clash.name);
      const patch = { ...story.change(...others), [clash.name]: story.another(clash.name, 2) };
      await story.save(story.change(clash.name));
      const refused = await expectRefused(records, 'ConflictError', () => records.save(read, patch, MERGE));
      expect(withoutMessage(refused)).toEqual(story.conflict(1, story.reckon(1, patch)));
      expect(refused.conflictingFields).toContain(clash.name);
    });

    const { brokenTogether } = records.particulars;
    it.each(brokenTogether ? [brokenTogether] : [])(
      'M4: the merged record keeps the rules of the type, even if each side alone would',
      async (broken) => {
        const story = await Story.begin(records);
        const { now: read } = story;
        const { theirs, yours } = broken(story.values);
        expectType(await records.save(read, theirs, { as: 'ben' }), 'Accepted');
        expect((await records.save(read, yours)).__typename).toBe('ConflictError');
        await expectRefused(records, 'ValidationError', () => records.save(read, yours, MERGE));
        const alone = await Story.begin(records);
        expectType(await records.save(alone.now, broken(alone.values).yours), 'Accepted');
      },
    );

    it.each(fields.filter(({ declared }) => declared.unique))(
      'M4: the merged record takes no value of $name that another has',
      async ({ name }) => {
        const [story, other] = [await Story.begin(records), await Story.begin(records)];
        const { now: read } = story;
        await story.save(findPatch(story, (patch) => !(name in patch) && story.reckon(1, patch).length > 0) ?? {});
        const taken = { [name]: other.values[name] };
        const { issues } = await expectRefused(records, 'ValidationError', () => records.save(read, taken, MERGE));
        expect(issues).toEqual([{ path: ['patch', name], message: 'is taken already' }]);
      },
    );
  });

  describe('M5: who comes first', () => {
    it('M5: two patches that do not conflict give the same fields in either order', async () => {
      await expectForAny(fc.record({ one: somePicks(records), other: somePicks(records) }), async ({ one, other }) => {
        const story = await Story.begin(records);
        const base = story.values;
        const [mine, theirs] = [patchOf(story, one), patchOf(story, other)];
        const sides = { base, current: { ...base, ...theirs }, yours: { ...base, ...mine } };
        if (!isReconciled(story.compare(sides))) return false;
        await expectMerged(records, story, theirs, mine);
        const inThisOrder = story.values;
        await story.save(story.asPatch(1));
        await expectMerged(records, story, mine, theirs);
        expect(story.values).toEqual(inThisOrder);
        return story.now.version > 1;
      });
    });
  });
}

function isClash(story: Story, name: string): boolean {
  const sides = [1, 2].map((steps) => ({ ...story.values, [name]: story.another(name, steps) }));
  return !isReconciled(story.compare({ base: story.values, current: sides[0]!, yours: sides[1]! }));
}
