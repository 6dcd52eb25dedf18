import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { exportSPKI, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { issuerIdentity } from '../../src/server/identity/issuer.js';
import { claimsOf, issuerWith, now, SigningKey, useKeyServer } from '../setup/issuer.js';
import { RawSocket } from '../setup/raw-socket.js';
import { useShop, type Shop } from '../setup/shop.js';
import { expectNothingWritten } from '../setup/stored.js';
import { doors, UNAUTHENTICATED } from './doors.js';

const keys = useKeyServer();
/** Where a token says that its keys are. */
const elsewhere = useKeyServer();
const SECRET = randomBytes(32).toString('base64');

let known: SigningKey;
let foreign: SigningKey;

beforeAll(async () => {
  [known, foreign] = await Promise.all([SigningKey.make('known'), SigningKey.make('known')]);
  keys.keys = [known];
  elsewhere.keys = [foreign];
});

const log = (error: unknown): void => expect.fail(String(error));
const byKeys = useShop({ production: true, identify: () => issuerIdentity(issuerWith(keys.url), log) });
const bySecret = useShop({ production: true, identify: () => issuerIdentity(issuerWith(SECRET), log) });

const WRITE = 'mutation { createCategory(input: { name: "Stolen" }) { __typename } }';
const ADMINISTRATOR = { sub: 'mallory', role: 'administrator' };

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const hmac = (body: string, secret: string, hash = 'sha256'): string =>
  createHmac(hash, secret).update(body).digest('base64url');

/** By hand: no library would sign such a thing. */
function signedByHand(header: object, secret: string, hash?: string): string {
  const body = `${part(header)}.${part(claimsOf(ADMINISTRATOR))}`;
  return `${body}.${hmac(body, secret, hash)}`;
}

function signedBySecret(claims: JWTPayload = {}, secret = SECRET): Promise<string> {
  return new SignJWT(claimsOf(claims)).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(secret));
}

function without(claim: string): JWTPayload {
  return { [claim]: undefined };
}

/** What somebody might try, whichever kind of key the issuer has, with the way to sign a token of its own. */
async function badClaims(sign: (claims: JWTPayload) => Promise<string>): Promise<Record<string, string>> {
  const good = await sign({});
  const [header, , signature] = good.split('.');
  return {
    'that has expired': await sign({ exp: now() - 1 }),
    'that never expires': await sign(without('exp')),
    'that expires at a moment that is none': await sign({ exp: '2999-01-01' as unknown as number }),
    'that is not valid yet': await sign({ nbf: now() + 60 }),
    'of another issuer': await sign({ iss: 'https://other.example/' }),
    'of an issuer that is nearly the same': await sign({ iss: 'https://issuer.example' }),
    'of no issuer': await sign(without('iss')),
    'for another audience': await sign({ aud: 'https://other.example/api' }),
    'for others, of whom none is this server': await sign({ aud: ['a', 'b'] }),
    'for no audience': await sign(without('aud')),
    'that names nobody': await sign(without('sub')),
    'that names somebody without a name': await sign({ sub: '' }),
    'that names no text': await sign({ sub: 7 as unknown as string }),
    'that names SQL behind the back of the server': await sign({ sub: 'database:postgres' }),
    'that names it in another case': await sign({ sub: 'Database:postgres' }),
    'that names it behind a sign that nobody sees': await sign({ sub: '\u200Bdatabase:postgres' }),
    'that names the import': await sign({ sub: 'import' }),
    'that names somebody by a blank more': await sign({ sub: 'u-1 ' }),
    'that names somebody by what no column holds': await sign({ sub: 'u\0' }),
    'that names somebody at length': await sign({ sub: 'u'.repeat(256) }),
    'with other claims under its signature': `${header}.${part(claimsOf(ADMINISTRATOR))}.${signature}`,
    'without its signature': good.replace(/[^.]*$/, ''),
    'of the algorithm "none"': new UnsecuredJWT(claimsOf(ADMINISTRATOR)).encode(),
    'of the algorithm "None", signed after all': `${part({ alg: 'None' })}.${part(claimsOf(ADMINISTRATOR))}.${signature}`,
    'of an empty header': `${part({})}.${part(claimsOf(ADMINISTRATOR))}.${signature}`,
    'with a header that has to be understood': `${part({ alg: 'RS256', crit: ['x'], x: 1 })}.${good.split('.')[1]}.${signature}`,
    'of five parts': `${good}.${good.split('.').slice(1).join('.')}`,
    'that is none': 'nonsense',
    'of dots': '..',
    'of zero bytes': 'AAAA.AAAA.AAAA',
  };
}

async function badFormsOf(sign: () => Promise<string>): Promise<Record<string, string | undefined>> {
  const good = await sign();
  return {
    'no token': undefined,
    'an empty header': '',
    'the word Bearer': 'Bearer',
    'a token without a scheme': good,
    'another scheme': `Basic ${Buffer.from('u-1:').toString('base64')}`,
    'a token of another scheme': `DPoP ${good}`,
    'two tokens': `Bearer ${good} ${good}`,
    'two tokens in a list': `Bearer ${good}, Bearer ${good}`,
    'two tokens in one': `Bearer ${good},${good}`,
  };
}

