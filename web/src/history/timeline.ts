import type { Server } from '../server/server.ts';
import type { HistoryType, Revision } from './history-type.ts';
import { Store } from '../store/store.ts';

export interface TimelineState {
  /** Newest first, without gaps. */
  readonly revisions: readonly Revision[];
  /** Where older ones begin; null: there are none. */
  readonly older: string | null;
  readonly isLoading: boolean;
  readonly problem: unknown;
}

interface Page {
  readonly revisions: readonly Revision[];
  readonly older: string | null;
}

/** The revisions of one record, as far back as somebody has asked for. */
export class Timeline extends Store<TimelineState> {
  /** One page after the other: each is put beside what is known by then. */
  #last: Promise<void> = Promise.resolve();

  constructor(
    private readonly server: Server,
    private readonly history: Pick<HistoryType, 'revisions'>,
    private readonly id: string,
  ) {
    super({ revisions: [], older: null, isLoading: true, problem: null });
  }

  /** Reads what is new, unless it goes as far already. */
  reach(version: number): void {
    if ((this.state().revisions[0]?.version ?? 0) < version) this.refresh();
  }

  readonly refresh = (): void => {
    this.#last = this.#last.then(async () => this.#take(async () => withNews(this.state(), await this.#read(null))));
  };

  readonly showOlder = (): void => {
    this.#last = this.#last.then(async () =>
      this.#take(async () => {
        const { revisions, older } = await this.#read(this.state().older);
        return { revisions: [...this.state().revisions, ...revisions], older };
      }),
    );
  };

  async #take(read: () => Promise<Page>): Promise<void> {
    this.tell({ isLoading: true });
    try {
      this.tell({ ...(await read()), isLoading: false, problem: null });
    } catch (problem) {
      this.tell({ isLoading: false, problem });
    }
  }

  async #read(after: string | null): Promise<Page> {
    const { data } = await this.server.client.query({
      query: this.history.revisions,
      variables: { id: this.id, after },
    });
    const { nodes = [], pageInfo } = data?.record?.revisions ?? {};
    return { revisions: nodes, older: pageInfo?.hasNextPage ? (pageInfo.endCursor ?? null) : null };
  }
}

/** Where the newest page does not reach back to what is known, that is forgotten: it can be asked for again. */
function withNews(known: Page, newest: Page): Page {
  const oldest = newest.revisions.at(-1)?.version ?? 0;
  const isGap = (known.revisions[0]?.version ?? 0) < oldest - 1;
  const before = isGap ? [] : known.revisions.filter(({ version }) => version < oldest);
  return before.length > 0 ? { revisions: [...newest.revisions, ...before], older: known.older } : newest;
}
