/** What waits for one reader: it is read item by item, or waited for, and never holds more than it may. */
export class BoundedQueue<T> {
  #items: T[] = [];
  #first = 0;
  #waiting: (() => void) | null = null;

  constructor(private readonly capacity: number) {}

  get size(): number {
    return this.#items.length - this.#first;
  }

  /** False when it is full. */
  push(item: T): boolean {
    if (this.size >= this.capacity) return false;
    this.#items.push(item);
    this.wake();
    return true;
  }

  shift(): T | undefined {
    const item = this.#items[this.#first];
    if (this.size > 0) this.#first += 1;
    // Not with every item: that would copy all that follow.
    if (this.#first > 64 && this.#first * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#first);
      this.#first = 0;
    }
    return item;
  }

  clear(): void {
    this.#items = [];
    this.#first = 0;
  }

  /** Comes back with the next push or wake: whoever waits looks again, then. */
  changed(): Promise<void> {
    return new Promise((resolve) => (this.#waiting = resolve));
  }

  wake(): void {
    this.#waiting?.();
    this.#waiting = null;
  }
}
