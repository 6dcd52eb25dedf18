import { newIdempotencyKey } from 'concord/client';
import {
  UpdateProductsDocument,
  type BulkFailureFragment,
  type BulkRowFragment,
  type UpdateProductsMutation,
} from '../gql/graphql.ts';
import { Delivery } from '../record/delivery.ts';
import { DraftKeeper, type Kept } from '../record/drafts.ts';
import type { Server } from '../server/server.ts';
import { isNothing, NO_CHANGES, patchOf, type Changes } from './changes.ts';
import { Store } from '../store/store.ts';

type BatchAnswer = UpdateProductsMutation['answer'];

export interface Failure {
  readonly row: BulkRowFragment;
  readonly error: BulkFailureFragment;
}

/** What was sent of these rows and changes, which stay as they are until there is an answer. */
interface PendingBulk {
  readonly key: string;
}

interface KeptBulk extends Kept {
  readonly rows: readonly BulkRowFragment[];
  readonly changes: Changes;
  readonly pending: PendingBulk | null;
}

export interface BulkState {
  /** As they were on the screen, or are now, where that was asked for. */
  readonly rows: readonly BulkRowFragment[];
  readonly changes: Changes;
  readonly pending: PendingBulk | null;
  /** The server has not answered so far. */
  readonly isUnanswered: boolean;
  /** Why nothing was written. */
  readonly failures: readonly Failure[];
  readonly message: string | null;
  /** When what was typed in an earlier session was kept. */
  readonly restoredFrom: string | null;
  readonly isDone: boolean;
  /** The browser keeps what is typed. */
  readonly isKept: boolean;
}

type Sent = Pick<BulkState, 'rows' | 'changes'> & PendingBulk;

const KEEP_AFTER_MS = 150;
const NOTHING_WRONG = { failures: [], message: null };

/**
 * One change of many products: all of them, or none. What is typed and what is sent is kept in the browser, until it is written, by an id of its
 * own: nobody begins the same one twice.
 */
export class BulkEdit extends Store<BulkState> {
  readonly #keeper: DraftKeeper<KeptBulk>;
  readonly #delivery: Delivery<Sent, BatchAnswer>;
  #keepTimer: ReturnType<typeof setTimeout> | undefined;
  #isOpen = false;
  #stop: () => void = () => undefined;

  /** @param rows those that it is begun with; none where it is gone on with. */
  constructor(
    private readonly server: Server,
    private readonly id: string,
    rows: readonly BulkRowFragment[],
  ) {
    const blank = { changes: NO_CHANGES, pending: null, isUnanswered: false, restoredFrom: null };
    super({ ...blank, rows, isDone: false, isKept: true, ...NOTHING_WRONG });
    this.#keeper = new DraftKeeper(server.personId, `bulk-edit/${id}`);
    this.#delivery = new Delivery({
      send: async (sent) => ({ kind: 'written', record: await this.#send(sent) }),
      onUnanswered: () => this.tell({ isUnanswered: true }),
      onAnswer: (sent, outcome) => {
        this.tell({ pending: null, isUnanswered: false, restoredFrom: null });
        if (outcome.kind === 'written') this.#settle(sent, outcome.record);
        else if (outcome.kind === 'refused') this.tell({ message: outcome.issues[0]?.message ?? null });
        this.#keepNow();
      },
      onLeft: () => undefined,
    });
  }

