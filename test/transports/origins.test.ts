import { describe, expect, it } from 'vitest';
import { RawSocket } from '../setup/raw-socket.js';
import { useShop } from '../setup/shop.js';

const SANDBOX = ['https://studio.apollographql.com', 'https://sandbox.embed.apollographql.com'];
const STRANGERS = [
  'https://evil.example',
  'http://studio.apollographql.com',
  'https://studio.apollographql.com.evil.example',
  'null',
  'nonsense',
  '',
];

describe.each([
  ['development', false],
  ['production', true],
])('in %s, a WebSocket', (_name, production) => {
  const shop = useShop({ production });

  it('may be opened by a program, which names no origin', async () => {
    await expect(RawSocket.open(shop)).resolves.toBeDefined();
  });

  it('may be opened by a page of the server itself, whatever stands before the server', async () => {
    await expect(RawSocket.open(shop, { origin: shop.url })).resolves.toBeDefined();
    await expect(
      RawSocket.open(shop, { origin: 'https://shop.example', headers: { host: 'Shop.Example' } }),
    ).resolves.toBeDefined();
  });

  it.each(STRANGERS)('is refused to a page of another origin: %j', async (origin) => {
    expect(await RawSocket.refused(shop, { headers: { origin } })).toEqual({ status: 403, code: 'FORBIDDEN' });
  });

  it('is refused to a page of another port of the same machine', async () => {
    expect(await RawSocket.refused(shop, { origin: 'http://127.0.0.1:1' })).toMatchObject({ status: 403 });
  });

  it.each(SANDBOX)('may be opened by %s in development alone', async (origin) => {
    const answer = production ? await RawSocket.refused(shop, { origin }) : await RawSocket.open(shop, { origin });
    expect(answer).toEqual(production ? { status: 403, code: 'FORBIDDEN' } : expect.any(RawSocket));
  });
});
