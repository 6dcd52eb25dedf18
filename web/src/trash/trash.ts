import { TrashDocument, type TrashQuery } from '../gql/graphql.ts';
import type { Server } from '../server/server.ts';
import { Store } from '../store/store.ts';

export type Deleted = TrashQuery['list']['nodes'][number];

export interface TrashState {
  /** Undefined: not read yet. The last deleted come first. */
  readonly deleted: readonly Deleted[] | undefined;
  readonly count: number;
  readonly more: string | null;
  readonly isLoading: boolean;
  readonly problem: unknown;
}

/** The deleted products, as many as somebody has asked for. What happens to them is seen as it happens. */
export class Trash extends Store<TrashState> {
  #last: Promise<void> = Promise.resolve();
  /** Restored in this version: an answer that was on its way may still have what was before. */
  readonly #restored = new Map<string, number>();

  constructor(private readonly server: Server) {
    super({ deleted: undefined, count: 0, more: null, isLoading: true, problem: null });
  }

  /** Until it is called off. */
  readonly open = (): (() => void) => {
    const { news } = this.server;
    this.refresh();
    const stopNews = news.listen({
      onChange: ({ kind, recordId, version }) => {
        if (kind === 'DELETED') this.refresh();
        if (kind === 'RESTORED') this.#drop(recordId, version);
      },
      onGap: this.refresh,
    });
    const stopState = news.onState(() => news.state === 'connected' && this.refresh());
    return () => {
      stopNews();
      stopState();
    };
  };

  /** From the newest. */
  readonly refresh = (): void => this.#queue(() => null);

  readonly showMore = (): void => this.#queue(() => this.state().more);

  /** One after the other: each is put beside what is known by then. */
  #queue(after: () => string | null): void {
    this.#last = this.#last.then(() => this.#read(after()));
  }

  #drop(id: string, version: number): void {
    this.#restored.set(id, version);
    const { deleted = [], count } = this.state();
    const left = deleted.filter((each) => each.id !== id);
    if (left.length < deleted.length) this.tell({ deleted: left, count: count - 1 });
  }

  async #read(after: string | null): Promise<void> {
    this.tell({ isLoading: true });
    try {
      const { data } = await this.server.client.query({
        query: TrashDocument,
        variables: { after },
        context: { queryDeduplication: false },
      });
      const { totalCount, pageInfo, ...list } = data!.list;
      const nodes = list.nodes.filter(({ id, version }) => version > (this.#restored.get(id) ?? 0));
      this.tell({
        deleted: after === null ? nodes : [...(this.state().deleted ?? []), ...nodes],
        count: totalCount,
        more: pageInfo.hasNextPage ? pageInfo.endCursor : null,
        isLoading: false,
        problem: null,
      });
    } catch (problem) {
      this.tell({ isLoading: false, problem });
    }
  }
}
