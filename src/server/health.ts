import type { MikroORM } from '@mikro-orm/postgresql';
import { within } from '../storage/deadline.js';
import { query } from '../storage/transaction.js';

const PATIENCE_MS = 2000;
const FRESH_FOR_MS = 1000;

/** Whether requests can be served: false while the database is away. However often it is asked, the database is asked once a second. */
export class Readiness {
  #askedAt = -Infinity;
  #answer: Promise<boolean> = Promise.resolve(false);

  constructor(private readonly orm: MikroORM) {}

  isReady(): Promise<boolean> {
    if (performance.now() - this.#askedAt > FRESH_FOR_MS) {
      this.#askedAt = performance.now();
      this.#answer = this.#ask();
    }
    return this.#answer;
  }

  async #ask(): Promise<boolean> {
    try {
      await within(PATIENCE_MS, () => query(this.orm.em.fork(), 'select 1', []));
      return true;
    } catch {
      return false;
    }
  }
}
