import { PersonChanged } from '../session/session.ts';
import { outcomeOfError, type Outcome } from './answer.ts';

const REPEAT_AFTER_MS = 2_000;

interface Options<P, R> {
  send(pending: P): Promise<Outcome<R>>;
  /** Not so far: it is sent again in a while. */
  onUnanswered(): void;
  onAnswer(pending: P, outcome: Exclude<Outcome<R>, { readonly kind: 'unknown' }>): void;
  /** Somebody else uses the tab now: what was to be written waits for its owner. */
  onLeft(): void;
}

/** Sends a write again, by the same key, until there is an answer. */
export class Delivery<P, R> {
  #pending: P | null = null;
  #isSending = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: Options<P, R>) {}

  send(pending: P): void {
    this.#pending = pending;
    void this.#try();
  }

  /** Sooner than it would by itself. */
  tryNow(): void {
    clearTimeout(this.#timer);
    void this.#try();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#pending = null;
  }

  async #try(): Promise<void> {
    const pending = this.#pending;
    if (pending === null || this.#isSending) return;
    this.#isSending = true;
    const outcome = await this.#outcomeOf(pending);
    this.#isSending = false;
    // It was stopped meanwhile: an answer is one all the same, and without one there is nothing more to do.
    if (this.#pending !== pending && (outcome === null || outcome.kind === 'unknown')) return;
    if (outcome === null) {
      this.stop();
      return this.options.onLeft();
    }
    if (outcome.kind === 'unknown') {
      this.options.onUnanswered();
      this.#timer = setTimeout(() => void this.#try(), REPEAT_AFTER_MS);
      return;
    }
    this.#pending = null;
    this.options.onAnswer(pending, outcome);
  }

  async #outcomeOf(pending: P): Promise<Outcome<R> | null> {
    try {
      return await this.options.send(pending);
    } catch (error) {
      return error instanceof PersonChanged ? null : outcomeOfError(error);
    }
  }
}
