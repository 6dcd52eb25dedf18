import { Args, ArgsType, Authorized, Ctx, Field, ID, Int, Query, Resolver } from 'type-graphql';
import { sql } from 'kysely';
import { fieldNameOf, wordFor } from '../model/names.js';
import { recordType, type RecordClass } from '../model/record-type.js';
import type { VersionedRecord } from '../model/versioned-record.js';
import type { Ordering } from '../reads/keyset.js';
import type { List } from '../reads/page.js';
import { connectionType, listRecords, PageArguments, type Connection } from './connections.js';
import type { Context } from './context.js';

/** Ids sort by the time of creation, so this is the order in which records were made. */
export const BY_CREATION: Ordering = {
  name: 'created',
  column: 'id',
  type: 'text',
  tieBreaker: null,
  descending: false,
};

export const LIVING = sql`deleted_at is null`;

@ArgsType()
class VersionArgs {
  @Field(() => ID, { description: 'Of the record.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: 'As it was at this version; null when there never was one.' })
  atVersion?: number | null;
}

/** The query for one record by its id, now or at a version. */
export function recordQuery<R extends VersionedRecord>(entity: RecordClass<R>) {
  const name = fieldNameOf(entity.name);
  const description = `The ${wordFor(entity.name)} with this id, a deleted one too.`;

  @Resolver()
  class RecordQuery {
    @Authorized('viewer')
    @Query(() => entity, { name, nullable: true, description })
    one(@Args(() => VersionArgs) { id, atVersion }: VersionArgs, @Ctx() { reads }: Context): Promise<R | null> {
      return atVersion == null ? reads.record(id, entity) : reads.recordAt(id, atVersion, entity);
    }
  }
  return RecordQuery;
}

/** The query for all living records in the order in which they were made. */
export function recordList<R extends VersionedRecord>(entity: RecordClass<R>) {
  const { plural, table } = recordType(entity);
  const list: List = { table, ordering: BY_CREATION, where: [LIVING], parent: null };
  const RecordConnection = connectionType(entity, { counted: true });

  @Resolver()
  class RecordList {
    @Authorized('viewer')
    @Query(() => RecordConnection, {
      name: plural,
      description: `Living ${plural} in the order in which they were made.`,
    })
    list(@Args(() => PageArguments) args: PageArguments, @Ctx() { reads }: Context): Promise<Connection<R>> {
      return listRecords(reads, entity, list, args);
    }
  }
  return RecordList;
}
