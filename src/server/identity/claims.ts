import type { JWTPayload } from 'jose';
import { ROLES, type Role } from '../../api/context.js';
import { isWellFormedText } from '../../core/text.js';
import { unauthenticated } from '../identity.js';
import type { Person } from './bearer-tokens.js';

/** Where the claims of an issuer say who somebody is. A claim is a name, or the way to one inside others: `a.b`. */
export interface ClaimNames {
  readonly id: string;
  readonly name: string;
  /** Of one role, or of a list of them. */
  readonly role: string;
  /** What the issuer calls each role. Others count for nothing. */
  readonly roles: ReadonlyMap<string, Role>;
}

const MAX_ID_LENGTH = 255;
const MAX_NAME_LENGTH = 255;
/** Who is no person: SQL behind the server's back, and the import of files. */
const RESERVED = /^(database:.*|import)$/is;

/** @throws GraphQLError UNAUTHENTICATED, where there is no id that could be somebody's. */
export function personIn(claims: JWTPayload, names: ClaimNames): Person {
  const id = claimAt(claims, names.id);
  if (!isId(id)) {
    throw unauthenticated(
      `The token is not valid here: its claim "${names.id}" must be an id, of 1 to ${MAX_ID_LENGTH} characters and not reserved.`,
    );
  }
  return {
    id,
    name: nameIn(claimAt(claims, names.name)) ?? id,
    role: highest(claimAt(claims, names.role), names.roles),
  };
}

/** A name with dots may be one name, as addresses are, or lead from claim to claim. */
function claimAt(claims: unknown, path: string): unknown {
  if (typeof claims !== 'object' || claims === null || Array.isArray(claims)) return undefined;
  if (Object.hasOwn(claims, path)) return (claims as Record<string, unknown>)[path];
  for (const { index } of path.matchAll(/\./g)) {
    const [head, rest] = [path.slice(0, index), path.slice(index + 1)];
    const found = Object.hasOwn(claims, head) && claimAt((claims as Record<string, unknown>)[head], rest);
    if (found) return found;
  }
  return undefined;
}

function isId(claim: unknown): claim is string {
  if (typeof claim !== 'string' || claim === '' || claim.length > MAX_ID_LENGTH) return false;
  // What cannot be seen would make two people look like one.
  const isVisible = claim.trim() === claim && !/\p{Cf}/u.test(claim);
  return isVisible && isPrintable(claim) && !RESERVED.test(claim);
}

function nameIn(claim: unknown): string | undefined {
  if (typeof claim !== 'string' || !isPrintable(claim)) return undefined;
  return claim.trim().slice(0, MAX_NAME_LENGTH).toWellFormed() || undefined;
}

function isPrintable(text: string): boolean {
  return isWellFormedText(text) && !/\p{Cc}/u.test(text);
}

function highest(claim: unknown, roles: ReadonlyMap<string, Role>): Role | null {
  const held = (Array.isArray(claim) ? claim : [claim]).map((name) => roles.get(name as string));
  return ROLES.findLast((role) => held.includes(role)) ?? null;
}
