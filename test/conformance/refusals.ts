import { describe, expect, it } from 'vitest';
import { newId } from '../../src/core/ids.js';
import { recordTypes } from '../../src/model/record-type.js';
import { actsOf, names } from './acts.js';
import type { Records } from './records.js';
import { expectRefused, Story } from './story.js';

export function proveRefusals(records: Records): void {
  const { type } = records;

  describe.each(actsOf(records))('V3 and V5: what $name refuses has written nothing', ({ act }) => {
    it('V3: a stale expectedVersion is a ConflictError', async () => {
      const story = await Story.begin(records);
      const { now: read } = story;
      await story.save(story.change(names(records)[0]!));
      const conflict = await expectRefused(records, 'ConflictError', () => act(story, read));
      expect(conflict).toMatchObject({ expectedVersion: 1, currentVersion: 2, current: story.now, base: read });
    });

    it('V5: an expectedVersion above the current one is a ConflictError without a base', async () => {
      const story = await Story.begin(records);
      const ahead = { ...story.now, version: 2 };
      const conflict = await expectRefused(records, 'ConflictError', () => act(story, ahead));
      expect(conflict).toMatchObject({ expectedVersion: 2, currentVersion: 1, current: story.now, base: null });
    });

    it('V5: an expectedVersion below 1 is a ValidationError, whether or not there is such a record', async () => {
      const story = await Story.begin(records);
      for (const target of [
        { ...story.now, version: 0 },
        { id: newId(type.prefix), version: -1 },
      ]) {
        const { issues } = await expectRefused(records, 'ValidationError', () => act(story, target));
        expect(issues.map(({ path }) => path)).toEqual([['expectedVersion']]);
      }
    });

    it('V3: an id that is unknown, malformed or of another type is a NotFoundError', async () => {
      const story = await Story.begin(records);
      const foreign = recordTypes().find(({ prefix }) => prefix !== type.prefix)?.prefix ?? 'elsewhere';
      for (const id of [newId(type.prefix), 'no id at all', '', newId(foreign)]) {
        const refused = await expectRefused(records, 'NotFoundError', () => act(story, { id, version: 1 }));
        expect(refused.id).toBe(id);
      }
    });
  });

  describe('V3 and V5: what is wrong with a patch', () => {
    it('V5: based on a version that never was, every field of it conflicts, and no merge is tried', async () => {
      const story = await Story.begin(records);
      const patch = story.change(...names(records));
      const listed = names(records).map((field) => ({
        field,
        base: null,
        current: story.values[field],
        yours: patch[field],
        conflicting: true,
        merged: null,
        changedBy: null,
        changedAt: null,
        changedInVersion: null,
      }));
      for (const onConflict of ['REJECT', 'MERGE'] as const) {
        const ahead = { ...story.now, version: 7 };
        const conflict = await expectRefused(records, 'ConflictError', () =>
          records.save(ahead, patch, { onConflict }),
        );
        expect(conflict.fields).toEqual(listed);
        expect(conflict.conflictingFields).toEqual(names(records));
      }
    });

    it.each(records.fields.filter(({ declared }) => !declared.nullable && declared.input))(
      'V3: null for $name, which is never null, is a ValidationError',
      async ({ name }) => {
        const story = await Story.begin(records);
        const patch = { ...story.change(...names(records)), [name]: null };
        const { issues } = await expectRefused(records, 'ValidationError', () => records.save(story.now, patch));
        expect(issues).toEqual([{ path: ['patch', name], message: 'must not be null' }]);
      },
    );

    it.each(records.fields.filter(({ declared }) => declared.references))(
      'V3: an id of nothing for $name is a ValidationError',
      async ({ name, declared }) => {
        const story = await Story.begin(records);
        const nobody = newId(recordTypes().find(({ entity }) => entity === declared.references!())!.prefix);
        const patch = { ...story.change(...names(records)), [name]: nobody };
        const { issues } = await expectRefused(records, 'ValidationError', () => records.save(story.now, patch));
        expect(issues).toEqual([{ path: ['patch', name], message: 'names no living record' }]);
      },
    );

    it.each(records.fields.filter(({ declared }) => declared.unique))(
      'V3: a value of $name that another record has is a ValidationError',
      async ({ name }) => {
        const [story, other] = [await Story.begin(records), await Story.begin(records)];
        const patch = { ...story.change(...names(records)), [name]: other.values[name] };
        const { issues } = await expectRefused(records, 'ValidationError', () => records.save(story.now, patch));
        expect(issues).toEqual([{ path: ['patch', name], message: 'is taken already' }]);
      },
    );
  });
}
