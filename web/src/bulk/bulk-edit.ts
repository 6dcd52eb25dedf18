import { newIdempotencyKey } from 'concord/client';
import {
  UpdateProductsDocument,
  type BulkFailureFragment,
  type ProductRowFragment,
  type UpdateProductsMutation,
} from '../gql/graphql.ts';
import { Delivery } from '../record/delivery.ts';
import type { Server } from '../server/server.ts';
import { patchOf, type Changes } from './changes.ts';
import { Store } from '../store/store.ts';

type BatchAnswer = UpdateProductsMutation['answer'];

export interface Failure {
  readonly row: ProductRowFragment;
  readonly error: BulkFailureFragment;
}

export interface BulkState {
  /** As they were on the screen, or are now, where that was asked for. */
  readonly rows: readonly ProductRowFragment[];
  readonly isSending: boolean;
  /** So far the server has not answered: the same is sent again, by the same key. */
  readonly isUnanswered: boolean;
  /** Why nothing was written. */
  readonly failures: readonly Failure[];
  readonly message: string | null;
  readonly isDone: boolean;
}

interface Sent {
  readonly rows: readonly ProductRowFragment[];
  readonly changes: Changes;
  readonly key: string;
}

const NOTHING_WRONG = { failures: [], message: null };

/** One change of many products: all of them, or none. */
export class BulkEdit extends Store<BulkState> {
  readonly #delivery: Delivery<Sent, BatchAnswer>;

  constructor(
    private readonly server: Server,
    rows: readonly ProductRowFragment[],
  ) {
    super({ rows, isSending: false, isUnanswered: false, isDone: false, ...NOTHING_WRONG });
    this.#delivery = new Delivery({
      send: async (sent) => ({ kind: 'written', record: await this.#send(sent) }),
      onUnanswered: () => this.tell({ isUnanswered: true }),
      onAnswer: (sent, outcome) => {
        this.tell({ isSending: false, isUnanswered: false });
        if (outcome.kind === 'written') this.#settle(sent, outcome.record);
        else if (outcome.kind === 'refused') this.tell({ message: outcome.issues[0]?.message ?? null });
      },
      onLeft: () => undefined,
    });
  }

  /** Each based on its version here. */
  save(changes: Changes): void {
    this.tell({ isSending: true, ...NOTHING_WRONG });
    this.#delivery.send({ rows: this.state().rows, changes, key: newIdempotencyKey() });
  }

  /** From now on based on what those are now that were changed meanwhile. */
  takeCurrent(): void {
    const current = new Map(
      this.state().failures.flatMap(({ row, error }) => {
        const now = error.__typename === 'ConflictError' ? error.current : null;
        return now?.__typename === 'Product' ? [[row.id, now] as const] : [];
      }),
    );
    this.tell({ rows: this.state().rows.map((row) => current.get(row.id) ?? row), ...NOTHING_WRONG });
  }

  /** Of those that failed, nothing more is asked. */
  leaveOut(): void {
    const failed = new Set(this.state().failures.map(({ row }) => row.id));
    this.tell({ rows: this.state().rows.filter(({ id }) => !failed.has(id)), ...NOTHING_WRONG });
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
}
