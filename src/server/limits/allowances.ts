import { LRUCache } from 'lru-cache';

const MINUTE_MS = 60_000;
/** Whoever was heard of last longest ago is forgotten, and has all of their allowance again. */
const MAX_REMEMBERED = 10_000;

/**
 * How much each of many may have in a minute, as this process sees it: all of it at once, after which it comes back evenly.
 * An own class, of one number for each: rate-limiter-flexible keeps a timer for each, and as many as come.
 */
export class Allowances {
  /** When each has all of it again. */
  readonly #wholeAt = new LRUCache<string, number>({ max: MAX_REMEMBERED });
  readonly #msEach: number;

  /** @param perMinute 0: without end. */
  constructor(private readonly perMinute: number) {
    this.#msEach = perMinute === 0 ? 0 : MINUTE_MS / perMinute;
  }

  /** How many seconds to wait until there is so much; 0 when there is. More than there can ever be needs all there is. */
  secondsUntil(who: string, amount: number): number {
    const needed = Math.min(amount, this.perMinute) * this.#msEach;
    const taken = Math.max(0, (this.#wholeAt.get(who) ?? 0) - performance.now());
    return Math.ceil(Math.max(0, taken + needed - MINUTE_MS) / 1000);
  }

  take(who: string, amount: number): void {
    if (this.perMinute === 0) return;
    const now = performance.now();
    const taken = Math.max(0, (this.#wholeAt.get(who) ?? 0) - now) + amount * this.#msEach;
    // A debt of more than all would have people wait for what they were let through with.
    this.#wholeAt.set(who, now + Math.min(taken, MINUTE_MS));
  }
}
