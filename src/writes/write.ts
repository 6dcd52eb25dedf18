import { randomUUID } from 'node:crypto';
import { OptimisticLockError, UniqueConstraintViolationException, type MikroORM } from '@mikro-orm/postgresql';
import { idPrefix, newId } from '../core/ids.js';
import { invalid, Refused, type BatchRefusal, type Issue, type PatchSource, type Refusal } from '../core/refusal.js';
import { changedFields, sameValue, type Values } from '../core/three-way.js';
import { recordType, type RecordClass, type RecordType } from '../model/record-type.js';
import type { Actor, VersionedRecord } from '../model/versioned-record.js';
import { hydrate } from '../revisions/record-state.js';
import { inTransaction, query, RunAgain, type EntityManager } from '../storage/transaction.js';
import { describeConflict, valuesOf } from './conflict.js';
import { DELETED_AT, type Draft } from './draft.js';
import type { Failure, Outcome, SingleFailure } from './outcome.js';
import { brokenRules } from './rules.js';

/** A record to be changed, and the version that the change is based on. */
export interface Target {
  readonly id: string;
  readonly expectedVersion: number;
}

/** V6: nothing but its restoration changes a deleted record. */
export const DELETED: Issue = { path: ['id'], message: 'The record is deleted: restore it first.' };

/** Who writes, and where. */
export interface Writer {
  readonly orm: MikroORM;
  readonly actor: Actor;
}

/**
 * The way of every write (PROTOCOL.md); nothing else changes a record. `work` says which records change and how, by the
 * methods of Write. Whatever refuses, refuses by throwing inside the transaction, which rolls everything back (V3); only
 * then is the refusal described, from committed state.
 */
export async function write<T>({ orm, actor }: Writer, work: (writing: Write) => Promise<T>): Promise<Outcome<T>> {
  for (;;) {
    try {
      const value = await inTransaction(orm, async (em) => {
        const writing = new Write(em, actor);
        const result = await work(writing);
        await writing.save();
        return result;
      });
      return { ok: true, value };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const failure = await describe(orm, error.refusal);
      // Null: the record has reached the expected version since. Versions only rise, so this ends.
      if (failure) return { ok: false, failure };
    }
  }
}

/** One write under way, in its own transaction and its own EntityManager. Its methods stand in the order of the steps. */
export class Write {
  readonly #drafts: Draft[] = [];
  #now = new Date();

  constructor(
    private readonly em: EntityManager,
    private readonly actor: Actor,
  ) {}

  /** Changes a record by `patch`, if it is at the expected version. */
  async edit<R extends VersionedRecord>(entity: RecordClass<R>, target: Target, patch: Values): Promise<R> {
    const record = await this.open(entity, target, patch, ['patch']);
    this.set(record, patch);
    return record;
  }

  /**
   * A record at the expected version, to be changed by `set`; `patch` is what the caller asked for and `at` where in the
   * arguments it stands, should the write turn out to be stale or to break a rule.
   */
  async open<R extends VersionedRecord>(
    entity: RecordClass<R>,
    target: Target,
    patch: PatchSource,
    at: readonly string[],
  ): Promise<R> {
    const type = recordType(entity);
    const [record] = await this.#load(type, [target.id], '');
    const refusal = this.#check(record, target, patch);
    if (refusal) throw new Refused(refusal);
    this.#draft(type, record!, { target, patch, at });
    return record!;
  }

