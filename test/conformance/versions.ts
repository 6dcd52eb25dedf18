import { describe, expect, it } from 'vitest';
import { names } from './acts.js';
import type { ProvedField } from './fields.js';
import type { Records } from './records.js';
import { expectRefused, Story, withoutMessage } from './story.js';
import type { Values } from './subject.js';

export function proveVersions(records: Records): void {
  describe('V1: versions count changes', () => {
    it('V1: a new record is at version 1, and one revision tells of its creation', async () => {
      const story = await Story.begin(records, 'ana');
      await story.expectStored();
      const [revision, ...others] = await records.revisions(story.now.id);
      expect([revision!.kind, revision!.version, others]).toEqual(['CREATED', 1, []]);
    });

    it('V1: a change of any field is one version and one revision, which tells of this field alone', async () => {
      const story = await Story.begin(records);
      for (const name of names(records)) {
        const before = story.values[name];
        await story.save(story.change(name));
        const [revision] = await records.revisions(story.now.id);
        expect(revision!.changes).toEqual([{ field: name, before, after: story.values[name] }]);
      }
    });

    it('V1: a change of all fields at once is one version, too', async () => {
      const story = await Story.begin(records);
      await story.save(story.change(...names(records)));
      expect(story.now.version).toBe(2);
    });

    it('V1: a patch that changes nothing leaves version and history alone, however its values are written', async () => {
      const story = await Story.begin(records);
      await story.save({});
      const respelt = records.fields.map((field) => [field.name, respell(field, story.values[field.name])]);
      const answer = await records.save(story.now, Object.fromEntries(respelt) as Values, { as: 'ben' });
      expect(await story.went(answer, story.values, 'ben')).toMatchObject({ version: 1 });
    });

    it('V1: a patch that changes nothing still conflicts when it is stale', async () => {
      const story = await Story.begin(records);
      const { now: read } = story;
      await story.save(story.change(names(records)[0]!));
      for (const patch of [{}, story.asPatch(1)]) {
        const conflict = await expectRefused(records, 'ConflictError', () => records.save(read, patch));
        expect(withoutMessage(conflict)).toEqual(story.conflict(1, story.reckon(1, patch)));
      }
    });
  });
}

/** The same value in other words: a set in another order and with an entry twice, an amount without its last zeros. */
function respell({ nature, typeName }: ProvedField, value: unknown): unknown {
  if (value === null) return null;
  if (nature === 'set') return [...(value as string[]).toReversed(), ...(value as string[])];
  return typeName === 'Decimal' ? (value as string).replace(/\.?0+$/, '') : value;
}
