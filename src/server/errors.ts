import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, Kind, type GraphQLFormattedError } from 'graphql';
import { ArgumentValidationError, AuthenticationError, AuthorizationError } from 'type-graphql';
import { InvalidRequest, ResyncRequired, TooSlow } from '../core/refusal.js';
import { issuesOf } from '../model/field-rules.js';

export type Log = (error: unknown) => void;

/**
 * What a caller is told of an error outside the unions: a code, and a message that was written for callers. Anything
 * unforeseen is logged whole and told as nothing but "internal".
 */
export function formatError(log: Log): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const original = unwrapResolverError(error);
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
    const isForeseen = original instanceof GraphQLError && formatted.extensions?.['code'] !== 'INTERNAL_SERVER_ERROR';
    if (isForeseen) return told(formatted, formatted.message, String(formatted.extensions?.['code']));
    log(original);
    return told(
      formatted,
      'Something went wrong on our side. Nothing was written by a mutation that ends like this.',
      'INTERNAL_SERVER_ERROR',
    );
  };
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
    const code = formatted.extensions?.['code'] ?? codeOf(error);
    return new ToldError(format({ ...formatted, extensions: { ...formatted.extensions, code } }, error));
  };
}

/** Whether it is none of the caller's doing, and so may be over in a moment. */
export function isUnforeseen(error: unknown): boolean {
  return quietly(error).code === 'INTERNAL_SERVER_ERROR';
}

const quietly = teller(() => undefined);

/** graphql-js gives no codes. What it refuses to begin with, after validation, are values of variables. */
function codeOf(error: unknown): string {
  const isOfVariable = error instanceof GraphQLError && error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION;
  return isOfVariable ? 'BAD_USER_INPUT' : 'INTERNAL_SERVER_ERROR';
}
