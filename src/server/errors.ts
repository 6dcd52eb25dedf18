import { randomBytes } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, Kind, type GraphQLFormattedError } from 'graphql';
import { ArgumentValidationError, AuthenticationError, AuthorizationError } from 'type-graphql';
import { InvalidRequest, OutcomeUnknown, ResyncRequired, TooSlow } from '../core/refusal.js';
import { issuesOf } from '../model/field-rules.js';
import { isUnavailable } from '../storage/failures.js';
import { commits } from '../storage/operation.js';
import { isErrorCode, type ErrorCode } from './error-codes.js';
import { Refused } from './limits/refused.js';

/** Of errors that are not the caller's. `id` is what the caller was told of it. */
export type Log = (error: unknown, id?: string) => void;

/**
 * What a caller is told of an error outside the unions: a code, and a message that was written for callers. What is not the caller's
 * doing is logged whole, and told as an id by which to find it in the log.
 */
export function formatError(log: Log): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const original = unwrapResolverError(error);
    const refused = refusedBy(original);
    if (refused) return told(formatted, refused.message, refused.code, refused.more);
    if (original instanceof InvalidRequest) return told(formatted, original.message, 'BAD_USER_INPUT');
    if (original instanceof ResyncRequired) return told(formatted, original.message, 'RESYNC_REQUIRED');
    if (original instanceof TooSlow) {
      const { message, cursor } = original;
      return told(formatted, message, 'SUBSCRIBER_TOO_SLOW', cursor === null ? {} : { cursor });
    }
    if (original instanceof ArgumentValidationError) {
      const issues = original.extensions.validationErrors.flatMap((each) => issuesOf(each, []));
      return told(
        formatted,
        issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; '),
        'BAD_USER_INPUT',
      );
    }
    // The caller is known by now, so what is missing is the right.
    if (original instanceof AuthorizationError || original instanceof AuthenticationError) {
      return told(formatted, 'Your role does not allow this.', 'FORBIDDEN');
    }
    if (isOfVariables(original)) return told(formatted, formatted.message, 'BAD_USER_INPUT');
    const code = String(formatted.extensions?.['code']);
    // A library's error with a code that nobody has promised is as unforeseen as any other.
    if (original instanceof GraphQLError && isErrorCode(code) && code !== 'INTERNAL_SERVER_ERROR') {
      return told(formatted, formatted.message, code);
    }
    const id = randomBytes(8).toString('hex');
    log(original, id);
    const [our, message] = ours(original);
    return told(formatted, `${message} ${whatIsWritten(our, formatted)}`, our, { id });
  };
}

type OurCode = 'INTERNAL_SERVER_ERROR' | 'SERVICE_UNAVAILABLE' | 'OUTCOME_UNKNOWN';

function ours(error: unknown): [code: OurCode, message: string] {
  if (error instanceof OutcomeUnknown) return ['OUTCOME_UNKNOWN', 'The database did not confirm this write.'];
  if (isUnavailable(error)) return ['SERVICE_UNAVAILABLE', 'The database is not available, or took too long.'];
  return ['INTERNAL_SERVER_ERROR', 'Something went wrong on our side.'];
}

function whatIsWritten(code: OurCode, { path }: GraphQLFormattedError): string {
  if (code === 'OUTCOME_UNKNOWN') {
    return 'It may have been made, or not: the same call with the same idempotencyKey finds out, and makes it if it was not. Without a key, read what it was about.';
  }
  // Somewhere below a field that a mutation had answered by then.
  if (path !== undefined && path.length > 1) {
    return 'It was while the answer was read: what a mutation above it wrote is written.';
  }
  const nothing = 'Nothing was written by a mutation that ends like this';
  return commits() > 0 ? `${nothing}; what those before it wrote is written.` : `${nothing}.`;
}

/** What validation refuses comes in an error of Apollo's, whose code is always the same. */
function refusedBy(error: unknown): Refused | null {
  if (error instanceof Refused) return error;
  return error instanceof GraphQLError && error.originalError instanceof Refused ? error.originalError : null;
}

/** Never a stack trace, in development neither. */
function told(
  { locations, path }: GraphQLFormattedError,
  message: string,
  code: string,
  more: Record<string, unknown> = {},
): GraphQLFormattedError {
  return { message, ...(locations && { locations }), ...(path && { path }), extensions: { code, ...more } };
}

/** An error as it may be told: an error to the libraries that carry it, and on the wire exactly what is told. */
export class ToldError extends GraphQLError {
  constructor(readonly formatted: GraphQLFormattedError) {
    super(formatted.message, { extensions: formatted.extensions });
  }

  get code(): string {
    return String(this.extensions['code']);
  }

  /** For the frame that closes a WebSocket, which has little room. */
  get reason(): string {
    const { id } = this.extensions;
    return typeof id === 'string' ? `${this.code} ${id}` : this.message;
  }

  override toJSON(): GraphQLFormattedError {
    return this.formatted;
  }
}

export type Tell = (error: unknown) => ToldError;

/** For errors that Apollo does not come to see: those of subscriptions and of connections. */
export function teller(log: Log): Tell {
  const format = formatError(log);
  return (error) => {
    if (error instanceof ToldError) return error;
    const formatted = error instanceof GraphQLError ? error.toJSON() : { message: '' };
    const code = formatted.extensions?.['code'] ?? 'INTERNAL_SERVER_ERROR';
    return new ToldError(format({ ...formatted, extensions: { ...formatted.extensions, code } }, error));
  };
}

/** Whether it is none of the caller's doing, and so may be over in a moment. */
export function isUnforeseen(error: unknown): boolean {
  return OURS.has(quietly(error).code);
}

const OURS: ReadonlySet<string> = new Set<ErrorCode>(['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE']);

const quietly = teller(() => undefined);

/**
 * graphql-js gives no codes. What it refuses after validation, and not of any field, are values of variables; of too many at
 * once it says no more than that.
 */
function isOfVariables(error: unknown): error is GraphQLError {
  if (!(error instanceof GraphQLError) || error.path || 'code' in error.extensions) return false;
  return error.nodes ? error.nodes[0]?.kind === Kind.VARIABLE_DEFINITION : !error.originalError;
}
