import { createHmac, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newProduct } from '../setup/acts.js';
import { useShop, type Person } from '../setup/shop.js';
import { expectNothingWritten, storedRevisions } from '../setup/stored.js';

const shop = useShop();
const ME = '{ me { id name } }';

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const partsOf = (token: string): [header: string, payload: string, signature: string] =>
  token.split('.') as [string, string, string];
const payloadOf = (token: string): object =>
  JSON.parse(Buffer.from(partsOf(token)[1], 'base64url').toString()) as object;

function signed(header: object, payload: object, secret: Buffer | string): string {
  const body = `${part(header)}.${part(payload)}`;
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
}

/** Tokens that somebody might try who has a good one of vera's, and wants to be ana. */
async function badTokens(): Promise<Record<string, string>> {
  const good = await shop.identity.token('vera');
  const [header, payload, signature] = partsOf(good);
  const asAna = { ...payloadOf(good), sub: 'ana', role: 'administrator' };
  return {
    expired: `Bearer ${await shop.identity.token('ana', -1)}`,
    'a payload of ana under the signature of vera': `Bearer ${header}.${part(asAna)}.${signature}`,
    'without a signature': `Bearer ${header}.${payload}.`,
    'with a signature of another length': `Bearer ${good.slice(0, -4)}`,
    'of the algorithm "none"': `Bearer ${part({ alg: 'none' })}.${part(asAna)}.`,
    'of the algorithm "none" with the signature left': `Bearer ${part({ alg: 'none' })}.${payload}.${signature}`,
    'of another algorithm': `Bearer ${part({ alg: 'HS512' })}.${payload}.${signature}`,
    'signed with another secret': `Bearer ${signed({ alg: 'HS256' }, asAna, randomBytes(32))}`,
    'signed with an empty secret': `Bearer ${signed({ alg: 'HS256' }, asAna, '')}`,
    'no token at all': 'Bearer nonsense',
    'no token after Bearer': 'Bearer ',
    'another scheme': `Basic ${Buffer.from('ana:').toString('base64')}`,
    'no scheme': good,
    'two tokens': `Bearer ${good} ${good}`,
    'an empty header': ' ',
  };
}

describe('A1: a bad token is refused, in development as everywhere', () => {
  it('A1: whatever is wrong with it, it is UNAUTHENTICATED with status 401, and nothing is done', async () => {
    const { id } = await newProduct(shop);
    const write = { query: 'mutation ($id: ID!) { adjustStock(id: $id, delta: 1) { __typename } }', variables: { id } };
    for (const [what, authorization] of Object.entries(await badTokens())) {
      for (const body of [{ query: ME }, write]) {
        const answer = await expectNothingWritten(shop, () => shop.post(body, { headers: { authorization } }));
        const { status, data } = answer;
        const codes = answer.errors.map(({ extensions }) => extensions.code);
        expect({ what, status, data, codes }).toEqual({ what, status: 401, data: null, codes: ['UNAUTHENTICATED'] });
      }
    }
  });

  it('A1: a token that was good is refused from the moment on in which it expires', async () => {
    const token = await shop.identity.token('vera', 1);
    const ask = () => shop.post({ query: ME }, { headers: { authorization: `Bearer ${token}` } });
    // Polled for the expiry itself: it is known by the second, and nothing can move the clock of the server.
    await expect.poll(async () => (await ask()).status, { timeout: 10_000, interval: 50 }).toBe(401);
    expect((await ask()).errors[0]!.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('A1: without a token the caller is ana, so that Sandbox works at once', async () => {
    expect((await shop.post({ query: ME })).data).toEqual({ me: { id: 'ana', name: 'Ana' } });
    const { id } = await newProduct(shop);
    expect(await storedRevisions(shop, id)).toMatchObject([{ actor_id: 'ana', actor_name: 'Ana' }]);
  });
});

describe('A4: the actor comes from the token', () => {
  it.each<[Person, string]>([
    ['ana', 'Ana'],
    ['ben', 'Ben'],
    ['cleo', 'Cleo'],
    ['vera', 'Vera'],
  ])('A4: the token of %s', async (as, name) => {
    expect((await shop.post({ query: ME }, { as })).data).toEqual({ me: { id: as, name } });
  });

  it('A4: in any case of the word Bearer, and with any number of blanks after it', async () => {
    const token = await shop.identity.token('ben');
    for (const authorization of [`bearer ${token}`, `BEARER   ${token}`]) {
      expect((await shop.post({ query: ME }, { headers: { authorization } })).data).toMatchObject({
        me: { id: 'ben' },
      });
    }
  });

  it('A4: a role in the token is not believed: what a person may do is known by who they are', async () => {
    expect(payloadOf(await shop.identity.token('vera'))).toMatchObject({ sub: 'vera', role: 'viewer' });
    const query = 'mutation { createCategory(input: { name: "x" }) { __typename } }';
    const { errors } = await shop.post({ query }, { as: 'vera' });
    expect(errors[0]!.extensions.code).toBe('FORBIDDEN');
  });
});
