import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { chownSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import type { Role } from '../../api/context.js';
import { Actor } from '../../model/versioned-record.js';
import type { DemoPerson } from '../demo-people.js';
import { unauthenticated, type Identify } from '../identity.js';
import { BearerTokens, type Person } from './bearer-tokens.js';

const ISSUER = 'concord-demo';
const SECRET_FILE = 'demo-secret';
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
  readonly #tokens: BearerTokens;

  constructor(dataDir: string) {
    this.#secret = readOrMakeSecret(dataDir);
    this.#tokens = new BearerTokens({
      key: () => this.#secret,
      algorithms: ['HS256'],
      issuer: ISSUER,
      personOf: ({ sub }) => person(sub),
    });
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

  /** Everybody, each with a token, for the page's switch. */
  people(): Promise<DemoPerson[]> {
    return Promise.all(
      Object.entries(DEMO_PEOPLE).map(async ([id, known]) => ({ id, ...known, token: await this.token(id) })),
    );
  }

  /** Without a token the caller is ana, so that Sandbox works at once; a bad token is refused all the same (A1). */
  identify: Identify = async (authorization) => {
    if (authorization !== undefined) return this.#tokens.caller(authorization);
    const { id, name, role } = person('ana');
    return { actor: Actor.of(id, name), role, expiresAt: null };
  };
}

/** Known by who they are: what a token says of them besides is not believed. */
function person(id = ''): Person {
  const known = Object.hasOwn(DEMO_PEOPLE, id) ? DEMO_PEOPLE[id] : undefined;
  if (!known) throw unauthenticated('The token names nobody known here.');
  return { id, ...known };
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
