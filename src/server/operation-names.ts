const MAX_NAMES = 200;

/** Clients call their operations as they like: so many names are kept apart, in the order in which they come. */
export class OperationNames {
  readonly #names = new Set<string>();

  /** Whether this is one of them. */
  has(name: string): boolean {
    if (this.#names.size < MAX_NAMES) this.#names.add(name);
    return this.#names.has(name);
  }
}
