import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey, type JWTVerifyOptions } from 'jose';
import type { Role } from '../../api/context.js';
import { Actor } from '../../model/versioned-record.js';
import { unauthenticated, type Caller } from '../identity.js';

/** Whom a token names. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: Role | null;
}

export interface BearerTokenOptions {
  readonly key: JWTVerifyGetKey;
  /** Those that fit the kind of key: whoever makes a token has no say in how it is checked. */
  readonly algorithms: readonly string[];
  readonly issuer: string;
  readonly audience?: string;
  /** By how much the clocks of the issuer and of this machine may differ. */
  readonly clockToleranceSeconds?: number;
  /** From claims that have been checked. @throws GraphQLError UNAUTHENTICATED */
  readonly personOf: (claims: JWTPayload) => Person;
}

interface Verified {
  readonly person: Person;
  readonly expiresAt: Date;
  readonly verifiedAt: number;
}

/** More fits into no header that Node takes. */
const MAX_LENGTH = 16_384;
const MAX_REMEMBERED = 1000;
/** A key that its issuer has withdrawn is trusted for so much longer. */
const REMEMBERED_MS = 60_000;
/** The last moment that JavaScript knows. */
const END_OF_TIME_MS = 8.64e15;

/** JSON Web Tokens of one issuer, signed with one kind of key. */
export class BearerTokens {
  readonly #checks: JWTVerifyOptions;
  /** Oldest first. Checking a signature anew for each request of the same session is an eighth of the cost of a write. */
  readonly #verified = new Map<string, Verified>();

  constructor(private readonly options: BearerTokenOptions) {
    const { algorithms, issuer, audience, clockToleranceSeconds = 0 } = options;
    this.#checks = {
      algorithms: [...algorithms],
      issuer,
      ...(audience !== undefined && { audience }),
      requiredClaims: ['exp'],
      clockTolerance: clockToleranceSeconds,
    };
  }

  /** @throws GraphQLError UNAUTHENTICATED, or what the key throws. */
  async caller(authorization: string): Promise<Caller> {
    const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    if (!token || token.length > MAX_LENGTH) {
      throw unauthenticated('The Authorization header must be "Bearer" and a token.');
    }
    const { person, expiresAt } = this.#remembered(token) ?? (await this.#verify(token));
    return { actor: Actor.of(person.id, person.name), role: person.role, expiresAt };
  }

  #remembered(token: string): Verified | undefined {
    const known = this.#verified.get(token);
    const now = Date.now();
    if (!known || (known.expiresAt.getTime() > now && known.verifiedAt > now - REMEMBERED_MS)) return known;
    this.#verified.delete(token);
    return undefined;
  }

  async #verify(token: string): Promise<Verified> {
    const { key, personOf, clockToleranceSeconds = 0 } = this.options;
    const { payload } = await jwtVerify(token, key, this.#checks).catch(refuse);
    const person = personOf(payload);
    const expiresAt = new Date(Math.min((payload.exp! + clockToleranceSeconds) * 1000, END_OF_TIME_MS));
    const verified = { person, expiresAt, verifiedAt: Date.now() };
    if (this.#verified.size >= MAX_REMEMBERED) this.#verified.delete(this.#verified.keys().next().value!);
    this.#verified.set(token, verified);
    return verified;
  }
}

/** What is wrong with a token is told only where its issuer has signed it, for whoever sets the two up. */
function refuse(error: unknown): never {
  if (error instanceof errors.JWTExpired) throw unauthenticated('The token has expired.');
  if (error instanceof errors.JWTClaimValidationFailed) {
    throw unauthenticated(`The token is not valid here: it is refused for its claim "${error.claim}".`);
  }
  if (error instanceof errors.JOSEError) throw unauthenticated('The token is not valid.');
  throw error;
}
