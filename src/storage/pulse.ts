import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { withoutDeadline } from './operation.js';
import { verifyAddress } from './verified-address.js';

const CHANNEL = 'concord';
/**
 * Hints closer together than this are one, and who has just seen news lets as long pass before looking for more: so what many writers have to tell
 * costs each of them next to nothing. After a pause the first is told at once.
 */
const GATHER_MS = 100;
/** Who hears many hints of what they do not see yet does not look for each. */
const REST_MS = 25;
/** Who hears no hint looks all the same: after SQL behind the server's back, there is none. */
const LOOK_EVERY_MS = 200;
const MAX_BACKOFF_MS = 5000;

/** Somebody who looks for news. */
export interface Lookout {
  /** Comes back after the next look that begins from now on, and does not fail; or when it is stopped. */
  fresh(): Promise<void>;
  stop(): void;
}

/**
 * When to look for news. Any process that has written something sends a hint (NOTIFY) after its commit, from a connection of its own, so
 * that no writer waits for it; others look when they hear one (LISTEN), and a few times a second by themselves. A hint
 * carries nothing, and one that is lost costs no more than that moment.
 */
export class Pulse {
  readonly #lookers = new Set<Looker>();
  readonly #stop = new AbortController();
  #connection: Promise<void> | null = null;
  #client: Client | null = null;
  #hinted = false;
  #isTelling = false;
  #telling: Promise<void> | null = null;
  #isLooking = false;
  #looking: Promise<void> | null = null;
  #woken: PromiseWithResolvers<void> = Promise.withResolvers();
  #isFailing = false;

  /** `url` is that of PostgreSQL itself: through a proxy that pools transactions no hint is heard. */
  constructor(
    private readonly url: string,
    private readonly log: (error: unknown) => void,
    private readonly lookEveryMs = LOOK_EVERY_MS,
  ) {}

  /** Tells everybody that there is news. Comes back at once. */
  tell(): void {
    this.#hinted = true;
    this.#connect();
    if (!this.#isTelling) this.#telling = this.#tellAll();
  }

  /**
   * Has `look` called whenever there may be news, never twice at once; it answers whether there was any. One that fails is made up for by the
   * next.
   */
  whenever(look: () => Promise<boolean>): Lookout {
    const looker = new Looker(look, () => this.#woken.resolve());
    this.#lookers.add(looker);
    this.#connect();
    // Whoever is the first to ask for it is not the only one it is for.
    if (!this.#isLooking) this.#looking = withoutDeadline(() => this.#keepLooking());
    const stop = (): void => {
      this.#lookers.delete(looker);
      looker.release();
    };
    return { fresh: () => looker.fresh(), stop };
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    this.#woken.resolve();
    await this.#client?.end().catch(() => undefined);
    await Promise.all([this.#connection, this.#telling, this.#looking]);
  }

  async #tellAll(): Promise<void> {
    this.#isTelling = true;
    // Without a connection the hint waits for one.
    while (this.#hinted && this.#client) {
      this.#hinted = false;
      await this.#client.query(`notify ${CHANNEL}`).catch(() => undefined);
      await this.#rest(GATHER_MS);
    }
    this.#isTelling = false;
  }

  async #keepLooking(): Promise<void> {
    this.#isLooking = true;
    while (this.#lookers.size > 0 && !this.#stop.signal.aborted) {
      this.#woken = Promise.withResolvers();
      const looks = await Promise.allSettled([...this.#lookers].map((looker) => looker.look()));
      const failed = looks.find((look) => look.status === 'rejected');
      // Once: while the database is away, every look fails.
      if (failed && !this.#isFailing && !this.#stop.signal.aborted) this.log(failed.reason);
      this.#isFailing = failed !== undefined;
      // Where there was news there is more to come, hint or no hint.
      const hasNews = looks.some((look) => look.status === 'fulfilled' && look.value);
      await this.#rest(hasNews ? GATHER_MS : REST_MS);
      if (!hasNews) await Promise.race([this.#woken.promise, this.#rest(this.lookEveryMs)]);
    }
    this.#isLooking = false;
  }

  /** A connection that listens, and another one whenever it is lost. */
  #connect(): void {
    this.#connection ??= this.#stayConnected();
  }

  async #stayConnected(): Promise<void> {
    for (let failures = 0; !this.#stop.signal.aborted;) {
      try {
        await this.#listen(() => (failures = 0));
      } catch (error) {
        if (failures === 0) this.log(error);
      }
      failures += 1;
      await this.#rest(Math.min(2 ** failures * 50, MAX_BACKOFF_MS) * (0.5 + Math.random() / 2));
    }
  }

  /** Comes back when the connection is over. */
  async #listen(connected: () => void): Promise<void> {
    const client = new Client({
      connectionString: this.url,
      application_name: 'concord',
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
    });
    verifyAddress(client);
    const over = new Promise<void>((resolve) => client.once('end', resolve));
    // The end of it is told as an error first: the end is enough.
    client.on('error', () => undefined);
    client.on('notification', () => this.#woken.resolve());
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      connected();
      this.#client = client;
      // What was told while nobody listened.
      this.#woken.resolve();
      if (this.#hinted) this.tell();
      if (this.#stop.signal.aborted) await client.end();
      await over;
    } finally {
      this.#client = null;
      client.end().catch(() => undefined);
    }
  }

  #rest(milliseconds: number): Promise<void> {
    return pause(milliseconds, undefined, { signal: this.#stop.signal, ref: false }).catch(() => undefined);
  }
}

class Looker {
  #waiting: (() => void)[] = [];

  constructor(
    private readonly lookForNews: () => Promise<boolean>,
    private readonly wake: () => void,
  ) {}

  fresh(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.wake();
    });
  }

  /** Nobody looks any more. */
  release(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  async look(): Promise<boolean> {
    const waiting = this.#waiting;
    this.#waiting = [];
    try {
      const hasNews = await this.lookForNews();
      for (const resolve of waiting) resolve();
      return hasNews;
    } catch (error) {
      this.#waiting.push(...waiting);
      throw error;
    }
  }
}
