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

/** The deleted products, as many as somebody has asked for. What happens to them is seen as it happens, and what was read stays. */
export class Trash extends Store<TrashState> {
  #last: Promise<void> = Promise.resolve();
  /** A reading of what is new that has not begun yet: it will read all that is new by then. */
  #isRefreshQueued = false;
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
      onGap: () => this.#queue(() => this.#readAnew()),
    });
    const stopState = news.onState(() => news.state === 'connected' && this.refresh());
    return () => {
      stopNews();
      stopState();
    };
  };

  /** What was deleted since. */
  readonly refresh = (): void => {
    if (this.#isRefreshQueued) return;
    this.#isRefreshQueued = true;
    this.#queue(() => {
      this.#isRefreshQueued = false;
      return this.#readNew();
    });
  };

  readonly showMore = (): void => this.#queue(() => this.#readMore());

  /** A product as somebody's write has left it. */
  readonly learn = ({ id, version, deletedAt }: Pick<Deleted, 'id' | 'version' | 'deletedAt'>): void => {
    if (deletedAt === null) this.#drop(id, version);
    else this.refresh();
  };

  /** One after the other: each is put beside what is known by then. */
  #queue(read: () => Promise<void>): void {
    this.#last = this.#carryOut(read, this.#last);
  }

  async #carryOut(read: () => Promise<void>, before: Promise<void>): Promise<void> {
    await before;
    this.tell({ isLoading: true });
    try {
      await read();
      this.tell({ isLoading: false, problem: null });
    } catch (problem) {
      this.tell({ isLoading: false, problem });
    }
  }

  #drop(id: string, version: number): void {
    this.#restored.set(id, version);
    const { deleted = [], count } = this.state();
    const left = deleted.filter((each) => each.id !== id);
    if (left.length < deleted.length) this.tell({ deleted: left, count: count - 1 });
  }

  /** From the newest down to what is known, which stays. */
  async #readNew(): Promise<void> {
    const isMet = (read: readonly Deleted[]): boolean => this.#known.some((one) => isAmong(read, one));
    const { rows, ...page } = await this.#read((read) => this.#known.length === 0 || isMet(read));
    const last = this.#known.at(-1);
    // It may reach beyond all that was known.
    const more = !last || isAmong(rows, last) ? page.more : this.state().more;
    this.tell({ deleted: together(rows, this.#known), count: page.count, more });
  }

  /** What is known may hold no longer: as much of it as was shown. */
  async #readAnew(): Promise<void> {
    const { rows, ...page } = await this.#read((read) => read.length >= this.#known.length);
    this.tell({ ...page, deleted: rows });
  }

  async #readMore(): Promise<void> {
    const { rows, ...page } = await this.#read(() => true, this.state().more);
    this.tell({ ...page, deleted: together(this.#known, rows) });
  }

  get #known(): readonly Deleted[] {
    return this.state().deleted ?? [];
  }

  /** Page by page, until it is enough, or there are no more. */
  async #read(isEnough: (rows: readonly Deleted[]) => boolean, from: string | null = null) {
    const rows: Deleted[] = [];
    let [count, more] = [0, from];
    do {
      const { data } = await this.server.client.query({
        query: TrashDocument,
        variables: { after: more },
        context: { queryDeduplication: false },
      });
      const { totalCount, pageInfo, nodes } = data!.list;
      const left = nodes.filter(this.#isLeft);
      rows.push(...left);
      count = totalCount - (nodes.length - left.length);
      more = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (more !== null && !isEnough(rows));
    return { rows: rows.filter(this.#isLeft), count, more };
  }

  readonly #isLeft = ({ id, version }: Deleted): boolean => version > (this.#restored.get(id) ?? 0);
}

function isAmong(rows: readonly Deleted[], { id, version }: Deleted): boolean {
  return rows.some((row) => row.id === id && row.version === version);
}

/** Each once: as it is in the first of the two. */
function together(first: readonly Deleted[], second: readonly Deleted[]): Deleted[] {
  const ids = new Set(first.map(({ id }) => id));
  return [...first, ...second.filter(({ id }) => !ids.has(id))];
}
