import {
  OrderRowFragmentDoc,
  ProductRowFragmentDoc,
  type LockFragment,
  type OrderRowFragment,
  type ProductRowFragment,
} from '../gql/graphql.ts';

export type Row = ProductRowFragment | OrderRowFragment;
export type RowTypename = Row['__typename'];

/** What is known of the records of each type that is shown: what their list shows of them. */
export const ROWS = { Product: ProductRowFragmentDoc, Order: OrderRowFragmentDoc } as const;

/**
 * Records by id, in the newest version that anybody has told of: answers come in another order than changes. Whoever shows a record watches it here,
 * and nothing else.
 */
export class RowCache {
  readonly #rows = new Map<string, Row>();
  readonly #watchers = new Map<string, Set<() => void>>();

  get(id: string): Row | undefined {
    return this.#rows.get(id);
  }

  keep(row: Row): void {
    const known = this.#rows.get(row.id);
    if (!known || known.version <= row.version) this.#put(row.id, row);
  }

  /** Locks come and go without a new version. */
  keepLock(id: string, editLock: LockFragment | null): void {
    const known = this.#rows.get(id);
    if (known) this.#put(id, { ...known, editLock });
  }

  /** Nobody looks at it. */
  forget(id: string): void {
    if (!this.#watchers.has(id)) this.#rows.delete(id);
  }

  watch(id: string, listener: () => void): () => void {
    const watchers = this.#watchers.get(id) ?? new Set();
    this.#watchers.set(id, watchers.add(listener));
    return () => {
      watchers.delete(listener);
      if (watchers.size === 0 && this.#watchers.get(id) === watchers) this.#watchers.delete(id);
    };
  }

  #put(id: string, row: Row): void {
    this.#rows.set(id, row);
    for (const listener of this.#watchers.get(id) ?? []) listener();
  }
}
