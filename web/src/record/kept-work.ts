import type { Server } from '../server/server.ts';
import { Store } from '../store/store.ts';
import type { Outcome } from './answer.ts';
import { Delivery } from './delivery.ts';
import { DraftKeeper, type Kept } from './drafts.ts';

const KEEP_AFTER_MS = 150;

export interface WorkState<P> {
  /** What was sent, until it is answered. */
  readonly pending: P | null;
  /** The server has not answered so far. */
  readonly isUnanswered: boolean;
  /** When what was typed in an earlier session was kept. */
  readonly restoredFrom: string | null;
  /** The browser keeps what is typed. */
  readonly isKept: boolean;
}

export const NOTHING_SENT: WorkState<never> = { pending: null, isUnanswered: false, restoredFrom: null, isKept: true };

export type Answered<R> = Exclude<Outcome<R>, { readonly kind: 'unknown' }>;

/**
 * What somebody types and sends, from opening it to leaving it. What is typed is kept in the browser on every change; what is sent is sent again, by
 * the same key, until there is an answer.
 */
export abstract class KeptWork<
  P,
  S extends WorkState<P>,
  K extends Kept & { readonly pending: P | null },
  R,
> extends Store<S> {
  readonly #keeper: DraftKeeper<K>;
  readonly #delivery: Delivery<P, R>;
  #keepTimer: ReturnType<typeof setTimeout> | undefined;
  #isOpen = false;
  #isLeft = false;
  #stop: () => void = () => undefined;

  /** @param subject the record, or what is to become one */
  constructor(
    protected readonly server: Server,
    subject: string,
    blank: S,
  ) {
    super(blank);
    this.#keeper = new DraftKeeper(server.personId, subject);
    this.#delivery = new Delivery({
      send: (pending) => this.send(pending),
      onUnanswered: () => this.#tellOfWork({ isUnanswered: true }),
      onAnswer: (pending, outcome) => {
        this.#tellOfWork({ pending: null, isUnanswered: false });
        this.settle(pending, outcome);
        this.#keepNow();
        if (!this.#isOpen) this.#leave();
      },
      onLeft: () => this.#leave(),
    });
  }

  /** Of what was kept in an earlier session. */
  protected abstract restored(kept: K): Partial<S>;
  /** Follows what others do. @returns how to stop it. */
  protected abstract follow(): () => void;
  /** Once it is known what was kept. */
  protected abstract begin(): Promise<void>;
  protected abstract send(pending: P): Promise<Outcome<R>>;
  protected abstract settle(pending: P, outcome: Answered<R>): void;
  /** Null: nothing that would be missed. */
  protected abstract toKeep(): Omit<K, 'keptAt' | 'pending'> | null;

  /** Whether it is sent again after the screen was left, too; if not, it waits until it is opened again. */
  protected get isSentWhenLeft(): boolean {
    return true;
  }

  /** False when it was closed meanwhile. */
  async open(): Promise<boolean> {
    this.#isOpen = true;
    const { news } = this.server;
    const stopFollowing = this.follow();
    const stopState = news.onState(() => news.state === 'connected' && this.#delivery.tryNow());
    addEventListener('pagehide', this.#keepNow);
    this.#stop = () => {
      stopFollowing();
      stopState();
      removeEventListener('pagehide', this.#keepNow);
    };
    const kept = await this.#keeper.open();
    if (!this.#isOpen) return false;
    if (kept) {
      this.tell(this.restored(kept));
      this.#tellOfWork({ pending: kept.pending, restoredFrom: kept.keptAt });
    }
    await this.begin();
    if (kept?.pending) this.#delivery.send(kept.pending);
    return this.#isOpen;
  }

  /** The screen is left. */
  close(): void {
    this.#isOpen = false;
    if (this.#keepTimer !== undefined) this.#keepNow();
    if (!this.state().pending || !this.isSentWhenLeft) this.#leave();
  }

  protected get isOpen(): boolean {
    return this.#isOpen;
  }

  protected deliver(pending: P): void {
    this.#tellOfWork({ pending });
    // Before it is sent: whatever happens from here on, it is known by which key.
    this.#keepNow();
    this.#delivery.send(pending);
  }

  protected keepSoon(): void {
    clearTimeout(this.#keepTimer);
    this.#keepTimer = setTimeout(this.#keepNow, KEEP_AFTER_MS);
  }

  protected keepNow(): void {
    this.#keepNow();
  }

  readonly #keepNow = (): void => {
    clearTimeout(this.#keepTimer);
    this.#keepTimer = undefined;
    const { pending, isKept } = this.state();
    try {
      const content = this.toKeep();
      // What was left is somebody else's by now; what is done need not be kept by anybody.
      if (content && this.#isLeft) return;
      if (content) this.#keeper.keep({ ...content, pending, keptAt: new Date().toISOString() } as unknown as K);
      else this.#keeper.forget();
      if (!isKept) this.#tellOfWork({ isKept: true });
    } catch {
      this.#tellOfWork({ isKept: false });
    }
  };

  #leave(): void {
    this.#isLeft = true;
    this.#delivery.stop();
    this.#keeper.close();
    this.#stop();
  }

  #tellOfWork(news: Partial<WorkState<P>>): void {
    this.tell(news as Partial<S>);
  }
}
