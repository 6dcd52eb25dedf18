/** Enough for a screen, and few enough to be shown at once: writing down 200 takes a slow machine a fifth of a second. */
export const PAGE_SIZE = 50;

/** So many from one of the list's ends, or from a cursor, after so many that are passed over. */
export interface Question {
  readonly first?: number;
  readonly after?: string | null | undefined;
  readonly last?: number;
  readonly before?: string | null | undefined;
  readonly skip: number;
}

export interface PageInfo {
  readonly startCursor: string | null;
  readonly endCursor: string | null;
  readonly hasPreviousPage: boolean;
  readonly hasNextPage: boolean;
}

interface Page {
  readonly length: number;
  /** The ids of its rows; null once they were forgotten. */
  readonly ids: readonly string[] | null;
  /** The cursors of its first and of its last row. */
  readonly top: string;
  readonly bottom: string;
}

/** Where reading can begin: between two rows, of which the lower one has this index. */
interface Place {
  readonly index: number;
  /** Null: at an end of the list. */
  readonly cursor: string | null;
  readonly isUpwards: boolean;
}

/** A page that is not loaded, and how to come by it. */
export interface Missing {
  readonly number: number;
  readonly isUpwards: boolean;
  /** It is to fill what is left between two pages. */
  readonly isBetween: boolean;
  readonly question: Question;
}

/**
 * Some pages of a list whose rows are numbered from the top, and the places that are known with them: from the nearest of these any other page is
 * read. Rows come and go meanwhile, so that the numbers may be found to be no longer right.
 */
export class KnownPages {
  readonly #pages = new Map<number, Page>();
  /** How many rows there are in all; null while that is not known. */
  total: number | null = null;

  /** @param isReversed whether the last row that the server has is at the top. */
  constructor(private readonly isReversed: boolean) {}

  /** How many rows there are, as far as is known. */
  get count(): number {
    return this.total ?? this.loaded.length * PAGE_SIZE;
  }

  get loaded(): number[] {
    return [...this.#pages].flatMap(([number, { ids }]) => (ids ? [number] : []));
  }

  idAt(index: number): string | undefined {
    return this.#pages.get(Math.floor(index / PAGE_SIZE))?.ids?.[index % PAGE_SIZE];
  }

  /** @returns the ids of its rows. */
  forget(number: number): readonly string[] {
    const page = this.#pages.get(number)!;
    this.#pages.set(number, { ...page, ids: null });
    return page.ids ?? [];
  }

  /** The first page of those with these rows that is not loaded. */
  missing(firstIndex: number, lastIndex: number): Missing | null {
    const last = Math.min(lastIndex, (this.total ?? Infinity) - 1);
    for (let number = pageWith(firstIndex); number * PAGE_SIZE <= last; number++) {
      if (this.#pages.get(number)?.ids) continue;
      return this.#reading(number, this.#nearest(number));
    }
    return null;
  }

  /**
   * The rows of a page, in the order in which the server gives them.
   * @returns whether they fit the numbers: if not, nothing that is known of the list holds.
   */
  answered({ number, isUpwards, isBetween }: Missing, answer: readonly string[], info: PageInfo): boolean {
    const ids = this.isReversed ? answer.toReversed() : answer;
    const hasMore = isUpwards === this.isReversed ? info.hasNextPage : info.hasPreviousPage;
    const end = number * PAGE_SIZE + ids.length;
    const isWhole = end === this.#endOf(number);
    if (isBetween && (!isWhole || hasMore)) return false;
    if (isUpwards ? !isWhole || (number === 0 && hasMore) : number > 0 && ids.length === 0) return false;
    if (!isUpwards && !isBetween) this.#counted(end, hasMore);
    const [start, stop] = [info.startCursor, info.endCursor];
    if (start === null || stop === null) return true;
    const [top, bottom] = this.isReversed ? [stop, start] : [start, stop];
    this.#pages.set(number, { length: ids.length, ids, top, bottom });
    return true;
  }

  #counted(end: number, hasBelow: boolean): void {
    if (!hasBelow) {
      this.total = end;
      for (const number of this.#pages.keys()) if (number * PAGE_SIZE >= end) this.#pages.delete(number);
    } else if (this.total !== null) this.total = Math.max(this.total, end + 1);
  }

  #reading(number: number, { index, cursor, isUpwards }: Place): Missing {
    const [start, end] = [number * PAGE_SIZE, this.#endOf(number)];
    // Downwards never fewer: there may be more by now than were counted.
    const [size, skip] = isUpwards ? [end - start, index - end] : [PAGE_SIZE, start - index];
    const beyond = isUpwards ? this.#pages.get(number - 1)?.bottom : this.#pages.get(number + 1)?.top;
    const question =
      isUpwards === this.isReversed
        ? { first: size, after: cursor, before: beyond, skip }
        : { last: size, before: cursor, after: beyond, skip };
    return { number, isUpwards, isBetween: beyond !== undefined, question };
  }

  /** Passing over rows takes the server time: over as few as possible. */
  #nearest(number: number): Place {
    const [start, end] = [number * PAGE_SIZE, this.#endOf(number)];
    const distance = ({ index, isUpwards }: Place): number => (isUpwards ? index - end : start - index);
    const places = [...this.#edges(), ...this.#ends()].filter((place) => distance(place) >= 0);
    return places.reduce((best, place) => (distance(place) < distance(best) ? place : best));
  }

  #ends(): Place[] {
    const top = { index: 0, cursor: null, isUpwards: false };
    return this.total === null ? [top] : [top, { index: this.total, cursor: null, isUpwards: true }];
  }

  #edges(): Place[] {
    return [...this.#pages].flatMap(([number, { length, top, bottom }]) => {
      const start = number * PAGE_SIZE;
      return [
        { index: start, cursor: top, isUpwards: true },
        { index: start + length, cursor: bottom, isUpwards: false },
      ];
    });
  }

  #endOf(number: number): number {
    return Math.min((number + 1) * PAGE_SIZE, this.total ?? Infinity);
  }
}

export function pageWith(index: number): number {
  return Math.floor(Math.max(0, index) / PAGE_SIZE);
}
