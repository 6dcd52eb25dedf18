import type { ApolloClient, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { keepRow, type Row } from './row-cache.ts';
import { PAGE_SIZE, Run, type PageInfo, type Question } from './run.ts';

/** Of which records, in which order, a list is read. `Asked`: the variables by which it is filtered, say. */
export interface ListSource<Asked extends OperationVariables> {
  readonly typename: Row['__typename'];
  readonly page: TypedDocumentNode<
    { readonly list: { readonly nodes: readonly Row[]; readonly pageInfo: PageInfo } },
    Asked & Question
  >;
  /** Where the next page begins, and nothing else. */
  readonly pageEnd: TypedDocumentNode<{ readonly list: { readonly pageInfo: PageInfo } }, Asked & Question>;
  readonly count: TypedDocumentNode<{ readonly list: { readonly totalCount: number } }, Asked>;
  /** The last that the server has is the first that is shown. */
  readonly isReversed?: boolean;
}

/** Of all that was scrolled through, so much is kept: 4,000 rows. */
const MAX_LOADED_PAGES = 20;

/** What is known of the list right now. */
export interface PagesState {
  readonly count: number;
  /** Nothing was answered yet. */
  readonly isBlank: boolean;
  readonly problem: unknown;
}

/** What is shown of a list, whatever was asked for. */
export interface ShownPages {
  readonly typename: Row['__typename'];
  readonly asked: OperationVariables;
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => PagesState;
  idAt(index: number): string | undefined;
  look(first: number, last: number): void;
}

/**
 * The rows of a list that is read page by page, each from where the one before it ends: from the start, or from the end where that is nearer. Only
 * those are loaded that are looked at; of the others on the way there no more than their ends, and those that were left long ago are forgotten
 * but for where they begin.
 */
export class Pages<Asked extends OperationVariables> implements ShownPages {
  #start: Run;
  #tail: Run;
  #total: number | null = null;
  #looked: readonly [first: number, last: number] = [0, 0];
  #isLoading = false;
  #state: PagesState = { count: 0, isBlank: true, problem: null };
  readonly #listeners = new Set<() => void>();
  #end = new AbortController();

  constructor(
    private readonly client: ApolloClient,
    private readonly source: ListSource<Asked>,
    readonly asked: Asked,
  ) {
    [this.#start, this.#tail] = this.#runs();
  }

  get typename(): Row['__typename'] {
    return this.source.typename;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly state = (): PagesState => this.#state;

  /** The id of the record in this row; undefined while it is not loaded. */
  idAt(index: number): string | undefined {
    const fromStart = this.#start.idAt(index);
    return fromStart === undefined && this.#total !== null ? this.#tail.idAt(this.#total - 1 - index) : fromStart;
  }

  /** Also after it was stopped. */
  start(): void {
    this.#end = new AbortController();
    this.#isLoading = false;
    void this.#load();
    void this.#countAll();
  }

  stop(): void {
    this.#end.abort();
  }

  /** These rows are looked at, from the first to the last. */
  look(first: number, last: number): void {
    this.#looked = [first, last];
    void this.#load();
  }

  /** From the beginning, as it is now. */
  reload(): void {
    this.stop();
    [this.#start, this.#tail] = this.#runs();
    this.#total = null;
    this.start();
  }

  /** After a failure. */
  tryAgain(): void {
    if (this.#total === null) void this.#countAll();
    void this.#load();
  }

  async #load(): Promise<void> {
    const { signal } = this.#end;
    if (this.#isLoading || signal.aborted) return;
    this.#isLoading = true;
    try {
      for (let next = this.#next(); next !== null; next = this.#next()) {
        await this.#ask(next, signal);
        this.#tell({ isBlank: false, problem: null });
      }
    } catch (problem) {
      if (!signal.aborted) this.#tell({ problem });
    } finally {
      if (!signal.aborted) this.#isLoading = false;
    }
  }

  #next(): { run: Run; page: number; isLooked: boolean } | null {
    const { run, first, last } = this.#wanted();
    const page = run.next(first, last);
    return page === null ? null : { run, page, isLooked: page >= first && page <= last };
  }

  /** The pages that are looked at, counted from the end that is nearer to them by what is known. */
  #wanted(): { run: Run; first: number; last: number } {
    const [first, last] = this.#looked;
    const toPage = (offset: number): number => Math.floor(Math.max(0, offset) / PAGE_SIZE);
    if (this.#total !== null && this.#total - first - this.#tail.reach < last - this.#start.reach) {
      return { run: this.#tail, first: toPage(this.#total - 1 - last), last: toPage(this.#total - 1 - first) };
    }
    return { run: this.#start, first: toPage(first), last: toPage(last) };
  }

  async #ask(
    { run, page, isLooked }: { run: Run; page: number; isLooked: boolean },
    signal: AbortSignal,
  ): Promise<void> {
    const asked = {
      variables: { ...this.asked, ...run.question(page) },
      fetchPolicy: 'no-cache',
      context: { fetchOptions: { signal }, queryDeduplication: false },
    } as const;
    // A failure to bring it is thrown instead.
    if (!isLooked) {
      const { data } = await this.client.query({ query: this.source.pageEnd, ...asked });
      return run.answered(page, null, data!.list.pageInfo);
    }
    const { data } = await this.client.query({ query: this.source.page, ...asked });
    const { nodes, pageInfo } = data!.list;
    const { cache } = this.client;
    cache.batch({ update: () => nodes.forEach((row) => keepRow(cache, row)) });
    run.answered(
      page,
      nodes.map(({ id }) => id),
      pageInfo,
    );
    this.#forgetFarPages();
    return undefined;
  }

  #forgetFarPages(): void {
    const { run: near, first, last } = this.#wanted();
    const far = near === this.#start ? this.#tail : this.#start;
    const distance = (index: number): number => Math.max(first - index, index - last, 0);
    const farthestFirst = [
      ...far.loaded.map((page) => ({ run: far, page })),
      ...near.loaded.toSorted((a, b) => distance(b) - distance(a)).map((page) => ({ run: near, page })),
    ];
    const excess = Math.max(0, farthestFirst.length - MAX_LOADED_PAGES);
    for (const { run, page } of farthestFirst.slice(0, excess)) this.#forget(run, page);
  }

  #forget(run: Run, page: number): void {
    const { cache } = this.client;
    const ids = run.idsOf(page);
    run.forget(page);
    const [first, last] = this.#looked;
    // Where the two runs meet, both may know a row.
    const looked = new Set(Array.from({ length: last - first + 1 }, (_, index) => this.idAt(first + index)));
    const unseen = ids.filter((id) => !looked.has(id));
    cache.batch({ update: () => unseen.forEach((id) => cache.evict({ id: `${this.source.typename}:${id}` })) });
  }

  #runs(): [start: Run, tail: Run] {
    const [start, end] = [new Run('start'), new Run('end')];
    return this.source.isReversed ? [end, start] : [start, end];
  }

  async #countAll(): Promise<void> {
    const { signal } = this.#end;
    const { data } = await this.client
      .query({
        query: this.source.count,
        variables: this.asked,
        fetchPolicy: 'no-cache',
        context: { fetchOptions: { signal }, queryDeduplication: false },
      })
      .catch(() => ({ data: undefined }));
    if (!data || signal.aborted) return;
    this.#total = data.list.totalCount;
    this.#tell({});
    void this.#load();
  }

  /** As many as were counted; where that is not known, and once the end was reached from the start, as many as were found. */
  #count(): number {
    return this.#start.length ?? this.#total ?? this.#start.loaded.length * PAGE_SIZE;
  }

  #tell(news: Partial<PagesState>): void {
    this.#state = { ...this.#state, ...news, count: this.#count() };
    for (const listener of this.#listeners) listener();
  }
}
