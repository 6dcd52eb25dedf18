import { Arg, Args, ArgsType, Authorized, Ctx, Field, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { sql } from 'kysely';
import { IN_FORCE, lockOf, type EditLockRow } from '../edit-locks/edit-lock.js';
import { Actor, VersionedRecord } from '../model/versioned-record.js';
import type { List } from '../reads/page.js';
import { toConnection, type Connection } from './connections.js';
import type { Context } from './context.js';
import { EditLock, EditLockBreak, EditLockBreakConnection, EditLockConnection } from './edit-lock-types.js';

/** Fencing numbers only rise, so they tell which was granted last. */
const LOCKS: List = {
  table: 'edit_lock',
  ordering: { name: 'granted', column: 'fence', type: 'bigint', tieBreaker: null, descending: true },
  where: [sql.raw(IN_FORCE)],
  parent: null,
};

const BREAKS: List = {
  table: 'edit_lock_break',
  ordering: { name: 'broken', column: 'id', type: 'bigint', tieBreaker: null, descending: true },
  where: [],
  parent: null,
};

@ArgsType()
class NewestFirstArgs {
  @Field(() => Int, { nullable: true, description: 'How many: 50 when it is not given, 200 at most.' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what comes after this cursor.' })
  after?: string | null;
}

@Resolver(() => VersionedRecord)
export class RecordLockResolver {
  @FieldResolver(() => EditLock, { nullable: true, description: 'The edit lock in force right now, if any.' })
  async editLock(@Root() { id }: VersionedRecord, @Ctx() { reads }: Context): Promise<EditLock | null> {
    const lock = await reads.lock(id);
    return lock && EditLock.of(lock);
  }
}

@Resolver(() => EditLock)
export class EditLockResolver {
  @FieldResolver(() => VersionedRecord, { description: 'The record that is locked, as it is now.' })
  record(@Root() { recordId }: EditLock, @Ctx() { reads }: Context): Promise<VersionedRecord | null> {
    return reads.record(recordId);
  }

  @FieldResolver(() => Boolean, { description: 'True when the caller is the holder (in this or in another tab).' })
  heldByMe(@Root() { holder }: EditLock, @Ctx() { actor }: Context): boolean {
    return holder.id === actor.id;
  }
}

@Resolver(() => EditLockBreak)
export class EditLockBreakResolver {
  @FieldResolver(() => VersionedRecord, { description: 'The record that was locked, as it is now.' })
  record(@Root() { recordId }: EditLockBreak, @Ctx() { reads }: Context): Promise<VersionedRecord | null> {
    return reads.record(recordId);
  }
}

@Resolver()
export class EditLockQueries {
  @Authorized('viewer')
  @Query(() => EditLockConnection, { description: 'The edit locks in force, newest first.' })
  async editLocks(
    @Args(() => NewestFirstArgs) page: NewestFirstArgs,
    @Arg('mine', () => Boolean, { nullable: true, defaultValue: false, description: "Only the caller's own." })
    mine: boolean | null,
    @Ctx() { reads, actor }: Context,
  ): Promise<Connection<EditLock>> {
    const list = mine ? { ...LOCKS, where: [...LOCKS.where, sql`holder_id = ${actor.id}`] } : LOCKS;
    const found = await reads.page(list, page);
    return toConnection(
      found,
      found.rows.map(({ cursor, row }) => ({ cursor, node: EditLock.of(lockOf(row as EditLockRow)) })),
    );
  }

  @Authorized('administrator')
  @Query(() => EditLockBreakConnection, {
    description: 'For administrators: the locks that were broken, newest first.',
  })
  async editLockBreaks(
    @Args(() => NewestFirstArgs) page: NewestFirstArgs,
    @Ctx() { reads }: Context,
  ): Promise<Connection<EditLockBreak>> {
    const found = await reads.page(BREAKS, page);
    return toConnection(
      found,
      found.rows.map(({ cursor, row }) => ({ cursor, node: toBreak(row as BreakRow) })),
    );
  }
}

interface BreakRow {
  readonly record_id: string;
  readonly holder_id: string;
  readonly holder_name: string;
  readonly broken_by_id: string;
  readonly broken_by_name: string;
  readonly reason: string;
  readonly at: string;
}

function toBreak(row: BreakRow): EditLockBreak {
  return Object.assign(new EditLockBreak(), {
    recordId: row.record_id,
    holder: Actor.of(row.holder_id, row.holder_name),
    brokenBy: Actor.of(row.broken_by_id, row.broken_by_name),
    reason: row.reason,
    at: new Date(row.at),
  });
}
