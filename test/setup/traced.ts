import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { readConfig } from '../../src/config.js';
import type { Observe } from '../../src/server/observation.js';
import { undertake, undertakings } from '../../src/server/undertaking.js';
import { happenings } from '../../src/storage/happenings.js';
import { configuredTraces } from '../../src/traces/configured.js';
import type { Traces } from '../../src/traces/traces.js';
import { OtlpReceiver, type SentSpan } from './otlp-receiver.js';

/** Traces of this process for the tests of one file, and what they are sent to. */
export function useTraces(): Traced {
  const traced = new Traced();
  beforeAll(() => traced.open());
  afterAll(() => traced.close());
  return traced;
}

/** Whether anybody listens to operations or statements. */
export function isListenedTo(): boolean {
  return undertakings.start.hasSubscribers || happenings.statement.start.hasSubscribers;
}

/** The span of a caller. */
export function newParent(flags = '01') {
  const [traceId, spanId] = [newId(16), newId(8)];
  return { traceId, spanId, traceparent: `00-${traceId}-${spanId}-${flags}` };
}

const newId = (bytes: number): string => randomBytes(bytes).toString('hex');

export class Traced {
  receiver!: OtlpReceiver;
  /** What was to be told to whoever runs the server. What the library says of spans that are not used as they should be is among it. */
  readonly warned: string[] = [];
  #traces!: Traces;

  async open(environment: Record<string, string> = {}): Promise<void> {
    this.receiver = await OtlpReceiver.start();
    const { endpoint } = this.receiver;
    const settings = { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_BSP_SCHEDULE_DELAY: '10', ...environment };
    this.#traces = (await configuredTraces(readConfig(settings), (sentence) => this.warned.push(sentence)))!;
  }

  async close(): Promise<void> {
    await this.#traces.stop();
    this.receiver.close();
    expect(isListenedTo(), 'whether it still listens').toBe(false);
    expect(this.warned, 'warnings that no test has taken from here').toEqual([]);
  }

  readonly observe: Observe = (operation) => this.#traces.observe(operation);

  /** The span of the one operation of a trace, and those of its statements. */
  sent(traceId: string): Promise<{ operation: SentSpan; statements: SentSpan[] }> {
    return vi.waitFor(() => {
      const { operations, statements } = this.receiver.trace(traceId);
      expect(operations).toHaveLength(1);
      return { operation: operations[0]!, statements };
    });
  }

  /** Comes back when all is sent that has ended by now. */
  async allSent(): Promise<void> {
    const { traceId } = await this.undertake(async () => undefined);
    await this.sent(traceId);
  }

  /** Carries out as an operation whatever it is. */
  async undertake(
    work: () => Promise<unknown>,
    { traceId, traceparent } = newParent(),
  ): Promise<{ traceId: string; failure?: unknown }> {
    try {
      await undertake({ traceparent }, 10_000, work);
      return { traceId };
    } catch (failure) {
      return { traceId, failure };
    }
  }
}
