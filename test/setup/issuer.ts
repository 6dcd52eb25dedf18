import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWTHeaderParameters, type JWTPayload } from 'jose';
import { afterAll, beforeAll } from 'vitest';
import type { Role } from '../../src/api/context.js';
import type { Issuer } from '../../src/server/identity/issuer.js';

const ISSUER = 'https://issuer.example/';
const AUDIENCE = 'https://concord.example/api';

const ROLES: readonly Role[] = ['viewer', 'editor', 'administrator'];

/** What an issuer with these keys is to the server, by the usual names of claims. */
export function issuerWith(keys: Issuer['keys'], claims: Partial<Issuer['claims']> = {}): Issuer {
  const roles = new Map(ROLES.map((role) => [role, role]));
  const names = { id: 'sub', name: 'name', role: 'role', roles, ...claims };
  return { name: ISSUER, audience: AUDIENCE, keys, clockToleranceSeconds: 0, claims: names };
}

/** In seconds, as tokens count the time. */
export const now = (): number => Math.floor(Date.now() / 1000);

/** The claims of a good token. */
export function claimsOf(person: JWTPayload = {}): JWTPayload {
  return {
    iss: ISSUER,
    aud: AUDIENCE,
    iat: now(),
    exp: now() + 600,
    sub: 'u-1',
    name: 'Uma',
    role: 'editor',
    ...person,
  };
}

type Key = Awaited<ReturnType<typeof generateKeyPair>>;

/** Issuers have several keys, and change them. */
export class SigningKey {
  private constructor(
    readonly kid: string,
    readonly pair: Key,
    readonly alg: string,
  ) {}

  static async make(kid: string, alg = 'RS256'): Promise<SigningKey> {
    return new SigningKey(kid, await generateKeyPair(alg, { extractable: true }), alg);
  }

  sign(claims: JWTPayload = {}, header: Partial<JWTHeaderParameters> = {}): Promise<string> {
    return new SignJWT(claimsOf(claims))
      .setProtectedHeader({ alg: this.alg, kid: this.kid, typ: 'JWT', ...header })
      .sign(this.pair.privateKey);
  }

  async public(): Promise<object> {
    return { ...(await exportJWK(this.pair.publicKey)), kid: this.kid, alg: this.alg, use: 'sig' };
  }
}

/** The address at which an issuer publishes its keys, in the hands of a test. */
export class KeyServer {
  keys: readonly SigningKey[] = [];
  /** In place of the keys. */
  answer: RequestListener | null = null;
  /** How often somebody asked. */
  asked = 0;
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      this.asked += 1;
      if (this.answer) this.answer(request, response);
      else void this.#publish().then((text) => response.end(text));
    });
  }

  get url(): URL {
    return new URL(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/keys`);
  }

  async start(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #publish(): Promise<string> {
    return JSON.stringify({ keys: await Promise.all(this.keys.map((key) => key.public())) });
  }
}

/** One for the tests of a file. */
export function useKeyServer(): KeyServer {
  const server = new KeyServer();
  beforeAll(() => server.start());
  afterAll(() => server.close());
  return server;
}
