import { useSyncExternalStore } from 'react';

/** Whoever watches this is told whenever its state is another one. */
export abstract class Store<S extends object> {
  #state: S;
  readonly #listeners = new Set<() => void>();

  constructor(blank: S) {
    this.#state = blank;
  }

  readonly state = (): S => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  protected tell(news: Partial<S>): void {
    this.#state = { ...this.#state, ...news };
    for (const listener of this.#listeners) listener();
  }
}

export function useStore<S extends object>(store: Pick<Store<S>, 'state' | 'subscribe'>): S {
  return useSyncExternalStore(store.subscribe, store.state);
}