  /**
   * Several records at once, all or nothing. Rows are locked in the order of their ids before they are compared: the
   * version could otherwise change between this comparison and the UPDATE of a row further on, and two batches in
   * opposite order would block each other.
   */
  async editAll<R extends VersionedRecord>(
    entity: RecordClass<R>,
    edits: readonly (Target & { patch: Values; issues: readonly Issue[] })[],
  ): Promise<R[]> {
    const type = recordType(entity);
    const records = await this.#load(
      type,
      edits.map(({ id }) => id),
      'for no key update',
    );
    const failures: BatchRefusal[] = [];
    edits.forEach((edit, index) => {
      const record = records[index];
      const refusal =
        edit.issues.length > 0
          ? ({ kind: 'invalid', issues: edit.issues } as const)
          : this.#check(record, edit, edit.patch);
      if (refusal) failures.push({ index, refusal });
      else {
        this.#draft(type, record!, { target: edit, patch: edit.patch, at: ['patch'], index });
        this.set(record!, edit.patch);
      }
    });
    failures.push(...(await this.#brokenRulesOfBatch()));
    if (failures.length > 0)
      throw new Refused({ kind: 'batch', failures: failures.toSorted((a, b) => a.index - b.index) });
    return records as R[];
  }

  /**
   * Records for a change that commutes: it depends on no version, so the row is locked before it is read. In the order
   * of `ids`; undefined where there is no such record. Change them by `set`.
   */
  async commute<R extends VersionedRecord>(
    entity: RecordClass<R>,
    targets: readonly { id: string; expectedVersion?: number | null | undefined }[],
  ): Promise<(R | undefined)[]> {
    const type = recordType(entity);
    const records = await this.#load(
      type,
      targets.map(({ id }) => id),
      'for no key update',
    );
    targets.forEach(({ id, expectedVersion }, index) => {
      const record = records[index];
      if (!record) return;
      if (expectedVersion != null && record.version !== expectedVersion) {
        throw new Refused({ kind: 'stale', id, expectedVersion, patch: {} });
      }
      this.#draft(type, record, { target: null, patch: {}, at: [] });
    });
    return records;
  }

  create<R extends VersionedRecord>(entity: RecordClass<R>, values: Values, at = ['input']): R {
    const type = recordType(entity);
    const record = new entity();
    // As it will be read: null where a field may be null and nothing was said.
    for (const { name, nullable } of type.fields) if (nullable) Object.assign(record, { [name]: null });
    Object.assign(record, { id: newId(type.prefix), createdBy: this.actor, updatedBy: this.actor, deletedAt: null });
    this.#draft(type, record, { target: null, patch: values, at, isNew: true });
    this.set(record, values);
    this.em.persist(record);
    return record;
  }

  /** Marks the record as deleted, keeping its row (V6). The row is locked first, so that nobody comes to refer to it meanwhile. */
  async delete<R extends VersionedRecord>(entity: RecordClass<R>, target: Target): Promise<R> {
    const type = recordType(entity);
    const [record] = await this.#load(type, [target.id], 'for no key update');
    const refusal = this.#check(record, target, {});
    if (refusal) throw new Refused(refusal);
    this.#draft(type, record!, { target, patch: {}, at: ['id'] });
    record!.deletedAt = this.#now;
    return record!;
  }

  async restore<R extends VersionedRecord>(entity: RecordClass<R>, target: Target): Promise<R> {
    const type = recordType(entity);
    const [record] = await this.#load(type, [target.id], '');
    if (!record) throw new Refused({ kind: 'not-found', id: target.id });
    if (record.version !== target.expectedVersion) throw new Refused({ kind: 'stale', ...target, patch: {} });
    if (!record.deletedAt) throw invalid({ path: ['id'], message: 'is not deleted, so there is nothing to restore' });
    this.#draft(type, record, { target, patch: {}, at: ['id'] });
    record.deletedAt = null;
    return record;
  }

  /** Gives fields of a record in this write their new values, each in the form in which its kind keeps it. */
  set(record: VersionedRecord, values: Values): void {
    const draft = this.#drafts.find((each) => each.record === record);
    if (!draft) throw new Error('a record is changed only by the write that loaded it');
    const row = record as unknown as Record<string, unknown>;
    for (const { name, kind } of draft.type.fields) {
      const value = values[name];
      if (value === undefined || sameValue(kind, row[name], value)) continue;
      row[name] = value === null ? null : kind.canonical(value);
    }
  }

