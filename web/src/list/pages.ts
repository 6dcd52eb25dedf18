import type { ApolloClient, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { Store } from '../store/store.ts';
import { KnownPages, pageWith, type Missing, type PageInfo, type Question } from './known-pages.ts';
import type { Row, RowCache } from './row-cache.ts';

/** Of which records, in which order, a list is read. `Asked`: the variables by which it is filtered, say. */
export interface ListSource<Asked extends OperationVariables> {
  readonly typename: Row['__typename'];
  readonly page: TypedDocumentNode<
    { readonly list: { readonly nodes: readonly Row[]; readonly pageInfo: PageInfo } },
    Asked & Question
  >;
  readonly count: TypedDocumentNode<{ readonly list: { readonly totalCount: number } }, Asked>;
  /** The last that the server has is the first that is shown. */
  readonly isReversed?: boolean;
}

/** Of all that was scrolled through, so much is kept: 4,000 rows. */
const MAX_LOADED_PAGES = 80;
/** So many rows before one gets to them, they are asked for. */
const AHEAD = 60;

/** What is known of the list right now. */
export interface PagesState {
  readonly count: number;
  /** Nothing was answered yet. */
  readonly isBlank: boolean;
  readonly problem: unknown;
}

/** What is shown of a list, whatever was asked for. */
export interface ShownPages extends Pick<Store<PagesState>, 'state' | 'subscribe'> {
  readonly typename: Row['__typename'];
  readonly asked: OperationVariables;
  idAt(index: number): string | undefined;
  look(first: number, last: number): void;
  reload(): void;
}

/** The rows of a list, of which those are loaded that are looked at; and those that were left long ago are forgotten. */
export class Pages<Asked extends OperationVariables> extends Store<PagesState> implements ShownPages {
  #known: KnownPages;
  #looked: readonly [first: number, last: number] = [0, 0];
  #isLoading = false;
  #isCounting = false;
  #end = new AbortController();

  constructor(
    private readonly client: ApolloClient,
    private readonly rows: RowCache,
    private readonly source: ListSource<Asked>,
    readonly asked: Asked,
  ) {
    super({ count: 0, isBlank: true, problem: null });
    this.#known = this.#nothingKnown();
  }

  get typename(): Row['__typename'] {
    return this.source.typename;
  }

  /** The id of the record in this row; undefined while it is not loaded. */
  idAt(index: number): string | undefined {
    return this.#known.idAt(index);
  }

  /** Also after it was stopped. */
  start(): void {
    if (this.#end.signal.aborted) this.#begin();
    this.tryAgain();
  }

  stop(): void {
    this.#end.abort();
  }

  /** These rows are looked at, from the first to the last. */
  look(first: number, last: number): void {
    this.#looked = [first, last];
    void this.#load();
  }

  /** As it is now. What is shown stays until there is something else. */
  reload(): void {
    this.stop();
    this.#begin();
    void this.#load({ isAnew: true });
  }

  /** After a failure. */
  tryAgain(): void {
    void this.#load();
    if (this.#known.total === null && !this.#isCounting) void this.#countMeanwhile();
  }

  #begin(): void {
    this.#end = new AbortController();
    this.#isLoading = false;
    this.#isCounting = false;
  }

  async #load({ isAnew = false } = {}): Promise<void> {
    const { signal } = this.#end;
    if (this.#isLoading || signal.aborted) return;
    this.#isLoading = true;
    try {
      if (isAnew || !(await this.#fill(this.#known, signal))) await this.#number(signal);
    } catch (problem) {
      if (signal.aborted) return;
      this.#isLoading = false;
      return this.tell({ problem });
    }
    if (signal.aborted) return;
    this.#isLoading = false;
    // Showing the last of it may have had somebody look elsewhere.
    if (this.#next(this.#known) !== null) void this.#load();
  }

  /** All that is looked at. @returns false: an answer did not fit what was known. */
  async #fill(known: KnownPages, signal: AbortSignal): Promise<boolean> {
    for (let next = this.#next(known); next !== null; next = this.#next(known)) {
      if (!(await this.#ask(known, next, signal))) return false;
      this.#show(known);
    }
    return true;
  }

  #next(known: KnownPages): Missing | null {
    const [first, last] = this.#looked;
    return known.missing(first, last) ?? known.missing(first - AHEAD, last + AHEAD);
  }

  /** Anew, since rows came or went. */
  async #number(signal: AbortSignal): Promise<void> {
    let known: KnownPages;
    do {
      known = this.#nothingKnown();
      known.total = await this.#count(signal);
    } while (!(await this.#fill(known, signal)));
    this.#show(known);
  }

  async #ask(known: KnownPages, missing: Missing, signal: AbortSignal): Promise<boolean> {
    const { data } = await this.client.query({
      query: this.source.page,
      variables: { ...this.asked, ...missing.question },
      ...aside(signal),
    });
    // A failure to bring it is thrown instead.
    const { nodes, pageInfo } = data!.list;
    const ids = nodes.map(({ id }) => id);
    if (!known.answered(missing, ids, pageInfo)) return false;
    for (const row of nodes) this.rows.keep(row);
    this.#forgetFarPages(known);
    return true;
  }

  #forgetFarPages(known: KnownPages): void {
    const [first, last] = this.#looked.map(pageWith) as [number, number];
    const distance = (page: number): number => Math.max(first - page, page - last, 0);
    const farthestFirst = known.loaded.toSorted((a, b) => distance(b) - distance(a));
    const excess = farthestFirst.slice(0, Math.max(0, farthestFirst.length - MAX_LOADED_PAGES));
    for (const id of excess.flatMap((page) => known.forget(page))) this.rows.forget(id);
  }

  /** Beside the first rows, which need not wait for it. Without an answer, the end is found by going there. */
  async #countMeanwhile(): Promise<void> {
    const { signal } = this.#end;
    this.#isCounting = true;
    const total = await this.#count(signal).catch(() => null);
    if (signal.aborted) return;
    this.#isCounting = false;
    this.#known.total ??= total;
    this.tell({ count: this.#known.count });
    void this.#load();
  }

  async #count(signal: AbortSignal): Promise<number> {
    const { data } = await this.client.query({ query: this.source.count, variables: this.asked, ...aside(signal) });
    return data!.list.totalCount;
  }

  #nothingKnown(): KnownPages {
    return new KnownPages(this.source.isReversed ?? false);
  }

  #show(known: KnownPages): void {
    this.#known = known;
    this.tell({ isBlank: false, problem: null, count: known.count });
  }
}

/** The answer is kept by rows, and not by what was asked. */
function aside(signal: AbortSignal) {
  return { context: { fetchOptions: { signal }, queryDeduplication: false } } as const;
}
