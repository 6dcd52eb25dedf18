import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { recordType, type RecordClass } from '../model/record-type.js';
import type { VersionedRecord } from '../model/versioned-record.js';
import type { List, Page } from '../reads/page.js';
import type { Reads } from '../reads/reads.js';

@ArgsType()
export class PageArguments {
  @Field(() => Int, { nullable: true, description: 'How many from the start: 50 when neither is given, 200 at most.' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what comes after this cursor.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many from the end, 200 at most.' })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what comes before this cursor.' })
  before?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Pass over so many first: for a jump into a long list. They are read on the way, and count towards the cost; going on from a cursor is free.',
  })
  skip?: number | null;
}

@ObjectType({ description: 'Where a page stands in its list. Source: https://relay.dev/graphql/connections.htm' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether there is more before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Of the first edge; null when the page is empty.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Of the last edge; null when the page is empty.' })
  endCursor!: string | null;
}

interface Edge<N> {
  cursor: string;
  node: N;
}

/** One page of a list of N. */
export interface Connection<N> {
  edges: Edge<N>[];
  nodes: N[];
  pageInfo: PageInfo;
}

type ConnectionClass<N> = new () => Connection<N>;

/** The connection and edge types of a GraphQL type; `counted` adds the number of nodes on all pages together. */
export function connectionType<N extends object>(
  node: abstract new () => N,
  { name = node.name, counted = false } = {},
): ConnectionClass<N> {
  @ObjectType(`${name}Edge`, { description: `A ${name} in a list.` })
  class EdgeType {
    @Field(() => String, { description: 'Its place in the list, for `after` and `before`.' })
    cursor!: string;

    @Field(() => node, { description: `The ${name} itself.` })
    node!: N;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}s.` })
  class ConnectionType {
    @Field(() => [EdgeType], { description: 'The nodes, each with its cursor.' })
    edges!: EdgeType[];

    @Field(() => [node], { description: 'The nodes of `edges`, for those who need no cursors.' })
    nodes!: N[];

    @Field(() => PageInfo, { description: 'Where the page stands.' })
    pageInfo!: PageInfo;
  }
  if (counted) {
    const description = 'How many there are on all pages together. Counted only when asked for.';
    Field(() => Int, { description, simple: true })(ConnectionType.prototype, 'totalCount');
  }
  return ConnectionType;
}

export function toConnection<N>(page: Page, edges: Edge<N>[]): Connection<N> {
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** A page of records. */
export async function listRecords<R extends VersionedRecord>(
  reads: Reads,
  entity: RecordClass<R>,
  list: List,
  args: PageArguments,
  parent?: string,
): Promise<Connection<R> & { totalCount: () => Promise<number> }> {
  const page = await reads.page(list, args, parent);
  return {
    ...toConnection(page, reads.hydrate(recordType(entity), page)),
    totalCount: () => reads.count(list, parent),
  };
}
