import type { MikroORM } from '@mikro-orm/postgresql';
import { Refused, type Refusal } from '../core/refusal.js';
import { isWellFormedText } from '../core/text.js';
import { AlreadyWritten, claimKey, settleKey } from '../idempotency/keys.js';
import type { Actor, VersionedRecord } from '../model/versioned-record.js';
import { happenings } from '../storage/happenings.js';
import { inTransaction } from '../storage/transaction.js';
import { describeConflict } from './conflict.js';
import type { Intent } from './intent.js';
import { describeLock } from './locks.js';
import type { Failure, Outcome, SingleFailure } from './outcome.js';
import { keyedRequest, repeat } from './repeat.js';
import { Overtaken, Write } from './steps.js';

/** Each further try takes somebody else's write, between two statements of ours, that puts right what was wrong: nobody is that unlucky. */
const MAX_TRIES = 100;

/** Who writes, and where. */
export interface Writer {
  readonly orm: MikroORM;
  readonly actor: Actor;
  /** The call of a mutation that asks for it, if one does. */
  readonly intent?: Intent;
  /** Called when something has been committed. */
  readonly tellNews?: (() => void) | undefined;
}

/**
 * The way of every write (PROTOCOL.md); nothing else changes a record. `work` says which records change and how, by the
 * methods of Write, and answers those that the caller is to see. Whatever refuses, refuses by throwing inside the
 * transaction, which rolls everything back (V3); only then is the refusal described, from committed state.
 */
export async function write<R extends VersionedRecord>(
  writer: Writer,
  work: (writing: Write) => Promise<readonly R[]>,
): Promise<Outcome<readonly R[]>> {
  for (let [tries, lockRows] = [1, false]; tries <= MAX_TRIES; tries++) {
    try {
      const value = await attempt(writer, work, lockRows);
      writer.tellNews?.();
      return { ok: true, value };
    } catch (error) {
      if (error instanceof Refused) {
        const failure = await describe(writer.orm, error.refusal);
        // Null: the record has moved on to where the write may be accepted.
        if (failure) return { ok: false, failure };
      } else if (error instanceof AlreadyWritten) {
        const outcome = await repeat(writer.orm, writer.intent!);
        if (outcome) return outcome as Outcome<readonly R[]>;
      } else if (error instanceof Overtaken && !lockRows) {
        // Once is enough: whoever holds the row is not overtaken.
        lockRows = true;
      } else throw error;
    }
  }
  throw new Error(`a write was neither accepted nor refused in ${MAX_TRIES} tries`);
}

async function attempt<R extends VersionedRecord>(
  { orm, actor, intent }: Writer,
  work: (writing: Write) => Promise<readonly R[]>,
  lockRows: boolean,
): Promise<readonly R[]> {
  const request = intent && keyedRequest(intent);
  let merged: readonly string[] = [];
  const written = await inTransaction(orm, async (em) => {
    const { type, ids } = intent?.answers ?? {};
    // What the database's text cannot hold names no record, and it is for the write to refuse it.
    const claimed =
      request && (await claimKey(em, request, { table: type!.table, ids: ids!.filter(isWellFormedText) }));
    const writing = new Write(em, actor, intent?.fingerprint ?? null, lockRows);
    const records = await work(writing);
    await writing.save();
    if (claimed) await settleKey(em, request, claimed, records);
    merged = writing.merged;
    return records;
  });
  for (const type of merged) happenings.writeMerged.publish(type);
  return written;
}

async function describe(orm: MikroORM, refusal: Refusal): Promise<Failure | null> {
  if (refusal.kind !== 'batch') return describeOne(orm, refusal);
  const failures: { index: number; failure: SingleFailure }[] = [];
  for (const { index, refusal: one } of refusal.failures) {
    const failure = await describeOne(orm, one);
    if (!failure) return null;
    failures.push({ index, failure });
  }
  return { kind: 'batch', failures };
}

async function describeOne(orm: MikroORM, refusal: Exclude<Refusal, { kind: 'batch' }>): Promise<SingleFailure | null> {
  switch (refusal.kind) {
    case 'stale':
      return describeConflict(orm, refusal);
    case 'locked':
    case 'lock-lost':
      return describeLock(orm, refusal);
    default:
      return refusal;
  }
}
