/** As many as the server gives at a time. */
export const PAGE_SIZE = 200;

interface Page {
  /** The cursor at which it begins; null for the first. */
  readonly edge: string | null;
  /** The ids of its rows; null while it is not loaded. */
  readonly ids: readonly string[] | null;
}

/** So many from one of the list's ends, or from a cursor. */
export interface Question {
  first?: number;
  after?: string | null;
  last?: number;
  before?: string | null;
}

export interface PageInfo {
  readonly startCursor: string | null;
  readonly endCursor: string | null;
  readonly hasPreviousPage: boolean;
  readonly hasNextPage: boolean;
}

/** The pages of a list as they are found from one of its ends: the first row, or the last, is at offset 0. */
export class Run {
  #pages: readonly Page[] = [{ edge: null, ids: null }];
  #isWhole = false;

  constructor(private readonly from: 'start' | 'end') {}

  /** How many rows there are up to the end of the last page that is known of. */
  get reach(): number {
    return this.#pages.length * PAGE_SIZE;
  }

  /** How many rows there are in all; null while that is not known. */
  get length(): number | null {
    const last = this.#pages.at(-1)!;
    return this.#isWhole && last.ids ? (this.#pages.length - 1) * PAGE_SIZE + last.ids.length : null;
  }

  get loaded(): number[] {
    return this.#pages.flatMap(({ ids }, index) => (ids ? [index] : []));
  }

  idAt(offset: number): string | undefined {
    return this.#pages[Math.floor(offset / PAGE_SIZE)]?.ids?.[offset % PAGE_SIZE];
  }

  idsOf(page: number): readonly string[] {
    return this.#pages[page]!.ids ?? [];
  }

  /** The page to ask for, so that these get loaded: one of them, or else the last that is known of, on the way there. */
  next(first: number, last: number): number | null {
    const lastKnown = this.#pages.length - 1;
    for (let index = first; index <= Math.min(last, lastKnown); index++) {
      if (!this.#pages[index]!.ids) return index;
    }
    return last > lastKnown && !this.#isWhole ? lastKnown : null;
  }

  /** What to ask the server for. */
  question(page: number): Question {
    const { edge } = this.#pages[page]!;
    return this.from === 'start' ? { first: PAGE_SIZE, after: edge } : { last: PAGE_SIZE, before: edge };
  }

  /** The rows of a page, in the order in which the server gives them; null when only its end was asked for. */
  answered(page: number, ids: readonly string[] | null, info: PageInfo): void {
    if (ids) this.#put(page, { ...this.#pages[page]!, ids: this.from === 'start' ? ids : ids.toReversed() });
    if (page < this.#pages.length - 1) return;
    const [edge, hasMore] =
      this.from === 'start' ? [info.endCursor, info.hasNextPage] : [info.startCursor, info.hasPreviousPage];
    if (edge !== null && hasMore) this.#put(page + 1, { edge, ids: null });
    else this.#isWhole = true;
  }

  forget(page: number): void {
    this.#put(page, { ...this.#pages[page]!, ids: null });
  }

  #put(index: number, page: Page): void {
    this.#pages = [...this.#pages.slice(0, index), page, ...this.#pages.slice(index + 1)];
  }
}
