import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectForAny, patchOf, somePicks } from './cases.js';
import type { Records } from './records.js';
import { same } from './reckoning.js';
import { Story } from './story.js';
import type { Values } from './subject.js';

export function proveHistory(records: Records): void {
  const { type } = records;
  const changes = () => fc.array(somePicks(records), { minLength: 1, maxLength: 5 });

  describe('H1 and H2: history', () => {
    it('H1: every version can be read as it was, and one that never was is null', async () => {
      await expectForAny(changes(), async (patches) => {
        const story = await Story.begin(records);
        for (const picks of patches) await story.save(patchOf(story, picks), 'cleo');
        const { id, version } = story.now;
        for (const [index, { shown }] of story.chapters.entries())
          expect(await records.read(id, index + 1)).toEqual(shown);
        for (const never of [0, -1, version + 1, 2 ** 31 - 1]) expect(await records.read(id, never)).toBeNull();
        const revisions = await records.revisions(id);
        expect(revisions.map(({ record }) => record)).toEqual(story.chapters.map(({ shown }) => shown).toReversed());
        return version > 1;
      });
    });

    it('H2: a revision lists what it changed and nothing else, with who did it and when', async () => {
      await expectForAny(changes(), async (patches) => {
        const story = await Story.begin(records);
        for (const [index, picks] of patches.entries())
          await story.save(patchOf(story, picks), index % 2 === 0 ? 'ben' : 'cleo');
        const told = (await records.revisions(story.now.id)).toReversed();
        const expected = story.chapters.map(({ shown, values }, index) => ({
          version: index + 1,
          kind: index === 0 ? 'CREATED' : 'UPDATED',
          at: shown.updatedAt,
          actor: shown.updatedBy,
          changes: changed(index === 0 ? {} : story.chapters[index - 1]!.values, values),
          record: shown,
        }));
        expect(told).toEqual(expected);
        return story.now.version > 1;
      });
    });

    it.each(records.ifCan('delete', 'restore'))(
      'H1: a version in which it was deleted is read as it was, too',
      async () => {
        const story = await Story.begin(records);
        const deleted = await records.act('delete', story.now);
        const { deletedAt } = deleted as { deletedAt: string };
        await story.went(deleted, story.values, 'ana', deletedAt);
        await story.went(await records.act('restore', story.now), story.values, 'ana', null);
        for (const { shown } of story.chapters) expect(await records.read(shown.id, shown.version)).toEqual(shown);
      },
    );
  });

  /** In the order of the declaration. */
  function changed(before: Values, after: Values) {
    return type.fields
      .map(({ name }) => ({ field: name, before: before[name] ?? null, after: after[name] ?? null }))
      .filter((change) => !same(change.before, change.after));
  }
}
