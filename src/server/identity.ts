import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { chownSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GraphQLError } from 'graphql';
import { jwtVerify, SignJWT } from 'jose';
import { ROLES, type Role } from '../api/context.js';
import { Actor } from '../model/versioned-record.js';

/** Who makes a request, from its token alone (PROTOCOL.md, A4). */
export interface Caller {
  readonly actor: Actor;
  readonly role: Role;
  /** When the token is no longer good, for a connection that outlives it; null without a token. */
  readonly expiresAt: Date | null;
}

/** The seam behind which tokens become people: `authorization` is the header's value, undefined when there is none. */
export type Identify = (authorization: string | undefined) => Promise<Caller>;

interface Verified {
  readonly subject: string;
  readonly expiresAt: Date;
}

const ISSUER = 'concord-demo';
const SECRET_FILE = 'demo-secret';
const MAX_REMEMBERED = 1000;
const DEFAULT_LIFETIME_SECONDS = 7 * 24 * 60 * 60;

/** The people of the demo: development only. */
export const DEMO_PEOPLE: Readonly<Record<string, { name: string; role: Role }>> = {
  ana: { name: 'Ana', role: 'administrator' },
  ben: { name: 'Ben', role: 'editor' },
  cleo: { name: 'Cleo', role: 'editor' },
  vera: { name: 'Vera', role: 'viewer' },
};

/** Tokens of the demo people, signed with a secret that is made on first use and kept in `dataDir`. */
export class DemoIdentity {
  readonly #secret: KeyObject;
  /** Checking a signature anew for each request of the same session is an eighth of the cost of a write. */
  readonly #verified = new Map<string, Verified>();

  constructor(dataDir: string) {
    this.#secret = readOrMakeSecret(dataDir);
  }

  token(id: string, lifetimeSeconds = DEFAULT_LIFETIME_SECONDS): Promise<string> {
    const { name, role } = DEMO_PEOPLE[id]!;
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ name, role })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(ISSUER)
      .setSubject(id)
      .setIssuedAt(now)
      .setExpirationTime(now + lifetimeSeconds)
      .sign(this.#secret);
  }

  /** Without a token the caller is ana, so that Sandbox works at once; a bad token is refused all the same (A1). */
  identify: Identify = async (authorization) => {
    if (authorization === undefined) return person('ana', null);
    const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    if (!token) throw unauthenticated('The Authorization header must be "Bearer" and a token.');
    const { subject, expiresAt } = await this.#verify(token);
    return person(subject, expiresAt);
  };

  async #verify(token: string): Promise<Verified> {
    const known = this.#verified.get(token);
    if (known && known.expiresAt.getTime() > Date.now()) return known;
    try {
      const { payload } = await jwtVerify(token, this.#secret, {
        algorithms: ['HS256'],
        issuer: ISSUER,
        requiredClaims: ['sub', 'exp'],
      });
      if (this.#verified.size >= MAX_REMEMBERED) this.#verified.clear();
      const verified = { subject: payload.sub!, expiresAt: new Date(payload.exp! * 1000) };
      this.#verified.set(token, verified);
      return verified;
    } catch {
      // Why a token is bad is nobody's business but its issuer's.
      throw unauthenticated('The token is not valid, or no longer.');
    }
  }
}

function person(id: string, expiresAt: Date | null): Caller {
  const known = Object.hasOwn(DEMO_PEOPLE, id) ? DEMO_PEOPLE[id] : undefined;
  if (!known || !ROLES.includes(known.role)) throw unauthenticated('The token names nobody known here.');
  return { actor: Actor.of(id, known.name), role: known.role, expiresAt };
}

export function unauthenticated(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } });
}

function readOrMakeSecret(dataDir: string): KeyObject {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, SECRET_FILE);
  if (!existsSync(file)) makeSecret(file, dataDir);
  return createSecretKey(readFileSync(file, 'utf8'), 'hex');
}

/** Written aside and then linked, which fails where there is one: of processes that start at once all read the same. */
function makeSecret(file: string, dataDir: string): void {
  const draft = `${file}-${process.pid}`;
  writeFileSync(draft, randomBytes(32).toString('hex'), { mode: 0o600 });
  try {
    // Made by root in somebody's folder: theirs, so that they can go on without root.
    const { uid, gid } = statSync(dataDir);
    if (process.geteuid?.() === 0) chownSync(draft, uid, gid);
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}
