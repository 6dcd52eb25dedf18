import { GraphQLError } from 'graphql';
import type { Role } from '../api/context.js';
import type { Actor } from '../model/versioned-record.js';

/** Who makes a request, from its token alone (PROTOCOL.md, A4). */
export interface Caller {
  readonly actor: Actor;
  /** Null: somebody who is known, and may do nothing. */
  readonly role: Role | null;
  /** When the token is no longer good, for a connection that outlives it; null without a token. */
  readonly expiresAt: Date | null;
}

/**
 * The seam behind which tokens become people: `authorization` is the header's value, undefined when there is none.
 * @throws GraphQLError UNAUTHENTICATED, or SERVICE_UNAVAILABLE while it cannot be told
 */
export type Identify = (authorization: string | undefined) => Promise<Caller>;

/** `challenge` is what the client has to answer. Source: RFC 6750, section 3. */
export function unauthenticated(message: string, challenge = 'Bearer error="invalid_token"'): GraphQLError {
  const http = { status: 401, headers: new Map([['www-authenticate', challenge]]) };
  return new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED', http } });
}

export function unavailable(message: string, retryAfterSeconds: number): GraphQLError {
  const http = { status: 503, headers: new Map([['retry-after', String(retryAfterSeconds)]]) };
  return new GraphQLError(message, { extensions: { code: 'SERVICE_UNAVAILABLE', http } });
}
