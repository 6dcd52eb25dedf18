import type { MikroORM } from '@mikro-orm/postgresql';
import type { RecordType } from '../model/record-type.js';
import { Actor, type VersionedRecord } from '../model/versioned-record.js';
import { query, type EntityManager } from '../storage/transaction.js';

/** Who last changed a field since some version, when, and in which version. */
export interface LastChange {
  readonly version: number;
  readonly actor: Actor;
  readonly at: Date;
}

/** A record now and as it was, read in one snapshot. */
export interface RecordStates<R extends VersionedRecord> {
  readonly current: R;
  /** Null when there never was such a version. */
  readonly base: R | null;
  /** For every field touched since `base`, by name; `deletedAt` among them. */
  readonly touched: ReadonlyMap<string, LastChange>;
  /** The version that the write asked about made, if it was accepted before; null if not. */
  readonly writtenAs: number | null;
}

/** Names one version of one record. */
export interface VersionKey {
  readonly id: string;
  readonly version: number;
}

interface StateRow {
  side: 'current' | 'base';
  touched: Record<string, { version: number; actorId: string; actorName: string; at: string }> | null;
  written_as: number | null;
}

/**
 * The record now and as it was at `version`; null when there is no such record. One statement, however far back. With a
 * `writeId` it also tells whether that write was accepted since.
 */
export async function loadStates<R extends VersionedRecord>(
  orm: MikroORM,
  type: RecordType<R>,
  { id, version, writeId = null }: VersionKey & { writeId?: string | null | undefined },
): Promise<RecordStates<R> | null> {
  const em = orm.em.fork();
  const rows = await query<StateRow>(em, STATES(type.table), [id, version, writeId]);
  const current = rows.find((row) => row.side === 'current');
  if (!current) return null;
  const base = rows.find((row) => row.side === 'base');
  return {
    current: hydrate(em, type, current),
    base: base ? hydrate(orm.em.fork(), type, base) : null,
    touched: new Map(
      Object.entries(current.touched ?? {}).map(([column, { version: last, actorId, actorName, at }]) => [
        fieldName(type, column),
        { version: last, actor: Actor.of(actorId, actorName), at: new Date(at) },
      ]),
    ),
    writtenAs: current.written_as,
  };
}

/**
 * Records as they were, in the order of the keys; null where there never was such a version. One statement; inside the
 * transaction of `em` when it has one. What it answers belongs to no EntityManager's work: it is to be read, not changed.
 */
export async function loadVersions<R extends VersionedRecord>(
  em: EntityManager,
  type: RecordType<R>,
  keys: readonly VersionKey[],
): Promise<(R | null)[]> {
  const rows = await query<{ id: string; version: number }>(em, VERSIONS(type.table), [
    keys.map(({ id }) => id),
    keys.map(({ version }) => version),
  ]);
  return keys.map(({ id, version }) => {
    const row = rows.find((each) => each.id === id && each.version === version);
    // Several versions of one record would be one entity in one EntityManager.
    return row ? hydrate(em.fork(), type, row) : null;
  });
}

/**
 * An earlier version of the row `r`. The revision `made` that led to it knows for each column which revision last set it
 * (`set_in`), so only those few are read, each once. jsonb_populate_record makes a row of the table's own type of it: every
 * column is read as always. A column that `made` does not know was added by a later migration: the first revision that
 * changed it tells what it was before, and if none did, the row of today does.
 */
const AS_IT_WAS = (row: string, made: string): string => `
  jsonb_populate_record(${row}, (
      select coalesce(jsonb_object_agg(key, 'null'::jsonb), '{}') from jsonb_object_keys(${made}.set_in) as key
    ) || (
      select coalesce(jsonb_object_agg(key, value -> 1), '{}')
        from (select distinct value::integer as version from jsonb_each(${made}.set_in)) as setting
        join revision on revision.record_id = ${made}.record_id and revision.version = setting.version
        cross join jsonb_each(revision.changes)
        where (${made}.set_in -> key)::integer = revision.version
    ) || (
      select coalesce(jsonb_object_agg(added.key, (
          select changes -> added.key -> 0 from revision
            where record_id = ${made}.record_id and version > ${made}.version and changes ? added.key
            order by version limit 1)), '{}')
        from revision as newest cross join jsonb_object_keys(newest.set_in) as added (key)
        where newest.record_id = ${row}.id and newest.version = ${row}.version and not ${made}.set_in ? added.key
    ) || jsonb_build_object('version', ${made}.version, 'updated_at', ${made}.at,
      'updated_by_id', ${made}.actor_id, 'updated_by_name', ${made}.actor_name))`;

/** A retry comes soon: of a write that many versions ago nobody waits for the answer any more. */
const RETRIED_WITHIN = 1000;

const STATES = (table: string): string => `
  select 'current' as side, r.*, (
      select jsonb_object_agg(key, jsonb_build_object(
          'version', made.version, 'actorId', made.actor_id, 'actorName', made.actor_name, 'at', made.at))
        from revision as newest cross join jsonb_each(newest.set_in) as last (key, version)
        join revision as made on made.record_id = newest.record_id and made.version = last.version::integer
        where newest.record_id = r.id and newest.version = r.version and made.version > $2
    ) as touched, (
      select version from revision
        where record_id = r.id and version > $2 and version <= $2::bigint + ${RETRIED_WITHIN} and write_id = $3::uuid
        order by version limit 1
    ) as written_as
    from "${table}" r where id = $1
  union all
  select 'base', b.*, null, null
    from "${table}" r
    join revision made on made.record_id = r.id and made.version = $2
    cross join lateral ${AS_IT_WAS('r', 'made')} b
    where r.id = $1`;

const VERSIONS = (table: string): string => `
  select b.*
    from unnest($1::text[], $2::integer[]) as wanted (id, version)
    join "${table}" r on r.id = wanted.id
    join revision made on made.record_id = wanted.id and made.version = wanted.version
    cross join lateral ${AS_IT_WAS('r', 'made')} b`;

export function hydrate<R extends VersionedRecord>(em: EntityManager, type: RecordType<R>, row: object): R {
  return em.map(type.entity, row as never) as R;
}

/** The field that a column holds, as clients know it. */
function fieldName(type: RecordType, column: string): string {
  return column === 'deleted_at' ? 'deletedAt' : (type.fields.find((field) => field.column === column)?.name ?? column);
}
