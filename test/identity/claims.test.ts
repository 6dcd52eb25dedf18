import { randomBytes } from 'node:crypto';
import { SignJWT, type JWTPayload } from 'jose';
import { describe, expect, it } from 'vitest';
import type { Role } from '../../src/api/context.js';
import { issuerIdentity, type Issuer } from '../../src/server/identity/issuer.js';
import { claimsOf, issuerWith, now } from '../setup/issuer.js';
import { useShop } from '../setup/shop.js';
import { expectNothingWritten, storedRevisions } from '../setup/stored.js';
import { DOORS, doors, type Refused } from './doors.js';

const SECRET = randomBytes(32).toString('base64');
const log = (error: unknown): void => expect.fail(String(error));

async function authorization(claims: JWTPayload): Promise<string> {
  const token = new SignJWT(claimsOf(claims)).setProtectedHeader({ alg: 'HS256' });
  return `Bearer ${await token.sign(Buffer.from(SECRET))}`;
}

/** Whom a token with these claims names. */
async function personBy(claims: JWTPayload, names: Partial<Issuer['claims']> = {}) {
  const { actor, role } = await issuerIdentity(issuerWith(SECRET, names), log)(await authorization(claims));
  return { id: actor.id, name: actor.name, role };
}

async function roleBy(role: unknown, names: Partial<Issuer['claims']> = {}): Promise<Role | null> {
  return (await personBy({ role }, names)).role;
}

describe('the id and the name', () => {
  it.each([
    ['a number of a directory', '7d6f3a1e-0000-4000-8000-000000000000'],
    ['one of a provider behind the issuer', 'auth0|5f7c8ec7c33c6c004bbafe82'],
    ['an address', 'uma@example.com'],
    ['the longest', 'u'.repeat(255)],
    ['one that only begins like the import', 'importer'],
    ['one that only mentions a database', 'my-database:postgres'],
  ])('are as the token says: %s', async (_what, sub) => {
    expect(await personBy({ sub })).toMatchObject({ id: sub, name: 'Uma' });
  });

  it.each([
    ['none', undefined],
    ['an empty one', ' '],
    ['one that is no text', 7],
    ['one with what no column holds', 'U\0ma'],
    ['one that breaks a line', 'U\nma'],
    ['half of a sign', '\ud83d'],
  ])('of a name that is none, the id takes the place: %s', async (_what, name) => {
    expect(await personBy({ name })).toMatchObject({ id: 'u-1', name: 'u-1' });
  });

  it('a long name is cut, and not in the middle of a sign', async () => {
    expect((await personBy({ name: `${'U'.repeat(254)}😀` })).name).toMatch(/^U{254}.?$/u);
    expect((await personBy({ name: `${'U'.repeat(254)}😀` })).name.isWellFormed()).toBe(true);
  });

  it('come from the claims that were chosen', async () => {
    const names = { id: 'oid', name: 'https://concord.example/name' };
    const claims = { oid: 'o-1', 'https://concord.example/name': 'Ulla' };
    expect(await personBy(claims, names)).toMatchObject({ id: 'o-1', name: 'Ulla' });
    await expect(personBy({}, names)).rejects.toThrow('its claim "oid" must be an id');
  });
});

