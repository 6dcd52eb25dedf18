import type { MikroORM } from '@mikro-orm/postgresql';
import { isReachable } from '../storage/reachable.js';

const FRESH_FOR_MS = 1000;

/** Whether requests can be served: false while the database is away. However often it is asked, the database is asked once a second. */
export class Readiness {
  #askedAt = -Infinity;
  #answer: Promise<boolean> = Promise.resolve(false);

  constructor(private readonly orm: MikroORM) {}

  isReady(): Promise<boolean> {
    if (performance.now() - this.#askedAt > FRESH_FOR_MS) {
      this.#askedAt = performance.now();
      this.#answer = isReachable(this.orm);
    }
    return this.#answer;
  }
}
