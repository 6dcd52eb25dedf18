import { describe, expect, it } from 'vitest';
import { expectType } from '../setup/http.js';
import { barrier, race, times } from '../setup/race.js';
import { storedRow } from '../setup/stored.js';
import { names } from './acts.js';
import type { Answer } from './answers.js';
import { findPatch } from './cases.js';
import type { Records } from './records.js';
import { isReconciled, mergedValues, same } from './reckoning.js';
import { Story } from './story.js';
import type { Values } from './subject.js';

const WRITERS = 6;
const PEOPLE = ['ana', 'ben', 'cleo'] as const;

export function proveRaces(records: Records): void {
  const { shop, type, fields } = records;
  const holding = (story: Story) => [`select from "${type.table}" where id = $1 for update`, story.now.id] as const;

  describe('V2: writers with the same expectedVersion', () => {
    it('V2: without a guard, one of two edits is lost', async () => {
      const story = await Story.begin(records);
      const { name } = fields.find(({ nature }) => nature !== 'parts')!;
      const everybodyHasRead = barrier(2);
      const unguarded = async (value: unknown): Promise<void> => {
        const sql = await shop.connect();
        await sql.rows(`select * from "${type.table}" where id = $1`, [story.now.id]);
        await everybodyHasRead();
        const [statement, ...parameters] = bySql(story, { [name]: value });
        await sql.rows(statement, parameters);
      };
      await Promise.all([unguarded(story.another(name, 1)), unguarded(story.another(name, 2))]);
      const { version } = await storedRow(shop, type.table, story.now.id);
      // Both were accepted, and of what they based their edits on, one never saw the other's.
      expect(version).toBe(3);
    });

    it('V2: exactly one is accepted, and the others are shown it', async () => {
      const story = await Story.begin(records);
      const { now: read } = story;
      const patches = times(WRITERS, (index) => patchNumber(story, index));
      const answers = await race(shop, {
        held: [holding(story)],
        contestants: patches.map((patch, index) => () => records.save(read, patch, { as: PEOPLE[index % 3]! })),
      });
      const winner = answers.findIndex(({ __typename }) => __typename === 'Accepted');
      await story.went(answers[winner]!, { ...story.values, ...patches[winner]! }, PEOPLE[winner % 3]!);
      expect(story.now.version).toBe(2);
      for (const [index, answer] of answers.entries()) {
        if (index === winner) continue;
        expect(expectType(answer, 'ConflictError')).toMatchObject({
          current: story.now,
          fields: story.conflict(1, story.reckon(1, patches[index]!)).fields,
        });
      }
    });

    it.each(records.ifCan('delete'))('V2: a deletion races like any write', async () => {
      const story = await Story.begin(records);
      const { now: read } = story;
      const answers = await race<Answer>(shop, {
        held: [holding(story)],
        contestants: [
          () => records.save(read, patchNumber(story, 0)),
          () => records.act('delete', read, {}, { as: 'ben' }),
        ],
      });
      expect(answers.map(({ __typename }) => __typename).toSorted()).toEqual(['Accepted', 'ConflictError']);
      expect((await records.read(read.id))!.version).toBe(2);
    });
  });

  describe('M5: merges that race', () => {
    it('M5: one that loses its race to a third writer is tried again on top of that, and accepted', async () => {
      const { story, read, yours } = await mergeable();
      const third = yours && findPatch(story, (patch) => isChange(story, patch) && goesWith(story, patch, yours));
      if (!third) return expect(fields.length === 1 || type.merge).toBeTruthy();
      const current = { ...story.values, ...third };
      const [answer] = await race(shop, {
        held: [bySql(story, third)],
        contestants: [() => records.save(read, yours, { onConflict: 'MERGE', as: 'cleo' })],
      });
      const { base, yours: wanted } = sidesOf(story, yours);
      const merged = mergedValues(current, story.compare({ base, current, yours: wanted }));
      const { version, values, updatedBy } = expectType(answer, 'Accepted');
      expect({ version, by: updatedBy.id }).toEqual({ version: 4, by: 'cleo' });
      expect(merged).toMatchObject(values);
      expect(await records.read(read.id)).toEqual(answer);
    });

    it('M5: of several that want the same at once the first changes the record, and the others find nothing left to change', async () => {
      const { story, read, yours } = await mergeable();
      if (!yours) return expect(fields.length === 1 || type.merge).toBeTruthy();
      const answers = await race(shop, {
        held: [holding(story)],
        contestants: PEOPLE.map((as) => () => records.save(read, yours, { onConflict: 'MERGE', as })),
      });
      const { updatedBy } = expectType(answers[0], 'Accepted');
      const merged = mergedValues(story.values, story.reckon(1, yours));
      await story.went(
        answers[0]!,
        merged,
        PEOPLE.find((person) => person === updatedBy.id)!,
      );
      expect(story.now.version).toBe(3);
      expect(answers).toEqual(PEOPLE.map(() => answers[0]));
    });
  });

  /** A record that has moved on since it was read, and a change that can still be merged onto it. */
  async function mergeable() {
    const story = await Story.begin(records);
    const { now: read } = story;
    await story.save(patchNumber(story, 0));
    const yours = findPatch(story, (patch) => {
      const reckoned = story.reckon(1, patch);
      return isReconciled(reckoned) && isChange(story, mergedValues(story.values, reckoned));
    });
    return { story, read, yours };
  }

  /** A change of one field behind the server's back. */
  function bySql({ now: { id } }: Story, patch: Values) {
    const [[name, value] = ['', null]] = Object.entries(patch);
    const { column } = type.fields.find((field) => field.name === name)!;
    const changed = `(jsonb_populate_record(null::"${type.table}", $2))."${column}"`;
    const json = JSON.stringify({ [column]: value });
    return [`update "${type.table}" set "${column}" = ${changed} where id = $1`, id, json] as const;
  }

  /** Another change than that of any number near it. */
  function patchNumber(story: Story, index: number): Values {
    const name = names(records)[index % fields.length]!;
    return { [name]: story.another(name, 1) };
  }
}

function isChange(story: Story, patch: Values): boolean {
  return Object.entries(patch).some(([name, value]) => !same(value, story.values[name]));
}

function sidesOf(story: Story, yours: Values) {
  const base = story.at(1).values;
  return { base, yours: { ...base, ...yours } };
}

/** Whether a third writer's change leaves yours as mergeable as it was. */
function goesWith(story: Story, third: Values, yours: Values): boolean {
  if (Object.keys(third).some((name) => name in yours)) return false;
  return isReconciled(story.compare({ ...sidesOf(story, yours), current: { ...story.values, ...third } }));
}
