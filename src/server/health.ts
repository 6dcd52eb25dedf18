import type { MikroORM } from '@mikro-orm/postgresql';
import { isReachable } from '../storage/reachable.js';

const FRESH_FOR_MS = 1000;

/** Whether requests are to be sent here: not while the database is away, and not to a server that stops. However often it is asked, the database is asked once a second. */
export class Readiness {
  #askedAt = -Infinity;
  #answer: Promise<boolean> = Promise.resolve(false);
  #isStopping = false;

  constructor(private readonly orm: MikroORM) {}

  /** From now on, others are to be asked. */
  stop(): void {
    this.#isStopping = true;
  }

  async isReady(): Promise<boolean> {
    if (this.#isStopping) return false;
    if (performance.now() - this.#askedAt > FRESH_FOR_MS) {
      this.#askedAt = performance.now();
      this.#answer = isReachable(this.orm);
    }
    return this.#answer;
  }
}
