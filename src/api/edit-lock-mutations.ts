import {
  Args,
  createUnionType,
  Ctx,
  FieldResolver,
  Resolver,
  Root,
  UseMiddleware,
  type MiddlewareFn,
} from 'type-graphql';
import { idPrefix } from '../core/ids.js';
import { breakLock } from '../edit-locks/break.js';
import type { EditLockState } from '../edit-locks/edit-lock.js';
import { handOver, request } from '../edit-locks/hand-over.js';
import { acquire, release, renew } from '../edit-locks/hold.js';
import { typeOfPrefix, type RecordType } from '../model/record-type.js';
import { VersionedRecord } from '../model/versioned-record.js';
import type { Context } from './context.js';
import { AcquireArgs, BreakArgs, HandOverArgs, ProofArgs, RenewArgs, RequestArgs } from './edit-lock-arguments.js';
import { EditLock, EditLockGranted, EditLockReleased } from './edit-lock-types.js';
import {
  lockLostError,
  LockLostError,
  NotFoundError,
  notFoundError,
  recordLockedError,
  RecordLockedError,
  validationError,
  ValidationError,
} from './errors.js';
import { WriteMutation } from './record-mutations.js';

type ErrorClass = new () => object;

function resultOf(name: string, answer: ErrorClass, errors: readonly ErrorClass[]): object {
  const description = 'The lock as it is now, or why nothing was done.';
  const union: object = createUnionType({
    name: `${name}EditLockResult`,
    description,
    types: () => [answer, ...errors],
  });
  return union;
}

const Acquired = resultOf('Acquire', EditLockGranted, [RecordLockedError, NotFoundError, ValidationError]);
const Renewed = resultOf('Renew', EditLock, [LockLostError, NotFoundError, ValidationError]);
const Released = resultOf('Release', EditLockReleased, [LockLostError, NotFoundError]);
const Broken = resultOf('Break', EditLockReleased, [NotFoundError, ValidationError]);
const Requested = resultOf('Request', EditLock, [NotFoundError, ValidationError]);
const HandedOver = resultOf('HandOver', EditLock, [LockLostError, NotFoundError, ValidationError]);

/** A refusal has changed nothing, but costs no more than a look. */
const thenTellNews: MiddlewareFn<Context> = async ({ context }, next): Promise<unknown> => {
  const answer: unknown = await next();
  context.tellNews();
  return answer;
};

@UseMiddleware(thenTellNews)
@Resolver()
export class EditLockMutations {
  @WriteMutation(Acquired, {
    description: 'Takes the edit lock of a record, which others can see, and which ends by itself.',
  })
  async acquireEditLock(@Args(() => AcquireArgs) args: AcquireArgs, @Ctx() context: Context): Promise<object> {
    const { recordId } = args;
    const type = typeOf(recordId);
    if (!type) return notFoundError(recordId);
    for (;;) {
      const acquired = await acquire(context.orm, type, context.actor, args);
      if (acquired.kind === 'not-found') return notFoundError(recordId);
      if (acquired.kind === 'deleted') return broken('recordId', 'names a deleted record: restore it first');
      const record = (await context.reads.record(recordId))!;
      if (acquired.kind === 'granted') {
        const { lock, token } = acquired;
        return Object.assign(new EditLockGranted(), { lock: EditLock.of(lock), token, record });
      }
      const lock = await context.reads.lock(recordId);
      // None any more: it has just ended, so there is another try.
      if (lock) return recordLockedError(lock, record);
    }
  }

  @WriteMutation(Renewed, { description: 'Puts off the end of a lock; never brings it nearer.' })
  async renewEditLock(
    @Args(() => RenewArgs) { ttlSeconds, ...proof }: RenewArgs,
    @Ctx() context: Context,
  ): Promise<object> {
    if (!typeOf(proof.recordId)) return notFoundError(proof.recordId);
    const lock = await renew(context.orm, { ...proof, holderId: context.actor.id }, ttlSeconds);
    return lock ? EditLock.of(lock) : unproven(proof.recordId, context);
  }

