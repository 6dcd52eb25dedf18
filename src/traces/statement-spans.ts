import type { AsyncLocalStorage } from 'node:async_hooks';
import {
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import { DatabaseError } from 'pg';
import { happenings, type Statement } from '../storage/happenings.js';

type Answered = Statement & { readonly error?: unknown };

/**
 * A span for each statement of an operation. Those that no operation waits for (the feed looks for news, old keys are
 * removed) have none. Source: https://opentelemetry.io/docs/specs/semconv/db/postgresql/
 */
export class StatementSpans {
  readonly #spans = new WeakMap<Statement, Span>();

  constructor(
    private readonly tracer: Tracer,
    /** The span of the operation under way. */
    private readonly active: AsyncLocalStorage<Span>,
  ) {
    happenings.statement.start.subscribe(this.#begin);
    happenings.statement.asyncEnd.subscribe(this.#end);
  }

  stop(): void {
    happenings.statement.start.unsubscribe(this.#begin);
    happenings.statement.asyncEnd.unsubscribe(this.#end);
  }

  readonly #begin = (message: unknown): void => {
    const parent = this.active.getStore();
    // What an operation has left running when it ended is not its own.
    if (!parent?.isRecording()) return;
    const statement = message as Statement;
    const attributes = attributesOf(statement);
    const name = [attributes['db.operation.name'], attributes['db.collection.name']].filter(Boolean).join(' ');
    const span = this.tracer.startSpan(
      name,
      { kind: SpanKind.CLIENT, attributes },
      trace.setSpan(ROOT_CONTEXT, parent),
    );
    this.#spans.set(statement, span);
  };

  readonly #end = (message: unknown): void => {
    const span = this.#spans.get(message as Statement);
    if (!span) return;
    const { error } = message as Answered;
    if (error !== undefined) fail(span, error);
    span.end();
  };
}

/** Without what the database says of it, which may quote values. */
function fail(span: Span, error: unknown): void {
  const state = error instanceof DatabaseError ? error.code : undefined;
  const type = state ?? (error instanceof Error ? error.constructor.name : typeof error);
  span.setAttributes({ 'error.type': type, ...(state && { 'db.response.status_code': state }) });
  span.setStatus({ code: SpanStatusCode.ERROR });
}

function attributesOf({ text, values, client }: Statement): Attributes {
  // MikroORM writes values into the text, and binds none then. Where some are bound, the text is a constant of ours.
  const isConstant = values.length > 0;
  // With a quotation mark, a value may begin.
  const legible = (isConstant ? text : text.split("'", 1)[0]!).replaceAll(/--.*$/gm, '');
  const table = tableIn(legible);
  return {
    'db.system.name': 'postgresql',
    'db.operation.name': /start transaction|[a-z]+/i.exec(legible)?.[0].toUpperCase() ?? 'NONE',
    ...(table && { 'db.collection.name': table }),
    ...(client.database && { 'db.namespace': client.database }),
    'server.address': client.host,
    'server.port': client.port,
    ...(isConstant && { 'db.query.text': text }),
  };
}

/** The first one that is named, functions aside. */
function tableIn(text: string): string | undefined {
  return /\b(?:from|into|update|join)\s+(?!lateral\b)"?([a-z_]+)\b"?(?!\()/i.exec(text)?.[1];
}
