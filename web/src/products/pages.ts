import type { ApolloClient, TypedDocumentNode } from '@apollo/client';
import {
  ProductCountDocument,
  ProductPageDocument,
  ProductPageEndDocument,
  type ProductPageQueryVariables,
} from '../gql/graphql.ts';
import type { ListVariables } from './list-query.ts';
import { keepRow } from './row-cache.ts';

const PAGE_SIZE = 100;
/** Of all that was scrolled through, so much is kept: 4,000 rows. */
const MAX_LOADED_PAGES = 40;

interface Page {
  /** Where it begins; null for the first. */
  readonly after: string | null;
  /** The ids of its products; null while it is not loaded. */
  readonly ids: readonly string[] | null;
}

/** What is known of the list right now. */
export interface PagesState {
  readonly count: number;
  /** Nothing was answered yet. */
  readonly isBlank: boolean;
  readonly problem: unknown;
}

/**
 * The rows of a list that is read page by page, each after the end of the one before. Only those are loaded that are looked at; of the others on
 * the way there no more than their ends, and those that were left long ago are forgotten but for where they begin.
 */
export class ProductPages {
  #pages: readonly Page[] = [{ after: null, ids: null }];
  #isEndKnown = false;
  #total: number | null = null;
  #wanted: readonly [first: number, last: number] = [0, 0];
  #isLoading = false;
  #state: PagesState = { count: 0, isBlank: true, problem: null };
  readonly #listeners = new Set<() => void>();
  #end = new AbortController();

  constructor(
    private readonly client: ApolloClient,
    readonly variables: ListVariables,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly state = (): PagesState => this.#state;

  /** The id of the product in this row; undefined while it is not loaded. */
  idAt(index: number): string | undefined {
    return this.#pages[Math.floor(index / PAGE_SIZE)]?.ids?.[index % PAGE_SIZE];
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
    this.#wanted = [Math.floor(first / PAGE_SIZE), Math.floor(last / PAGE_SIZE)];
    void this.#load();
  }

  /** From the beginning, as it is now. */
  reload(): void {
    this.stop();
    this.#pages = [{ after: null, ids: null }];
    this.#isEndKnown = false;
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
        if (this.#isWanted(next)) await this.#loadPage(next, signal);
        else await this.#findEnd(next, signal);
        this.#tell({ isBlank: false, problem: null });
      }
    } catch (problem) {
      if (!signal.aborted) this.#tell({ problem });
    } finally {
      if (!signal.aborted) this.#isLoading = false;
    }
  }

  /** The page to load: one that is looked at, or else the last that is known of, on the way there. */
  #next(): number | null {
    const [first, last] = this.#wanted;
    const lastKnown = this.#pages.length - 1;
    for (let index = first; index <= Math.min(last, lastKnown); index++) {
      if (!this.#pages[index]!.ids) return index;
    }
    return last > lastKnown && !this.#isEndKnown ? lastKnown : null;
  }

  #isWanted(index: number): boolean {
    return index >= this.#wanted[0] && index <= this.#wanted[1];
  }

  async #loadPage(index: number, signal: AbortSignal): Promise<void> {
    const { nodes, pageInfo } = await this.#ask(ProductPageDocument, index, signal);
    const { cache } = this.client;
    cache.batch({ update: () => nodes.forEach((row) => keepRow(cache, row)) });
    this.#put(index, { ...this.#pages[index]!, ids: nodes.map(({ id }) => id) });
    this.#endsAt(index, pageInfo);
    this.#forgetFarPages();
  }

  async #findEnd(index: number, signal: AbortSignal): Promise<void> {
    const { pageInfo } = await this.#ask(ProductPageEndDocument, index, signal);
    this.#endsAt(index, pageInfo);
  }

  async #ask<Products>(
    query: TypedDocumentNode<{ readonly products: Products }, ProductPageQueryVariables>,
    index: number,
    signal: AbortSignal,
  ): Promise<Products> {
    const { data } = await this.client.query({
      query,
      variables: { ...this.variables, first: PAGE_SIZE, after: this.#pages[index]!.after },
      fetchPolicy: 'no-cache',
      context: { fetchOptions: { signal }, queryDeduplication: false },
    });
    // A failure to bring it is thrown instead.
    return data!.products;
  }

  #endsAt(index: number, { endCursor, hasNextPage }: { endCursor?: string | null; hasNextPage: boolean }): void {
    if (index < this.#pages.length - 1) return;
    if (hasNextPage && endCursor) this.#put(index + 1, { after: endCursor, ids: null });
    else this.#isEndKnown = true;
  }

  #put(index: number, page: Page): void {
    this.#pages = [...this.#pages.slice(0, index), page, ...this.#pages.slice(index + 1)];
  }

  #forgetFarPages(): void {
    const loaded = this.#pages.flatMap(({ ids }, index) => (ids ? [index] : []));
    if (loaded.length <= MAX_LOADED_PAGES) return;
    const [first, last] = this.#wanted;
    const distance = (index: number): number => Math.max(first - index, index - last, 0);
    const farthest = loaded.reduce((a, b) => (distance(b) > distance(a) ? b : a));
    const { cache } = this.client;
    const ids = this.#pages[farthest]!.ids!;
    cache.batch({ update: () => ids.forEach((id) => cache.evict({ id: `Product:${id}` })) });
    this.#put(farthest, { ...this.#pages[farthest]!, ids: null });
  }

  async #countAll(): Promise<void> {
    const { signal } = this.#end;
    const { data } = await this.client
      .query({
        query: ProductCountDocument,
        variables: { filter: this.variables.filter },
        fetchPolicy: 'no-cache',
        context: { fetchOptions: { signal }, queryDeduplication: false },
      })
      .catch(() => ({ data: undefined }));
    if (!data || signal.aborted) return;
    this.#total = data.products.totalCount;
    this.#tell({});
  }

  /** As many as were counted; where that is not known, and once the end was seen, as many as were found. */
  #count(): number {
    const found = (this.#pages.length - 1) * PAGE_SIZE + (this.#pages.at(-1)!.ids?.length ?? 0);
    return this.#isEndKnown && this.#pages.at(-1)!.ids ? found : Math.max(found, this.#total ?? 0);
  }

  #tell(news: Partial<PagesState>): void {
    this.#state = { ...this.#state, ...news, count: this.#count() };
    for (const listener of this.#listeners) listener();
  }
}
