import { expect, it } from 'vitest';
import 'reflect-metadata';
import { DefineRecord, Text } from '../../src/model/declare.js';
import { recordType } from '../../src/model/record-type.js';
import { VersionedRecord } from '../../src/model/versioned-record.js';
import { brokenRules } from '../../src/writes/rules.js';

@DefineRecord({
  prefix: 'badge',
  plural: 'badges',
  description: 'A type of record with a unique field that may be null.',
})
class Badge extends VersionedRecord {
  @Text({ max: 10, unique: true, nullable: true, description: 'Null until it is handed out.' })
  code!: string | null;
}

/** What is wrong with two new badges of one write, in a database in which nothing else is. */
async function issuesOfTwo(code: string | null) {
  const drafts = ['one', 'other'].map((id) => ({
    type: recordType<VersionedRecord>(Badge),
    record: Object.assign(new Badge(), { id, code, deletedAt: null }),
    before: null,
    target: null,
    patch: {},
    at: ['input'],
    changed: new Set(['code']),
  }));
  return brokenRules(drafts[0]!, drafts, async () => []);
}

it('V3: two records do not have the same value of a unique field', async () => {
  expect(await issuesOfTwo('A-1')).toEqual([{ path: ['input', 'code'], message: 'is taken already' }]);
});

it('V3: any number of them may have none', async () => {
  expect(await issuesOfTwo(null)).toEqual([]);
});