  /** Checks the rules of the record types, then flushes: every UPDATE carries the version that was read (V2). */
  async save(): Promise<void> {
    const changed = this.#changedDrafts();
    for (const draft of changed) {
      if (draft.index !== undefined) continue; // Of a batch: its rules were checked together with the others'.
      const issues = await this.#issues(draft);
      if (issues.length > 0) throw invalid(...issues);
    }
    const writeId = randomUUID();
    for (const { record } of changed) {
      Object.assign(record, { writeId, updatedBy: this.actor });
      // A new record's time is the database's default; a changed one's is what the database said when it was read.
      if (record.version !== undefined) record.updatedAt = this.#now;
    }
    try {
      await this.em.flush();
    } catch (error) {
      throw this.#refusalOf(error);
    }
  }

  /** In the order of `ids`, whatever the order in which the rows were locked. */
  async #load<R extends VersionedRecord>(
    type: RecordType<R>,
    ids: readonly string[],
    lock: '' | 'for no key update',
  ): Promise<(R | undefined)[]> {
    const known = ids.filter((id) => idPrefix(id) === type.prefix);
    if (known.length === 0) return ids.map(() => undefined);
    const rows = await query<{ id: string; read_at: string }>(
      this.em,
      `select *, clock_timestamp() as read_at from "${type.table}" where id = any($1) order by id ${lock}`,
      [known],
    );
    const records = new Map<string, R>();
    for (const { read_at, ...row } of rows) {
      this.#now = new Date(read_at);
      records.set(row.id, hydrate(this.em, type, row));
    }
    return ids.map((id) => records.get(id));
  }

  #check(record: VersionedRecord | undefined, target: Target, patch: PatchSource): BatchRefusal['refusal'] | null {
    if (!record) return { kind: 'not-found', id: target.id };
    if (record.version !== target.expectedVersion) {
      return { kind: 'stale', id: target.id, expectedVersion: target.expectedVersion, patch };
    }
    return record.deletedAt ? { kind: 'invalid', issues: [DELETED] } : null;
  }

  #draft(type: RecordType, record: VersionedRecord, rest: Omit<Draft, 'type' | 'record' | 'before'>): void {
    this.#drafts.push({ type, record, before: rest.isNew ? null : valuesOf(type, record), ...rest });
  }

  #changedDrafts(): (Draft & { changed: ReadonlySet<string> })[] {
    return this.#drafts.flatMap((draft) => {
      const fields = [...draft.type.fields, DELETED_AT];
      const changed = changedFields(fields, draft.before ?? {}, valuesOf(draft.type, draft.record));
      return changed.length > 0 || draft.isNew ? [{ ...draft, changed: new Set(changed) }] : [];
    });
  }

  #issues(draft: Draft & { changed: ReadonlySet<string> }): Promise<Issue[]> {
    return brokenRules(draft, this.#drafts, (sql, parameters) => query(this.em, sql, parameters));
  }

  async #brokenRulesOfBatch(): Promise<BatchRefusal[]> {
    const failures: BatchRefusal[] = [];
    for (const draft of this.#changedDrafts()) {
      const issues = await this.#issues(draft);
      if (issues.length > 0) failures.push({ index: draft.index!, refusal: { kind: 'invalid', issues } });
    }
    return failures;
  }

  #refusalOf(error: unknown): unknown {
    // Somebody took the same unique value in the meantime: run again, and the rules will find and name it.
    if (error instanceof UniqueConstraintViolationException) return new RunAgain(error);
    if (!(error instanceof OptimisticLockError)) return error;
    const draft = this.#drafts.find(({ record }) => record === error.getEntity());
    if (!draft?.target) return error;
    const { target, patch, index } = draft;
    const refusal = { kind: 'stale', id: target.id, expectedVersion: target.expectedVersion, patch } as const;
    return new Refused(index === undefined ? refusal : { kind: 'batch', failures: [{ index, refusal }] });
  }
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

async function describeOne(orm: MikroORM, refusal: BatchRefusal['refusal']): Promise<SingleFailure | null> {
  return refusal.kind === 'stale' ? describeConflict(orm, refusal) : refusal;
}