async function badForKeys(): Promise<Record<string, string>> {
  const publicKey = await exportSPKI(known.pair.publicKey);
  const confused = { alg: 'HS256', kid: 'known' };
  const jwk = await foreign.public();
  const address = elsewhere.url.href;
  return {
    'signed by another key of the same name': await foreign.sign(ADMINISTRATOR),
    'with another key in its header': await foreign.sign(ADMINISTRATOR, { jwk }),
    'that says where its key is': await foreign.sign(ADMINISTRATOR, { jku: address }),
    'that says where its certificate is': await foreign.sign(ADMINISTRATOR, { x5u: address, x5c: ['MIIB'] }),
    'whose key is an address': await foreign.sign(ADMINISTRATOR, { kid: address }),
    'whose key is a file': await foreign.sign(ADMINISTRATOR, { kid: '../../../../dev/null' }),
    'whose key is a statement': await foreign.sign(ADMINISTRATOR, { kid: "' or 1 = 1 --" }),
    'whose key has no name': await foreign.sign(ADMINISTRATOR, { kid: undefined as unknown as string }),
    'of HS256, with the public key as its secret': signedByHand(confused, publicKey),
    'of HS256, with the public key as its secret, on one line': signedByHand(confused, publicKey.trim()),
    'of HS256, with the key set as its secret': signedByHand(confused, JSON.stringify(await known.public())),
    'of HS256, without a secret': signedByHand(confused, ''),
  };
}

async function badForSecret(): Promise<Record<string, string>> {
  return {
    'signed by another secret': await signedBySecret(ADMINISTRATOR, randomBytes(32).toString('base64')),
    'signed by an empty secret': signedByHand({ alg: 'HS256' }, ''),
    'of another algorithm by the same secret': signedByHand({ alg: 'HS512' }, SECRET, 'sha512'),
    'signed by a public key': await foreign.sign(ADMINISTRATOR),
    'with a public key in its header': await foreign.sign(ADMINISTRATOR, { jwk: await foreign.public() }),
  };
}

const bearing = (tokens: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(tokens).map(([what, token]) => [`a token ${what}`, `Bearer ${token}`]));

const SIGNED: [
  string,
  Shop,
  (claims?: JWTPayload) => Promise<string>,
  () => Promise<Record<string, string | undefined>>,
][] = [
  [
    'with keys at an address',
    byKeys,
    (claims) => known.sign(claims),
    async () => ({
      ...bearing(await badClaims((claims) => known.sign(claims))),
      ...bearing(await badForKeys()),
      ...(await badFormsOf(() => known.sign())),
    }),
  ],
  [
    'with a secret',
    bySecret,
    (claims) => signedBySecret(claims),
    async () => ({
      ...bearing(await badClaims((claims) => signedBySecret(claims))),
      ...bearing(await badForSecret()),
      ...(await badFormsOf(() => signedBySecret())),
    }),
  ],
];

describe.each(SIGNED)('A1: of an issuer %s', (_kind, shop, good, bad) => {
  it.each(doors)('A1: over %s every bad token is UNAUTHENTICATED, and nothing is done', async (door, knock) => {
    const refused: Record<string, unknown> = {};
    const tried = await bad();
    await expectNothingWritten(shop, async () => {
      for (const [what, authorization] of Object.entries(tried))
        refused[what] = await knock(shop, authorization, WRITE);
    });
    expect(refused).toEqual(Object.fromEntries(Object.keys(tried).map((what) => [what, UNAUTHENTICATED[door]])));
    expect(elsewhere.asked).toBe(0);
  });

  it.each(doors)('A1: over %s a good one is not', async (_door, knock) => {
    const answer = await knock(shop, `Bearer ${await good()}`, '{ me { id name } }');
    expect(JSON.stringify(answer)).toContain('"id":"u-1","name":"Uma"');
  });

  it('A1: a token that no header would hold is refused over a WebSocket too, however good it is', async () => {
    const long = `Bearer ${await good({ padding: 'x'.repeat(16_384) })}`;
    const { status } = await fetch(`${shop.url}/graphql`, { headers: { authorization: long } });
    expect(status).toBe(431);
    const socket = await RawSocket.open(shop);
    socket.send({ type: 'connection_init', payload: { authorization: long } });
    expect(await socket.closed).toMatchObject({ code: 4403 });
  });

  it.each(['/graphql', '/graphql/stream'])(
    'A1: at %s two tokens at once are refused, whichever is good',
    async (path) => {
      const [one, other] = [`Bearer ${await good()}`, 'Bearer nonsense'];
      await expectNothingWritten(shop, async () => {
        for (const authorization of [
          [one, other],
          [other, one],
          [one, one],
        ]) {
          // The type says that there is one.
          const headers: Record<string, string | string[]> = { 'content-type': 'application/json', authorization };
          const asking = request(shop.url + path, { method: 'POST', headers });
          asking.end(JSON.stringify({ query: WRITE }));
          const [answer] = (await once(asking, 'response')) as [IncomingMessage];
          expect(answer).toMatchObject({
            statusCode: 400,
            headers: { 'www-authenticate': 'Bearer error="invalid_request"' },
          });
          expect(await json(answer)).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
        }
      });
    },
  );

  it('A1: over a WebSocket two tokens at once are refused, whichever is good', async () => {
    const [one, other] = [`Bearer ${await good()}`, 'Bearer nonsense'];
    for (const [authorization, Authorization] of [
      [one, other],
      [other, one],
      [one, one],
    ]) {
      const socket = await RawSocket.open(shop);
      socket.send({ type: 'connection_init', payload: { authorization, Authorization } });
      expect(await socket.closed).toMatchObject({ code: 4403 });
    }
  });

  it('A1: what a client has to answer is in the header of the refusal', async () => {
    const challengeOf = async (headers: Record<string, string>): Promise<string | null> => {
      const init = {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{"query":"{ __typename }"}',
      };
      return (await fetch(`${shop.url}/graphql`, init)).headers.get('www-authenticate');
    };
    expect(await challengeOf({})).toBe('Bearer');
    expect(await challengeOf({ authorization: 'Bearer nonsense' })).toBe('Bearer error="invalid_token"');
    expect(await challengeOf({ authorization: `Bearer ${await good()}` })).toBeNull();
  });
});
