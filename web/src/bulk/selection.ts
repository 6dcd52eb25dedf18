import { createContext, use } from 'react';
import type { BulkRowFragment } from '../gql/graphql.ts';
import type { ShownPages } from '../list/pages.ts';
import type { Server } from '../server/server.ts';
import { readRows, type Stretch } from './read-rows.ts';
import { Store } from '../store/store.ts';

/** As many as the API changes at once. */
export const MOST = 1000;

export interface SelectionState {
  /** As they were when they were selected, by id. */
  readonly rows: ReadonlyMap<string, BulkRowFragment>;
  /** All that there are in the list that is shown, or as many of them as can be changed at once. */
  readonly isAll: boolean;
  /** Some of what was asked for is not loaded yet. */
  readonly isReading: boolean;
  /** What has become of what was asked for, where it is not all of it. */
  readonly message: string | null;
}

const NOTHING: SelectionState = { rows: new Map(), isAll: false, isReading: false, message: null };
const HAS_CHANGED = 'The list had changed, and is shown as it is now: select the first and the last of them again.';

/** Rows of the list that somebody has chosen, whether they are loaded or not. */
export class Selection extends Store<SelectionState> {
  #pages: ShownPages | undefined;
  #last: { readonly id: string; readonly index: number } | null = null;
  #reading = new AbortController();

  constructor(private readonly server: Server) {
    super(NOTHING);
  }

  /** The list that is shown now. What was chosen in another one stays chosen. */
  look(pages: ShownPages): void {
    if (pages === this.#pages) return;
    this.#stopReading();
    this.#pages = pages;
    this.#last = null;
    this.tell({ isAll: false, isReading: false, message: null });
  }

  /** One more, or one fewer. */
  toggle(row: BulkRowFragment, index: number): void {
    this.#last = { id: row.id, index };
    const rows = new Map(this.state().rows);
    if (!rows.delete(row.id)) rows.set(row.id, row);
    this.tell({ rows, isAll: false, message: null });
  }

  /** With all between it and the one before. */
  async extendTo(row: BulkRowFragment, index: number): Promise<void> {
    const last = this.#last;
    // Where rows have come between, there is another row at its place.
    if (!last || ![last.id, undefined].includes(this.#pages!.idAt(last.index))) {
      this.#last = { id: row.id, index };
      return this.#add([row]);
    }
    const asked = Math.abs(index - last.index) + 1;
    const count = Math.min(asked, MOST);
    const stretch = { first: last.index <= index ? last.index : last.index - count + 1, count };
    const rows = this.#loaded(stretch) ?? (await this.#read(stretch))?.rows;
    if (!rows) return;
    const isThere = rows[last.index - stretch.first]?.id === last.id && this.#isShown(stretch, rows);
    if (!isThere) return this.#lookAgain();
    this.#last = { id: row.id, index };
    this.#add(rows);
    if (count < asked) this.#tellCut(asked);
  }

  async selectAll(): Promise<void> {
    const { count } = this.#pages!.state();
    const read = await this.#read({ first: 0, count: MOST });
    if (!read) return;
    this.#add(read.rows);
    this.tell({ isAll: true });
    if (read.hasMore) this.#tellCut(Math.max(count, MOST + 1));
  }

  readonly clear = (): void => {
    this.#stopReading();
    this.#last = null;
    this.tell(NOTHING);
  };

  #add(rows: readonly BulkRowFragment[]): void {
    const added = rows.map((row): [string, BulkRowFragment] => [row.id, row]);
    this.tell({ rows: new Map([...this.state().rows, ...added]), isAll: false, message: null });
  }

  #lookAgain(): void {
    this.#last = null;
    this.#pages!.reload();
    this.tell({ message: HAS_CHANGED });
  }

  #tellCut(asked: number): void {
    const [most, all] = [MOST, asked].map((count) => count.toLocaleString('en'));
    this.tell({ message: `Of these ${all} rows, ${most} were taken: as many as can be changed at once.` });
  }

  /** Null when one of them is not. */
  #loaded({ first, count }: Stretch): BulkRowFragment[] | null {
    const rows: BulkRowFragment[] = [];
    for (let index = first; index < first + count; index++) {
      const id = this.#pages!.idAt(index);
      const row = id === undefined ? undefined : this.server.rows.get(id);
      if (row?.__typename !== 'Product') return null;
      rows.push(row);
    }
    return rows;
  }

  #isShown({ first }: Stretch, rows: readonly BulkRowFragment[]): boolean {
    return rows.every(({ id }, offset) => [id, undefined].includes(this.#pages!.idAt(first + offset)));
  }

  /** Null when they were not read, or somebody wants something else by now. */
  async #read(stretch: Stretch): Promise<Awaited<ReturnType<typeof readRows>> | null> {
    this.#stopReading();
    const { signal } = this.#reading;
    this.tell({ isReading: true, message: null });
    try {
      const read = await readRows(this.server.client, this.#pages!.asked, stretch, signal);
      this.tell({ isReading: false });
      return read;
    } catch {
      if (!signal.aborted) this.tell({ isReading: false, message: 'The server cannot be reached: select them again.' });
      return null;
    }
  }

  #stopReading(): void {
    this.#reading.abort();
    this.#reading = new AbortController();
  }
}

interface Shown {
  readonly selection: Selection;
  readonly state: SelectionState;
}

/** Null where nothing can be selected: for viewers. */
export const SelectionContext = createContext<Shown | null>(null);

/** With its state, so that no row has to watch it by itself. */
export function useSelection(): Shown | null {
  return use(SelectionContext);
}
