import { setTimeout as pause } from 'node:timers/promises';
import type { ExecutionResult } from 'graphql';
import { isUnforeseen, type Tell, type ToldError } from './errors.js';

const RETRY_EVERY_MS = 250;
const PATIENCE_MS = 60_000;

type Next = IteratorResult<ExecutionResult, void>;

/**
 * The results of one subscription, with errors as they may be told. It can be ended while somebody waits for the next
 * one: a generator would first wait for its source, which may have nothing to say for hours.
 */
export class Results implements AsyncGenerator<ExecutionResult, void, void> {
  readonly #over = Promise.withResolvers<void>();
  #isOver = false;
  #failure: ToldError | undefined;
  #waiting: ((next: Next | Promise<Next>) => void) | undefined;

  constructor(
    private readonly events: AsyncIterator<object, unknown>,
    private readonly resultOf: (event: object) => ExecutionResult | Promise<ExecutionResult>,
    private readonly tell: Tell,
  ) {}

  /** Comes back when nothing more will come, for whatever reason. */
  get over(): Promise<void> {
    return this.#over.promise;
  }

  /** Nothing more comes, and the source is let go. Who asks next is told `failure`, if there is one. */
  end(failure?: ToldError): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#failure = failure;
    this.#waiting?.(this.#last());
    void this.#letGo();
    this.#over.resolve();
  }

  next(): Promise<Next> {
    if (this.#isOver) return this.#last();
    const { promise, resolve } = Promise.withResolvers<Next>();
    this.#waiting = resolve;
    void this.#pull();
    return promise;
  }

  return(): Promise<Next> {
    this.end();
    return this.#last();
  }

  throw(error: unknown): Promise<Next> {
    this.end(this.tell(error));
    return this.#last();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.end();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async #pull(): Promise<void> {
    try {
      const { done, value } = await this.events.next();
      if (done) return this.end();
      let result = await this.resultOf(value);
      if (isUntold(result)) result = await this.#toldLater(value);
      const { errors } = result;
      // Left out it would be lost: whoever follows goes on from what was told before it.
      if (errors && result.data == null) return this.end(this.tell(errors[0]));
      this.#waiting?.({ done: false, value: errors ? { ...result, errors: errors.map(this.tell) } : result });
      this.#waiting = undefined;
    } catch (error) {
      this.end(this.tell(error));
    }
  }

  /** What cannot be told now, because the database is away. */
  async #toldLater(event: object): Promise<ExecutionResult> {
    for (const giveUpAt = performance.now() + PATIENCE_MS; ;) {
      await pause(RETRY_EVERY_MS, undefined, { ref: false });
      const result = await this.resultOf(event);
      if (!isUntold(result) || this.#isOver || performance.now() > giveUpAt) return result;
    }
  }

  async #last(): Promise<Next> {
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure) throw failure;
    return { done: true, value: undefined };
  }

  async #letGo(): Promise<void> {
    try {
      await this.events.return?.();
    } catch (error) {
      this.tell(error);
    }
  }
}

function isUntold({ data, errors }: ExecutionResult): boolean {
  return data == null && errors !== undefined && errors.some(isUnforeseen);
}
