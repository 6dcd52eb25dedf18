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
}

/** Names one version of one record. */
export interface VersionKey {
  readonly id: string;
  readonly version: number;
}

interface StateRow {
  side: 'current' | 'base';
  touched: Record<string, { version: number; actorId: string; actorName: string; at: string }> | null;
}

/** The record now and as it was at `version`; null when there is no such record. One statement, however far back. */
export async function loadStates<R extends VersionedRecord>(
  orm: MikroORM,
  type: RecordType<R>,
  { id, version }: VersionKey,
): Promise<RecordStates<R> | null> {
  const em = orm.em.fork();
  const rows = await query<StateRow>(em, STATES(type.table), [id, version]);
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
  };
}

/** Records as they were, in the order of the keys; null where there never was such a version. One statement. */
export async function loadVersions<R extends VersionedRecord>(
  orm: MikroORM,
  type: RecordType<R>,
  keys: readonly VersionKey[],
): Promise<(R | null)[]> {
  const rows = await query<{ id: string; version: number }>(orm.em, VERSIONS(type.table), [
    keys.map(({ id }) => id),
    keys.map(({ version }) => version),
  ]);
  return keys.map(({ id, version }) => {
    const row = rows.find((each) => each.id === id && each.version === version);
    // Several versions of one record would be one entity in one EntityManager.
    return row ? hydrate(orm.em.fork(), type, row) : null;
  });
}

/** Every field touched after a version: what the first of those changes found there, and which was the last. */
const TOUCHED = (id: string, version: string): string => `
  select key as field, (array_agg(value -> 0 order by version))[1] as before, max(version) as version
    from revision, jsonb_each(changes)
    where record_id = ${id} and version > ${version}
    group by key`;

/**
 * An earlier version is the row of today with each field touched since put back. jsonb_populate_record makes a row of the
 * table's own type of it, so that every column is read as always.
 */
const PUT_BACK = (row: string, made: string, touched: string): string => `
  jsonb_populate_record(${row}, coalesce((select jsonb_object_agg(field, before) from ${touched}), '{}') || jsonb_build_object(
    'version', ${made}.version, 'updated_at', ${made}.at,
    'updated_by_id', ${made}.actor_id, 'updated_by_name', ${made}.actor_name))`;

const STATES = (table: string): string => `
  with touched as (${TOUCHED('$1', '$2')})
  select 'current' as side, r.*, (
      select jsonb_object_agg(field, jsonb_build_object(
          'version', version, 'actorId', actor_id, 'actorName', actor_name, 'at', at))
        from touched join revision using (version) where record_id = $1
    ) as touched
    from "${table}" r where id = $1
  union all
  select 'base', b.*, null
    from "${table}" r
    join revision made on made.record_id = r.id and made.version = $2,
    ${PUT_BACK('r', 'made', 'touched')} b
    where r.id = $1`;

const VERSIONS = (table: string): string => `
  select b.*
    from unnest($1::text[], $2::integer[]) as wanted (id, version)
    join "${table}" r on r.id = wanted.id
    join revision made on made.record_id = wanted.id and made.version = wanted.version,
    ${PUT_BACK('r', 'made', `(${TOUCHED('wanted.id', 'wanted.version')}) touched`)} b`;

export function hydrate<R extends VersionedRecord>(em: EntityManager, type: RecordType<R>, row: object): R {
  return em.map(type.entity, row as never) as R;
}

/** The field that a column holds, as clients know it. */
function fieldName(type: RecordType, column: string): string {
  return column === 'deleted_at' ? 'deletedAt' : (type.fields.find((field) => field.column === column)?.name ?? column);
}
