/** Who wants to hear of which records. */
export interface Listener {
  /** Null: of all. */
  readonly ids: ReadonlySet<string> | null;
}

/** Finds those who want to hear of a record without asking everybody. */
export class Audience<L extends Listener> {
  readonly #everybody = new Set<L>();
  readonly #ofAll = new Set<L>();
  readonly #byId = new Map<string, Set<L>>();

  get size(): number {
    return this.#everybody.size;
  }

  add(listener: L): void {
    this.#everybody.add(listener);
    if (!listener.ids) this.#ofAll.add(listener);
    for (const id of listener.ids ?? []) {
      const listeners = this.#byId.get(id);
      if (listeners) listeners.add(listener);
      else this.#byId.set(id, new Set([listener]));
    }
  }

  delete(listener: L): void {
    this.#everybody.delete(listener);
    this.#ofAll.delete(listener);
    for (const id of listener.ids ?? []) {
      const listeners = this.#byId.get(id);
      listeners?.delete(listener);
      if (listeners?.size === 0) this.#byId.delete(id);
    }
  }

  [Symbol.iterator](): Iterator<L> {
    return this.#everybody.values();
  }

  *of(id: string): Iterable<L> {
    yield* this.#ofAll;
    yield* this.#byId.get(id) ?? [];
  }
}
