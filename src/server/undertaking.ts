import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { tracingChannel } from 'node:diagnostics_channel';
import { within } from '../storage/operation.js';
import { parentIn, type ParentSpan } from './trace-context.js';

/** An operation from when it comes in until it is answered, or refused; a subscription until it has begun. */
export interface Undertaking {
  readonly parent: ParentSpan | null;
  /** The caller's, or one of its own. Whoever listens may name another one, before the work begins. */
  traceId: string;
}

/** For whoever traces operations. Where nobody listens it costs nothing. */
export const undertakings = tracingChannel<unknown, Undertaking>('concord:operation');

const underWay = new AsyncLocalStorage<Undertaking>();

/**
 * Carries out one operation, whichever the door, within so many milliseconds. `carrier` has what the caller says of its
 * trace: the headers of the request, or what came with the message.
 */
export function undertake<T>(
  carrier: Readonly<Record<string, unknown>>,
  milliseconds: number,
  work: () => Promise<T>,
): Promise<T> {
  const parent = parentIn(carrier);
  const undertaking = { parent, traceId: parent?.traceId ?? randomBytes(16).toString('hex') };
  return underWay.run(undertaking, () => undertakings.tracePromise(() => within(milliseconds, work), undertaking));
}

/** Of the operation under way; undefined outside of any. */
export function currentTraceId(): string | undefined {
  return underWay.getStore()?.traceId;
}