  @WriteMutation(Released, { description: 'Ends the lock of this session.' })
  async releaseEditLock(
    @Args(() => ProofArgs) { recordId, token }: ProofArgs,
    @Ctx() context: Context,
  ): Promise<object> {
    if (!typeOf(recordId)) return notFoundError(recordId);
    const isReleased = await release(context.orm, { recordId, token, holderId: context.actor.id });
    return isReleased ? released(recordId) : unproven(recordId, context);
  }

  @WriteMutation(Broken, {
    description: "For administrators: ends somebody's lock. The reason is kept.",
    role: 'administrator',
  })
  async breakEditLock(
    @Args(() => BreakArgs) { recordId, reason }: BreakArgs,
    @Ctx() context: Context,
  ): Promise<object> {
    if (!typeOf(recordId)) return notFoundError(recordId);
    if (await breakLock(context.orm, recordId, context.actor, reason)) return released(recordId);
    return (await exists(recordId, context))
      ? broken('recordId', 'names a record that is not locked')
      : notFoundError(recordId);
  }

  @WriteMutation(Requested, { description: 'Tells the holder that the caller waits for the lock.' })
  async requestEditLock(
    @Args(() => RequestArgs) { recordId, message }: RequestArgs,
    @Ctx() context: Context,
  ): Promise<object> {
    if (!typeOf(recordId)) return notFoundError(recordId);
    const lock = await request(context.orm, recordId, context.actor, message);
    if (lock) return EditLock.of(lock);
    if (!(await exists(recordId, context))) return notFoundError(recordId);
    return broken('recordId', whyNotRequested(await context.reads.lock(recordId), context));
  }

  @WriteMutation(HandedOver, {
    description:
      "Keeps the lock, until it expires, for the person `to` (the Actor id of somebody who requested it), whose next acquireEditLock is granted; the caller's token is lost.",
  })
  async handOverEditLock(
    @Args(() => HandOverArgs) { to, ...proof }: HandOverArgs,
    @Ctx() context: Context,
  ): Promise<object> {
    if (!typeOf(proof.recordId)) return notFoundError(proof.recordId);
    const lock = await handOver(context.orm, { ...proof, holderId: context.actor.id }, to);
    if (lock === 'not-requested') return broken('to', 'names nobody who asked for the lock');
    return lock === 'lost' ? unproven(proof.recordId, context) : EditLock.of(lock);
  }
}

@Resolver(() => EditLockReleased)
export class EditLockReleasedResolver {
  @FieldResolver(() => VersionedRecord, { description: 'The record that anybody may lock now.' })
  record(@Root() { recordId }: EditLockReleased, @Ctx() { reads }: Context): Promise<VersionedRecord | null> {
    return reads.record(recordId);
  }
}

/** None for a malformed id, with which the database is not even asked. */
function typeOf(recordId: string): RecordType | undefined {
  return typeOfPrefix(idPrefix(recordId));
}

function released(recordId: string): EditLockReleased {
  return Object.assign(new EditLockReleased(), { recordId });
}

function broken(argument: string, message: string): ValidationError {
  return validationError([{ path: [argument], message }]);
}

async function exists(recordId: string, { reads }: Context): Promise<boolean> {
  return (await reads.record(recordId)) !== null;
}

/** A wrong token, an expired one and one of another person look alike. */
async function unproven(recordId: string, { reads }: Context): Promise<NotFoundError | LockLostError> {
  const record = await reads.record(recordId);
  return record ? lockLostError(await reads.lock(recordId), record) : notFoundError(recordId);
}

function whyNotRequested(lock: EditLockState | null, { actor }: Context): string {
  if (!lock) return 'names a record that is not locked: just lock it';
  return lock.holder.id === actor.id
    ? 'names a record that you hold yourself: take it over'
    : 'has too many who wait already';
}
