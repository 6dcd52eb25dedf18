import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { idPrefix } from '../core/ids.js';
import { InvalidRequest } from '../core/refusal.js';
import { typeOfPrefix } from '../model/record-type.js';
import { Actor, Node, VersionedRecord } from '../model/versioned-record.js';
import type { List } from '../reads/page.js';
import { actorOf, fieldChanges, type RevisionRow } from '../revisions/revision.js';
import { PageArguments, toConnection, type Connection } from './connections.js';
import type { Context } from './context.js';
import { Revision, RevisionConnection } from './revision-types.js';

const MAX_NODES = 200;

const HISTORY: List = {
  table: 'revision',
  ordering: { name: 'version', column: 'version', type: 'bigint', tieBreaker: null, descending: true },
  where: [],
  parent: 'record_id',
};

/** What every record has, whatever its type. */
@Resolver(() => VersionedRecord)
export class VersionedRecordResolver {
  @FieldResolver(() => RevisionConnection, { description: 'Who changed what and when, newest first.' })
  async revisions(
    @Root() { id }: VersionedRecord,
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() { reads }: Context,
  ): Promise<Connection<Revision>> {
    const page = await reads.page(HISTORY, args, id);
    return toConnection(
      page,
      page.rows.map(({ cursor, row }) => ({ cursor, node: toRevision(row as RevisionRow) })),
    );
  }
}

@Resolver(() => Revision)
export class RevisionResolver {
  @FieldResolver(() => VersionedRecord, { description: 'The whole record as it was at this version.' })
  record(@Root() { recordId, version }: Revision, @Ctx() { reads }: Context): Promise<VersionedRecord | null> {
    return reads.recordAt(recordId, version);
  }
}

@Resolver()
export class NodeResolver {
  @Authorized('viewer')
  @Query(() => Actor, { description: 'Who the caller is, as the server knows them.' })
  me(@Ctx() { actor }: Context): Actor {
    return actor;
  }

  @Authorized('viewer')
  @Query(() => Node, { nullable: true, description: 'Any record by its id; null for an unknown one.' })
  node(
    @Arg('id', () => ID, { description: 'Of any record.' }) id: string,
    @Ctx() { reads }: Context,
  ): Promise<Node | null> {
    return reads.record(id);
  }

  @Authorized('viewer')
  @Query(() => [Node], {
    nullable: 'items',
    description: `Records by their ids, in the same order, ${MAX_NODES} at most.`,
  })
  nodes(
    @Arg('ids', () => [ID], { description: 'Of any records.' }) ids: string[],
    @Ctx() { reads }: Context,
  ): Promise<(Node | null)[]> {
    if (ids.length > MAX_NODES) throw new InvalidRequest(`At most ${MAX_NODES} ids can be asked for at once.`);
    return Promise.all(ids.map((id) => reads.record(id)));
  }
}

function toRevision(row: RevisionRow): Revision {
  const type = typeOfPrefix(idPrefix(row.record_id))!;
  return Object.assign(new Revision(), {
    recordId: row.record_id,
    version: row.version,
    kind: row.kind,
    actor: actorOf(row),
    at: new Date(row.at),
    changes: fieldChanges(type, row),
  });
}
