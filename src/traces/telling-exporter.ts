import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';

type Done = Parameters<SpanExporter['export']>[1];

/** Says once that spans cannot be sent, and once that they can be again: not with every try. */
export class TellingExporter implements SpanExporter {
  #isFailing = false;

  constructor(
    private readonly exporter: SpanExporter,
    private readonly warn: (sentence: string) => void,
  ) {}

  export(spans: ReadableSpan[], done: Done): void {
    this.exporter.export(spans, (result) => {
      const { error } = result;
      if (error && !this.#isFailing) this.warn(`Traces cannot be sent (${error.message}): operations go on without.`);
      if (!error && this.#isFailing) this.warn('Traces are sent again.');
      this.#isFailing = error !== undefined;
      done(result);
    });
  }

  shutdown(): Promise<void> {
    return this.exporter.shutdown();
  }
}
