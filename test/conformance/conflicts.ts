import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectForAny, patchOf, somePicks, type Picks } from './cases.js';
import type { Records } from './records.js';
import { isReconciled, mergedValues } from './reckoning.js';
import { expectRefused, Story, withoutMessage } from './story.js';

export function proveConflicts(records: Records): void {
  describe('V4 and M3: what a stale write is told', () => {
    it('V4: whatever others did in however many versions, every field is told in all three states, with who changed it last', async () => {
      await expectForAny(stories(records), async ({ theirs, yours }) => {
        const { story, patch } = await played(records, theirs, yours);
        const { version } = story.now;
        if (version === 1) return false;
        const read = story.at(1).shown;
        const conflict = await expectRefused(records, 'ConflictError', () => records.save(read, patch));
        expect(withoutMessage(conflict)).toEqual(story.conflict(1, story.reckon(1, patch)));
        return true;
      });
    });

    it('M3: it conflicts in no field exactly when the same call with MERGE is accepted, and comes to what was told', async () => {
      await expectForAny(stories(records), async ({ theirs, yours }) => {
        const { story, patch } = await played(records, theirs, yours);
        const read = story.at(1).shown;
        const reckoned = story.reckon(1, patch);
        const merge = () => records.save(read, patch, { onConflict: 'MERGE' });
        if (isReconciled(reckoned)) {
          await story.went(await merge(), mergedValues(story.values, reckoned), 'ana');
        } else {
          expect(withoutMessage(await expectRefused(records, 'ConflictError', merge))).toEqual(
            story.conflict(1, reckoned),
          );
        }
        return story.now.version > 1;
      });
    });

    it.each(records.fields)('V4: $name, changed there and back, is not told of', async ({ name }) => {
      const story = await Story.begin(records);
      const { now: read, values } = story;
      await story.save(story.change(name));
      await story.save({ [name]: values[name] }, 'cleo');
      const conflict = await expectRefused(records, 'ConflictError', () => records.save(read, {}));
      expect(withoutMessage(conflict)).toMatchObject({ currentVersion: 3, fields: [], conflictingFields: [] });
    });

    it.each(records.fields)('V4: $name, changed by several, is told of the last of them', async ({ name }) => {
      const story = await Story.begin(records);
      const { now: read } = story;
      await story.save(story.change(name), 'ben');
      await story.save(story.change(name), 'cleo');
      const conflict = await expectRefused(records, 'ConflictError', () => records.save(read, {}));
      expect(conflict.fields).toMatchObject(
        story.reckon(1, {}).map(({ field }) => ({ field, changedBy: { id: 'cleo' }, changedInVersion: 3 })),
      );
    });
  });
}

function stories(records: Records) {
  return fc.record({ theirs: fc.array(somePicks(records), { minLength: 1, maxLength: 4 }), yours: somePicks(records) });
}

/** A record that others have changed since it was read, and what its reader then wants of it. */
async function played(records: Records, theirs: readonly Picks[], yours: Picks) {
  const story = await Story.begin(records);
  for (const [index, picks] of theirs.entries())
    await story.save(patchOf(story, picks), index % 2 === 0 ? 'ben' : 'cleo');
  return { story, patch: patchOf(story, yours) };
}
