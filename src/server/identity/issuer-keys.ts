import {
  createRemoteJWKSet,
  customFetch,
  errors,
  jwksCache,
  type JWTVerifyGetKey,
  type RemoteJWKSetOptions,
} from 'jose';
import { unavailable } from '../identity.js';

const TIME_LIMIT_MS = 5_000;
/** Of keys that are known: one that has been withdrawn is trusted until then. */
const MAX_AGE_MS = 5 * 60_000;
/** A token that names an unknown key has the keys fetched anew, but not more often: anybody can send such tokens. */
const FETCHED_AT_MOST_EVERY_MS = 30_000;
const RETRY_AFTER_SECONDS = 5;

/**
 * The public keys of an issuer, as they stand at its address. While nothing useful comes from there, those that are known go on
 * working; asked for another one, it can only say so.
 */
export class IssuerKeys {
  /** jose notes here when it last fetched the keys. */
  readonly #cache: { uat?: number } = {};
  readonly #keys: ReturnType<typeof createRemoteJWKSet>;
  #failedAt = -Infinity;

  constructor(
    address: URL,
    private readonly log: (error: unknown) => void,
  ) {
    this.#keys = createRemoteJWKSet(address, {
      timeoutDuration: TIME_LIMIT_MS,
      cooldownDuration: FETCHED_AT_MOST_EVERY_MS,
      // How old they may be is seen to here: jose would refuse everybody once the issuer has been away for so long.
      cacheMaxAge: Infinity,
      [jwksCache]: this.#cache as NonNullable<RemoteJWKSetOptions[typeof jwksCache]>,
      [customFetch]: (url, options) => this.#fetch(url, options),
    });
  }

  readonly key: JWTVerifyGetKey = async (header, token) => {
    await this.#renew();
    try {
      return await this.#keys(header, token);
    } catch (error) {
      if (isOfToken(error)) throw error;
      this.#fail(error);
      throw unavailable('Tokens cannot be checked at the moment: their issuer does not answer.', RETRY_AFTER_SECONDS);
    }
  };

  /** Waits for new keys where the issuer is likely to answer, and else goes on with the old ones. */
  async #renew(): Promise<void> {
    const { uat } = this.#cache;
    if (uat === undefined || Date.now() < uat + MAX_AGE_MS) return;
    const wasAway = this.#isAway;
    const renewed = this.#keys.reload().catch((error: unknown) => this.#fail(error));
    if (!wasAway) await renewed;
  }

  get #isAway(): boolean {
    return this.#failedAt > (this.#cache.uat ?? -Infinity);
  }

  async #fetch(url: string, options: RequestInit): Promise<Response> {
    if (this.#isAway && Date.now() < this.#failedAt + RETRY_AFTER_SECONDS * 1000) throw new StillAway();
    return fetch(url, options);
  }

  #fail(error: unknown): void {
    if (error instanceof StillAway) return;
    // Once, and not with every request until it is over.
    if (!this.#isAway) this.log(new Error('The keys of the issuer cannot be fetched.', { cause: error }));
    this.#failedAt = Date.now();
  }
}

/** It has just failed, and is not asked again yet. */
class StillAway extends Error {}

/** Whether the token names no key that its issuer has: anything else is none of its bearer's doing. */
function isOfToken(error: unknown): boolean {
  return [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported].some(
    (type) => error instanceof type,
  );
}