describe('the role', () => {
  it.each<[unknown, Role | null]>([
    ['viewer', 'viewer'],
    ['administrator', 'administrator'],
    [['viewer', 'editor'], 'editor'],
    [['offline_access', 'administrator', 'viewer', 7, null], 'administrator'],
    [[], null],
    ['owner', null],
    ['Administrator', null],
    ['viewer administrator', null],
    ['constructor', null],
    [{ administrator: true }, null],
    [true, null],
    [undefined, null],
  ])('is the highest that is known here: of %j, %j', async (claim, role) => {
    expect(await roleBy(claim)).toBe(role);
  });

  it.each<[string, JWTPayload]>([
    ['realm_access.roles', { realm_access: { roles: ['editor'] } }],
    ['resource_access.concord.roles', { resource_access: { concord: { roles: ['editor'] } } }],
    ['resource_access.concord.example.roles', { resource_access: { 'concord.example': { roles: ['editor'] } } }],
    ['https://concord.example/role', { 'https://concord.example/role': 'editor' }],
    ['https://concord.example/app.roles', { 'https://concord.example/app': { roles: ['editor'] } }],
  ])('is found where the issuer has it: %s', async (role, claims) => {
    expect((await personBy({ role: undefined, ...claims }, { role })).role).toBe('editor');
  });

  it.each(['__proto__', 'constructor.name', 'role.length', 'roles.0', 'a..b', '.'])(
    'is not found where there is no claim: %s',
    async (role) => {
      expect((await personBy({ role: 'editor', roles: ['editor'] }, { role })).role).toBeNull();
    },
  );

  it('may have other names, and then these count alone', async () => {
    const roles = new Map<string, Role>([
      ['Shop.Staff', 'editor'],
      ['Shop.Owners', 'administrator'],
    ]);
    expect(await roleBy(['Shop.Staff'], { roles })).toBe('editor');
    expect(await roleBy(['Shop.Staff', 'Shop.Owners'], { roles })).toBe('administrator');
    // Of another application of the same issuer, say.
    expect(await roleBy(['administrator'], { roles })).toBeNull();
  });
});

describe('the time', () => {
  const tolerant = (claims: JWTPayload) =>
    authorization(claims).then(issuerIdentity({ ...issuerWith(SECRET), clockToleranceSeconds: 30 }, log));

  it('is taken with the tolerance that was chosen, and the end of a connection with it', async () => {
    const { expiresAt } = await tolerant({ exp: now() - 10, nbf: now() + 10 });
    expect(expiresAt!.getTime()).toBeGreaterThan(Date.now() + 15_000);
    await expect(tolerant({ exp: now() - 40 })).rejects.toThrow('The token has expired.');
    await expect(tolerant({ nbf: now() + 40 })).rejects.toThrow('refused for its claim "nbf"');
  });

  it('may be beyond any', async () => {
    expect((await tolerant({ exp: 1e300 })).expiresAt).toEqual(new Date(8.64e15));
  });
});

describe('A2: over each transport', () => {
  const shop = useShop({ production: true, identify: () => issuerIdentity(issuerWith(SECRET), log) });

  it.each(doors)('A2: somebody without a role that is known is known, and may do nothing: %s', async (door, knock) => {
    const stranger = await authorization({ role: 'owner' });
    const told = await expectNothingWritten(shop, async () => [
      await knock(shop, stranger, '{ me { id } }'),
      await knock(shop, stranger, 'mutation { createCategory(input: { name: "x" }) { __typename } }'),
      await knock(shop, stranger, 'subscription { recordChanged { cursor } }'),
    ]);
    for (const answer of told.slice(0, door === 'HTTP' ? 2 : 3)) expect(codesIn(answer)).toEqual(['FORBIDDEN']);
  });

  it('A4: what an editor writes is theirs, by id and name', async () => {
    const uma = await authorization({ role: ['editor'], name: 'Uma' });
    const query =
      'mutation { createCategory(input: { name: "Uma\'s" }) { ... on Category { id createdBy { id name } } } }';
    const { data } = (await DOORS['HTTP']!(shop, uma, query)) as { data: { createCategory: { id: string } } };
    expect(data.createCategory).toMatchObject({ createdBy: { id: 'u-1', name: 'Uma' } });
    expect(await storedRevisions(shop, data.createCategory.id)).toMatchObject([{ actor_id: 'u-1', actor_name: 'Uma' }]);
  });
});

/** Errors of a result, or of an operation that is refused as a whole. */
function codesIn({ codes, data }: Refused): unknown {
  if (codes?.length) return codes;
  const errors = (Array.isArray(data) ? data : (data as { errors: unknown }).errors) as {
    extensions: { code: string };
  }[];
  return errors.map(({ extensions }) => extensions.code);
}
