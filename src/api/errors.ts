import { Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import type { Issue } from '../core/refusal.js';
import { UnreachableCaseError } from '../core/refusal.js';
import { DateTime, Json } from '../model/scalars.js';
import { Actor, VersionedRecord } from '../model/versioned-record.js';
import type { EditLockState } from '../edit-locks/edit-lock.js';
import { EditLock } from './edit-lock-types.js';
import type { Conflict, Failure, SingleFailure } from '../writes/outcome.js';

@InterfaceType({ description: 'A refusal the caller can act on. A refused mutation has written nothing.' })
export abstract class MutationError {
  @Field(() => String, { description: 'What is wrong, for people.' })
  message!: string;
}

@ObjectType({
  description:
    'One field of a conflict. Fields bear the names, and values the form, that they have in the patch: `categoryId` with an id, ' +
    '`price` as "19.90", `lines` as a list of {id, productId, quantity, unitPrice}; `deletedAt` besides.',
})
export class FieldConflict {
  @Field(() => String, { description: 'As in the patch.' })
  field!: string;

  @Field(() => Json, { nullable: true, description: 'At `expectedVersion`.' })
  base!: unknown;

  @Field(() => Json, { nullable: true, description: 'As the server has it now.' })
  current!: unknown;

  @Field(() => Json, { nullable: true, description: "The value you sent; base's value where you sent none." })
  yours!: unknown;

  @Field(() => Boolean, { description: 'Both sides changed it, and no merge rule reconciles them.' })
  conflicting!: boolean;

  @Field(() => Json, {
    nullable: true,
    description: 'What MERGE would write; null where it is conflicting.',
  })
  merged!: unknown;

  @Field(() => Actor, {
    nullable: true,
    description: 'Who last changed it since `base`; null when nobody else touched it.',
  })
  changedBy!: Actor | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was last changed since `base`.' })
  changedAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'In which version it was last changed since `base`.' })
  changedInVersion!: number | null;
}

@ObjectType({
  implements: MutationError,
  description: 'The record moved on since `expectedVersion`. Everything needed to resolve it without another request.',
})
export class ConflictError extends MutationError {
  @Field(() => Int, { description: 'The version that the write was based on.' })
  expectedVersion!: number;

  @Field(() => Int, { description: 'The version to base the next try on.' })
  currentVersion!: number;

  @Field(() => VersionedRecord, {
    description: 'The record as the server holds it now (with `deletedAt` set when it was deleted meanwhile).',
  })
  current!: VersionedRecord;

  @Field(() => VersionedRecord, {
    nullable: true,
    description:
      'The record as it was at `expectedVersion` (for an undo that clashes: right after the undone revision); null when there never was such a version.',
  })
  base!: VersionedRecord | null;

  @Field(() => [FieldConflict], {
    description: 'Every field whose value differs from `base` in `current`, in what you sent, or in both.',
  })
  fields!: FieldConflict[];

  @Field(() => [String], {
    description:
      'The fields on which both sides disagree. Empty: the same call with onConflict: MERGE would be accepted, if the merged record keeps its rules.',
  })
  conflictingFields!: string[];

  @Field(() => Boolean, {
    description:
      'True when it is certain that the conflict is with this very write, accepted earlier, whose answer was lost.',
  })
  yoursAlreadyApplied!: boolean;
}

@ObjectType({
  implements: MutationError,
  description: "Somebody holds the record's edit lock, and the call carried no token for it.",
})
export class RecordLockedError extends MutationError {
  @Field(() => EditLock, { description: 'Who holds it, why and until when.' })
  lock!: EditLock;

  @Field(() => VersionedRecord, { description: 'The record as the server holds it now.' })
  current!: VersionedRecord;
}

@ObjectType({
  implements: MutationError,
  description: 'The token that came with the call is not the lock in force: it expired, was released or was broken.',
})
export class LockLostError extends MutationError {
  @Field(() => EditLock, { nullable: true, description: 'The lock in force now, if any.' })
  lock!: EditLock | null;

  @Field(() => VersionedRecord, { description: 'The record as the server holds it now.' })
  current!: VersionedRecord;
}

@ObjectType({ implements: MutationError, description: 'There is no record of this type with this id.' })
export class NotFoundError extends MutationError {
  @Field(() => ID, { description: 'The id that was asked for.' })
  id!: string;
}

@ObjectType({ description: 'One broken rule of the input.' })
export class ValidationIssue {
  @Field(() => [String], { description: 'Path into the arguments, e.g. ["patch", "price"].' })
  path!: readonly string[];

