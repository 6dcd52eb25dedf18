import { randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { issuerIdentity } from '../../src/server/identity/issuer.js';
import { claimsOf, issuerWith, now } from '../setup/issuer.js';
import { useShop } from '../setup/shop.js';
import { Socket, subscribeByStream } from '../setup/subscribe.js';
import { tickingSchema, useTicker } from '../setup/ticker.js';

const SECRET = randomBytes(32).toString('base64');
const identity = (clockToleranceSeconds = 0) =>
  issuerIdentity({ ...issuerWith(SECRET), clockToleranceSeconds }, (error) => expect.fail(String(error)));
const ticker = useTicker();
const shop = useShop({ production: true, schema: tickingSchema(ticker), identify: () => identity(1) });

function tokenFor(seconds: number): Promise<string> {
  const token = new SignJWT(claimsOf({ exp: now() + seconds }));
  return token.setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(SECRET));
}

afterEach(() => vi.useRealTimers());

describe('a token of an issuer that expires', () => {
  it('A1: takes what it opened with it, over either transport', async () => {
    // Longer than it takes to subscribe, on however busy a machine.
    const token = await tokenFor(4);
    const socket = new Socket(shop, { token });
    const overSocket = socket.subscribe('subscription { ticks { n } }');
    const stream = subscribeByStream(shop, 'subscription { ticks { n } }', {}, { token });
    await ticker.heardBy(2);
    const reason = 'The token is no longer valid.';
    expect(await socket.closed).toMatchObject({ code: 4403, reason });
    expect(await overSocket.ended).toMatchObject({ code: 4403 });
    expect(await stream.nextResult()).toEqual({
      errors: [{ message: reason, extensions: { code: 'UNAUTHENTICATED' } }],
    });
    expect(await stream.ended).toEqual({});
    await ticker.heardBy(0);
  });

  it('A1: is not remembered for longer', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const identify = identity();
    const authorization = `Bearer ${await tokenFor(10)}`;
    expect((await identify(authorization)).actor.id).toBe('u-1');
    vi.setSystemTime(Date.now() + 8_000);
    expect((await identify(authorization)).actor.id).toBe('u-1');
    vi.setSystemTime(Date.now() + 3_000);
    await expect(identify(authorization)).rejects.toThrow('The token has expired.');
  });

  it('A1: with a thousand others remembered each is still checked by what it says itself', async () => {
    const identify = identity();
    const tokens = await Promise.all(
      Array.from({ length: 1100 }, async (_each, n) => {
        const token = new SignJWT(claimsOf({ sub: `u-${n}` })).setProtectedHeader({ alg: 'HS256' });
        return [`u-${n}`, `Bearer ${await token.sign(Buffer.from(SECRET))}`] as const;
      }),
    );
    for (const round of [1, 2]) {
      for (const [id, authorization] of tokens)
        expect([round, (await identify(authorization)).actor.id]).toEqual([round, id]);
    }
  });
});
