import { describe, expect, it } from 'vitest';
import { newId } from '../../src/core/ids.js';
import { expectType } from '../setup/http.js';
import { race } from '../setup/race.js';
import { names } from './acts.js';
import { deletedStory } from './deletion.js';
import type { Records } from './records.js';
import { expectRefused, Story } from './story.js';
import type { Values } from './subject.js';

export function proveBatches(records: Records): void {
  if (!records.can('batch')) return;

  describe('V7: a batch is one transaction', () => {
    it('V7: all are written and answered in the order of the input, each one version on', async () => {
      const stories = [await Story.begin(records), await Story.begin(records), await Story.begin(records)];
      const edits = [stories[2]!, stories[0]!, stories[1]!].map((story, index) => ({
        story,
        patch: story.change(names(records)[index % names(records).length]!),
      }));
      const answer = await records.saveAll(
        edits.map(({ story, patch }) => [story.now, patch]),
        { as: 'ben' },
      );
      const { records: accepted } = expectType(answer, 'AllAccepted');
      expect(accepted.map(({ id }) => id)).toEqual(edits.map(({ story }) => story.now.id));
      for (const [index, { story, patch }] of edits.entries()) {
        await story.went(accepted[index]!, { ...story.values, ...patch }, 'ben');
      }
    });

    it('V7: one that is refused refuses all, and each refusal is told as the mutation of that record alone tells it', async () => {
      const entries = await refusedEntries(records);
      const fine = await Story.begin(records);
      const edits = [[fine.now, fine.change(names(records)[0]!)] as const, ...entries];
      const { failures } = await expectRefused(records, 'BatchError', () => records.saveAll(edits));
      const alone = [];
      for (const [target, patch] of entries) alone.push(await records.save(target, patch));
      expect(failures).toEqual(alone.map((error, index) => ({ index: index + 1, error })));
      expect(new Set(alone.map((error) => error.__typename)).has('Accepted')).toBe(false);
    });

    it('V7: the same record twice is a ValidationError', async () => {
      const story = await Story.begin(records);
      const patch = story.change(names(records)[0]!);
      const twice = [[story.now, patch] as const, [{ ...story.now, version: 2 }, patch] as const];
      const { issues } = await expectRefused(records, 'ValidationError', () => records.saveAll(twice));
      expect(issues.map(({ path }) => path)).toEqual([['updates', '1', 'id']]);
    });

    it('M1: a stale entry is merged where it asks for that', async () => {
      const story = await Story.begin(records);
      const { now: read } = story;
      const patch = story.change(names(records)[0]!);
      await story.save(patch);
      const answer = await records.saveAll([[read, patch]], { onConflict: 'MERGE', as: 'cleo' });
      const [merged] = expectType(answer, 'AllAccepted').records;
      expect(await story.went(merged!, story.values, 'cleo')).toMatchObject({ version: 2 });
    });

    it('V2: of two batches with the same records in opposite order one is accepted, and the other told of each', async () => {
      const [one, other] = [await Story.begin(records), await Story.begin(records)];
      const name = names(records)[0]!;
      const edits = [one, other].map((story) => [story.now, story.change(name)] as const);
      const answers = await race(records.shop, {
        held: [[`select from "${records.type.table}" where id in ($1, $2) for update`, one.now.id, other.now.id]],
        contestants: [
          () => records.saveAll(edits, { as: 'ben' }),
          () => records.saveAll(edits.toReversed(), { as: 'cleo' }),
        ],
      });
      expect(new Set(answers.map(({ __typename }) => __typename))).toEqual(new Set(['AllAccepted', 'BatchError']));
      const refused = answers.find(({ __typename }) => __typename === 'BatchError');
      const { failures } = expectType(refused, 'BatchError');
      expect(failures.map(({ index, error }) => [index, error.__typename])).toEqual([
        [0, 'ConflictError'],
        [1, 'ConflictError'],
      ]);
    });
  });
}

/** One of every kind that an update refuses. */
async function refusedEntries(records: Records): Promise<(readonly [{ id: string; version: number }, Values])[]> {
  const [first] = names(records);
  const stale = await Story.begin(records);
  const { now: read } = stale;
  await stale.save(stale.change(first!));
  const [ahead, invalid] = [await Story.begin(records), await Story.begin(records)];
  const required = records.fields.find(({ declared }) => !declared.nullable);
  const deleted = records.can('delete') ? await deletedStory(records) : null;
  return [
    [read, { [first!]: stale.another(first!) }],
    [{ id: newId(records.type.prefix), version: 1 }, stale.change(first!)],
    [{ ...ahead.now, version: 9 }, ahead.change(...names(records))],
    ...(required ? [[invalid.now, { [required.name]: null }] as const] : []),
    ...(deleted ? [[deleted.now, deleted.change(first!)] as const] : []),
  ];
}
