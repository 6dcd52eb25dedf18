import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';

/** A limit that stands in the way of an operation, told as it is: a code, and what goes with it. */
export class Refused extends GraphQLError {
  constructor(
    message: string,
    readonly code: 'OPERATION_TOO_COMPLEX' | 'DOCUMENT_NOT_TRUSTED' | 'RATE_LIMITED',
    readonly more: Readonly<Record<string, unknown>> = {},
    http: { status: number; headers?: HeaderMap } = { status: 400 },
  ) {
    super(message, { extensions: { code, ...more, http } });
  }
}

export function tooComplex(what: string, limit: number, setting: string): Refused {
  return new Refused(`The operation has more than ${limit} ${what} (${setting}).`, 'OPERATION_TOO_COMPLEX');
}

/** After so many seconds it may be tried again. */
export function rateLimited(message: string, retryAfter: number): Refused {
  const headers = new HeaderMap([['retry-after', String(retryAfter)]]);
  return new Refused(message, 'RATE_LIMITED', { retryAfter }, { status: 429, headers });
}
