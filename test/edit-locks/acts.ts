import { onTestFinished, vi, expect } from 'vitest';
import type { ConflictPolicy, ProductPatch } from '../gql/graphql.js';
import type { Read } from '../setup/acts.js';
import { expectType } from '../setup/http.js';
import type { Person, Shop } from '../setup/shop.js';
import * as operations from './operations.js';

interface As {
  as?: Person;
}

interface Acquiring extends As {
  note?: string;
  ttlSeconds?: number;
  takeOverMine?: boolean;
}

export async function acquire(shop: Shop, recordId: string, { as, ...how }: Acquiring = {}) {
  return (await shop.request(operations.Acquire, { recordId, ...how }, as ? { as } : {})).acquireEditLock;
}

/** The lock on a record that nobody else holds. */
export async function lockOn(shop: Shop, { id }: { id: string }, how: Acquiring = {}) {
  return expectType(await acquire(shop, id, how), 'EditLockGranted');
}

export async function renew(shop: Shop, recordId: string, token: string, ttlSeconds?: number, as: As = {}) {
  const variables = { recordId, token, ...(ttlSeconds === undefined ? {} : { ttlSeconds }) };
  return (await shop.request(operations.Renew, variables, as)).renewEditLock;
}

export async function release(shop: Shop, recordId: string, token: string, as: As = {}) {
  return (await shop.request(operations.Release, { recordId, token }, as)).releaseEditLock;
}

export async function breakLock(shop: Shop, recordId: string, reason: string, as: As = { as: 'ana' }) {
  return (await shop.request(operations.Break, { recordId, reason }, as)).breakEditLock;
}

export async function request(shop: Shop, recordId: string, message: string, as: As) {
  return (await shop.request(operations.Request, { recordId, message }, as)).requestEditLock;
}

export async function handOver(shop: Shop, recordId: string, token: string, to: string, as: As = {}) {
  return (await shop.request(operations.HandOver, { recordId, token, to }, as)).handOverEditLock;
}

interface Saving extends As {
  lockToken?: string;
  onConflict?: ConflictPolicy;
  idempotencyKey?: string;
}

export async function save(shop: Shop, { id, version }: Read, patch: ProductPatch, { as, ...how }: Saving = {}) {
  const variables = { id, expectedVersion: version, patch, ...how };
  return (await shop.request(operations.SaveLocked, variables, as ? { as } : {})).updateProduct;
}

export async function lockOf(shop: Shop, id: string, as: As = {}) {
  const { node } = await shop.request(operations.LockOf, { id }, as);
  return node && 'editLock' in node ? node.editLock : null;
}

/** L4: as if the time had come, by the database's clock. */
export async function letExpire(shop: Shop, { id }: { id: string }): Promise<void> {
  await shop.sql.rows(`update edit_lock set expires_at = clock_timestamp() where record_id = $1`, [id]);
}

/** Comes back when the lock has run out by itself. */
export async function untilExpired(shop: Shop, { id }: { id: string }): Promise<void> {
  await vi.waitFor(
    async () => {
      const rows = await shop.sql.rows(
        'select from edit_lock where record_id = $1 and expires_at > clock_timestamp()',
        [id],
      );
      expect(rows).toEqual([]);
    },
    { timeout: 20_000, interval: 5 },
  );
}

/** Does something in a table's way until it is undone, or the test ends: writes of records stop where they would write their revision. */
export async function holdRevisions(shop: Shop): Promise<() => Promise<void>> {
  const sql = await shop.connect();
  await sql.rows('begin');
  await sql.rows('lock table revision in share mode');
  let open = true;
  const letGo = async (): Promise<void> => {
    if (open) await sql.rows('rollback');
    open = false;
  };
  onTestFinished(letGo);
  return letGo;
}
