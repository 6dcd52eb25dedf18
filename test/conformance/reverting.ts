import { describe, expect, it } from 'vitest';
import { names } from './acts.js';
import { deletedStory } from './deletion.js';
import type { Records } from './records.js';
import { expectRefused, Story, withoutMessage } from './story.js';

export function proveReverting(records: Records): void {
  if (!records.can('revert')) return;
  const revert = (story: Story, toVersion: number, version = story.now.version) =>
    records.act('revert', { ...story.now, version }, { toVersion }, { as: 'cleo' });

  describe('H3: reverting', () => {
    it('H3: makes a new version that equals the old one, whichever it is', async () => {
      const story = await Story.begin(records);
      for (const name of names(records)) await story.save(story.change(name));
      const last = story.now.version;
      for (let toVersion = 1; toVersion < last; toVersion += 1) {
        const { values } = story.at(toVersion);
        await story.went(await revert(story, toVersion), values, 'cleo');
        expect(story.values).toEqual(values);
      }
    });

    it('H3: to a version that it equals already changes nothing', async () => {
      const story = await Story.begin(records);
      const { values } = story;
      await story.save(story.change(...names(records)));
      await story.save(story.asPatch(1));
      await story.went(await revert(story, 1), values, 'cleo');
      expect(story.now.version).toBe(3);
    });

    it('H3: to the version that it is at, or to one that never was, is a ValidationError', async () => {
      const story = await Story.begin(records);
      await story.save(story.change(names(records)[0]!));
      for (const toVersion of [2, 3, 0, -1, 2 ** 31 - 1]) {
        const { issues } = await expectRefused(records, 'ValidationError', () => revert(story, toVersion));
        expect(issues.map(({ path }) => path)).toEqual([['toVersion']]);
      }
    });

    it('H3: based on a stale version it is an ordinary conflict, with the old content as yours', async () => {
      const story = await Story.begin(records);
      await story.save(story.change(names(records)[0]!));
      await story.save(story.change(...names(records)));
      const conflict = await expectRefused(records, 'ConflictError', () => revert(story, 1, 2));
      expect(withoutMessage(conflict)).toEqual(story.conflict(2, story.reckon(2, story.at(1).values)));
    });

    it('H3: staleness is asked first: it is a conflict, too, where the version to revert to never was', async () => {
      const story = await Story.begin(records);
      await story.save(story.change(names(records)[0]!));
      const conflict = await expectRefused(records, 'ConflictError', () => revert(story, 99, 1));
      expect(withoutMessage(conflict)).toEqual(story.conflict(1, story.reckon(1, {})));
    });

    it.each(records.ifCan('delete', 'restore'))(
      'H3: to a version in which it was deleted is a ValidationError',
      async () => {
        const story = await deletedStory(records);
        await story.went(await records.act('restore', story.now), story.values, 'ana', null);
        const { issues } = await expectRefused(records, 'ValidationError', () => revert(story, 2));
        expect(issues.map(({ path }) => path)).toEqual([['toVersion']]);
      },
    );

    it.each(records.ifCan('delete'))('V6: a deleted record is not reverted', async () => {
      const story = await deletedStory(records);
      const { issues } = await expectRefused(records, 'ValidationError', () => revert(story, 1));
      expect(issues.map(({ path }) => path)).toEqual([['id']]);
    });
  });
}
