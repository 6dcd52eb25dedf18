import { recordTypeNames, typeOfName, type RecordType } from '../model/record-type.js';
import { Actor } from '../model/versioned-record.js';
import { query, type EntityManager } from '../storage/transaction.js';
import { isBefore, type Place } from './cursor.js';

/** Which changes somebody wants to see; all of them where a condition is absent. */
export interface Filter {
  readonly ids?: readonly string[] | null | undefined;
  /** Names of record types. */
  readonly types?: readonly string[] | null | undefined;
}

export type ChangeKind = 'CREATED' | 'UPDATED' | 'DELETED' | 'RESTORED';

/** One revision, as it is seen in the feed. */
export interface Change {
  readonly place: Place;
  readonly type: RecordType;
  readonly recordId: string;
  readonly kind: ChangeKind;
  readonly version: number;
  /** As in the patch. */
  readonly changedFields: readonly string[];
  readonly actor: Actor;
  readonly at: Date;
}

export interface FeedChange extends Change {
  /** Of its place. */
  readonly cursor: string;
}

interface ChangePage {
  readonly changes: readonly Change[];
  readonly hasMore: boolean;
  /** Of the last change that there is, whether or not it was asked for: up to here the page is all, if it has no more. */
  readonly last: Place;
  /** Up to here the feed has been trimmed. */
  readonly kept: Place;
  /** Whether any of what was asked for is no longer kept. */
  readonly isTrimmed: boolean;
}

interface ChangeRow {
  readonly last_transaction: string;
  readonly last_sequence: string;
  readonly kept_transaction: string;
  readonly kept_sequence: string;
  /** Null in the one row that is there when there are no changes. */
  readonly transaction_id: string | null;
  readonly sequence: string;
  readonly record_type: string;
  readonly record_id: string;
  readonly kind: ChangeKind;
  readonly version: number;
  readonly columns: readonly string[];
  readonly actor_id: string;
  readonly actor_name: string;
  readonly at: string;
}

/**
 * Up to `size` changes after a place (from the beginning of what is kept, without one), in the order of the feed. One statement, that reads as
 * much however long the feed is.
 *
 * A change is handed out once every transaction up to its own has ended: what is still under way would otherwise come to
 * stand before it, where nobody looks any more.
 */
export async function readPage(
  em: EntityManager,
  after: Place | null,
  size: number,
  { ids, types }: Filter = {},
): Promise<ChangePage> {
  const wanted = recordTypeNames();
  const rows = await query<ChangeRow>(em, pageOf(ids ? BY_ID : BY_TYPE), [
    after === null ? null : String(after.transaction),
    after === null ? null : String(after.sequence),
    // One more than asked for tells whether there are others.
    size + 1,
    wanted,
    types ? wanted.filter((name) => types.includes(name)) : wanted,
    ...(ids ? [[...new Set(ids)]] : []),
  ]);
  const { last_transaction, last_sequence, kept_transaction, kept_sequence } = rows[0]!;
  const changes = rows.filter((row) => row.transaction_id !== null).map(changeOf);
  const kept = { transaction: BigInt(kept_transaction), sequence: BigInt(kept_sequence) };
  return {
    changes: changes.slice(0, size),
    hasMore: changes.length > size,
    last: { transaction: BigInt(last_transaction), sequence: BigInt(last_sequence) },
    kept,
    isTrimmed: changes.length > 0 && !isBefore(kept, changes[0]!.place),
  };
}

/** Every transaction before this one has ended, as the table `feed` counts them; in the snapshot of the statement that asks. */
export const HORIZON = 'ahead + pg_snapshot_xmin(pg_current_snapshot())::text::bigint';

/** Of each type its first few, of which the first few of all are among them: an index leads to every one. */
const BY_TYPE = `
  from unnest($5::text[]) as wanted (type) cross join lateral (
    select * from revision
      where record_type = wanted.type
        and (transaction_id, sequence) > (select transaction, sequence from start)
        and transaction_id < (select horizon from start)
      order by transaction_id, sequence limit $3
  ) as found`;

/**
 * The versions of a record are without gaps, and in the order of the feed: its first few after the last one seen are enough. That one is looked for from
 * the newest back, in steps that double until they go too far and halve from there: so it is found soon however many were missed, and
 * at once when none was.
 */
const BY_ID = `
  from unnest($6::text[]) as wanted (id) cross join lateral (
    with recursive search (seen, missed, step) as (
      select 0, 1 + coalesce((select version from revision where record_id = wanted.id order by version desc limit 1), 0), 1::bigint
      union all
      select case when is_seen then version else seen end, case when is_seen then missed else version end, step * 2
        from search cross join lateral (
          select version, (transaction_id, sequence) <= (select transaction, sequence from start) as is_seen from revision
            where record_id = wanted.id and version = greatest((seen + missed) / 2, missed - step)
        ) as looked_at
        where missed - seen > 1
    )
    select revision.* from (select max(seen) as seen from search) as found, revision
      where record_id = wanted.id and version > seen and version <= seen + $3::int
        and transaction_id < (select horizon from start)
  ) as found where found.record_type = any($5)`;

/**
 * The place up to which a page is all is that of a change, never the horizon itself: what a transaction did that ended without a
 * commit need not outlive a crash, and its number is given out again.
 */
const pageOf = (found: string): string => `
  with start as materialized (
    select ${HORIZON} as horizon, kept_transaction, kept_sequence,
        coalesce($1::bigint, kept_transaction) as transaction, coalesce($2::bigint, kept_sequence) as sequence
      from feed
  ), newest as (
    select newest.* from unnest($4::text[]) as type (name) cross join lateral (
      select transaction_id, sequence from revision
        where record_type = type.name and transaction_id < (select horizon from start)
        order by transaction_id desc, sequence desc limit 1
    ) as newest order by transaction_id desc, sequence desc limit 1
  )
  select coalesce(newest.transaction_id, kept_transaction)::text as last_transaction,
      coalesce(newest.sequence, kept_sequence)::text as last_sequence,
      start.kept_transaction::text, start.kept_sequence::text,
      page.transaction_id::text, page.sequence::text, record_type, record_id, kind, version, actor_id, actor_name, at,
      array(select jsonb_object_keys(changes)) as columns
    from start left join newest on true
      left join (select found.* ${found} order by transaction_id, sequence limit $3) as page on true
    order by page.transaction_id, page.sequence`;

function changeOf(row: ChangeRow): Change {
  const type = typeOfName(row.record_type)!;
  return {
    place: { transaction: BigInt(row.transaction_id!), sequence: BigInt(row.sequence) },
    type,
    recordId: row.record_id,
    kind: row.kind,
    version: row.version,
    changedFields: fieldNames(type, row.columns),
    actor: Actor.of(row.actor_id, row.actor_name),
    at: new Date(row.at),
  };
}

/** In the order in which the fields are declared, `deletedAt` last. */
function fieldNames({ fields }: RecordType, columns: readonly string[]): string[] {
  const names = fields.filter(({ column }) => columns.includes(column)).map(({ name }) => name);
  return columns.includes('deleted_at') ? [...names, 'deletedAt'] : names;
}
