import type { MikroORM } from '@mikro-orm/postgresql';
import { recallKey, type KeyedRequest } from '../idempotency/keys.js';
import type { VersionedRecord } from '../model/versioned-record.js';
import { loadVersions } from '../revisions/record-state.js';
import type { Intent } from './intent.js';
import type { Outcome } from './outcome.js';

/** The intent as the keeper of keys knows it; null when it has no key. */
export function keyedRequest({ actor, key, fingerprint }: Intent): KeyedRequest | null {
  return key === null ? null : { actorId: actor.id, key, fingerprint };
}

/** What a repeat is answered: the records as the write with this key left them (I1). Null when the key has been removed since. */
export async function repeat(orm: MikroORM, intent: Intent): Promise<Outcome<readonly VersionedRecord[]> | null> {
  const left = await recallKey(orm.em.fork(), keyedRequest(intent)!);
  if (left === 'another request') {
    const issue = { path: ['idempotencyKey'], message: 'was used for another request already' };
    return { ok: false, failure: { kind: 'invalid', issues: [issue] } };
  }
  if (!left) return null;
  const records = await loadVersions(orm.em.fork(), intent.answers.type, left);
  return { ok: true, value: records.map((record) => record!) };
}
