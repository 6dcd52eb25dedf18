import type { ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';
import { createRemoteJWKSet, jwtVerify, SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Identify } from '../../src/server/identity.js';
import { issuerIdentity } from '../../src/server/identity/issuer.js';
import { claimsOf, issuerWith, now, SigningKey, useKeyServer } from '../setup/issuer.js';

const server = useKeyServer();
const old = await SigningKey.make('old');
const next = await SigningKey.make('next', 'ES256');
const forged = await SigningKey.make('forged');

const DAY = 24 * 60 * 60;
const logged: unknown[] = [];
let identify: Identify;
let serial = 0;

beforeEach(() => {
  server.keys = [old];
  server.answer = null;
  server.asked = 0;
  identify = issuerIdentity(issuerWith(server.url), (error) => logged.push(error));
  vi.useFakeTimers({ toFake: ['Date'] });
});

afterEach(() => {
  vi.useRealTimers();
  if (logged.length > 0) throw new Error('Errors were logged that no test expected.', { cause: logged.splice(0) });
});

const passSeconds = (seconds: number): unknown => vi.setSystemTime(Date.now() + seconds * 1000);

/** Never the same twice, so that none is remembered. */
async function tokenBy(key: SigningKey): Promise<string> {
  return `Bearer ${await key.sign({ jti: String((serial += 1)), exp: now() + DAY })}`;
}

/** The id of the person, or the code with which they are refused. */
async function outcome(authorization: string): Promise<string> {
  try {
    return (await identify(authorization)).actor.id;
  } catch (error) {
    return error instanceof GraphQLError ? String(error.extensions['code']) : String(error);
  }
}

async function outcomeBy(key: SigningKey): Promise<string> {
  return outcome(await tokenBy(key));
}

const many = (count: number, key: SigningKey): Promise<string[]> =>
  Promise.all(Array.from({ length: count }, () => outcomeBy(key)));

function expectLogged(...messages: string[]): void {
  expect(logged.splice(0).map((error) => (error as Error).message)).toEqual(messages);
}

const AWAY = 'The keys of the issuer cannot be fetched.';

describe('the keys of an issuer', () => {
  it('are fetched when they are first needed, and once, however many tokens come at once', async () => {
    expect(server.asked).toBe(0);
    expect(new Set(await many(50, old))).toEqual(new Set(['u-1']));
    expect(server.asked).toBe(1);
  });

  it('may be of any asymmetric kind', async () => {
    const kinds = ['RS512', 'PS256', 'ES256', 'ES384', 'ES512', 'EdDSA'];
    server.keys = await Promise.all(kinds.map((alg) => SigningKey.make(alg, alg)));
    expect(await Promise.all(server.keys.map(outcomeBy))).toEqual(kinds.map(() => 'u-1'));
  });

  it('change: a token by a new one has them fetched, and the old one works as long as it is there', async () => {
    expect(await outcomeBy(old)).toBe('u-1');
    server.keys = [old, next];
    passSeconds(31);
    expect(new Set(await many(50, next))).toEqual(new Set(['u-1']));
    expect(server.asked).toBe(2);
    expect(await outcomeBy(old)).toBe('u-1');
    expect(server.asked).toBe(2);
  });

  it('are not fetched for each token by a key that there is not, which anybody can make', async () => {
    await outcomeBy(old);
    expect(new Set(await many(50, forged))).toEqual(new Set(['UNAUTHENTICATED']));
    expect(server.asked).toBe(1);
    passSeconds(31);
    expect(new Set(await many(50, forged))).toEqual(new Set(['UNAUTHENTICATED']));
    expect(await outcomeBy(forged)).toBe('UNAUTHENTICATED');
    expect(server.asked).toBe(2);
  });

  it('would be, without the pause between: the control', async () => {
    const keys = createRemoteJWKSet(server.url, { cooldownDuration: 0 });
    for (let count = 0; count < 10; count += 1) {
      await expect(jwtVerify(await forged.sign(), keys)).rejects.toThrow('no applicable key');
    }
    expect(server.asked).toBeGreaterThan(9);
  });

  it('are trusted for five minutes after one is withdrawn, and a token that was seen then for one minute more', async () => {
    await outcomeBy(old);
    server.keys = [next];
    passSeconds(299);
    const seen = await tokenBy(old);
    expect(await outcome(seen)).toBe('u-1');
    passSeconds(2);
    expect(await outcomeBy(old)).toBe('UNAUTHENTICATED');
    expect(await outcome(seen)).toBe('u-1');
    passSeconds(57);
    expect(await outcome(seen)).toBe('u-1');
    passSeconds(2);
    expect(await outcome(seen)).toBe('UNAUTHENTICATED');
  });

  it('are no secrets: of a set that has one, tokens signed with it are refused', async () => {
    const secret = Buffer.alloc(32, 1);
    const jwk = { kty: 'oct', k: secret.toString('base64url'), kid: 'shared', alg: 'HS256' };
    server.answer = (_request, response) => response.end(JSON.stringify({ keys: [jwk] }));
    const token = await new SignJWT(claimsOf()).setProtectedHeader({ alg: 'HS256', kid: 'shared' }).sign(secret);
    expect(await outcome(`Bearer ${token}`)).toBe('UNAUTHENTICATED');
  });
});

describe('while the issuer is away', () => {
  const away = (response: ServerResponse): unknown => response.writeHead(503).end();

  it('known keys go on working, however long; by an unknown one the token cannot be checked, and that is said', async () => {
    expect(await outcomeBy(old)).toBe('u-1');
    server.answer = (_request, response) => away(response);
    passSeconds(31);
    expect(await outcomeBy(next)).toBe('SERVICE_UNAVAILABLE');
    expectLogged(AWAY);
    for (let hours = 0; hours < 3; hours += 1) {
      passSeconds(60 * 60);
      expect(await outcomeBy(old)).toBe('u-1');
      expect(await outcomeBy(next)).toBe('SERVICE_UNAVAILABLE');
    }
    server.answer = null;
    server.keys = [old, next];
    passSeconds(5);
    expect(await outcomeBy(next)).toBe('u-1');
    expect(await outcomeBy(old)).toBe('u-1');
  });

  it('nobody asks it more often than every five seconds, however many tokens there are to check, and that is logged once', async () => {
    server.answer = (_request, response) => away(response);
    expect(new Set(await many(50, old))).toEqual(new Set(['SERVICE_UNAVAILABLE']));
    for (const one of [1, 2, 3]) expect(`${one} ${await outcomeBy(old)}`).toBe(`${one} SERVICE_UNAVAILABLE`);
    expect(server.asked).toBe(1);
    passSeconds(5);
    expect(new Set(await many(50, old))).toEqual(new Set(['SERVICE_UNAVAILABLE']));
    expect(server.asked).toBe(2);
    expectLogged(AWAY);
  });

  it('a token that cannot be good whoever has signed it is refused as ever', async () => {
    server.answer = (_request, response) => away(response);
    const confused = await new SignJWT(claimsOf()).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.alloc(32));
    expect(await outcome(`Bearer ${confused}`)).toBe('UNAUTHENTICATED');
    expect(server.asked).toBe(0);
  });

  it.each<[string, (response: ServerResponse) => unknown]>([
    ['an error', (response) => response.writeHead(500).end('{"keys":[]}')],
    ['another address', (response) => response.writeHead(302, { location: 'http://127.0.0.1:1/keys' }).end()],
    ['a page', (response) => response.end('<!doctype html>')],
    ['nothing', (response) => response.end()],
    ['something else in JSON', (response) => response.end('{"keys":7}')],
    ['a connection that breaks', (response) => response.destroy()],
    [
      'half an answer',
      (response) => response.writeHead(200, { 'content-length': '100' }).write('{"keys', () => response.destroy()),
    ],
  ])('%s is as good as no answer', async (_what, answer) => {
    server.answer = (_request, response) => answer(response);
    expect(await outcomeBy(old)).toBe('SERVICE_UNAVAILABLE');
    expectLogged(AWAY);
    server.answer = null;
    passSeconds(5);
    expect(await outcomeBy(old)).toBe('u-1');
  });

  it('and known keys wait for one that hangs once, and then go on at once', async () => {
    await outcomeBy(old);
    const waiting: ServerResponse[] = [];
    server.answer = (_request, response) => void waiting.push(response);
    passSeconds(301);
    const first = many(10, old);
    await vi.waitFor(() => expect(waiting).toHaveLength(1), { timeout: 10_000 });
    waiting[0]!.destroy();
    expect(new Set(await first)).toEqual(new Set(['u-1']));
    expectLogged(AWAY);
    passSeconds(5);
    expect(new Set(await many(10, old))).toEqual(new Set(['u-1']));
    // Asked again meanwhile, and nobody waits for it.
    await vi.waitFor(() => expect(waiting).toHaveLength(2), { timeout: 10_000 });
    // In time: nobody has waited until it was given up.
    waiting[1]!.end(JSON.stringify({ keys: [await next.public()] }));
    await vi.waitFor(async () => expect(await outcomeBy(next)).toBe('u-1'), { timeout: 10_000 });
    expect(waiting).toHaveLength(2);
  });
});
