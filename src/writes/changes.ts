import { invalid, Refused } from '../core/refusal.js';
import { changedFields, threeWay, type FieldDifference, type Values } from '../core/three-way.js';
import { recordType, type RecordClass, type RecordType } from '../model/record-type.js';
import type { VersionedRecord } from '../model/versioned-record.js';
import { isMergeable, valuesOf } from './conflict.js';
import type { Target } from './draft.js';
import type { Write } from './steps.js';

/** What can be done with a record of any type, each by the steps of a write. */

export async function edit<R extends VersionedRecord>(
  write: Write,
  entity: RecordClass<R>,
  target: Target,
  patch: Values,
): Promise<R> {
  const { record, wanted } = await write.open(entity, target, { patch, at: ['patch'] });
  write.set(record, wanted);
  return record;
}

/** The row is locked first, so that nobody comes to refer to the record while it is being deleted. */
export async function remove<R extends VersionedRecord>(
  write: Write,
  entity: RecordClass<R>,
  target: Target,
): Promise<R> {
  const { record } = await write.open(entity, target, { patch: {}, at: ['id'], lock: true });
  write.mark(record, { deleted: true });
  return record;
}

export async function restore<R extends VersionedRecord>(
  write: Write,
  entity: RecordClass<R>,
  target: Target,
): Promise<R> {
  const { record } = await write.open(entity, target, { patch: {}, at: ['id'], deleted: true });
  write.mark(record, { deleted: false });
  return record;
}

/** H3: a new version that equals an old one. */
export async function revert<R extends VersionedRecord>(
  write: Write,
  entity: RecordClass<R>,
  target: Target,
  toVersion: number,
): Promise<R> {
  const type = recordType(entity);
  const at = ['toVersion'];
  const [then] = await write.asItWas(entity, target.id, [toVersion]);
  const patch = then ? valuesOf(type, then) : {};
  const { record, wanted } = await write.open(entity, target, { patch, at, fieldsAreSent: false });
  if (!then) throw invalid({ path: at, message: `There is no version ${toVersion} of it.` });
  if (toVersion === record.version) throw invalid({ path: at, message: 'is the version that it is at already' });
  if (then.deletedAt) throw invalid({ path: at, message: `In version ${toVersion} it was deleted.` });
  write.set(record, wanted);
  return record;
}

/**
 * H3: takes back what one revision changed, on top of what came after. That is a merge: the base is the record as that
 * revision left it, and yours the record as it found it.
 */
export async function undo<R extends VersionedRecord>(
  write: Write,
  entity: RecordClass<R>,
  target: Target,
  version: number,
): Promise<R> {
  const type = recordType(entity);
  const at = ['version'];
  const [before, after] = await write.asItWas(entity, target.id, [version - 1, version]);
  const changed = before && after ? { before: valuesOf(type, before), after: valuesOf(type, after) } : null;
  const patch = (now: Values): Values => (changed ? takenBack(type, changed, now) : {});
  const { record, wanted } = await write.open(entity, target, { patch, at, fieldsAreSent: false });
  if (!after) throw invalid({ path: at, message: `There is no version ${version} of it.` });
  if (!changed) throw invalid({ path: at, message: 'was its creation, which is not undone: delete it instead' });
  if ((before!.deletedAt === null) !== (after.deletedAt === null)) {
    throw invalid({ path: at, message: 'deleted or restored it, which is not undone: restore or delete it instead' });
  }
  if (!isMergeable(undoing(type, changed, valuesOf(type, record)))) {
    const { id, expectedVersion } = target;
    throw new Refused({ kind: 'stale', id, expectedVersion, patch: changed.before, undone: version });
  }
  write.set(record, wanted);
  return record;
}

interface Change {
  readonly before: Values;
  readonly after: Values;
}

function undoing(type: RecordType, { before, after }: Change, now: Values): FieldDifference[] {
  return threeWay(type.fields, after, now, before, type.merge);
}

/** The fields that the revision changed, as they are to be; one that clashes, as it was before. */
function takenBack(type: RecordType, change: Change, now: Values): Values {
  const changed = changedFields(type.fields, change.before, change.after);
  const values = undoing(type, change, now)
    .filter(({ field }) => changed.includes(field))
    .map(({ field, conflicting, merged, yours }) => [field, conflicting ? yours : merged] as const);
  return Object.fromEntries(values);
}
