import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { diag, DiagLogLevel, type Span } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import {
  defaultResource,
  detectResources,
  resourceAttributesEnvDetector,
  resourceFromAttributes,
  type Resource,
} from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
  type Sampler,
} from '@opentelemetry/sdk-trace';
import type { Observe } from '../server/observation.js';
import { OperationSpans } from './operation-spans.js';
import { StatementSpans } from './statement-spans.js';
import { TellingExporter } from './telling-exporter.js';

/** Longer texts are cut: what operations are called is up to their callers. */
const MAX_TEXT = 4096;
/** A stop waits no longer for what is still to be sent. */
const FLUSH_WITHIN_MS = 3000;

export interface TracesSettings {
  /** Where they are sent. */
  readonly url: string;
  readonly serviceName: string | null;
  readonly tracesSampler: string;
  readonly tracesRatio: number;
  readonly maxQueuedSpans: number;
  readonly spansPerExport: number;
  readonly exportEveryMs: number;
}

export interface Traces {
  readonly observe: Observe;
  /** Sends what there is, within a limit. */
  stop(): Promise<void>;
}

/**
 * Traces of all operations of this process, sent by OTLP. It listens where operations and statements tell of themselves: they know
 * nothing of it, and wait for nothing here.
 */
export function openTraces(settings: TracesSettings, warn: (sentence: string) => void): Traces {
  tellMistakes(warn);
  const { url, maxQueuedSpans, spansPerExport, exportEveryMs } = settings;
  const provider = new TracerProvider({
    resource: resourceOf(settings),
    sampler: samplerOf(settings),
    spanLimits: { attributeValueLengthLimit: MAX_TEXT },
    spanProcessors: [
      new BatchSpanProcessor({
        // What is not here (headers, certificates, compression, time limit), it reads from the environment.
        exporter: new TellingExporter(new OTLPTraceExporter({ url }), warn),
        maxQueueSize: maxQueuedSpans,
        maxExportBatchSize: Math.min(spansPerExport, maxQueuedSpans),
        scheduledDelayMillis: exportEveryMs,
      }),
    ],
  });
  const tracer = provider.getTracer('concord');
  const active = new AsyncLocalStorage<Span>();
  const operations = new OperationSpans(tracer, active);
  const statements = new StatementSpans(tracer, active);
  return {
    observe: operations.observe,
    stop: async () => {
      operations.stop();
      statements.stop();
      const flushed = provider.shutdown().catch(() => undefined);
      await Promise.race([flushed, pause(FLUSH_WITHIN_MS, undefined, { ref: false })]);
      diag.disable();
    },
  };
}

/** What the library says of its own settings, and of spans that it had to drop; of failures to send, the exporter tells. */
function tellMistakes(warn: (sentence: string) => void): void {
  const ignore = (): void => undefined;
  const logger = { error: ignore, warn, info: ignore, debug: ignore, verbose: ignore };
  diag.setLogger(logger, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
}

function resourceOf({ serviceName }: TracesSettings): Resource {
  return defaultResource()
    .merge(resourceFromAttributes({ 'service.name': 'concord', 'service.instance.id': randomUUID() }))
    .merge(detectResources({ detectors: [resourceAttributesEnvDetector] }))
    .merge(resourceFromAttributes(serviceName === null ? {} : { 'service.name': serviceName }));
}

function samplerOf({ tracesSampler, tracesRatio }: TracesSettings): Sampler {
  const [, parentBased, name] = /^(parentbased_)?(.*)$/.exec(tracesSampler)!;
  const root =
    name === 'always_on'
      ? new AlwaysOnSampler()
      : name === 'always_off'
        ? new AlwaysOffSampler()
        : new TraceIdRatioBasedSampler(tracesRatio);
  return parentBased ? new ParentBasedSampler({ root }) : root;
}
