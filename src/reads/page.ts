import { sql, type RawBuilder } from 'kysely';
import { InvalidRequest } from '../core/refusal.js';
import type { EntityManager } from '../storage/transaction.js';
import { decodeCursor, encodeCursor, type Ordering, type Position } from './keyset.js';

/** Relay's arguments. Source: https://relay.dev/graphql/connections.htm */
export interface PageArgs {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
  /** Not Relay's: of what is left by the others, so many are passed over. */
  readonly skip?: number | null;
}

/** A list that can be paged through. */
export interface List {
  readonly table: string;
  readonly ordering: Ordering;
  readonly where: readonly RawBuilder<unknown>[];
  /** The column by which rows belong to a parent; null for a list of its own. */
  readonly parent: string | null;
}

export interface Page {
  readonly rows: readonly PageRow[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

export interface PageRow {
  readonly cursor: string;
  readonly row: object;
}

export const DEFAULT_SIZE = 50;
export const MAX_SIZE = 200;
const NO_PARENT = '';

/**
 * One page of the list for each of the parents, in one statement whatever their number. Each is read from an index from
 * the cursor on, so that a page deep in the list costs what the first does; what is skipped is read, too.
 */
export async function loadPages(
  em: EntityManager,
  list: List,
  args: PageArgs,
  parents: readonly string[],
): Promise<Map<string, Page>> {
  const { size, skip, backwards, cursor } = pageOf(args);
  const descending = list.ordering.descending !== backwards;
  const conditions = [...list.where];
  if (list.parent) conditions.push(sql`${sql.ref(list.parent)} = parent.id`);
  const bounds: [string | null | undefined, boolean][] = [
    [args.after, list.ordering.descending],
    [args.before, !list.ordering.descending],
  ];
  for (const [bound, downwards] of bounds) {
    if (bound != null) conditions.push(beyond(list.ordering, decodeCursor(list.ordering, bound), downwards));
  }
  // One row more than asked for tells whether there are others.
  const { rows } = await sql<Record<string, unknown>>`
    select parent.id as page_parent, page.*
      from unnest(${parents}::text[]) as parent (id)
      cross join lateral (
        select *, ${sql.ref(list.ordering.column)}::text as page_value, ${tieOf(list.ordering)}::text as page_tie
          from ${sql.table(list.table)}
          where ${conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`}
          order by ${orderBy(list.ordering, descending)}
          limit ${size + 1} offset ${skip}
      ) as page`.execute(em.getKysely());
  const found = new Map(parents.map((parent) => [parent, [] as PageRow[]]));
  for (const { page_parent, page_value, page_tie, ...row } of rows) {
    const position: Position = [cursorValue(list.ordering, page_value as string), page_tie as string];
    found.get(page_parent as string)?.push({ cursor: encodeCursor(list.ordering, position), row });
  }
  return new Map([...found].map(([parent, all]) => [parent, cut(all, size, backwards, cursor || skip > 0)]));
}

/** How many rows the whole list has for each of the parents. */
export async function countRows(
  em: EntityManager,
  list: List,
  parents: readonly string[] = [NO_PARENT],
): Promise<Map<string, number>> {
  const key = list.parent ? sql.ref(list.parent) : sql`''`;
  const conditions = [...list.where, ...(list.parent ? [sql`${key} = any(${parents})`] : [])];
  const { rows } = await sql<{ parent: string; count: string }>`
    select ${key} as parent, count(*) as count from ${sql.table(list.table)}
      where ${conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`} group by 1`.execute(em.getKysely());
  return new Map(rows.map(({ parent, count }) => [parent, Number(count)]));
}

interface PageAskedFor {
  readonly size: number;
  readonly skip: number;
  readonly backwards: boolean;
  readonly cursor: boolean;
}

function pageOf({ first, after, last, before, skip }: PageArgs): PageAskedFor {
  if (first != null && last != null) throw new InvalidRequest('Give `first` or `last`, not both.');
  for (const [name, size] of [
    ['first', first],
    ['last', last],
    ['skip', skip],
  ] as const) {
    if (size != null && size < 0) throw new InvalidRequest(`\`${name}\` must not be negative.`);
  }
  const backwards = last != null;
  return {
    size: Math.min(first ?? last ?? DEFAULT_SIZE, MAX_SIZE),
    skip: skip ?? 0,
    backwards,
    cursor: (backwards ? before : after) != null,
  };
}

function cut(all: PageRow[], size: number, backwards: boolean, isWithin: boolean): Page {
  const rows = all.slice(0, size);
  const more = all.length > size;
  return backwards
    ? { rows: rows.toReversed(), hasPreviousPage: more, hasNextPage: isWithin }
    : { rows, hasNextPage: more, hasPreviousPage: isWithin };
}

function beyond(ordering: Ordering, [value, tie]: Position, downwards: boolean): RawBuilder<unknown> {
  const comparison = sql.raw(downwards ? '<' : '>');
  const bound = sql`${value}::${sql.raw(ordering.type)}`;
  const column = sql.ref(ordering.column);
  // Both columns in one comparison: this is what an index on the two can start from.
  return ordering.tieBreaker
    ? sql`(${column}, ${sql.ref(ordering.tieBreaker)}) ${comparison} (${bound}, ${tie})`
    : sql`${column} ${comparison} ${bound}`;
}

function orderBy(ordering: Ordering, descending: boolean): RawBuilder<unknown> {
  const direction = sql.raw(descending ? 'desc' : 'asc');
  const columns = [ordering.column, ...(ordering.tieBreaker ? [ordering.tieBreaker] : [])];
  return sql.join(columns.map((column) => sql`${sql.ref(column)} ${direction}`));
}

function tieOf({ tieBreaker }: Ordering): RawBuilder<unknown> {
  return tieBreaker ? sql.ref(tieBreaker) : sql`''`;
}

function cursorValue({ type }: Ordering, text: string): string {
  return type === 'timestamptz' ? new Date(text).toISOString() : text;
}
