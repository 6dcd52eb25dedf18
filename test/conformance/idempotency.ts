import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { expectType } from '../setup/http.js';
import { race, times } from '../setup/race.js';
import { expectNothingWritten } from '../setup/stored.js';
import { actsOf, names, type Act } from './acts.js';
import { deletedStory } from './deletion.js';
import type { Records } from './records.js';
import { expectRefused, Story } from './story.js';

export function proveIdempotency(records: Records): void {
  describe.each(actsOf(records))('I1 to I3: $name with an idempotency key', (act) => {
    const keyed = () => ({ key: randomUUID(), as: 'ben' as const });

    it('I1: happens once, and a repeat gets the same answer, also when others have changed the record since', async () => {
      const [story, call] = await callable(records, act, keyed());
      const first = expectType(await call(), 'Accepted');
      expect(await expectNothingWritten(records.shop, call)).toEqual(first);
      const later = await records.read(story.now.id);
      const change = later!.deletedAt ? 'restore' : 'update';
      const answer =
        change === 'update'
          ? await records.save(later!, story.change(...names(records)))
          : await records.act('restore', later!);
      expectType(answer, 'Accepted');
      expect(await expectNothingWritten(records.shop, call)).toEqual(first);
    });

    it('I1: happens once when it is sent several times at once, and all get the same answer', async () => {
      const [story, call] = await callable(records, act, keyed());
      const answers = await race(records.shop, {
        held: [[`select from "${records.type.table}" where id = $1 for update`, story.now.id]],
        contestants: times(4, () => call),
      });
      const [first] = answers;
      expect(expectType(first, 'Accepted').version).toBe(story.now.version + 1);
      expect(answers).toEqual(times(4, () => first));
    });

    it('I2: is refused with other arguments, and writes nothing', async () => {
      const way = keyed();
      const [story, call] = await callable(records, act, way);
      const { version } = expectType(await call(), 'Accepted');
      const other = () => act.act(story, { ...story.now, version }, way);
      const { issues } = await expectRefused(records, 'ValidationError', other);
      expect(issues).toEqual([{ path: ['idempotencyKey'], message: 'was used for another request already' }]);
    });

    it('I1: another person may use the same key for a write of their own', async () => {
      const { key } = keyed();
      const [one, call] = await callable(records, act, { key, as: 'ben' });
      const [other, callOfOther] = await callable(records, act, { key, as: 'cleo' });
      const [first, second] = [expectType(await call(), 'Accepted'), expectType(await callOfOther(), 'Accepted')];
      expect([first.id, second.id]).toEqual([one.now.id, other.now.id]);
      expect([first.updatedBy.id, second.updatedBy.id]).toEqual(['ben', 'cleo']);
      // And each gets an answer of their own again.
      expect([await call(), await callOfOther()]).toEqual([first, second]);
    });

    it('I3: leaves the key free when it is refused', async () => {
      const way = keyed();
      const [story, call] = await callable(records, act, way);
      const stale = { ...story.now, version: story.now.version - 1 };
      await expectRefused(records, 'ConflictError', () => act.act(story, stale, way));
      expect(expectType(await call(), 'Accepted').version).toBe(story.now.version + 1);
    });

    it('V4: its lost answer is told as yoursAlreadyApplied to the same call without a key, and to no other', async () => {
      const [story, call] = await callable(records, act, { as: 'ben' });
      expectType(await call(), 'Accepted');
      const applied = async (again: typeof call) =>
        (await expectRefused(records, 'ConflictError', again)).yoursAlreadyApplied;
      expect(await applied(call)).toBe(true);
      expect(await applied(() => act.act(story, story.now, { as: 'cleo' }))).toBe(false);
      expect(await applied(() => records.save(story.now, {}, { as: 'ben' }))).toBe(false);
    });
  });

  describe.each(records.ifCan('create'))('I1: a creation with an idempotency key', () => {
    it('I1: a record is created once, and every repeat is answered that one', async () => {
      const { pools } = await records.make();
      const [values, others] = [1, 2].map((nth) =>
        Object.fromEntries([...pools].map(([name, pool]) => [name, pool[nth % pool.length]])),
      );
      const way = { key: randomUUID() };
      const answers = await Promise.all(times(4, () => records.create(values!, way)));
      const { id } = answers[0]!;
      expect(answers).toEqual(times(4, () => answers[0]));
      expectType(await records.save(answers[0]!, others!), 'Accepted');
      expect(await expectNothingWritten(records.shop, () => records.create(values!, way))).toEqual(answers[0]);
      expect(await records.revisions(id)).toHaveLength(2);
    });
  });

  describe.each(records.ifCan('batch'))('I1: a batch with an idempotency key', () => {
    it('I1: a batch is written once, and a repeat gets the records as it left them', async () => {
      const stories = [await Story.begin(records), await Story.begin(records)];
      const edits = stories.map((story) => [story.now, story.change(names(records)[0]!)] as const);
      const way = { key: randomUUID() };
      const first = expectType(await records.saveAll(edits, way), 'AllAccepted');
      expectType(await records.save(first.records[0]!, stories[0]!.asPatch(1)), 'Accepted');
      expect(await expectNothingWritten(records.shop, () => records.saveAll(edits, way))).toEqual(first);
      const { issues } = await expectRefused(records, 'ValidationError', () =>
        records.saveAll(edits.toReversed(), way),
      );
      expect(issues.map(({ path }) => path)).toEqual([['idempotencyKey']]);
    });
  });
}

/** A record that the mutation can be called for, at version 2 or above; and the call. */
async function callable(records: Records, { name, act }: Act, way: Parameters<Act['act']>[2]) {
  const story = name === 'restore' ? await deletedStory(records) : await Story.begin(records);
  if (name !== 'restore') await story.save(story.change(names(records)[0]!));
  const { now } = story;
  return [story, () => act(story, now, way)] as const;
}
