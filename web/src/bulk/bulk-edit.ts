import { newIdempotencyKey } from 'concord/client';
import {
  UpdateProductsDocument,
  type BulkFailureFragment,
  type BulkRowFragment,
  type UpdateProductsMutation,
} from '../gql/graphql.ts';
import type { Outcome } from '../record/answer.ts';
import type { Kept } from '../record/drafts.ts';
import { KeptWork, NOTHING_SENT, type Answered, type WorkState } from '../record/kept-work.ts';
import type { Server } from '../server/server.ts';
import { isNothing, NO_CHANGES, patchOf, type Changes } from './changes.ts';

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

export interface BulkState extends WorkState<PendingBulk> {
  /** As they were on the screen, or are now, where that was asked for. */
  readonly rows: readonly BulkRowFragment[];
  readonly changes: Changes;
  /** Why nothing was written. */
  readonly failures: readonly Failure[];
  readonly message: string | null;
  readonly isDone: boolean;
}

const NOTHING_WRONG = { failures: [], message: null };

/** One change of many products: all of them, or none. It has an id of its own: nobody begins the same one twice. */
export class BulkEdit extends KeptWork<PendingBulk, BulkState, KeptBulk, BatchAnswer> {
  /** @param rows those that it is begun with; none where it is gone on with, and there may be none of this id any more. */
  constructor(
    server: Server,
    private readonly id: string,
    rows: readonly BulkRowFragment[],
  ) {
    super(server, `bulk-edit/${id}`, { ...NOTHING_SENT, ...NOTHING_WRONG, rows, changes: NO_CHANGES, isDone: false });
  }

  protected restored({ rows, changes }: KeptBulk): Partial<BulkState> {
    return { rows, changes };
  }

  protected follow(): () => void {
    return () => undefined;
  }

  /** Choosing the rows was work, too. */
  protected async begin(): Promise<void> {
    this.keepNow();
  }

  /** With its dialog it is out of sight, and may be opened again. */
  protected override get isSentWhenLeft(): boolean {
    return false;
  }

  override close(): void {
    const { changes, pending } = this.state();
    if (isNothing(changes) && !pending) this.#forget();
    super.close();
  }

  change(change: Partial<Changes>): void {
    this.tell({ changes: { ...this.state().changes, ...change } });
    this.keepSoon();
  }

  /** And it is over. */
  discard(): void {
    this.#forget();
    super.close();
  }

  /** Each based on its version here. */
  save(): void {
    if (this.state().pending) return;
    this.tell(NOTHING_WRONG);
    this.deliver({ key: newIdempotencyKey() });
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
    this.keepNow();
  }

  #forget(): void {
    this.tell({ rows: [], changes: NO_CHANGES });
    this.keepNow();
  }

  protected async send({ key }: PendingBulk): Promise<Outcome<BatchAnswer>> {
    const { rows, changes } = this.state();
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
    return { kind: 'written', record: data!.answer };
  }

  protected settle(_: PendingBulk, outcome: Answered<BatchAnswer>): void {
    this.tell({ restoredFrom: null });
    if (outcome.kind === 'written') this.#takeAnswer(outcome.record);
    else if (outcome.kind === 'refused') this.tell({ message: outcome.issues[0]?.message ?? null });
  }

  #takeAnswer(answer: BatchAnswer): void {
    switch (answer.__typename) {
      case 'ProductsUpdated':
        for (const row of answer.products) this.server.rows.keep(row);
        return this.tell({ isDone: true });
      case 'BatchError': {
        const { rows } = this.state();
        return this.tell({ failures: answer.failures.map(({ index, error }) => ({ row: rows[index]!, error })) });
      }
      case 'ValidationError':
        return this.tell({ message: answer.message });
    }
  }

  protected toKeep(): Omit<KeptBulk, 'keptAt' | 'pending'> | null {
    const { rows, changes, isDone } = this.state();
    if (isDone || rows.length === 0) return null;
    return {
      rows: rows.map(({ id, version, name, tags }) => ({ id, version, name, tags })),
      changes,
      name: `Change of ${rows.length} ${rows.length === 1 ? 'product' : 'products'}`,
      at: `/products?change=${this.id}`,
    };
  }
}
