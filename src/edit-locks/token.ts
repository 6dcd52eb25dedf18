import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** The secret that proves a lock. Only its hash is kept: who reads the database holds no lock. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Whether the token is the one that was hashed; how long it takes tells nothing. */
export function isTokenOf(token: string, hash: Buffer): boolean {
  return timingSafeEqual(hashOf(token), hash);
}

/**
 * The same in SQL: two hashes are compared by the hashes of them with something random, about which the time that a comparison
 * takes tells nothing either. The parameters: the token's hash, and the random bytes.
 */
export const IS_TOKEN_OF = (hash: string, salt: string): string =>
  `sha256(token_hash || ${salt}) = sha256(${hash} || ${salt})`;

export function tokenParameters(token: string): [hash: Buffer, salt: Buffer] {
  return [hashOf(token), randomBytes(16)];
}
