import type { AsyncLocalStorage } from 'node:async_hooks';
import {
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Context,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import { TraceState } from '@opentelemetry/core';
import { statusOf } from '../server/error-codes.js';
import { outcomeOf, type Observed } from '../server/observation.js';
import { OperationNames } from '../server/operation-names.js';
import type { ParentSpan } from '../server/trace-context.js';
import { undertakings, type Undertaking } from '../server/undertaking.js';
import { happenings } from '../storage/happenings.js';

/**
 * A span for each operation, in the trace of its caller, with what was observed of it. Nothing that was sent is in it, but the name of the
 * operation. Source: https://opentelemetry.io/docs/specs/semconv/graphql/graphql-spans/
 */
export class OperationSpans {
  readonly #names = new OperationNames();

  constructor(
    private readonly tracer: Tracer,
    /** The span of the operation under way. */
    private readonly active: AsyncLocalStorage<Span>,
  ) {
    undertakings.start.bindStore(active, this.#begin);
    undertakings.error.subscribe(this.#fail);
    undertakings.asyncEnd.subscribe(this.#end);
    happenings.transactionRetried.subscribe(this.#retried);
    happenings.writeMerged.subscribe(this.#merged);
  }

  readonly observe = (observed: Observed): void => {
    const span = this.active.getStore();
    // A subscription goes on for hours: its span is that of its beginning.
    if (!span || observed.phase === 'ended') return;
    const { name, type, transport, codes } = observed;
    if (type) span.updateName(name && this.#names.has(name) ? `${type} ${name}` : type);
    span.setAttributes({
      ...(type && { 'graphql.operation.type': type }),
      ...(name && { 'graphql.operation.name': name }),
      ...(transport && { 'concord.transport': transport }),
      'concord.outcome': outcomeOf(observed),
      ...(codes[0] && { 'error.type': codes[0] }),
    });
    // As HTTP has it for servers: what is the caller's doing is no error of ours.
    if (codes.some((code) => statusOf(code) >= 500)) span.setStatus({ code: SpanStatusCode.ERROR });
  };

  stop(): void {
    undertakings.start.unbindStore(this.active);
    undertakings.error.unsubscribe(this.#fail);
    undertakings.asyncEnd.unsubscribe(this.#end);
    happenings.transactionRetried.unsubscribe(this.#retried);
    happenings.writeMerged.unsubscribe(this.#merged);
  }

  readonly #begin = (undertaking: Undertaking): Span => {
    const { parent } = undertaking;
    const context = parent ? continued(parent) : ROOT_CONTEXT;
    const span = this.tracer.startSpan('GraphQL Operation', { kind: SpanKind.SERVER }, context);
    undertaking.traceId = span.spanContext().traceId;
    return span;
  };

  readonly #fail = (): void => {
    this.active.getStore()?.setStatus({ code: SpanStatusCode.ERROR });
  };

  readonly #end = (): void => {
    this.active.getStore()?.end();
  };

  readonly #retried = (state: unknown): void => {
    this.active.getStore()?.addEvent('transaction retried', { 'db.response.status_code': state as string });
  };

  readonly #merged = (recordType: unknown): void => {
    this.active.getStore()?.addEvent('write merged', { 'concord.record_type': recordType as string });
  };
}

function continued({ traceId, spanId, isSampled, state }: ParentSpan): Context {
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId,
    traceFlags: isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
    ...(state && { traceState: new TraceState(state) }),
    isRemote: true,
  });
}
