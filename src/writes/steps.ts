import { randomUUID } from 'node:crypto';
import { OptimisticLockError, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { idPrefix, newId } from '../core/ids.js';
import { invalid, Refused, type BatchRefusal, type Issue, type LockRefusal } from '../core/refusal.js';
import { changedFields, sameValue, type Values } from '../core/three-way.js';
import { recordType, type RecordClass, type RecordType } from '../model/record-type.js';
import type { Actor, VersionedRecord } from '../model/versioned-record.js';
import { hydrate, loadVersions } from '../revisions/record-state.js';
import { query, RunAgain, type EntityManager } from '../storage/transaction.js';
import { compareStates, isMergeable, patchOf, valuesOf } from './conflict.js';
import {
  ConflictPolicy,
  DELETED_AT,
  type Asked,
  type BatchEdit,
  type Commuting,
  type Draft,
  type Opened,
  type Resolved,
  type Target,
} from './draft.js';
import { Asserted, COMMUTES, lockRefusal, WITH_LOCK, type MetLock } from './locks.js';
import { brokenRules } from './rules.js';

/** V6: nothing but its restoration changes a deleted record. */
export const DELETED: Issue = { path: ['id'], message: 'The record is deleted: restore it first.' };
const NOT_DELETED: Issue = { path: ['id'], message: 'is not deleted, so there is nothing to restore' };

type SingleRefusal = BatchRefusal['refusal'];
type Changed = Draft & { readonly changed: ReadonlySet<string> };

/** Somebody saved between the reading of a write and its UPDATE: it is tried again, to be refused for what it meets now, or merged on top of that. */
export class Overtaken extends Error {}

/** One write under way, in its own transaction and its own EntityManager. Its methods stand in the order of the steps. */
export class Write {
  readonly #drafts: Draft[] = [];
  readonly #asserted = new Asserted();
  readonly #met = new Map<string, MetLock>();
  #now = new Date();

  constructor(
    private readonly em: EntityManager,
    private readonly actor: Actor,
    /** By which a retry of this very write is known: ConflictError.yoursAlreadyApplied. */
    private readonly fingerprint: string | null,
    /** Lock every row before anything is compared. */
    private readonly lockRows: boolean,
  ) {}

  /** The types of the records onto which a change was merged. */
  get merged(): string[] {
    return this.#drafts.flatMap(({ type, isMerged }) => (isMerged ? [type.name] : []));
  }

  /** A record at the expected version, or one onto which the change can be merged. Change it by `set`. */
  async open<R extends VersionedRecord>(entity: RecordClass<R>, target: Target, asked: Asked): Promise<Opened<R>> {
    const type = recordType(entity);
    const [record] = await this.#load(type, [target], { lock: asked.lock });
    const [base] = await this.#bases(type, [target], [record]);
    const resolved = this.#resolve(type, record, base, target, asked);
    if ('kind' in resolved) throw new Refused(resolved);
    this.#draft(type, record!, { target, ...asked, isMerged: resolved.isMerged });
    return { record: record!, ...resolved };
  }

  /**
   * Several records at once, all or nothing. Rows are locked in the order of their ids before they are compared: the
   * version could otherwise change between this comparison and the UPDATE of a row further on, and two batches in
   * opposite order would block each other.
   */
  async editAll<R extends VersionedRecord>(entity: RecordClass<R>, edits: readonly BatchEdit[]): Promise<R[]> {
    const type = recordType(entity);
    const records = await this.#load(type, edits, { lock: true });
    const bases = await this.#bases(type, edits, records);
    const failures: BatchRefusal[] = [];
    edits.forEach((edit, index) => {
      const { patch, issues } = edit;
      const asked = { patch, at: ['patch'] };
      const resolved: Resolved | SingleRefusal =
        issues.length > 0
          ? { kind: 'invalid', issues }
          : this.#resolve(type, records[index], bases[index], edit, asked);
      if ('kind' in resolved) failures.push({ index, refusal: resolved });
      else {
        this.#draft(type, records[index]!, { target: edit, index, ...asked, isMerged: resolved.isMerged });
        this.set(records[index]!, resolved.wanted);
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
    targets: readonly Commuting[],
  ): Promise<(R | undefined)[]> {
    const type = recordType(entity);
    const records = await this.#load(type, targets, { lock: true, commutes: true });
    targets.forEach(({ id, expectedVersion, lockToken }, index) => {
      const record = records[index];
      if (!record) return;
      // A change that commutes passes every lock (L2); but who shows a token wants to know that it is lost (L3).
      const lost = lockToken == null ? null : this.#lockRefusal(id, lockToken);
      if (lost) throw new Refused(lost);
      if (expectedVersion != null && record.version !== expectedVersion) {
        throw new Refused({ kind: 'stale', id, expectedVersion, patch: {} });
      }
      this.#draft(type, record, { target: null, patch: {}, at: [] });
    });
    return records;
  }

  create<R extends VersionedRecord>(entity: RecordClass<R>, values: Values, { id = '', at = ['input'] } = {}): R {
    const type = recordType(entity);
    const record = new entity();
    // As it will be read: null where a field may be null and nothing was said.
    for (const { name, nullable } of type.fields) if (nullable) Object.assign(record, { [name]: null });
    const { actor } = this;
    Object.assign(record, { id: id || newId(type.prefix), createdBy: actor, updatedBy: actor, deletedAt: null });
    this.#draft(type, record, { target: null, patch: values, at, isNew: true });
    this.set(record, values);
    this.em.persist(record);
    return record;
  }

  /** The record as it was at these versions, to be looked at only; null where there never was one. One statement. */
  async asItWas<R extends VersionedRecord>(
    entity: RecordClass<R>,
    id: string,
    versions: readonly number[],
  ): Promise<(R | null)[]> {
    const type = recordType(entity);
    if (idPrefix(id) !== type.prefix) return versions.map(() => null);
    const keys = versions.map((version) => ({ id, version }));
    return loadVersions(this.em, type, keys);
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

  /** Marks an opened record as deleted, keeping its row (V6), or takes the mark away. */
  mark(record: VersionedRecord, { deleted }: { deleted: boolean }): void {
    record.deletedAt = deleted ? this.#now : null;
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
    for (const { record, target } of changed) {
      // A change that commutes is like many others, so nothing is to be known again by.
      const known = target !== null && this.fingerprint !== record.writeId ? this.fingerprint : null;
      Object.assign(record, { writeId: known ?? writeId, updatedBy: this.actor });
      // A new record's time is the database's default; a changed one's is what the database said when it was read.
      if (record.version !== undefined) record.updatedAt = this.#now;
    }
    try {
      await this.em.flush();
    } catch (error) {
      throw this.#refusalOf(error);
    }
  }

  /** In the order of the targets; locked in the order of their ids. Beside each record the edit lock that it meets. */
  async #load<R extends VersionedRecord>(
    type: RecordType<R>,
    targets: readonly Commuting[],
    { lock = false, commutes = false }: { lock?: boolean | undefined; commutes?: boolean },
  ): Promise<(R | undefined)[]> {
    const known = targets.filter(({ id }) => idPrefix(id) === type.prefix);
    if (known.length === 0) return targets.map(() => undefined);
    for (const { id, lockToken } of known) this.#asserted.add(id, lockToken ?? (commutes ? COMMUTES : null));
    const { setting } = this.#asserted;
    const rows = await query<{ id: string; read_at: string; edit_lock: MetLock | null }>(
      this.em,
      `select r.*, clock_timestamp() as read_at, to_jsonb(held) as edit_lock
        ${setting ? `, set_config('concord.edit_locks', $2, true)` : ''}
        from "${type.table}" r ${WITH_LOCK('r')}
        where r.id = any($1) order by r.id ${lock || this.lockRows ? 'for no key update of r' : ''}`,
      [known.map(({ id }) => id), ...(setting ? [setting] : [])],
    );
    const records = new Map<string, R>();
    for (const { read_at, edit_lock: met, ...row } of rows) {
      this.#now = new Date(read_at);
      records.set(row.id, hydrate(this.em, type, row));
      if (met) this.#met.set(row.id, met);
    }
    return targets.map(({ id }) => records.get(id));
  }

  /** What the stale ones among the writes that may be merged are based on: one statement, and none when nobody is stale. */
  async #bases<R extends VersionedRecord>(
    type: RecordType<R>,
    targets: readonly Target[],
    records: readonly (R | undefined)[],
  ): Promise<(R | null)[]> {
    const keys = targets.flatMap(({ id, expectedVersion, onConflict }, index) => {
      const record = records[index];
      const isStale = record !== undefined && record.version !== expectedVersion;
      return isStale && onConflict === ConflictPolicy.MERGE ? [{ id, version: expectedVersion, index }] : [];
    });
    const bases: (R | null)[] = targets.map(() => null);
    if (keys.length === 0) return bases;
    const found = await loadVersions(this.em, type, keys);
    for (const [place, { index }] of keys.entries()) bases[index] = found[place] ?? null;
    return bases;
  }

  #resolve(
    type: RecordType,
    record: VersionedRecord | undefined,
    base: VersionedRecord | null | undefined,
    { id, expectedVersion, onConflict, lockToken }: Target,
    { patch, deleted = false }: Asked,
  ): Resolved | SingleRefusal {
    if (!record) return { kind: 'not-found', id };
    const locked = this.#lockRefusal(id, lockToken);
    if (locked) return locked;
    const is = valuesOf(type, record);
    if (record.version === expectedVersion) {
      if ((record.deletedAt !== null) !== deleted)
        return { kind: 'invalid', issues: [deleted ? NOT_DELETED : DELETED] };
      return { base: is, wanted: patchOf(type, patch, is), isMerged: false };
    }
    const merging = onConflict === ConflictPolicy.MERGE;
    const stale = { kind: 'stale', id, expectedVersion, patch, merging, writeId: this.fingerprint } as const;
    if (!merging) return stale;
    const differences = compareStates(type, base ?? null, record, patch);
    if (!isMergeable(differences)) return stale;
    const wanted = Object.fromEntries(differences.map(({ field, merged }) => [field, merged]));
    return { base: base ? valuesOf(type, base) : is, wanted, isMerged: true };
  }

  #lockRefusal(id: string, token: string | null | undefined): LockRefusal | null {
    return lockRefusal(id, this.#met.get(id) ?? null, { token, actorId: this.actor.id });
  }

  #draft(type: RecordType, record: VersionedRecord, asked: Omit<Draft, 'type' | 'record' | 'before'>): void {
    this.#drafts.push({ type, record, before: asked.isNew ? null : valuesOf(type, record), ...asked });
  }

  #changedDrafts(): Changed[] {
    return this.#drafts.flatMap((draft) => {
      const fields = [...draft.type.fields, DELETED_AT];
      const changed = changedFields(fields, draft.before ?? {}, valuesOf(draft.type, draft.record));
      return changed.length > 0 || draft.isNew ? [{ ...draft, changed: new Set(changed) }] : [];
    });
  }

  async #issues(draft: Changed): Promise<Issue[]> {
    const issues = await brokenRules(draft, this.#drafts, (sql, parameters) => query(this.em, sql, parameters));
    if (draft.fieldsAreSent ?? true) return issues;
    const { at } = draft;
    return issues.map(({ path, message }) => ({ path: at, message: [...path.slice(at.length), message].join(' ') }));
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
    // Whether it is stale is not the first question: the lock that it was read with may be lost, too (L2, L3).
    return draft?.target ? new Overtaken() : error;
  }
}
