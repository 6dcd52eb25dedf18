import type { ApolloClient } from '@apollo/client';
import {
  arrived,
  choose,
  edit,
  isDirty,
  newIdempotencyKey,
  openDraft,
  saved,
  takeOver,
  toSave,
  type Draft,
  type Seen,
  type Side,
} from 'concord/client';
import { ProductDocument, SaveProductDocument, type ProductInFullFragment } from '../gql/graphql.ts';
import { keepRow } from '../products/row-cache.ts';
import type { Server } from '../server/server.ts';
import { PersonChanged } from '../session/session.ts';
import { outcomeOf, outcomeOfError, type Outcome } from './answer.ts';
import { DraftKeeper, type PendingSave } from './drafts.ts';
import { FIELDS, toPatch, unreadable, valuesOf, type Issue } from './fields.ts';

/** An edit lock that this session holds: saves go under it. */
export interface HeldLock {
  readonly token: string;
  readonly onLost: () => void;
}

const KEEP_AFTER_MS = 150;
const REPEAT_AFTER_MS = 2_000;

/** All that the screen of a product shows. */
export interface EditorState {
  /** Undefined: not read yet. Null: there is none. */
  readonly product: ProductInFullFragment | null | undefined;
  readonly draft: Draft | null;
  readonly pending: PendingSave | null;
  /** The server has not answered the pending save so far. */
  readonly isUnanswered: boolean;
  readonly issues: readonly Issue[];
  /** When what was typed in an earlier session was kept. */
  readonly restoredFrom: string | null;
  /** The two sides are looked at field by field. */
  readonly isComparing: boolean;
  readonly savedVersion: number | null;
  readonly problem: unknown;
  /** The browser keeps what is typed. */
  readonly isKept: boolean;
}

const BLANK: EditorState = {
  product: undefined,
  draft: null,
  pending: null,
  isUnanswered: false,
  issues: [],
  restoredFrom: null,
  isComparing: false,
  savedVersion: null,
  problem: null,
  isKept: true,
};

/**
 * One person's work on one product, from opening it to leaving it. What is typed is kept in the browser on every change; what is sent is sent again,
 * by the same key, until there is an answer.
 */
export class ProductEditor {
  #state = BLANK;
  readonly #listeners = new Set<() => void>();
  readonly #client: ApolloClient;
  readonly #keeper: DraftKeeper;
  #keepTimer: ReturnType<typeof setTimeout> | undefined;
  #repeatTimer: ReturnType<typeof setTimeout> | undefined;
  #isSending = false;
  #isOpen = false;
  #lock: HeldLock | null = null;
  #stop: () => void = () => undefined;

  constructor(
    private readonly server: Server,
    private readonly id: string,
  ) {
    this.#client = server.client;
    this.#keeper = new DraftKeeper(server.personId, id);
  }

