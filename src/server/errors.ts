import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ArgumentValidationError, AuthenticationError, AuthorizationError } from 'type-graphql';
import { InvalidRequest } from '../core/refusal.js';
import { issuesOf } from '../model/field-rules.js';

type Log = (error: unknown) => void;

/**
 * What a caller is told of an error outside the unions: a code, and a message that was written for callers. Anything
 * unforeseen is logged whole and told as nothing but "internal".
 */
export function formatError(log: Log): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const original = unwrapResolverError(error);
    if (original instanceof InvalidRequest) return told(formatted, original.message, 'BAD_USER_INPUT');
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
function told({ locations, path }: GraphQLFormattedError, message: string, code: string): GraphQLFormattedError {
  return { message, ...(locations && { locations }), ...(path && { path }), extensions: { code } };
}
