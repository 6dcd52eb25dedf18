import {
  Arg,
  Authorized,
  Field,
  ID,
  ObjectType,
  Resolver,
  Root,
  Subscription,
  type SubscribeResolverData,
} from 'type-graphql';
import { idPrefix } from '../core/ids.js';
import type { LockChange } from '../edit-locks/watch.js';
import { typeOfPrefix } from '../model/record-type.js';
import type { Context } from './context.js';
import { EditLock } from './edit-lock-types.js';
import { MAX_FOLLOWED, RecordTypeName, refuseTooMany } from './feed-types.js';

@ObjectType({
  description:
    "The record's edit lock was taken, renewed, asked for, handed over, released, broken or ran out; `lock` is null when there is none now.",
})
class EditLockChange {
  @Field(() => RecordTypeName, { description: 'What the record is.' })
  recordType!: string;

  @Field(() => ID, { description: 'Which record it is.' })
  recordId!: string;

  @Field(() => EditLock, { nullable: true, description: 'The lock in force now; null when there is none.' })
  lock!: EditLock | null;
}

@Resolver()
export class EditLockSubscription {
  @Authorized('viewer')
  @Subscription(() => EditLockChange, {
    subscribe: ({ args, context }: SubscribeResolverData<unknown, { ids?: string[] | null }, Context>) => {
      const { ids } = args;
      refuseTooMany(ids);
      return context.lockWatch.follow(ids ?? null);
    },
    description:
      'What becomes of the edit locks of these records, or of all, from now on. Of several changes at once the newest state is told.',
  })
  editLockChanged(
    @Arg('ids', () => [ID], { nullable: true, description: `Only of these records, ${MAX_FOLLOWED} at most.` })
    _: string[] | null,
    @Root() { recordId, lock }: LockChange,
  ): EditLockChange {
    const recordType = typeOfPrefix(idPrefix(recordId))!.name;
    return Object.assign(new EditLockChange(), { recordType, recordId, lock: lock && EditLock.of(lock) });
  }
}
