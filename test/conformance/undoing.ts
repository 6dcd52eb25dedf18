import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { names } from './acts.js';
import { expectForAny, patchOf, somePicks } from './cases.js';
import { deletedStory } from './deletion.js';
import type { Records } from './records.js';
import { isReconciled, same, type Reckoned } from './reckoning.js';
import { expectRefused, Story, withoutMessage } from './story.js';

export function proveUndoing(records: Records): void {
  if (!records.can('undo')) return;
  const undo = (story: Story, undone: number, version = story.now.version) =>
    records.act('undo', { ...story.now, version }, { version: undone }, { as: 'cleo' });

  /** It is taken back, or what came after stands in the way: as the reckoning has it. */
  const expectUndone = async (story: Story, undone: number): Promise<void> => {
    const reckoned = undoing(story, undone);
    if (isReconciled(reckoned)) {
      await story.went(await undo(story, undone), takenBack(story, undone, reckoned), 'cleo');
    } else {
      const conflict = await expectRefused(records, 'ConflictError', () => undo(story, undone));
      const expectedVersion = story.now.version;
      expect(withoutMessage(conflict)).toEqual({ ...story.conflict(undone, reckoned), expectedVersion });
    }
  };

  describe('H3: undoing a revision', () => {
    it.each(records.fields)(
      'H3: a revision of $name that was changed again since clashes, unless both merge',
      async ({ name }) => {
        const story = await Story.begin(records);
        await story.save(story.change(name));
        await story.save(story.change(name), 'cleo');
        await expectUndone(story, 2);
      },
    );

    it('H3: takes back what it changed on top of what came after, or tells what of that stands in the way', async () => {
      const cases = fc.record({
        patches: fc.array(somePicks(records), { minLength: 1, maxLength: 4 }),
        which: fc.nat(100),
      });
      await expectForAny(cases, async ({ patches, which }) => {
        const story = await Story.begin(records);
        for (const picks of patches) await story.save(patchOf(story, picks), 'ben');
        if (story.now.version === 1) return false;
        await expectUndone(story, 2 + (which % (story.now.version - 1)));
        return true;
      });
    });

    it.each(records.fields)(
      'H3: the newest revision of $name is taken back, and so is the taking back',
      async ({ name }) => {
        const story = await Story.begin(records);
        const { values } = story;
        await story.save(story.change(name));
        await story.went(await undo(story, 2), values, 'cleo');
        await story.went(await undo(story, 3), story.at(2).values, 'cleo');
        expect(story.now.version).toBe(4);
      },
    );

    it('H3: based on a stale version it is an ordinary conflict, asked first', async () => {
      const story = await Story.begin(records);
      await story.save(story.change(names(records)[0]!));
      await story.save(story.change(...names(records)));
      const conflict = await expectRefused(records, 'ConflictError', () => undo(story, 2, 2));
      const patch = { [names(records)[0]!]: story.at(1).values[names(records)[0]!] };
      expect(withoutMessage(conflict)).toEqual(story.conflict(2, story.reckon(2, patch)));
      const unknown = await expectRefused(records, 'ConflictError', () => undo(story, 99, 2));
      expect(withoutMessage(unknown)).toEqual(story.conflict(2, story.reckon(2, {})));
    });

    it('H3: a creation is not undone, and neither is a version that never was', async () => {
      const story = await Story.begin(records);
      await story.save(story.change(names(records)[0]!));
      for (const version of [1, 3, 0, -1, 2 ** 31 - 1]) {
        const { issues } = await expectRefused(records, 'ValidationError', () => undo(story, version));
        expect(issues.map(({ path }) => path)).toEqual([['version']]);
      }
    });

    it.each(records.ifCan('delete', 'restore'))('H3: neither a deletion nor a restoration is undone', async () => {
      const story = await deletedStory(records);
      const deleted = await expectRefused(records, 'ValidationError', () => undo(story, 2));
      expect(deleted.issues.map(({ path }) => path)).toEqual([['id']]);
      await story.went(await records.act('restore', story.now), story.values, 'ana', null);
      for (const version of [2, 3]) {
        const { issues } = await expectRefused(records, 'ValidationError', () => undo(story, version));
        expect(issues.map(({ path }) => path)).toEqual([['version']]);
      }
    });
  });
}

/** H3: a merge with the record after the revision as base, the record now as current, and the record before it as yours. */
function undoing(story: Story, undone: number): Reckoned[] {
  return story.compare({ base: story.at(undone).values, current: story.values, yours: story.at(undone - 1).values });
}

function takenBack(story: Story, undone: number, reckoned: readonly Reckoned[]) {
  const [before, after] = [story.at(undone - 1).values, story.at(undone).values];
  const back = reckoned.filter(({ field }) => !same(before[field], after[field]));
  return { ...story.values, ...Object.fromEntries(back.map(({ field, merged }) => [field, merged])) };
}
