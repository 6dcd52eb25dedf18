import {
  Args,
  ArgsType,
  Authorized,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  Query,
  Resolver,
  Root,
  Subscription,
  type SubscribeResolverData,
} from 'type-graphql';
import { InvalidRequest } from '../core/refusal.js';
import type { FeedChange } from '../feed/page.js';
import { VersionedRecord } from '../model/versioned-record.js';
import type { Context } from './context.js';
import { ChangePage, MAX_FOLLOWED, RecordChange, RecordTypeName, refuseTooMany } from './feed-types.js';

const DEFAULT_SIZE = 100;
const MAX_SIZE = 200;

@ArgsType()
class ChangesArgs {
  @Field(() => String, { nullable: true, description: 'Only what comes after this cursor.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, defaultValue: DEFAULT_SIZE, description: `How many, ${MAX_SIZE} at most.` })
  first?: number | null;

  @Field(() => [RecordTypeName], { nullable: true, description: 'Only changes of records of these types.' })
  types?: string[] | null;
}

@ArgsType()
class RecordChangedArgs {
  @Field(() => [ID], { nullable: true, description: `Only changes of these records, ${MAX_FOLLOWED} at most.` })
  ids?: string[] | null;

  @Field(() => [RecordTypeName], { nullable: true, description: 'Only changes of records of these types.' })
  types?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Everything that came after this cursor, too.' })
  after?: string | null;
}

@Resolver()
export class FeedResolver {
  @Authorized('viewer')
  @Query(() => ChangePage, {
    description:
      'Committed changes, oldest first. Without `after`, from the beginning of what is kept. An error RESYNC_REQUIRED says that `after` is unknown or too old: start over.',
  })
  async changes(
    @Args(() => ChangesArgs) { after, first, types }: ChangesArgs,
    @Ctx() { feed }: Context,
  ): Promise<ChangePage> {
    if (first != null && first < 0) throw new InvalidRequest('`first` must not be negative.');
    const page = await feed.page(after ?? null, Math.min(first ?? DEFAULT_SIZE, MAX_SIZE), { types });
    return { ...page, changes: page.changes.map((change) => RecordChange.of(change)) };
  }

  @Authorized('viewer')
  @Query(() => String, {
    description:
      'The place in the feed right now. Ask for it first, then read what you show, then go on from it: so nothing is missed in between.',
  })
  currentCursor(@Ctx() { feed }: Context): Promise<string> {
    return feed.cursor();
  }

  @Authorized('viewer')
  @Subscription(() => RecordChange, {
    subscribe: ({ args, context }: SubscribeResolverData<unknown, RecordChangedArgs, Context>) => {
      const { ids, types, after } = args;
      refuseTooMany(ids);
      return context.feed.follow({ ids, types }, after ?? null);
    },
    description:
      'Committed changes from `after` on (from now, without it): first what was missed, then live, no gap and no repeat. Who does not read what is sent, is let go (SUBSCRIBER_TOO_SLOW), with the cursor to go on from.',
  })
  recordChanged(@Args(() => RecordChangedArgs) _: RecordChangedArgs, @Root() change: FeedChange): RecordChange {
    return RecordChange.of(change);
  }
}

/** Whoever is told of the same change shares one look at its record. */
const records = new WeakMap<FeedChange, Promise<VersionedRecord | null>>();

@Resolver(() => RecordChange)
export class RecordChangeResolver {
  @FieldResolver(() => VersionedRecord, { description: 'The record as it is now.' })
  record(@Root() { recordId, source }: RecordChange, @Ctx() { reads }: Context): Promise<VersionedRecord | null> {
    const known = records.get(source);
    if (known) return known;
    const record = reads.record(recordId);
    records.set(source, record);
    record.catch(() => records.delete(source));
    return record;
  }
}