  /** False when it was closed meanwhile. Without any rows when there is none of this id, or it is open in another tab. */
  async open(): Promise<boolean> {
    this.#isOpen = true;
    const { news } = this.server;
    const stopState = news.onState(() => news.state === 'connected' && this.#delivery.tryNow());
    addEventListener('pagehide', this.#keepNow);
    this.#stop = () => {
      stopState();
      removeEventListener('pagehide', this.#keepNow);
    };
    const kept = await this.#keeper.open();
    if (!this.#isOpen) return false;
    if (kept) {
      const { rows, changes, pending, keptAt } = kept;
      this.tell({ rows, changes, pending, restoredFrom: isNothing(changes) ? null : keptAt });
      if (pending) this.#delivery.send({ rows, changes, ...pending });
    } else if (this.state().rows.length > 0) this.#keepNow();
    return true;
  }

  /** What was typed, or sent and not answered, waits until it is opened again. */
  close(): void {
    if (!this.#isOpen) return;
    if (this.#keepTimer !== undefined) this.#keepNow();
    this.#isOpen = false;
    if (isNothing(this.state().changes)) this.#keeper.forget();
    this.#delivery.stop();
    this.#keeper.close();
    this.#stop();
  }

  change(change: Partial<Changes>): void {
    this.tell({ changes: { ...this.state().changes, ...change } });
    clearTimeout(this.#keepTimer);
    this.#keepTimer = setTimeout(this.#keepNow, KEEP_AFTER_MS);
  }

  /** And it is over. */
  discard(): void {
    this.tell({ changes: NO_CHANGES, ...NOTHING_WRONG });
    this.close();
  }

  /** Each based on its version here. */
  save(): void {
    const { rows, changes, pending } = this.state();
    if (pending) return;
    const key = newIdempotencyKey();
    this.tell({ pending: { key }, ...NOTHING_WRONG });
    // Before it is sent: whatever happens from here on, it is known by which key.
    this.#keepNow();
    this.#delivery.send({ rows, changes, key });
  }

  /** From now on based on what those are now that were changed meanwhile. */
  takeCurrent(): void {
    const current = new Map(
      this.state().failures.flatMap(({ row, error }) => {
        const now = error.__typename === 'ConflictError' ? error.current : null;
        return now?.__typename === 'Product' ? [[row.id, now] as const] : [];
      }),
    );
    this.#take(this.state().rows.map((row) => current.get(row.id) ?? row));
  }

  /** Of those that failed, nothing more is asked. */
  leaveOut(): void {
    const failed = new Set(this.state().failures.map(({ row }) => row.id));
    this.#take(this.state().rows.filter(({ id }) => !failed.has(id)));
  }

  #take(rows: readonly BulkRowFragment[]): void {
    this.tell({ rows, ...NOTHING_WRONG });
    this.#keepNow();
  }

  async #send({ rows, changes, key }: Sent): Promise<BatchAnswer> {
    const updates = rows.map((row) => ({
      id: row.id,
      expectedVersion: row.version,
      patch: patchOf(changes, row),
      // What somebody else has changed is shown before it is changed again.
      onConflict: 'REJECT' as const,
    }));
    const { data } = await this.server.client.mutate({
      mutation: UpdateProductsDocument,
      variables: { updates, idempotencyKey: key },
    });
    return data!.answer;
  }

  #settle({ rows }: Sent, answer: BatchAnswer): void {
    switch (answer.__typename) {
      case 'ProductsUpdated':
        for (const row of answer.products) this.server.rows.keep(row);
        return this.tell({ isDone: true });
      case 'BatchError':
        return this.tell({ failures: answer.failures.map(({ index, error }) => ({ row: rows[index]!, error })) });
      case 'ValidationError':
        return this.tell({ message: answer.message });
    }
  }

  readonly #keepNow = (): void => {
    clearTimeout(this.#keepTimer);
    this.#keepTimer = undefined;
    const { rows, changes, pending, isDone } = this.state();
    try {
      if (isDone) this.#keeper.forget();
      // Once it is closed, whoever opens it again has it.
      else if (this.#isOpen) {
        const name = `Change of ${rows.length} ${rows.length === 1 ? 'product' : 'products'}`;
        const kept = rows.map(({ id, version, name: title, tags }) => ({ id, version, name: title, tags }));
        const at = `/products?change=${this.id}`;
        this.#keeper.keep({ rows: kept, changes, pending, name, at, keptAt: new Date().toISOString() });
      }
      if (!this.state().isKept) this.tell({ isKept: true });
    } catch {
      this.tell({ isKept: false });
    }
  };
}
