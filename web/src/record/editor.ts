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
import { Delivery } from './delivery.ts';
import { DraftKeeper, type KeptDraft, type PendingSave } from './drafts.ts';
import { BLANK, type EditorState } from './editor-state.ts';
import type { Issue, RecordInFull, RecordType } from './record-type.ts';
import { Store } from '../store/store.ts';

/** An edit lock that this session holds: saves go under it. */
export interface HeldLock {
  readonly token: string;
  readonly onLost: () => void;
}

const KEEP_AFTER_MS = 150;

/**
 * One person's work on one record, from opening it to leaving it. What is typed is kept in the browser on every change; what is sent is sent again,
 * by the same key, until there is an answer.
 */
export class RecordEditor<R extends RecordInFull = RecordInFull> extends Store<EditorState<R>> {
  readonly #keeper: DraftKeeper<KeptDraft>;
  readonly #delivery: Delivery<PendingSave, R>;
  #keepTimer: ReturnType<typeof setTimeout> | undefined;
  #isOpen = false;
  #lock: HeldLock | null = null;
  #stop: () => void = () => undefined;

  constructor(
    private readonly server: Server,
    readonly type: RecordType<R>,
    private readonly id: string,
  ) {
    super(BLANK);
    this.#keeper = new DraftKeeper(server.personId, id);
    this.#delivery = new Delivery({
      send: (pending) => this.#send(pending),
      onUnanswered: () => this.tell({ isUnanswered: true }),
      onAnswer: (pending, outcome) => this.#settle(pending, outcome),
      onLeft: () => this.#leave(),
    });
  }

  /** False when it was closed meanwhile. */
  async open(): Promise<boolean> {
    this.#isOpen = true;
    const { news } = this.server;
    const readNow = (): void => void this.read();
    const stopNews = news.listen({ onChange: ({ recordId }) => recordId === this.id && readNow(), onGap: readNow });
    const stopState = news.onState(() => news.state === 'connected' && this.#onConnected());
    addEventListener('pagehide', this.#keepNow);
    this.#stop = () => {
      stopNews();
      stopState();
      removeEventListener('pagehide', this.#keepNow);
    };
    const kept = await this.#keeper.open();
    if (!this.#isOpen) return false;
    if (kept) this.tell({ draft: kept.draft, pending: kept.pending, restoredFrom: kept.keptAt });
    await this.read();
    if (kept?.pending) this.#delivery.send(kept.pending);
    return this.#isOpen;
  }

  /** The screen is left. What was sent is still sent again until it is answered. */
  close(): void {
    this.#isOpen = false;
    if (this.#keepTimer !== undefined) this.#keepNow();
    if (!this.state().pending) this.#leave();
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
    const pending = { save, lockToken: this.lockToken, key: newIdempotencyKey() };
    this.tell({ pending, issues: [], savedVersion: null });
    // Before it is sent: whatever happens from here on, it is known by which key.
    this.#keepNow();
    this.#delivery.send(pending);
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

  async #send({ save, lockToken, key }: PendingSave): Promise<Outcome<R>> {
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

  #settle({ save }: PendingSave, outcome: Exclude<Outcome<R>, { kind: 'unknown' }>): void {
    const answered = { pending: null, isUnanswered: false };
    if (outcome.kind === 'lockLost') {
      this.tell({ ...answered, isComparing: false });
      this.#lock?.onLost();
    } else if (outcome.kind === 'refused') {
      const issues = outcome.issues.map(({ path, message }) => ({
        field: this.type.fieldAt(path, save.patch),
        message,
      }));
      this.tell({ ...answered, issues, isComparing: false });
    } else if (outcome.kind === 'conflict' && !outcome.isOurs) {
      this.arrived(outcome.current);
      this.tell({ ...answered, isComparing: true });
    } else {
      const record = outcome.kind === 'conflict' ? outcome.current : outcome.record;
      const draft = saved(this.state().draft!, save, this.#seen(record));
      this.tell({ ...answered, draft, isComparing: false, restoredFrom: null, savedVersion: record.version });
      this.arrived(record);
    }
    this.#keepNow();
    if (!this.#isOpen) this.#leave();
  }

  #onConnected(): void {
    void this.read();
    this.#delivery.tryNow();
  }

  #leave(): void {
    this.#delivery.stop();
    this.#keeper.close();
    this.#stop();
  }

  #change(draft: Draft, besides: Partial<EditorState<R>> = {}): void {
    this.tell({ ...besides, draft });
    clearTimeout(this.#keepTimer);
    this.#keepTimer = setTimeout(this.#keepNow, KEEP_AFTER_MS);
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

  readonly #keepNow = (): void => {
    clearTimeout(this.#keepTimer);
    this.#keepTimer = undefined;
    const { draft, pending, record } = this.state();
    if (!draft) return;
    try {
      if (pending || isDirty(this.#fields, draft)) {
        const keptAt = new Date().toISOString();
        const { type, id } = this;
        this.#keeper.keep({
          draft,
          pending,
          name: record ? type.nameOf(record) : '',
          at: `${type.path}/${id}`,
          keptAt,
        });
      } else this.#keeper.forget();
      if (!this.state().isKept) this.tell({ isKept: true });
    } catch {
      this.tell({ isKept: false });
    }
  };

  get #fields() {
    return this.type.fieldsOf(this.state().draft!);
  }

  #seen(record: R): Seen {
    return { version: record.version, values: this.type.valuesOf(record) };
  }
}
