import { describe, expect, it } from 'vitest';
import { expectType } from '../setup/http.js';
import { names } from './acts.js';
import type { Records } from './records.js';
import { expectRefused, Story, withoutMessage } from './story.js';

/** A story whose record Ben has deleted. */
export async function deletedStory(records: Records): Promise<Story> {
  const story = await Story.begin(records);
  const answer = await records.act('delete', story.now, {}, { as: 'ben' });
  const { deletedAt } = expectType(answer, 'Accepted');
  expect(Date.parse(deletedAt!)).toBeGreaterThanOrEqual(Date.parse(story.now.updatedAt));
  await story.went(answer, story.values, 'ben', deletedAt);
  return story;
}

export function proveDeletion(records: Records): void {
  if (!records.can('delete', 'restore')) return;

  describe('V6: a deleted record', () => {
    it('V6: keeps its row, one version on; it is found by its id, and not listed', async () => {
      const [story, other] = [await deletedStory(records), await Story.begin(records)];
      expect(await records.read(story.now.id)).toEqual(story.now);
      const listed = await records.listed();
      expect([listed.includes(story.now.id), listed.includes(other.now.id)]).toEqual([false, true]);
      const [revision] = await records.revisions(story.now.id);
      expect(revision).toMatchObject({ kind: 'DELETED', version: 2, actor: { id: 'ben' } });
      expect(revision!.changes).toEqual([{ field: 'deletedAt', before: null, after: story.now.deletedAt }]);
    });

    it.each(['REJECT', 'MERGE'] as const)(
      'V6: refuses a stale write under %s: its deletion alone conflicts, and nothing is merged',
      async (onConflict) => {
        const story = await deletedStory(records);
        const patch = story.change(...names(records));
        const read = story.at(1).shown;
        const conflict = await expectRefused(records, 'ConflictError', () => records.save(read, patch, { onConflict }));
        const { deletedAt, updatedAt, updatedBy } = story.now;
        const deletion = {
          field: 'deletedAt',
          base: null,
          current: deletedAt,
          yours: null,
          conflicting: true,
          merged: null,
          changedBy: updatedBy,
          changedAt: updatedAt,
          changedInVersion: 2,
        };
        const expected = story.conflict(
          1,
          story.reckon(1, patch).map((each) => ({ ...each, conflicting: false, merged: null })),
        );
        expect(withoutMessage(conflict)).toEqual({
          ...expected,
          fields: [...expected.fields, deletion],
          conflictingFields: ['deletedAt'],
        });
      },
    );

    it('V6: refuses a write with the right version as invalid, and so to be deleted again', async () => {
      const story = await deletedStory(records);
      const patch = story.change(...names(records));
      for (const act of [() => records.save(story.now, patch), () => records.act('delete', story.now)]) {
        const { issues } = await expectRefused(records, 'ValidationError', act);
        expect(issues.map(({ path }) => path)).toEqual([['id']]);
      }
    });

    it('V6: is restored as it was, as a new version, and listed again', async () => {
      const story = await deletedStory(records);
      const answer = await records.act('restore', story.now, {}, { as: 'cleo' });
      await story.went(answer, story.values, 'cleo', null);
      expect(story.now.version).toBe(3);
      expect(await records.listed()).toContain(story.now.id);
      const [revision] = await records.revisions(story.now.id);
      expect(revision).toMatchObject({ kind: 'RESTORED', version: 3, actor: { id: 'cleo' } });
    });

    it('V6: a living one is not restored', async () => {
      const story = await Story.begin(records);
      const { issues } = await expectRefused(records, 'ValidationError', () => records.act('restore', story.now));
      expect(issues.map(({ path }) => path)).toEqual([['id']]);
    });

    it('V6: deleted and restored meanwhile, a stale write meets what changed and no deletion', async () => {
      const story = await deletedStory(records);
      await story.went(await records.act('restore', story.now, {}, { as: 'cleo' }), story.values, 'cleo', null);
      const patch = story.change(...names(records));
      const read = story.at(1).shown;
      const conflict = await expectRefused(records, 'ConflictError', () => records.save(read, patch));
      expect(withoutMessage(conflict)).toEqual(story.conflict(1, story.reckon(1, patch)));
      const merged = await records.save(read, patch, { onConflict: 'MERGE' });
      await story.went(merged, { ...story.values, ...patch }, 'ana');
    });
  });
}