  readonly state = (): EditorState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

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
    if (kept) this.#tell({ draft: kept.draft, pending: kept.pending, restoredFrom: kept.keptAt });
    await this.read();
    if (kept?.pending) void this.#send();
    return this.#isOpen;
  }

  /** The screen is left. What was sent is still sent again until it is answered. */
  close(): void {
    this.#isOpen = false;
    if (this.#keepTimer !== undefined) this.#keepNow();
    if (!this.#state.pending) this.#leave();
  }

  /** As the server has it now. */
  async read(): Promise<void> {
    try {
      const { data } = await this.#client.query({
        query: ProductDocument,
        variables: { id: this.id },
        fetchPolicy: 'no-cache',
        // One that is under way already may have been answered before what is to be read.
        context: { queryDeduplication: false },
      });
      if (data?.product) this.arrived(data.product);
      else this.#tell({ product: null });
      this.#tell({ problem: null });
    } catch (problem) {
      this.#tell({ problem });
    }
  }

  edit(field: string, value: unknown): void {
    const issues = this.#state.issues.filter((issue) => issue.field !== field);
    this.#change(edit(this.#state.draft!, field, value), { issues, savedVersion: null });
  }

  choose(field: string, side: Side, value: unknown): void {
    this.#change(choose(this.#state.draft!, field, side, value));
  }

  takeOver(): void {
    this.#change(takeOver(FIELDS, this.#state.draft!), { isComparing: false });
  }

  compare(isComparing: boolean): void {
    this.#tell({ isComparing });
  }

  discard(): void {
    this.#change(openDraft(this.#state.draft!.current), { issues: [], isComparing: false, restoredFrom: null });
  }

  save(): void {
    const save = toSave(FIELDS, this.#state.draft!);
    if (!save || this.#state.pending) return;
    const issues = unreadable(save.patch);
    if (issues.length > 0) return this.#tell({ issues, isComparing: false });
    this.#tell({
      pending: { save, lockToken: this.lockToken, key: newIdempotencyKey() },
      issues: [],
      savedVersion: null,
    });
    // Before it is sent: whatever happens from here on, it is known by which key.
    this.#keepNow();
    void this.#send();
  }

  /** A product that a write has left, or that was read. */
  readonly arrived = (product: ProductInFullFragment): void => {
    const { draft, product: known } = this.#state;
    keepRow(this.#client.cache, product);
    const seen = seenOf(product);
    // Answers come in another order than they were asked for.
    const isNewer = !known || product.version >= known.version;
    this.#tell({
      ...(isNewer && { product }),
      draft: draft ? arrived(draft, seen) : openDraft(seen),
    });
  };

  async #send(): Promise<void> {
    const { pending } = this.#state;
    if (!pending || this.#isSending) return;
    this.#isSending = true;
    const outcome = await this.#outcomeOf(pending);
    this.#isSending = false;
    if (outcome) this.#settle(pending, outcome);
    else this.#leave();
  }

  /** Null: somebody else uses the tab now. What was to be saved waits for its owner. */
  async #outcomeOf({ save, lockToken, key }: PendingSave): Promise<Outcome | null> {
    try {
      const { data } = await this.#client.mutate({
        mutation: SaveProductDocument,
        variables: {
          id: this.id,
          expectedVersion: save.expectedVersion,
          patch: toPatch(save.patch),
          lockToken,
          idempotencyKey: key,
        },
        fetchPolicy: 'no-cache',
      });
      return outcomeOf(data!.answer);
    } catch (error) {
      return error instanceof PersonChanged ? null : outcomeOfError(error);
    }
  }

  #settle({ save }: PendingSave, outcome: Outcome): void {
    if (outcome.kind === 'unknown') {
      this.#tell({ isUnanswered: true });
      this.#repeatTimer = setTimeout(() => void this.#send(), REPEAT_AFTER_MS);
      return;
    }
    const answered = { pending: null, isUnanswered: false };
    if (outcome.kind === 'lockLost') {
      this.#tell({ ...answered, isComparing: false });
      this.#lock?.onLost();
    } else if (outcome.kind === 'refused') {
      this.#tell({ ...answered, issues: outcome.issues, isComparing: false });
    } else if (outcome.kind === 'conflict' && !outcome.isOurs) {
      this.arrived(outcome.current);
      this.#tell({ ...answered, isComparing: true });
    } else {
      const product = outcome.kind === 'conflict' ? outcome.current : outcome.product;
      const draft = saved(this.#state.draft!, save, seenOf(product));
      this.#tell({ ...answered, draft, isComparing: false, restoredFrom: null, savedVersion: product.version });
      this.arrived(product);
    }
    this.#keepNow();
    if (!this.#isOpen) this.#leave();
  }

  #onConnected(): void {
    void this.read();
    clearTimeout(this.#repeatTimer);
    void this.#send();
  }

  #leave(): void {
    clearTimeout(this.#repeatTimer);
    this.#keeper.close();
    this.#stop();
  }

  #change(draft: Draft, besides: Partial<EditorState> = {}): void {
    this.#tell({ ...besides, draft });
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
    this.#tell({ issues });
  }

  readonly #keepNow = (): void => {
    clearTimeout(this.#keepTimer);
    this.#keepTimer = undefined;
    const { draft, pending, product } = this.#state;
    if (!draft) return;
    try {
      if (pending || isDirty(FIELDS, draft)) {
        const keptAt = new Date().toISOString();
        this.#keeper.keep({ draft, pending, name: product?.name ?? '', keptAt });
      } else this.#keeper.forget();
      if (!this.#state.isKept) this.#tell({ isKept: true });
    } catch {
      this.#tell({ isKept: false });
    }
  };

  #tell(news: Partial<EditorState>): void {
    this.#state = { ...this.#state, ...news };
    for (const listener of this.#listeners) listener();
  }
}

function seenOf(product: ProductInFullFragment): Seen {
  return { version: product.version, values: valuesOf(product) };
}
