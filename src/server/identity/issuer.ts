import { createSecretKey } from 'node:crypto';
import { unauthenticated, type Identify } from '../identity.js';
import { BearerTokens, type BearerTokenOptions } from './bearer-tokens.js';
import { personIn, type ClaimNames } from './claims.js';
import { IssuerKeys } from './issuer-keys.js';

export interface Issuer {
  /** As its tokens name it (`iss`). */
  readonly name: string;
  /** As its tokens name this API (`aud`). */
  readonly audience: string;
  /** The address of its public keys, or the secret that it shares with this server. */
  readonly keys: URL | string;
  readonly clockToleranceSeconds: number;
  readonly claims: ClaimNames;
}

const ASYMMETRIC = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
const SYMMETRIC = ['HS256'];

/** The people that an issuer of tokens vouches for. Without a token nobody is anybody (A1). */
export function issuerIdentity(issuer: Issuer, log: (error: unknown) => void): Identify {
  const { name, audience, keys, clockToleranceSeconds, claims } = issuer;
  const tokens = new BearerTokens({
    ...keyOf(keys, log),
    issuer: name,
    audience,
    clockToleranceSeconds,
    personOf: (payload) => personIn(payload, claims),
  });
  return async (authorization) => {
    if (authorization === undefined) throw unauthenticated('A token is needed: "Authorization: Bearer …".', 'Bearer');
    return tokens.caller(authorization);
  };
}

/** A public key is never taken for a secret, nor a secret for a public key: each has its own algorithms. */
function keyOf(keys: URL | string, log: (error: unknown) => void): Pick<BearerTokenOptions, 'key' | 'algorithms'> {
  if (keys instanceof URL) return { key: new IssuerKeys(keys, log).key, algorithms: ASYMMETRIC };
  const secret = createSecretKey(keys, 'utf8');
  return { key: () => secret, algorithms: SYMMETRIC };
}
