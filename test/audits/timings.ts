import { afterAll, expect } from 'vitest';

/** What an answer may take on a machine that has other things to do; what it does take is printed. */
const PATIENCE_MS = 10_000;

/** How long the answers take that the tests of a file get. */
export class Timings {
  readonly #taken: number[] = [];

  constructor(what: string) {
    afterAll(() => void process.stdout.write(`${what}: ${this.#summary()}\n`));
  }

  async of<T>(ask: () => Promise<T>): Promise<T> {
    const start = performance.now();
    const answer = await ask();
    const taken = performance.now() - start;
    this.#taken.push(taken);
    expect(taken, 'milliseconds until the answer').toBeLessThan(PATIENCE_MS);
    return answer;
  }

  /** The time within which this share of the answers came. */
  within(share: number): number {
    const sorted = this.#taken.toSorted((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  }

  #summary(): string {
    const shares = [0.5, 0.95, 0.99, 0.999].map(
      (share) => `${share * 100}% within ${this.within(share).toFixed(1)} ms`,
    );
    return `${this.#taken.length} answers, ${shares.join(', ')}, the longest ${this.within(1).toFixed(1)} ms`;
  }
}
