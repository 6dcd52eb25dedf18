import {
  arrived,
  choose,
  edit,
  isDirty,
  newIdempotencyKey,
  openDraft,
  propose,
  saved,
  takeOver,
  toSave,
  type Draft,
  type Seen,
  type Side,
} from 'concord/client';
import type { Server } from '../server/server.ts';
import { outcomeOf, type Outcome } from './answer.ts';
import type { KeptDraft, PendingSave } from './drafts.ts';
import { BLANK, type EditorState } from './editor-state.ts';
import { KeptWork, type Answered } from './kept-work.ts';
import type { Issue, RecordInFull, RecordType } from './record-type.ts';

/** An edit lock that this session holds: saves go under it. */
export interface HeldLock {
  readonly token: string;
  readonly onLost: () => void;
}

/** One person's work on one record. */
export class RecordEditor<R extends RecordInFull = RecordInFull> extends KeptWork<
  PendingSave,
  EditorState<R>,
  KeptDraft,
  R
> {
  #lock: HeldLock | null = null;

  constructor(
    server: Server,
    readonly type: RecordType<R>,
    private readonly id: string,
  ) {
    super(server, id, BLANK);
  }

  protected restored({ draft }: KeptDraft): Partial<EditorState<R>> {
    return { draft };
  }

  protected follow(): () => void {
    const { news } = this.server;
    const readNow = (): void => void this.read();
    const stopNews = news.listen({ onChange: ({ recordId }) => recordId === this.id && readNow(), onGap: readNow });
    const stopState = news.onState(() => news.state === 'connected' && readNow());
    return () => {
      stopNews();
      stopState();
    };
  }

  protected begin(): Promise<void> {
    return this.read();
  }

  /** As the server has it now. */
  async read(): Promise<void> {
    try {
      const { data } = await this.server.client.query({
        query: this.type.read,
        variables: { id: this.id },
        // One that is under way already may have been answered before what is to be read.
        context: { queryDeduplication: false },
      });
      if (data?.record) this.arrived(data.record);
      else this.tell({ record: null });
      this.tell({ problem: null });
    } catch (problem) {
      this.tell({ problem });
    }
  }

  edit(field: string, value: unknown): void {
    const issues = this.state().issues.filter((issue) => issue.field !== field);
    this.#change(edit(this.state().draft!, field, value), { issues, savedVersion: null });
  }

  choose(field: string, side: Side, value: unknown): void {
    this.#change(choose(this.state().draft!, field, side, value));
  }

  takeOver(): void {
    this.#change(takeOver(this.#fields, this.state().draft!), { isComparing: false });
  }

  compare(isComparing: boolean): void {
    this.tell({ isComparing });
  }

  discard(): void {
    this.#change(openDraft(this.state().draft!.current), { issues: [], isComparing: false, restoredFrom: null });
  }

  save(): void {
    const save = toSave(this.#fields, this.state().draft!);
    if (!save || this.state().pending) return;
    const issues = this.type.unreadable(save.patch);
    if (issues.length > 0) return this.tell({ issues, isComparing: false });
    this.tell({ issues: [], savedVersion: null });
    this.deliver({ save, lockToken: this.lockToken, key: newIdempotencyKey() });
  }

  /** A record as it was read, or as somebody's write has left it. */
  arrived(record: R): void {
    const { draft, record: known } = this.state();
    this.server.rows.keep(record);
    const seen = this.#seen(record);
    // Answers come in another order than they were asked for.
    const isNewer = !known || record.version >= known.version;
    this.tell({
      ...(isNewer && { record }),
      draft: draft ? arrived(draft, seen) : openDraft(seen),
    });
  }

  /** As a write of one's own has left it that was none of what is being typed: it is no news. */
  written(record: R): void {
    const nothing = { expectedVersion: record.version, patch: {}, mine: {} };
    this.#change(saved(this.state().draft!, nothing, this.#seen(record)));
    this.arrived(record);
  }

  /** What was to be made of it by itself, and clashes: it becomes what is typed, to be decided on field by field. */
  propose(base: R, yours: R): void {
    const draft = propose(this.state().draft!.current, this.type.valuesOf(base), this.type.valuesOf(yours));
    this.#change(draft, { issues: [], isComparing: true, savedVersion: null });
  }

  protected async send({ save, lockToken, key }: PendingSave): Promise<Outcome<R>> {
    const { data } = await this.server.client.mutate({
      mutation: this.type.save,
      variables: {
        id: this.id,
        expectedVersion: save.expectedVersion,
        patch: this.type.toPatch(save.patch),
        lockToken,
        idempotencyKey: key,
      },
    });
    return outcomeOf(data!.answer);
  }

  protected settle({ save }: PendingSave, outcome: Answered<R>): void {
    if (outcome.kind === 'lockLost') {
      this.tell({ isComparing: false });
      this.#lock?.onLost();
    } else if (outcome.kind === 'refused') {
      const issues = outcome.issues.map(({ path, message }) => ({
        field: this.type.fieldAt(path, save.patch),
        message,
      }));
      this.tell({ issues, isComparing: false });
    } else if (outcome.kind === 'conflict' && !outcome.isOurs) {
      this.arrived(outcome.current);
      this.tell({ isComparing: true });
    } else {
      const record = outcome.kind === 'conflict' ? outcome.current : outcome.record;
      const draft = saved(this.state().draft!, save, this.#seen(record));
      this.tell({ draft, isComparing: false, restoredFrom: null, savedVersion: record.version });
      this.arrived(record);
    }
  }

  #change(draft: Draft, besides: Partial<EditorState<R>> = {}): void {
    this.tell({ ...besides, draft });
    this.keepSoon();
  }

  get lockToken(): string | null {
    return this.#lock?.token ?? null;
  }

  holdLock(lock: HeldLock | null): void {
    this.#lock = lock;
  }

  tellIssues(issues: readonly Issue[]): void {
    this.tell({ issues });
  }

  protected toKeep(): Omit<KeptDraft, 'keptAt' | 'pending'> | null {
    const { draft, pending, record } = this.state();
    if (!draft || (!pending && !isDirty(this.#fields, draft))) return null;
    const { type, id } = this;
    return { draft, name: record ? type.nameOf(record) : '', at: `${type.path}/${id}` };
  }

  get #fields() {
    return this.type.fieldsOf(this.state().draft!);
  }

  #seen(record: R): Seen {
    return { version: record.version, values: this.type.valuesOf(record) };
  }
}
