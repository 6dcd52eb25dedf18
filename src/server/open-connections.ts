/** How many sockets and event streams each person has open, whatever the transport. */
export class OpenConnections {
  readonly #counts = new Map<string, number>();

  constructor(private readonly limitPerPerson: number) {}

  get count(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** A place for one more connection, to be given back once; null when there is none left. */
  take(person: string): (() => void) | null {
    const count = this.#counts.get(person) ?? 0;
    if (count >= this.limitPerPerson) return null;
    this.#counts.set(person, count + 1);
    return () => this.#giveBack(person);
  }

  #giveBack(person: string): void {
    const left = this.#counts.get(person)! - 1;
    if (left > 0) this.#counts.set(person, left);
    else this.#counts.delete(person);
  }
}
