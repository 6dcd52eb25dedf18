/** W3C Trace Context. Source: https://www.w3.org/TR/trace-context/ */

/** The span of a caller, of which what it asks for is a part. */
export interface ParentSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly isSampled: boolean;
  /** What other tracing systems want passed on. */
  readonly state: string | null;
}

const TRACEPARENT = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/** Of the headers `traceparent` and `tracestate`. Null where there is none that is valid: then the trace begins here. */
export function parentIn({ traceparent, tracestate }: Readonly<Record<string, unknown>>): ParentSpan | null {
  const [, version, traceId, spanId, flags, more] =
    typeof traceparent === 'string' ? (TRACEPARENT.exec(traceparent) ?? []) : [];
  // Versions to come may say more, behind what this one says.
  if (!traceId || !spanId || !flags || (version === '00' && more)) return null;
  const isSampled = (Number.parseInt(flags, 16) & 1) === 1;
  return { traceId, spanId, isSampled, state: typeof tracestate === 'string' ? tracestate : null };
}