  @Field(() => String, { description: 'What is wrong with it, for people.' })
  message!: string;
}

@ObjectType({ implements: MutationError, description: 'The input breaks a rule. All broken rules at once.' })
export class ValidationError extends MutationError {
  @Field(() => [ValidationIssue], { description: 'At least one.' })
  issues!: ValidationIssue[];
}

@ObjectType({ description: 'Why one entry of a batch is refused.' })
export class BatchFailure {
  @Field(() => Int, { description: 'Position in the input, from 0.' })
  index!: number;

  @Field(() => MutationError, { description: 'As the mutation of this one record alone would have answered.' })
  error!: MutationError;
}

@ObjectType({
  implements: MutationError,
  description: 'The batch was refused whole. Every refusal in it, not only the first.',
})
export class BatchError extends MutationError {
  @Field(() => [BatchFailure], { description: 'In the order of the input.' })
  failures!: BatchFailure[];
}

/** The GraphQL type that tells a refused write to its caller. */
export function errorOf(failure: Failure): MutationError {
  if (failure.kind !== 'batch') return singleError(failure);
  const failures = failure.failures.map(({ index, failure: one }) =>
    Object.assign(new BatchFailure(), { index, error: singleError(one) }),
  );
  const message = `Nothing was written: ${failures.length} of the updates ${failures.length === 1 ? 'is' : 'are'} refused.`;
  return Object.assign(new BatchError(), { message, failures });
}

export function validationError(issues: readonly Issue[]): ValidationError {
  const message = issues.map(({ path, message: text }) => `${path.join('.')}: ${text}`).join('; ');
  return Object.assign(new ValidationError(), {
    message,
    issues: issues.map((issue) => Object.assign(new ValidationIssue(), issue)),
  });
}

export function notFoundError(id: string): NotFoundError {
  return Object.assign(new NotFoundError(), { message: 'There is no such record.', id });
}

export function recordLockedError(lock: EditLockState, current: VersionedRecord): RecordLockedError {
  const message = `${lock.holder.name} is editing this, until ${lock.expiresAt.toISOString()} if not longer. Nothing was written.`;
  return Object.assign(new RecordLockedError(), { message, lock: EditLock.of(lock), current });
}

export function lockLostError(lock: EditLockState | null, current: VersionedRecord): LockLostError {
  const message = `Your edit lock is lost${lock ? `: ${lock.holder.name} holds it now` : ''}. Nothing was written.`;
  return Object.assign(new LockLostError(), { message, lock: lock && EditLock.of(lock), current });
}

function singleError(failure: SingleFailure): MutationError {
  switch (failure.kind) {
    case 'conflict':
      return conflictError(failure);
    case 'not-found':
      return notFoundError(failure.id);
    case 'invalid':
      return validationError(failure.issues);
    case 'locked':
      return recordLockedError(failure.lock, failure.current);
    case 'lock-lost':
      return lockLostError(failure.lock, failure.current);
    default:
      throw new UnreachableCaseError(failure);
  }
}

function conflictError(conflict: Conflict): ConflictError {
  const { expectedVersion, current, base, fields, writtenAs } = conflict;
  return Object.assign(new ConflictError(), {
    message: conflictMessage(conflict),
    expectedVersion,
    currentVersion: current.version,
    current,
    base,
    fields: fields.map(({ theirs, ...field }) =>
      Object.assign(new FieldConflict(), field, {
        changedBy: theirs?.actor ?? null,
        changedAt: theirs?.at ?? null,
        changedInVersion: theirs?.version ?? null,
      }),
    ),
    conflictingFields: conflictingFields(conflict),
    yoursAlreadyApplied: writtenAs !== null,
  });
}

function conflictMessage(conflict: Conflict): string {
  const { expectedVersion, current, base, undone, writtenAs } = conflict;
  const { name: who } = current.updatedBy;
  if (writtenAs !== null) return `You saved this already, as version ${writtenAs}. Nothing was written again.`;
  if (undone !== null) {
    return `What version ${undone} did to ${conflictingFields(conflict).join(', ')} was changed again since. Nothing was undone.`;
  }
  if (!base)
    return `There is no version ${expectedVersion} yet: the newest is ${current.version}. Nothing was written.`;
  const what = current.deletedAt ? 'deleted it' : `saved version ${current.version}`;
  return `This was based on version ${expectedVersion}, but ${who} ${what} meanwhile. Nothing was written.`;
}

function conflictingFields({ fields }: Conflict): string[] {
  return fields.filter(({ conflicting }) => conflicting).map(({ field }) => field);
}
