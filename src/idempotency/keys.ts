import { query, type EntityManager } from '../storage/transaction.js';

/** One intended write, as its author named it. */
export interface KeyedRequest {
  readonly actorId: string;
  readonly key: string;
  /** Tells this request from any other: a repeat has the same. */
  readonly fingerprint: string;
}

/** A record, and the version in which a write left it. */
export interface LeftRecord {
  readonly id: string;
  readonly version: number;
}

/** The key belongs to a write that was accepted before. Thrown inside the transaction, in which nothing has happened yet. */
export class AlreadyWritten extends Error {}

/**
 * Takes the key for the write of this transaction, and with it goes what the write is going to leave: every record one
 * version further, so that a write has nothing to add in the end if that is how it went. While another transaction holds
 * the key, this one waits for its end; when that commits, the key is its; when it rolls back, the key is free.
 * @throws AlreadyWritten when the key is taken for good.
 */
export async function claimKey(
  em: EntityManager,
  { actorId, key, fingerprint }: KeyedRequest,
  { table, ids }: { table: string; ids: readonly string[] },
): Promise<LeftRecord[]> {
  const [claim] = await query<{ versions: number[] }>(
    em,
    `insert into idempotency_key (actor_id, key, request, record_ids, versions)
      values ($1, $2, $3, $4, array(
        select least(coalesce(version, 0)::bigint + 1, 2147483647) from unnest($4::text[]) with ordinality as answered (id, place)
          left join "${table}" using (id) order by place))
      on conflict (actor_id, key) do nothing
      returning versions`,
    [actorId, key, fingerprint, ids],
  );
  if (!claim) throw new AlreadyWritten();
  return ids.map((id, index) => ({ id, version: claim.versions[index]! }));
}

/** Corrects what was claimed, where the write left a record in another version: it changed nothing, or somebody came between. */
export async function settleKey(
  em: EntityManager,
  { actorId, key }: KeyedRequest,
  claimed: readonly LeftRecord[],
  left: readonly LeftRecord[],
): Promise<void> {
  const asClaimed = claimed.every(
    ({ id, version }, index) => left[index]?.id === id && left[index].version === version,
  );
  if (asClaimed && claimed.length === left.length) return;
  await query(em, 'update idempotency_key set record_ids = $3, versions = $4 where actor_id = $1 and key = $2', [
    actorId,
    key,
    left.map(({ id }) => id),
    left.map(({ version }) => version),
  ]);
}

/** What the write with this key left, or that the key was given to another request; null when it is not there (any more). */
export async function recallKey(
  em: EntityManager,
  { actorId, key, fingerprint }: KeyedRequest,
): Promise<LeftRecord[] | 'another request' | null> {
  const [row] = await query<{ same: boolean; record_ids: string[]; versions: number[] }>(
    em,
    'select request = $3 as same, record_ids, versions from idempotency_key where actor_id = $1 and key = $2',
    [actorId, key, fingerprint],
  );
  if (!row) return null;
  if (!row.same) return 'another request';
  return row.record_ids.map((id, index) => ({ id, version: row.versions[index]! }));
}
